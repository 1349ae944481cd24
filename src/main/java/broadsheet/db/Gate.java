package broadsheet.db;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets as many in as there are connections, keeps a bounded number waiting for a bounded time, and
/// turns the rest away. Virtual threads make it easy to ask for more than a database can bear.
final class Gate {
    private final Semaphore places;
    private final int longestQueue;
    private final Duration longestWait;

    Gate(int places, int longestQueue, Duration longestWait) {
        this.places = new Semaphore(places);
        this.longestQueue = longestQueue;
        this.longestWait = longestWait;
    }

    <T extends @Nullable Object> T through(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        if (places.tryAcquire()) return;
        if (places.getQueueLength() >= longestQueue)
            throw new DbBusy(
                    "every connection is in use and " + longestQueue + " others wait for one");
        try {
            if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS))
                throw new DbBusy(
                        "no connection became free within " + longestWait.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException("interrupted while waiting for a connection", e);
        }
    }
}
