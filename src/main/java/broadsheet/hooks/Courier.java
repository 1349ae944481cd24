package broadsheet.hooks;

import broadsheet.db.Db;
import broadsheet.fetch.Answer;
import broadsheet.fetch.Ask;
import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import broadsheet.hooks.Deliveries.Attempt;
import broadsheet.hooks.Deliveries.End;
import broadsheet.paper.Paper;
import broadsheet.story.Standing;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one delivery to where it goes, and writes down what came of it. For many threads.
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int GONE = 410;

    private final Db db;
    private final Deliveries deliveries;
    private final Stories stories;
    private final Paper paper;
    private final @Nullable URI hub;
    private final Fetcher fetcher;
    private final Backoff backoff;
    private final Tally tally;

    Courier(
            Db db,
            Stories stories,
            Paper paper,
            @Nullable URI hub,
            FetchLimits limits,
            Backoff backoff,
            Tally tally) {
        this.db = db;
        this.deliveries = new Deliveries(db);
        this.stories = stories;
        this.paper = paper;
        this.hub = hub;
        this.fetcher = new Fetcher(limits);
        this.backoff = backoff;
        this.tally = tally;
    }

    /// Sends it; how that ended, or empty where it will be tried again.
    Optional<End> carry(Delivery delivery) {
        Optional<Ask> ask = ask(delivery);
        if (ask.isEmpty()) {
            Attempt none =
                    new Attempt(null, "not true any more when it was to be sent", Duration.ZERO);
            db.write(tx -> deliveries.end(tx, delivery, End.SUPERSEDED, none));
            return Optional.of(End.SUPERSEDED);
        }
        Instant start = Instant.now();
        Answer answer = fetcher.ask(ask.get());
        Duration took = Duration.between(start, Instant.now());
        return switch (answer) {
            case Answer.Answered it when it.status() / 100 == 2 ->
                    arrived(delivery, new Attempt(it.status(), null, took));
            case Answer.Answered it when it.status() == GONE ->
                    gone(delivery, new Attempt(GONE, "answered 410 Gone", took));
            case Answer.Answered it ->
                    failed(
                            delivery,
                            new Attempt(it.status(), "answered " + it.status(), took),
                            patience(it));
            case Answer.Unanswered(var reason) ->
                    failed(delivery, new Attempt(null, reason, took), Duration.ZERO);
        };
    }

    private Optional<Ask> ask(Delivery delivery) {
        return switch (delivery.target()) {
            case Delivery.ToHook to -> message(delivery, to);
            case Delivery.ToHub _ when hub == null -> Optional.empty();
            case Delivery.ToHub(var topic) -> Optional.of(ping(hub, topic));
        };
    }

    private Optional<Ask> message(Delivery delivery, Delivery.ToHook to) {
        Standing standing =
                to.story() == 0
                        ? new Standing.Unknown()
                        : stories.standing(new StoryId(to.story()));
        return HookKind.of(delivery.kind())
                .flatMap(kind -> Message.of(delivery, to, kind, standing, paper))
                .map(json -> {
                    byte[] body = json.write().getBytes(StandardCharsets.UTF_8);
                    Instant now = Instant.now();
                    return Ask.post(
                            to.url(),
                            Map.of(
                                    "Content-Type",
                                    "application/json",
                                    "webhook-id",
                                    delivery.message(),
                                    "webhook-timestamp",
                                    Long.toString(now.getEpochSecond()),
                                    "webhook-signature",
                                    to.secret().signature(delivery.message(), now, body)),
                            body);
                });
    }

    private static Ask ping(URI hub, String topic) {
        String form =
                "hub.mode=publish&hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
        return Ask.post(
                hub,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.US_ASCII));
    }

    /// How long the other side asks us to wait (`Retry-After` in seconds).
    private static Duration patience(Answer.Answered answer) {
        return answer.header("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private Optional<End> arrived(Delivery delivery, Attempt attempt) {
        tally.sent().increment();
        db.write(tx -> {
            boolean mine = deliveries.end(tx, delivery, End.SENT, attempt);
            if (delivery.target() instanceof Delivery.ToHook to) Hooks.arrived(tx, to.hook());
            return mine;
        });
        return Optional.of(End.SENT);
    }

    /// The receiver says that it will never want anything again.
    private Optional<End> gone(Delivery delivery, Attempt attempt) {
        if (!(delivery.target() instanceof Delivery.ToHook to))
            return failed(delivery, attempt, Duration.ZERO);
        tally.failed().increment();
        boolean paused =
                db.write(tx ->
                        deliveries.end(tx, delivery, End.GIVEN_UP, attempt)
                                && Hooks.pause(tx, to.hook(), "it answered 410 Gone"));
        if (paused)
            LOG.warn(
                    "hook {} at {} answered 410 Gone and is paused; remove it, or resume it",
                    to.hook(),
                    to.url().getHost());
        return Optional.of(End.GIVEN_UP);
    }

    private Optional<End> failed(Delivery delivery, Attempt attempt, Duration asked) {
        tally.failed().increment();
        boolean test = delivery.kind().equals(HookKind.TEST.word());
        Optional<Duration> wait =
                test
                        ? Optional.empty()
                        : backoff.after(
                                delivery.attempt(), ThreadLocalRandom.current().nextDouble());
        if (wait.isPresent()) {
            Duration bounded = asked.compareTo(backoff.most()) > 0 ? backoff.most() : asked;
            Duration longer = wait.get().compareTo(bounded) > 0 ? wait.get() : bounded;
            LOG.info(
                    "delivery {}: {}; again in {} s",
                    delivery.id(),
                    attempt.problem(),
                    longer.toSeconds());
            deliveries.again(delivery, attempt, longer);
            return Optional.empty();
        }
        giveUp(delivery, attempt, test);
        return Optional.of(End.GIVEN_UP);
    }

    private void giveUp(Delivery delivery, Attempt attempt, boolean test) {
        boolean paused =
                db.write(tx ->
                        deliveries.end(tx, delivery, End.GIVEN_UP, attempt)
                                && !test
                                && delivery.target() instanceof Delivery.ToHook to
                                && Hooks.givenUp(tx, to.hook()));
        if (test) return;
        tally.givenUp().increment();
        LOG.warn(
                "delivery {} was given up after {} attempts: {}",
                delivery.id(),
                delivery.attempt(),
                attempt.problem());
        if (paused && delivery.target() instanceof Delivery.ToHook to)
            LOG.warn(
                    "hook {} at {} is paused: {} deliveries in a row were given up; see it with"
                            + " \"hook list\", and resume it when it answers again",
                    to.hook(),
                    to.url().getHost(),
                    Hooks.PATIENCE);
    }

    /// Ends what is under way.
    @Override
    public void close() {
        fetcher.close();
    }
}
