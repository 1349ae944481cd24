package broadsheet.hooks;

import broadsheet.config.HookSettings;
import broadsheet.db.Db;
import broadsheet.events.Bell;
import broadsheet.events.Follow;
import broadsheet.fetch.FetchLimits;
import broadsheet.metrics.Metrics;
import broadsheet.paper.Paper;
import broadsheet.story.Stories;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that is pushed outward: what follows the log and writes down what is to be sent, and
/// what sends it.
public final class Outgoing implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long MOST_READ = 4_096;
    private static final int AT_ONE_HOST = 8;

    private final Outbox outbox;
    private final Dispatch dispatch;

    /// @param hub told when feeds change; null for none
    public Outgoing(
            Db db,
            Stories stories,
            Paper paper,
            HookSettings settings,
            @Nullable URI hub,
            ChangedFeeds feeds,
            Metrics metrics) {
        Bell bell = new Bell();
        outbox = new Outbox(db, feeds, hub != null, bell);
        Courier courier =
                new Courier(
                        db,
                        stories,
                        paper,
                        hub,
                        limits(settings),
                        Backoff.DEFAULT,
                        Tally.in(metrics));
        dispatch =
                new Dispatch(
                        new Deliveries(db),
                        new DeliveryLog(db),
                        courier,
                        bell,
                        settings.atOnce(),
                        settings.keep(),
                        POLL);
        metrics.gauge("hooks.waiting", "Deliveries that wait", () -> dispatch.waiting().count());
        metrics.gauge(
                "hooks.oldest.waiting.seconds",
                "How long the oldest of them has waited",
                () -> dispatch.waiting().oldest());
    }

    static FetchLimits limits(HookSettings settings) {
        return new FetchLimits(
                MOST_READ,
                PATIENCE,
                0,
                AT_ONE_HOST,
                settings.reach() == HookSettings.Reach.ANYWHERE);
    }

    /// What must follow the event log for anything to be sent.
    public Follow outbox() {
        return outbox;
    }

    /// How many receivers could not be told of something, as it was when that was looked at last.
    public long troubled() {
        return dispatch.waiting().troubled();
    }

    /// Begins to send.
    public Outgoing start() {
        dispatch.start();
        return this;
    }

    @Override
    public void close() {
        dispatch.close();
    }

    /// Sends one test message now, from this process; empty where there is no such hook.
    public static Optional<LoggedDelivery> test(
            Db db, Stories stories, Paper paper, HookSettings settings, long hook) {
        try (Metrics metrics = new Metrics();
                Courier courier =
                        new Courier(
                                db,
                                stories,
                                paper,
                                null,
                                limits(settings),
                                Backoff.DEFAULT,
                                Tally.in(metrics))) {
            return new Deliveries(db)
                    .test(hook)
                    .flatMap(delivery -> {
                        courier.carry(delivery);
                        return new DeliveryLog(db)
                                .newest(hook, null, 100).stream()
                                        .filter(line -> line.id() == delivery.id())
                                        .findFirst();
                    });
        }
    }
}
