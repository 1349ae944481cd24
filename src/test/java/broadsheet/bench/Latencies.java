package broadsheet.bench;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/// How long many things took, kept to within one part in 64, in constant memory. For many threads.
final class Latencies {
    private static final int PARTS = 64;

    private final AtomicLongArray counts = new AtomicLongArray(PARTS * 60);
    private final LongAccumulator largest = new LongAccumulator(Math::max, 0);

    void record(long nanos) {
        counts.incrementAndGet(slot(Math.max(1, nanos)));
        largest.accumulate(nanos);
    }

    private static int slot(long nanos) {
        if (nanos < PARTS) return (int) nanos;
        int power = 63 - Long.numberOfLeadingZeros(nanos) - 6;
        return (power + 1) * PARTS + (int) (nanos >>> power) - PARTS;
    }

    private static long value(int slot) {
        if (slot < PARTS) return slot;
        int power = slot / PARTS - 1;
        return (long) (slot % PARTS + PARTS + 1) << power;
    }

    long count() {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) all += counts.get(i);
        return all;
    }

    /// Milliseconds within which so many of a thousand were.
    double millis(int perMille) {
        long wanted = (count() * perMille + 999) / 1_000;
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) return Math.min(value(i), largest.get()) / 1e6;
        }
        return 0;
    }

    double largest() {
        return largest.get() / 1e6;
    }

    /// p50, p99, p99.9 and the largest.
    @Override
    public String toString() {
        return "%.1f %.1f %.1f %.1f".formatted(millis(500), millis(990), millis(999), largest());
    }
}
