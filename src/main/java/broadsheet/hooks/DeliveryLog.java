package broadsheet.hooks;

import broadsheet.db.Db;
import broadsheet.db.Row;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was sent, what waits, and what was given up.
public final class DeliveryLog {
    private static final int SWEPT = 10_000;

    private final Db db;

    public DeliveryLog(Db db) {
        this.db = db;
    }

    /// The newest first.
    ///
    /// @param hook null for all, and the hub
    /// @param state null for all
    public List<LoggedDelivery> newest(@Nullable Long hook, @Nullable String state, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, hook_id, kind, coalesce('story:' || story_id, topic) as about,
                                    created, state, attempts, due, status, problem, ended
                                from delivery
                                where (:hook::bigint is null or hook_id = :hook)
                                    and (:state::text is null or state = :state)
                                order by id desc limit :limit
                                """)
                        .bind("hook", hook)
                        .bind("state", state)
                        .bind("limit", limit)
                        .list(DeliveryLog::line));
    }

    private static LoggedDelivery line(Row row) {
        return new LoggedDelivery(
                row.number("id"),
                row.numberOrNull("hook_id"),
                row.text("kind"),
                row.textOrNull("about"),
                row.instant("created"),
                row.text("state"),
                row.integer("attempts"),
                row.instant("due"),
                row.numberOrNull("status"),
                row.textOrNull("problem"),
                row.instantOrNull("ended"));
    }

    /// Has a delivery that ended sent again, under its old number; false where there is no such.
    public boolean resend(long delivery) {
        return db.write(tx -> tx.sql(AGAIN + "and d.id = :id").bind("id", delivery).update()) > 0;
    }

    /// The same for all that were given up of one hook; how many.
    public int resendGivenUp(long hook) {
        return db.write(tx ->
                tx.sql(AGAIN + "and d.hook_id = :hook and d.state = 'given-up'")
                        .bind("hook", hook)
                        .update());
    }

    private static final String AGAIN =
            """
            update delivery d set state = 'waiting', attempts = 0, due = now(), ended = null
            where d.ended is not null and not exists (select from delivery o
                where o.topic = d.topic and o.state = 'waiting')
            """;

    /// How much waits.
    ///
    /// @param oldest how long the oldest of it has waited, in seconds
    /// @param troubled receivers whose last delivery was given up, or that are paused
    public record Waiting(long count, double oldest, long troubled) {}

    /// What waits for hooks that are in use, and for the hub.
    public Waiting waiting() {
        return db.read(tx ->
                tx.sql(
                                """
                                select count(*) as n,
                                    coalesce(extract(epoch from now() - min(d.created)), 0) as oldest,
                                    (select count(*) from hook where given_up > 0 or paused is not null) as troubled
                                from delivery d left join hook h on h.id = d.hook_id
                                where d.state in ('waiting', 'sending') and h.paused is null
                                """)
                        .one(row ->
                                new Waiting(
                                        row.number("n"),
                                        row.real("oldest"),
                                        row.number("troubled")))
                        .orElseThrow());
    }

    /// Takes away what ended, or has waited in vain, before that long; some at a time. True where
    /// there may be more.
    boolean sweep(Duration keep) {
        return db.write(tx ->
                tx.sql(
                                        """
                                        delete from delivery where id in (
                                            select id from delivery
                                            where ended < now() - make_interval(secs => :keep)
                                            or state = 'waiting' and due < now() - make_interval(secs => :keep)
                                            limit :most)
                                        """)
                                .bind("keep", keep.toSeconds())
                                .bind("most", SWEPT)
                                .update()
                        == SWEPT);
    }
}
