package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandsTest {
    @Test
    void allThatWasHandedOutIsDoneWhenTheyRest() throws IOException {
        AtomicInteger done = new AtomicInteger();
        try (Hands hands = new Hands()) {
            for (int i = 0; i < 500; i++) hands.give(done::incrementAndGet);
            hands.rest();
            assertThat(done).hasValue(500);
            hands.give(done::incrementAndGet);
            hands.rest();
            assertThat(done).hasValue(501);
            hands.check();
        }
    }

    @Test
    void whatWentWrongIsToldAgainAndAgainAndTheOthersAreDone() throws IOException {
        AtomicInteger done = new AtomicInteger();
        try (Hands hands = new Hands()) {
            hands.give(() -> {
                throw new IOException("the disk is full");
            });
            hands.give(done::incrementAndGet);
            hands.rest();
            assertThat(done).hasValue(1);
            for (int i = 0; i < 2; i++)
                assertThatThrownBy(hands::check).hasMessage("the disk is full");
        }
    }

    @Test
    void onlySoMuchLiesWithThemAtOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger given = new AtomicInteger();
        try (Hands hands = new Hands()) {
            Thread giver =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (int i = 0; i < 100; i++) {
                                        hands.give(() -> awaited(go));
                                        given.incrementAndGet();
                                    }
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            while (giver.getState() != Thread.State.WAITING) Thread.onSpinWait();
            assertThat(given.get()).isBetween(1, 8);
            go.countDown();
            giver.join();
            hands.rest();
            assertThat(given).hasValue(100);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
