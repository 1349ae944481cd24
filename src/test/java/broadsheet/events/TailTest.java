package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.TestServer;
import broadsheet.testing.LostAnswer;
import broadsheet.testing.TestDb;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TailTest {
    private final List<Set<String>> heard = new CopyOnWriteArrayList<>();

    @Test
    void whatThisNodeHasWrittenIsHeardOnce() {
        EventLog log = new EventLog(TestDb.fresh(), List.of(heard::add));
        Tail tail = log.tail();
        append(log, "story.published");
        tail.step();
        append(log, "story.withdrawn");
        tail.step();
        assertThat(heard)
                .containsExactly(
                        Set.of("story:1", "story.published"), Set.of("story:1", "story.withdrawn"));
    }

    @Test
    void whatAnotherNodeHasWrittenIsHeardFromTheTail() {
        Db db = TestDb.fresh();
        Tail tail = new EventLog(db, List.of(heard::add)).tail();
        append(new EventLog(db, List.of()), "story.published");
        tail.step();
        tail.step();
        assertThat(heard).containsExactly(Set.of("story:1", "story.published"));
    }

    @Test
    void betweenItsCommitAndItsTellingAnEventWaits() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        EventLog log =
                new EventLog(
                        TestDb.fresh(),
                        List.of(sources -> {
                            committed.countDown();
                            await(go);
                            heard.add(sources);
                        }));
        Tail tail = log.tail();
        Thread mara = Thread.ofVirtual().start(() -> append(log, "story.published"));
        committed.await();
        assertThat(tail.step()).isEqualTo(Follow.Progress.HELD_UP);
        assertThat(tail.step()).isEqualTo(Follow.Progress.HELD_UP);
        assertThat(heard).isEmpty();
        go.countDown();
        mara.join();
        assertThat(tail.step()).isEqualTo(Follow.Progress.IDLE);
        assertThat(heard).containsExactly(Set.of("story:1", "story.published"));
    }

    @Test
    void aCommitWhoseAnswerWasLostIsHeardFromTheTail() throws Exception {
        try (LostAnswer way = new LostAnswer();
                Db db = TestServer.through(way::to)) {
            EventLog log = new EventLog(db, List.of(heard::add));
            Tail tail = log.tail();
            way.loseNext();
            assertThatThrownBy(() -> append(log, "story.published"))
                    .isInstanceOf(DbException.class);
            assertThat(heard).as("in case that it has committed").hasSize(1);
            while (heard.size() < 2) tail.step();
            assertThat(heard.getLast()).isEqualTo(Set.of("story:1", "story.published"));
            tail.step();
            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void aListenerThatFailedHearsAgain() {
        AtomicInteger deaf = new AtomicInteger(2);
        EventLog log =
                new EventLog(
                        TestDb.fresh(),
                        List.of(sources -> {
                            if (deaf.getAndDecrement() > 0) throw new IllegalStateException("deaf");
                            heard.add(sources);
                        }));
        Tail tail = log.tail();
        append(log, "story.published");
        assertThatThrownBy(tail::step).isInstanceOf(IllegalStateException.class);
        tail.step();
        assertThat(heard).containsExactly(Set.of("story:1", "story.published"));
    }

    private static void append(EventLog log, String kind) {
        log.write((_, events) -> {
            events.append(Events.of(kind));
            return 0;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
