package broadsheet.search;

import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;
import broadsheet.metrics.Timing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets only so many search at once, each after what was changed before they asked can be found.
final class Turns {
    /// How long somebody waits for their turn.
    private static final Duration TURN = Duration.ofSeconds(1);

    private final List<Holding> asked;
    private final Semaphore turns;
    private final Timing taken;
    private final Count refused;

    /// @param asked the indexes that are asked
    /// @param most how many search at once
    /// @param meter what its figures' names begin with
    Turns(List<Holding> asked, int most, Metrics metrics, String meter) {
        this.asked = List.copyOf(asked);
        this.turns = new Semaphore(most);
        this.taken = metrics.timing(meter + ".time", "Searches, with what they waited for");
        this.refused = metrics.count(meter + ".refused", "Searches refused for now");
    }

    /// @throws SearchBusy where it cannot be searched now
    <T> T take(Supplier<T> search) {
        long began = System.nanoTime();
        try {
            T found = inTurn(search);
            taken.record(System.nanoTime() - began);
            return found;
        } catch (SearchBusy e) {
            refused.increment();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchBusy(SearchBusy.Why.CROWDED);
        }
    }

    private <T> T inTurn(Supplier<T> search) throws InterruptedException {
        for (Holding each : asked) each.await();
        if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS))
            throw new SearchBusy(SearchBusy.Why.CROWDED);
        try {
            return search.get();
        } finally {
            turns.release();
        }
    }
}
