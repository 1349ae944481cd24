package broadsheet.hooks;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be sent, and who has it in hand. All times are the database's, which every node
/// shares.
///
/// Whoever takes a delivery has it for [#LEASE] only: no transaction is open while it is sent,
/// because that would hold up every follower of the log. One that was not heard of by then is taken
/// for dead, and its delivery is sent again by another.
final class Deliveries {
    /// Much longer than sending may take.
    static final Duration LEASE = Duration.ofSeconds(60);

    /// The most that is sent to one hook at a time, on all nodes together, or nearly.
    private static final int AT_ONE_HOOK = 2;

    private final Db db;

    Deliveries(Db db) {
        this.db = db;
    }

    /// Takes the delivery that has been due longest. No two of one story are sent to one hook at
    /// the same time, and of those that are due the earlier goes first.
    Optional<Delivery> take() {
        return db.write(tx ->
                tx.sql(
                                """
                                update delivery d set state = 'sending', attempts = d.attempts + 1,
                                    due = now() + make_interval(secs => :lease)
                                from (
                                    select n.id, h.url, h.secret
                                    from delivery n left join hook h on h.id = n.hook_id
                                    where n.state in ('waiting', 'sending') and n.due <= now() and h.paused is null
                                        and (n.hook_id is null or :most >
                                            (select count(*) from delivery o where o.hook_id = n.hook_id
                                                and o.state = 'sending' and o.due > now()))
                                        and not exists (select from delivery o
                                            where o.hook_id = n.hook_id and o.story_id = n.story_id and o.id <> n.id
                                                and (o.state = 'sending' and o.due > now()
                                                    or o.state in ('waiting', 'sending') and o.due <= now() and o.id < n.id))
                                    order by n.due, n.id limit 1
                                    for update of n skip locked) next
                                where d.id = next.id
                                returning d.*, next.url, next.secret
                                """)
                        .bind("lease", LEASE.toSeconds())
                        .bind("most", AT_ONE_HOOK)
                        .one(Deliveries::delivery));
    }

    /// A message that tells of nothing, taken already by whoever asks for it; empty where there is
    /// no such hook.
    Optional<Delivery> test(long hook) {
        return db.write(tx ->
                tx.sql(
                                """
                                with added as (
                                    insert into delivery (hook_id, kind, happened, state, attempts, due)
                                    select id, :kind, now(), 'sending', 1, now() + make_interval(secs => :lease)
                                    from hook where id = :hook returning *)
                                select a.*, h.url, h.secret from added a join hook h on h.id = a.hook_id
                                """)
                        .bind("kind", HookKind.TEST.word())
                        .bind("lease", LEASE.toSeconds())
                        .bind("hook", hook)
                        .one(Deliveries::delivery));
    }

    private static Delivery delivery(Row row) {
        Long hook = row.numberOrNull("hook_id");
        return new Delivery(
                row.number("id"),
                "msg_" + row.text("message").replace("-", ""),
                row.text("kind"),
                row.integer("attempts"),
                row.instant("happened"),
                hook == null
                        ? new Delivery.ToHub(row.text("topic"))
                        : new Delivery.ToHook(
                                hook,
                                URI.create(row.text("url")),
                                Secret.of(row.text("secret")),
                                Objects.requireNonNullElse(row.numberOrNull("story_id"), 0L),
                                Math.toIntExact(
                                        Objects.requireNonNullElse(
                                                row.numberOrNull("revision"), 0L)),
                                row.textOrNull("path")));
    }

    /// How an attempt ended.
    enum End {
        SENT,
        GIVEN_UP,
        SUPERSEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What came of one attempt.
    ///
    /// @param status of the answer; null where there was none
    /// @param problem null where it arrived
    record Attempt(@Nullable Integer status, @Nullable String problem, Duration took) {}

    /// Writes how it ended; false where another has it now, because this one took too long.
    boolean end(Tx tx, Delivery delivery, End end, Attempt attempt) {
        return tx.sql(
                                """
                                update delivery set state = :state, ended = now(),
                                    status = :status, problem = :problem, took_ms = :took
                                where id = :id and state = 'sending' and attempts = :attempt
                                """)
                        .bind("state", end.word())
                        .bind("status", attempt.status())
                        .bind("problem", attempt.problem())
                        .bind("took", attempt.took().toMillis())
                        .bind("id", delivery.id())
                        .bind("attempt", delivery.attempt())
                        .update()
                > 0;
    }

    /// Lets it be sent again later. A ping of a feed for which a newer one waits has nothing left
    /// to say.
    void again(Delivery delivery, Attempt attempt, Duration wait) {
        db.write(tx ->
                tx.sql(
                                """
                                update delivery d set status = :status, problem = :problem, took_ms = :took,
                                    due = now() + make_interval(secs => :wait),
                                    state = case when newer.is then 'superseded' else 'waiting' end,
                                    ended = case when newer.is then now() end
                                from (select exists (select from delivery o join delivery me on me.id = :id
                                        where o.topic = me.topic and o.state = 'waiting') as is) newer
                                where d.id = :id and d.state = 'sending' and d.attempts = :attempt
                                """)
                        .bind("status", attempt.status())
                        .bind("problem", attempt.problem())
                        .bind("took", attempt.took().toMillis())
                        .bind("wait", wait.toMillis() / 1000.0)
                        .bind("id", delivery.id())
                        .bind("attempt", delivery.attempt())
                        .update());
    }
}
