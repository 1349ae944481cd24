package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.events.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DispatchTest {
    private final TestDesk desk = new TestDesk();
    private final Receiver receiver = new Receiver();
    private final List<AutoCloseable> nodes = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : nodes.reversed()) each.close();
        receiver.close();
        desk.close();
    }

    private Dispatch node(int atOnce) {
        Courier courier =
                desk.courier(
                        new Backoff(Duration.ofMillis(50), 2, Duration.ofMillis(200), 10),
                        null,
                        true);
        Dispatch node =
                new Dispatch(
                                new Deliveries(desk.db),
                                desk.deliveries,
                                courier,
                                new Bell(),
                                atOnce,
                                Duration.ofDays(1),
                                Duration.ofMillis(20))
                        .start();
        nodes.add(node);
        return node;
    }

    @Test
    void manyNodesSendEachDeliveryOnce() {
        desk.hook(receiver.url());
        try (Receiver other = new Receiver()) {
            desk.hook(other.url());
            for (int i = 0; i < 30; i++) desk.publishes("Story " + i).touchedUp("Story, " + i);
            desk.catchUp();
            for (int i = 0; i < 3; i++) node(4);
            until(() -> desk.deliveries.newest(null, "sent", 1_000).size() == 120);
            Set<String> ids = new HashSet<>();
            for (Receiver each : List.of(receiver, other))
                each.got.forEach(got -> assertThat(ids.add(got.header("webhook-id"))).isTrue());
            assertThat(ids).hasSize(120);
            long most =
                    desk.db.read(tx ->
                            tx.sql("select max(attempts) as most from delivery")
                                    .one(row -> row.number("most"))
                                    .orElseThrow());
            assertThat(most).isEqualTo(1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Two who look at the same moment never get the same one, and never two of one story.
    @Test
    void twoWhoTakeAtOnceTakeDifferentStories() throws Exception {
        desk.hook(receiver.url());
        for (int i = 0; i < 10; i++)
            desk.publishes("Story " + i).touchedUp("Story, " + i).touchedUp("Story; " + i);
        desk.catchUp();
        List<Delivery> taken = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> takers = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 6; i++)
            takers.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                                for (int k = 0; k < 5; k++) desk.due.take().ifPresent(taken::add);
                            }));
        go.countDown();
        for (Thread each : takers) each.join();
        assertThat(taken).isNotEmpty();
        assertThat(taken.stream().map(Delivery::id).distinct()).hasSameSizeAs(taken);
        assertThat(taken.stream().map(each -> ((Delivery.ToHook) each.target()).story()).distinct())
                .hasSameSizeAs(taken);
    }

    @Test
    void whatADeadSenderHadIsSentByAnother() {
        desk.hook(receiver.url());
        desk.publishes("Ferry strike");
        desk.catchUp();
        Delivery lost = desk.due.take().orElseThrow();
        assertThat(desk.due.take()).as("it is in somebody's hands").isEmpty();
        desk.later();
        node(2);
        until(() -> desk.rows().contains("story.published sent"));
        assertThat(desk.last().attempts()).isEqualTo(2);
        var late = new Deliveries.Attempt(500, "answered 500", Duration.ZERO);
        boolean changed =
                desk.db.write(tx -> desk.due.end(tx, lost, Deliveries.End.GIVEN_UP, late));
        assertThat(changed).as("who wakes up too late changes nothing").isFalse();
        desk.due.again(lost, late, Duration.ZERO);
        assertThat(desk.rows()).containsExactly("story.published sent");
    }

    @Test
    void aSlowReceiverDoesNotHoldUpTheOthers() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        receiver.always(Receiver.when(open, Receiver.OK));
        long slow = desk.hook(receiver.url());
        try (Receiver quick = new Receiver()) {
            long fast = desk.hook(quick.url());
            for (int i = 0; i < 20; i++) desk.publishes("Story " + i);
            desk.catchUp();
            node(4);
            until(() -> {
                assertThat(desk.deliveries.newest(slow, "sending", 100))
                        .hasSizeLessThanOrEqualTo(2);
                return desk.deliveries.newest(fast, "sent", 100).size() == 20;
            });
        }
        open.countDown();
        until(() -> desk.deliveries.newest(slow, "sent", 100).size() == 20);
    }

    @Test
    void eachStoryArrivesInOrderAndFailuresCatchUp() {
        desk.hook(receiver.url());
        receiver.then(
                Receiver.says("500 Oh"), Receiver.raw(""), Receiver.OK, Receiver.says("502 Bad"));
        desk.publishes("One").updated("One, more").corrected("One, right");
        desk.catchUp();
        Dispatch node = node(4);
        until(() -> desk.deliveries.newest(null, "sent", 10).size() == 3);
        until(() -> node.waiting().count() == 0);
        assertThat(receiver.mostAtOnce.get()).as("one at a time of one story").isEqualTo(1);
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("waited in vain");
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
