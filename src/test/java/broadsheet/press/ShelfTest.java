package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The budget, and what goes first.
class ShelfTest {
    private static final int HOT = 1_000;
    private static final int BUDGET = 20 << 20;

    private final Press<byte[]> press =
            new Press<>(PressLimits.ofBytes(BUDGET), page -> page.length, InstantSource.system());

    @Test
    void theHotPagesStayWhileARobotWalksThroughAMillionColdOnes() {
        Random random = new Random(7);
        for (int round = 0; round < 3; round++)
            for (int hot = 0; hot < HOT; hot++) read("/hot/" + hot);
        long before = press.stats().hits();
        int hotReads = 0;
        for (int cold = 0; cold < 1_000_000; cold++) {
            read("/story/" + random.nextInt(1_000_000));
            if (cold % 20 == 0) {
                read("/hot/" + random.nextInt(HOT));
                hotReads++;
            }
            if (cold % 10_000 == 0) assertThat(press.stats().bytes()).isLessThanOrEqualTo(BUDGET);
        }
        for (int hot = 0; hot < HOT; hot++)
            assertThat(press.kept("/hot/" + hot)).as("/hot/%s", hot).isNotNull();
        assertThat(press.stats().hits() - before).isGreaterThanOrEqualTo(hotReads);
        assertThat(press.stats().sources())
                .as("the index knows the sources of kept pages only")
                .isLessThanOrEqualTo(press.stats().entries() + 1);
        assertThat(press.stats().evictions()).isGreaterThan(900_000);
    }

    @Test
    void aPageThatWouldTakeTheShelfForItselfIsServedButNotKept() {
        assertThat(press.get("/huge", () -> new byte[BUDGET / 4])).hasSize(BUDGET / 4);
        assertThat(press.stats().entries()).isZero();
    }

    @Test
    void whenAllIsDroppedNothingIsHeld() {
        for (int i = 0; i < 50_000; i++) read("/story/" + i);
        press.dropAll();
        assertThat(press.stats().bytes()).isZero();
        assertThat(press.stats().entries()).isZero();
        assertThat(press.stats().sources()).isZero();
    }

    private void read(String key) {
        press.get(
                key,
                () -> {
                    Sources.note("settings");
                    Sources.note(key);
                    return new byte[1_000];
                });
    }
}
