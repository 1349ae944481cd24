package broadsheet.audience;

import java.time.Duration;

/// The three counts that fade of a story, a topic and the paper: what is read most, what is read
/// now, and what is usual.
record Paces(Fading popular, Fading fresh, Fading usual) {
    private static final Duration NOW = Duration.ofMinutes(30);
    private static final Duration USUAL = Duration.ofHours(48);

    /// Reads of chance that are always expected: a story read by a few is not news.
    private static final double FLOOR = 4;

    /// Fewer fresh reads than these are no trend, whatever their share.
    private static final double LEAST = 5;

    static Paces of(Duration halfLife) {
        return new Paces(new Fading(halfLife), new Fading(NOW), new Fading(USUAL));
    }

    /// What a steady reading leaves of fresh reads for one usual read.
    double share() {
        return (double) fresh.halfLife().toSeconds() / usual.halfLife().toSeconds();
    }

    /// By how many standard deviations what is read now lies above what would be usual at this
    /// hour; 0 where it does not rise.
    ///
    /// @param now fresh reads
    /// @param usual usual reads
    /// @param tide how much more the whole paper is read now than usually
    double rise(double now, double usual, double tide) {
        if (now < LEAST) return 0;
        double expected = usual * share() * tide;
        return Math.max(0, (now - expected) / Math.sqrt(expected + FLOOR));
    }

    /// How much more the paper is read now than usually: the hour of the day, and the news.
    double tide(double now, double usual) {
        double expected = usual * share();
        return expected <= 0 ? 1 : Math.clamp(now / expected, 0.25, 4);
    }
}
