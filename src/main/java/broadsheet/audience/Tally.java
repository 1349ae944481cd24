package broadsheet.audience;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads since the last second, on their way to the database. What is here is lost where the
/// process is killed, and no more. For many threads.
final class Tally implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);
    private static final Duration EVERY = Duration.ofMillis(800);

    /// Beyond so many different ones reads are not counted until the next second.
    private static final int MOST = 50_000;

    private final ReadCounts counts;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("reads").unstarted(this::run);
    private Map<Read, Integer> reads = new HashMap<>();
    private boolean failing;

    Tally(ReadCounts counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    Tally start() {
        thread.start();
        return this;
    }

    /// False where there is no room for it.
    synchronized boolean add(Read read) {
        if (reads.size() >= MOST && !reads.containsKey(read)) return false;
        reads.merge(read, 1, Integer::sum);
        return true;
    }

    private synchronized Map<Read, Integer> take() {
        Map<Read, Integer> taken = reads;
        reads = new HashMap<>();
        return taken;
    }

    private synchronized void putBack(Map<Read, Integer> taken) {
        taken.forEach((read, count) -> {
            if (reads.size() < MOST || reads.containsKey(read))
                reads.merge(read, count, Integer::sum);
        });
    }

    private void run() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }

    private void write() {
        Map<Read, Integer> taken = take();
        if (taken.isEmpty()) return;
        try {
            counts.add(taken, clock.instant());
            failing = false;
        } catch (RuntimeException e) {
            putBack(taken);
            if (!failing) LOG.warn("reads could not be written and will be: {}", e.getMessage());
            failing = true;
        }
    }

    /// Writes what is left.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
