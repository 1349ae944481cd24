package broadsheet.mail;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.time.Duration;
import java.util.Optional;

/// What is to be written to whom. All times are the database's, which every node shares.
///
/// Whoever takes a letter has it for a while only: what was not heard of by then is sent again by
/// another. So a letter may go out twice, but is never forgotten.
public final class Letters {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Db db;
    private final boolean carried;

    /// @param carried whether there is a mail server to take letters to
    public Letters(Db db, boolean carried) {
        this.db = db;
        this.carried = carried;
    }

    /// Whether letters go out; where not, only their links are logged.
    public boolean carried() {
        return carried;
    }

    /// Has a letter written, once the transaction that it tells of is committed.
    ///
    /// @param recipient who gets it, as the [Scribe] will understand it
    /// @param detail what else the scribe must know
    /// @param good how long it is worth sending
    public void post(Tx tx, String kind, String recipient, String detail, Duration good) {
        tx.sql(
                        """
                        insert into letter (kind, recipient, detail, good)
                        values (:kind, :recipient, :detail, now() + make_interval(secs => :good))
                        """)
                .bind("kind", kind)
                .bind("recipient", recipient)
                .bind("detail", detail)
                .bind("good", good.toMillis() / 1000.0)
                .update();
    }

    /// Takes the letter that has been due longest. Of several that would say the same only the
    /// newest goes.
    ///
    /// @param lease longer than sending may take
    Optional<Envelope> take(Duration lease) {
        return db.write(tx -> {
            Optional<Envelope> taken =
                    tx.sql(
                                    """
                                    update letter l set state = 'sending', attempts = l.attempts + 1,
                                        due = now() + make_interval(secs => :lease)
                                    from (
                                        select n.id from letter n
                                        where n.state in ('waiting', 'sending') and n.due <= now() and n.good > now()
                                            and not exists (select from letter o where o.id > n.id and o.state = 'waiting'
                                                and o.kind = n.kind and o.recipient = n.recipient and o.detail = n.detail)
                                        order by n.due, n.id limit 1
                                        for update of n skip locked) next
                                    where l.id = next.id
                                    returning l.id, l.message::text as message, l.kind, l.recipient, l.detail, l.posted, l.attempts
                                    """)
                            .bind("lease", lease.toMillis() / 1000.0)
                            .one(Letters::envelope);
            taken.ifPresent(envelope -> supersede(tx, envelope));
            return taken;
        });
    }

    private static void supersede(Tx tx, Envelope envelope) {
        tx.sql(
                        """
                        delete from letter
                        where id < :id and kind = :kind and recipient = :recipient and detail = :detail
                            and (state = 'waiting' or state = 'sending' and due <= now())
                        """)
                .bind("id", envelope.id())
                .bind("kind", envelope.kind())
                .bind("recipient", envelope.recipient())
                .bind("detail", envelope.detail())
                .update();
    }

    private static Envelope envelope(Row row) {
        return new Envelope(
                row.number("id"),
                row.text("message"),
                row.text("kind"),
                row.text("recipient"),
                row.text("detail"),
                row.instant("posted"),
                row.integer("attempts"));
    }

    /// It has gone out, or there was nobody to send it to: nothing of it is kept.
    void done(Envelope envelope) {
        db.write(tx ->
                tx.sql("delete from letter" + MINE)
                        .bind("id", envelope.id())
                        .bind("attempt", envelope.attempt())
                        .update());
    }

    /// Lets it be sent again later, each time after thrice as long, up to an hour; false where it
    /// would come too late to be worth sending.
    ///
    /// @param chance from 0 to 1: up to a fifth is added or taken away by it
    boolean again(Envelope envelope, String problem, double chance) {
        double whole =
                Math.min(
                        SHORTEST_WAIT.toSeconds() * Math.pow(3, envelope.attempt() - 1),
                        LONGEST_WAIT.toSeconds());
        return db.write(tx ->
                tx.sql(
                                """
                                update letter set state = 'waiting', problem = :problem,
                                    due = now() + make_interval(secs => :wait)
                                """
                                        + MINE
                                        + " and now() + make_interval(secs => :wait) < good")
                        .bind("problem", problem)
                        .bind("wait", whole * (0.8 + 0.4 * chance))
                        .bind("id", envelope.id())
                        .bind("attempt", envelope.attempt())
                        .update())
                > 0;
    }

    /// It never went out. It stays for a while, for [LetterLog].
    void giveUp(Envelope envelope, String problem) {
        db.write(tx ->
                tx.sql(
                                "update letter set state = 'given-up', problem = :problem, due ="
                                        + " now()"
                                        + MINE)
                        .bind("problem", problem)
                        .bind("id", envelope.id())
                        .bind("attempt", envelope.attempt())
                        .update());
    }

    /// Not another's, because this one took too long.
    private static final String MINE =
            " where id = :id and state = 'sending' and attempts = :attempt";
}
