package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links that work once. One that is handed over ends all that its owner had; one that goes out by
/// letter ends those of earlier letters only, since anybody can ask for it. Whichever is used ends
/// the others.
public final class Links {
    private final Db db;
    private final People people;
    private final Post post;
    private final Audit audit;
    private final SecureRandom random;
    private final InstantSource clock;

    Links(Db db, People people, Post post, Audit audit, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.people = people;
        this.post = post;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// A link that makes the first administrator; empty where there is somebody already.
    public Optional<Token> first() {
        if (!people.none()) return Optional.empty();
        return Optional.of(
                db.write(tx -> {
                    clear(tx, null);
                    return make(tx, Link.Purpose.FIRST, null, null);
                }));
    }

    /// A link for somebody to choose a password; empty where they may not come in.
    public Optional<Token> password(PersonId id, Actor by) {
        return people.find(id)
                .filter(person -> person.deactivated() == null)
                .map(person -> db.write(tx -> handed(tx, person, by)));
    }

    /// The same for somebody who has none yet, who is written to as well.
    public Optional<Token> invitation(PersonId id, Actor by) {
        return people.find(id)
                .filter(person -> person.deactivated() == null)
                .map(person ->
                        db.write(tx -> {
                            post.tell(tx, LetterKind.INVITATION, id, by.name());
                            return handed(tx, person, by);
                        }));
    }

    private Token handed(Tx tx, Person person, Actor by) {
        clear(tx, person.id());
        Link.Purpose purpose = Link.purpose(person);
        audit.write(tx, by, Act.LINK_MADE, person.id().actor().name(), purpose.word());
        return make(tx, purpose, person.id(), null);
    }

    /// A link for a letter that goes out now. It has one for each attempt, all of them good: which
    /// of them arrives nobody knows.
    public Token mailed(Person person, long letter) {
        Link.Purpose purpose = Link.purpose(person);
        return db.write(tx -> {
            tx.sql(
                            """
                            delete from one_time_link
                            where person_id = :person and letter <> :letter or expires < :now
                            """)
                    .bind("person", person.id().value())
                    .bind("letter", letter)
                    .bind("now", clock.instant())
                    .update();
            boolean known =
                    !tx.sql("select 1 as one from one_time_link where letter = :letter limit 1")
                            .bind("letter", letter)
                            .list(_ -> true)
                            .isEmpty();
            if (!known)
                audit.write(
                        tx,
                        Actor.SYSTEM,
                        Act.LINK_MAILED,
                        person.id().actor().name(),
                        purpose.word());
            return make(tx, purpose, person.id(), letter);
        });
    }

    private void clear(Tx tx, @Nullable PersonId person) {
        tx.sql(
                        """
                        delete from one_time_link
                        where person_id is not distinct from :person::bigint or expires < :now
                        """)
                .bind("person", person == null ? null : person.value())
                .bind("now", clock.instant())
                .update();
    }

    private Token make(
            Tx tx, Link.Purpose purpose, @Nullable PersonId person, @Nullable Long letter) {
        Token token = Token.fresh(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tx.sql(
                        """
                        insert into one_time_link (hash, purpose, person_id, expires, letter)
                        values (:hash, :purpose, :person::bigint, :expires, :letter::bigint)
                        """)
                .bind("hash", token.hash())
                .bind("purpose", purpose.word())
                .bind("person", person == null ? null : person.value())
                .bind("expires", now.plus(purpose.good()))
                .bind("letter", letter)
                .update();
        return token;
    }

    /// Ends all of somebody's.
    static void end(Tx tx, PersonId person) {
        tx.sql("delete from one_time_link where person_id = :person")
                .bind("person", person.value())
                .update();
    }

    /// What the link would do. Looking does not use it up: programs that read mail follow links.
    public Optional<Link> look(Token token) {
        return db.read(tx ->
                tx.sql(
                                """
                                select purpose, person_id from one_time_link
                                where hash = :hash and expires > :now
                                """)
                        .bind("hash", token.hash())
                        .bind("now", clock.instant())
                        .one(row -> link(tx, row.text("purpose"), row.numberOrNull("person_id"))));
    }

    /// Uses it up; empty where it was used, or has run out.
    Optional<Link> use(Tx tx, Token token) {
        return tx.sql(
                        """
                        delete from one_time_link where hash = :hash and expires > :now
                        returning purpose, person_id
                        """)
                .bind("hash", token.hash())
                .bind("now", clock.instant())
                .one(row -> link(tx, row.text("purpose"), row.numberOrNull("person_id")));
    }

    private Link link(Tx tx, String purpose, @Nullable Long person) {
        return new Link(
                Link.Purpose.of(purpose),
                person == null ? null : people.find(tx, new PersonId(person)).orElseThrow());
    }
}
