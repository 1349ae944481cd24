package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Links that work once. A new one for the same person, or the same purpose, ends the one before.
public final class Links {
    private final Db db;
    private final People people;
    private final Audit audit;
    private final SecureRandom random;
    private final InstantSource clock;

    Links(Db db, People people, Audit audit, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.people = people;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// A link that makes the first administrator; empty where there is somebody already.
    public Optional<Token> first() {
        return people.none()
                ? Optional.of(make(Link.Purpose.FIRST, null, Actor.SYSTEM))
                : Optional.empty();
    }

    /// A link for somebody to choose a password; empty where they may not come in.
    public Optional<Token> password(PersonId id, Actor by) {
        return people.find(id)
                .filter(person -> person.deactivated() == null)
                .map(person ->
                        make(
                                person.invited() ? Link.Purpose.INVITATION : Link.Purpose.PASSWORD,
                                id,
                                by));
    }

    private Token make(Link.Purpose purpose, @Nullable PersonId person, Actor by) {
        Token token = Token.fresh(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.write(tx -> {
            tx.sql(
                            """
                            delete from one_time_link
                            where person_id is not distinct from :person::bigint or expires < :now
                            """)
                    .bind("person", person == null ? null : person.value())
                    .bind("now", now)
                    .update();
            if (person != null)
                audit.write(tx, by, Act.LINK_MADE, person.actor().name(), purpose.word());
            return tx.sql(
                            """
                            insert into one_time_link (hash, purpose, person_id, expires)
                            values (:hash, :purpose, :person::bigint, :expires)
                            """)
                    .bind("hash", token.hash())
                    .bind("purpose", purpose.word())
                    .bind("person", person == null ? null : person.value())
                    .bind("expires", now.plus(purpose.good()))
                    .update();
        });
        return token;
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
