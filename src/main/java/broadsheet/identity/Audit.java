package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The audit log: who did what to people, rights, sessions and settings. Lines are written in the
/// transaction they tell of, and never changed. What is done to somebody's way in is written to
/// them as well, so that nobody who changes it can forget to.
public final class Audit {
    private final Db db;
    private final Post post;
    private final InstantSource clock;

    Audit(Db db, Post post, InstantSource clock) {
        this.db = db;
        this.post = post;
        this.clock = clock;
    }

    /// Adds a line. Secrets never stand in it.
    public void write(Tx tx, Actor actor, Act act, String subject, String detail) {
        tx.sql(
                        """
                        insert into audit (at, actor, act, subject, detail)
                        values (:at, :actor, :act, :subject, :detail)
                        """)
                .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bind("actor", actor.name())
                .bind("act", act.word())
                .bind("subject", subject)
                .bind("detail", detail)
                .update();
        LetterKind.telling(act)
                .ifPresent(kind ->
                        PersonId.of(new Actor(subject))
                                .ifPresent(person -> post.tell(tx, kind, person, "")));
    }

    /// The newest lines first.
    ///
    /// @param before only lines with a smaller number
    public List<AuditLine> page(long before, int most) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, at, actor, act, subject, detail from audit
                                where id < :before order by id desc limit :most
                                """)
                        .bind("before", before)
                        .bind("most", most)
                        .list(row ->
                                new AuditLine(
                                        row.number("id"),
                                        row.instant("at"),
                                        row.text("actor"),
                                        row.text("act"),
                                        row.text("subject"),
                                        row.text("detail"))));
    }
}
