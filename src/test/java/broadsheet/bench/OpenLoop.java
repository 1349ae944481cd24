package broadsheet.bench;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks at times that were set beforehand, whether or not earlier answers have come, and counts
/// from the set time: a server that stops for a second is charged for every request it kept waiting
/// (no coordinated omission).
final class OpenLoop {
    /// So many may wait at once; beyond that the server has failed, and so does the run.
    private static final int MOST = 5_000;

    private final Semaphore places = new Semaphore(MOST);
    final Latencies latencies = new Latencies();

    /// The same of each tenth of the last run, by when its requests were due.
    final List<Latencies> tenths =
            Stream.generate(Latencies::new).limit(10).collect(Collectors.toUnmodifiableList());

    final LongAdder failed = new LongAdder();

    @FunctionalInterface
    interface Asking {
        /// Asks and judges the answer; throws where it is not right.
        void ask(long number) throws Exception;
    }

    /// Runs until all have been answered.
    void run(double aSecond, double seconds, Asking asking) throws InterruptedException {
        long count = Math.round(aSecond * seconds);
        long began = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = began + (long) (i / aSecond * 1e9);
            Latencies tenth = tenths.get((int) (i * tenths.size() / count));
            at(
                    due,
                    i,
                    number -> {
                        asking.ask(number);
                        tenth.record(System.nanoTime() - due);
                    });
        }
        finish();
    }

    /// One, at its time.
    void at(long due, long number, Asking asking) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
            LockSupport.parkNanos(left);
        if (!places.tryAcquire())
            throw new IllegalStateException(MOST + " requests wait for an answer at once");
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        asking.ask(number);
                        latencies.record(System.nanoTime() - due);
                    } catch (Exception | AssertionError e) {
                        failed.increment();
                        if (failed.sum() < 20) System.err.println("wrong: " + e);
                    } finally {
                        places.release();
                    }
                });
    }

    /// Waits until nothing is on its way.
    void finish() throws InterruptedException {
        places.acquire(MOST);
        places.release(MOST);
    }
}
