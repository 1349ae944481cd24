package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.TestDb;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowingTest {
    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMillis(100);

    private final Db db = TestDb.fresh();
    private final EventLog log = new EventLog(db, List.of());
    private final BlockingQueue<String> followed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();

    /// Another node's.
    private final EventLog elsewhere = new EventLog(db, List.of(told::add));

    private final Follower follower =
            new Follower(
                    db,
                    "search",
                    10,
                    (_, events) -> events.forEach(logged -> followed.add(logged.event().kind())));

    @Test
    void writingWakesFollowersAndTheTailOfEveryNode() throws Exception {
        try (var _ = Following.start(db, List.of(follower, elsewhere.tail()), NEVER)) {
            awaitListener();
            append("story.published");
            assertThat(followed.poll(20, TimeUnit.SECONDS)).isEqualTo("story.published");
            assertThat(told.poll(20, TimeUnit.SECONDS)).contains("story:1", "story.published");
        }
    }

    @Test
    void whatIsHeldUpByAnOlderTransactionComesWhenThatEnds() throws Exception {
        try (var _ = Following.start(db, List.of(follower, elsewhere.tail()), NEVER)) {
            awaitListener();
            Writer silent = new Writer(db);
            append("quick");
            assertThat(told.poll(20, TimeUnit.SECONDS))
                    .as("the tail waits for nobody")
                    .contains("quick");
            assertThat(followed.poll(50, TimeUnit.MILLISECONDS)).isNull();
            silent.rollBack();
            assertThat(followed.poll(20, TimeUnit.SECONDS)).isEqualTo("quick");
        }
    }

    @Test
    void aListenerWhoseConnectionIsCutHearsAgain() throws Exception {
        try (var _ = Following.start(db, List.of(follower, elsewhere.tail()), OFTEN)) {
            awaitListener();
            assertThat(cutListeners()).isEqualTo(1);
            append("while deaf");
            assertThat(followed.poll(20, TimeUnit.SECONDS)).isEqualTo("while deaf");
            assertThat(told.poll(20, TimeUnit.SECONDS)).contains("while deaf");
            awaitListener();
            append("again");
            assertThat(followed.poll(20, TimeUnit.SECONDS)).isEqualTo("again");
        }
    }

    @Test
    void aHandlerThatFailsIsGivenTheSameEventAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Follower shaky =
                new Follower(
                        db,
                        "shaky",
                        10,
                        (_, events) -> {
                            if (tries.incrementAndGet() < 3)
                                throw new IllegalStateException("not now");
                            events.forEach(logged -> followed.add(logged.event().kind()));
                        });
        append("stubborn");
        try (var _ = Following.start(db, List.of(shaky), OFTEN)) {
            assertThat(followed.poll(20, TimeUnit.SECONDS)).isEqualTo("stubborn");
        }
        assertThat(tries).hasValue(3);
    }

    private void append(String kind) {
        log.write((_, events) -> {
            events.append(Events.of(kind));
            return 0;
        });
    }

    private void awaitListener() {
        while (listeners() == 0) Thread.yield();
    }

    private int listeners() {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select pid from pg_stat_activity
                                        where datname = current_database() and query = 'listen broadsheet_event'
                                            and state = 'idle'
                                        """)
                                .list(row -> row.number("pid")))
                .size();
    }

    private int cutListeners() {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select pg_terminate_backend(pid) as done from pg_stat_activity
                                        where datname = current_database() and query = 'listen broadsheet_event'
                                        """)
                                .list(row -> row.flag("done")))
                .size();
    }
}
