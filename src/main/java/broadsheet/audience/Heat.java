package broadsheet.audience;

import java.time.Duration;
import java.time.Instant;

/// How much something is read now: its reads, each weighing half as much as one that came a
/// half-life later. Kept as a logarithm that counts from one fixed moment, so that it need not be
/// touched while nobody reads, and its order is that of the reads at any time: two heats differ by
/// 1 where one is twice the other.
final class Heat {
    static final Duration HALF_LIFE = Duration.ofHours(3);

    /// Any moment before the first read.
    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Heat() {}

    /// What `reads` at one moment amount to.
    static double of(long reads, Instant at) {
        return log2(reads) + lives(at);
    }

    /// Two heats together.
    static double sum(double one, double other) {
        double larger = Math.max(one, other);
        return larger + log2(1 + Math.pow(2, Math.min(one, other) - larger));
    }

    /// How many reads of this very moment weigh as much.
    static double reads(double heat, Instant now) {
        return Math.pow(2, heat - lives(now));
    }

    private static double lives(Instant at) {
        return Duration.between(ORIGIN, at).toMillis() / (double) HALF_LIFE.toMillis();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
