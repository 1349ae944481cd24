package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /// What is taken is shown at once, as an index does whose stories are brought in.
    private static CompletableFuture<List<Long>> taken(Pending pending) {
        CompletableFuture<List<Long>> taken = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Pending.Batch batch = pending.take(10, LONG);
                        pending.shown(batch.upTo());
                        taken.complete(batch.stories());
                    } catch (InterruptedException e) {
                        taken.completeExceptionally(e);
                    }
                });
        return taken;
    }

    @Test
    void whatReadersSeeIsTakenAtOnce() {
        Pending pending = Pending.stories();
        pending.mark(Set.of("story:7", "manuscript:8", "tag:9"));
        assertThat(taken(pending).join()).containsExactly(7L);
        assertThat(pending.isCaughtUp()).isTrue();
    }

    @Test
    void savesAtTheDeskAreGatheredUntilSomebodySearches() throws InterruptedException {
        Pending pending = Pending.manuscripts();
        pending.mark(Set.of("manuscript:7"));
        CompletableFuture<List<Long>> taken = taken(pending);
        pending.mark(Set.of("manuscript:8"));
        pending.mark(Set.of("manuscript:7"));
        assertThat(pending.await(LONG)).isTrue();
        assertThat(taken.join()).containsExactly(7L, 8L);
    }

    @Test
    void theyAreTakenBeforeLongThoughNobodySearches() {
        Pending pending = Pending.manuscripts();
        pending.mark(Set.of("manuscript:7"));
        assertThat(taken(pending).join()).containsExactly(7L);
    }

    @Test
    void whoHasNoTimeTakesWhatIsThere() throws InterruptedException {
        Pending pending = Pending.manuscripts();
        pending.mark(Set.of("manuscript:7"));
        assertThat(pending.take(10, Duration.ZERO).stories()).containsExactly(7L);
    }

    @Test
    void whoStopsDoesNotWait() {
        Pending pending = Pending.manuscripts();
        pending.mark(Set.of("manuscript:7"));
        CompletableFuture<List<Long>> taken = taken(pending);
        pending.wake();
        assertThat(taken.join()).containsExactly(7L);
    }
}
