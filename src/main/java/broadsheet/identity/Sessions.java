package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Who is signed in where. A session ends when it is not used for some days, and in any case after
/// a month. A token is good only once it has been written down, so nobody can bring their own.
public final class Sessions {
    /// How long one may be left alone.
    public static final Duration IDLE = Duration.ofDays(3);

    /// How long one may last.
    public static final Duration LONGEST = Duration.ofDays(30);

    /// How exactly the last use is known; a write a request would be dear.
    private static final Duration EXACT = Duration.ofMinutes(1);

    private static final int LONGEST_DEVICE = 100;

    private final Db db;
    private final Audit audit;
    private final SecureRandom random;
    private final InstantSource clock;

    Sessions(Db db, Audit audit, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// Opens a session; the token is shown this once.
    Token open(Tx tx, PersonId person, String device) {
        Token token = Token.fresh(random);
        Instant now = now();
        tx.sql(
                        "delete from session where person_id = :person and (last_used < :idle or created < :old)")
                .bind("person", person.value())
                .bind("idle", now.minus(IDLE))
                .bind("old", now.minus(LONGEST))
                .update();
        tx.sql(
                        """
                        insert into session (hash, person_id, device, created, last_used)
                        values (:hash, :person, :device, :now, :now)
                        """)
                .bind("hash", token.hash())
                .bind("person", person.value())
                .bind("device", device.substring(0, Math.min(LONGEST_DEVICE, device.length())))
                .bind("now", now)
                .update();
        audit.write(tx, person.actor(), Act.SIGNED_IN, person.actor().name(), device);
        return token;
    }

    /// Whoever shows this token, where it is good and its owner may come in.
    public Optional<SignedIn> find(Token token) {
        Instant now = now();
        Optional<SignedIn> found =
                db.read(tx ->
                        tx.sql(
                                        "select s.id, s.device, s.created, s.last_used, "
                                                + People.COLUMNS
                                                + """
                                                from session s join person p on p.id = s.person_id
                                                where s.hash = :hash and s.last_used > :idle and s.created > :old
                                                  and p.deactivated is null
                                                """)
                                .bind("hash", token.hash())
                                .bind("idle", now.minus(IDLE))
                                .bind("old", now.minus(LONGEST))
                                .one(row -> new SignedIn(People.person(row), session(row), token)));
        found.map(SignedIn::session)
                .filter(session -> session.lastUsed().isBefore(now.minus(EXACT)))
                .ifPresent(session -> touch(session, now));
        return found;
    }

    private void touch(Session session, Instant now) {
        db.write(tx ->
                tx.sql("update session set last_used = :now where id = :id and last_used < :now")
                        .bind("now", now)
                        .bind("id", session.id())
                        .update());
    }

    /// Everywhere that somebody is signed in, last used first.
    public List<Session> of(PersonId person) {
        Instant now = now();
        return db.read(tx ->
                tx.sql(
                                """
                                select id, device, created, last_used from session
                                where person_id = :person and last_used > :idle and created > :old
                                order by last_used desc, id desc
                                """)
                        .bind("person", person.value())
                        .bind("idle", now.minus(IDLE))
                        .bind("old", now.minus(LONGEST))
                        .list(Sessions::session));
    }

    /// Signs out one browser of this person; false where they have no such session.
    public boolean end(PersonId person, long session) {
        return db.write(tx -> {
            Optional<String> device =
                    tx.sql(
                                    """
                                    delete from session where id = :id and person_id = :person
                                    returning device
                                    """)
                            .bind("id", session)
                            .bind("person", person.value())
                            .one(row -> row.text("device"));
            device.ifPresent(it ->
                    audit.write(tx, person.actor(), Act.SIGNED_OUT, person.actor().name(), it));
            return device.isPresent();
        });
    }

    /// Signs somebody out in all browsers but this one, those that still have to show a code
    /// included; in how many they were in.
    ///
    /// @param but 0 for none
    public int endAll(PersonId person, long but, Actor by) {
        return db.write(tx -> endAll(tx, person, but, by));
    }

    int endAll(Tx tx, PersonId person, long but, Actor by) {
        SecondFactor.turnBack(tx, person);
        int ended =
                tx.sql("delete from session where person_id = :person and id <> :but")
                        .bind("person", person.value())
                        .bind("but", but)
                        .update();
        if (ended > 0)
            audit.write(tx, by, Act.SESSIONS_ENDED, person.actor().name(), Integer.toString(ended));
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Session session(Row row) {
        return new Session(
                row.number("id"),
                row.text("device"),
                row.instant("created"),
                row.instant("last_used"));
    }
}
