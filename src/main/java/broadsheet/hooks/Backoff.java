package broadsheet.hooks;

import java.time.Duration;
import java.util.Optional;

/// When what failed is tried again: soon at first, then ever later, and at last no more. Up to a
/// fifth is added or taken away by chance, so that a receiver that comes back is not met by all at
/// once.
///
/// @param first the wait after the first attempt
/// @param factor what each wait is longer by
/// @param most no wait is longer, but for chance
/// @param attempts after so many it is given up
record Backoff(Duration first, int factor, Duration most, int attempts) {
    /// 14 attempts in about a day: after 5 s, 15 s, 45 s and so on, then every four hours.
    static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(4), 14);

    private static final double SPREAD = 0.2;

    Backoff {
        if (first.isNegative() || first.isZero() || factor < 1 || attempts < 1)
            throw new IllegalArgumentException("no back-off: " + first + " × " + factor);
    }

    /// The wait after `attempt` attempts have failed; empty where it is given up.
    ///
    /// @param chance from 0 to 1
    Optional<Duration> after(int attempt, double chance) {
        if (attempt >= attempts) return Optional.empty();
        double whole = first.toMillis() * Math.pow(factor, Math.max(0, attempt - 1));
        double bounded = Math.min(whole, most.toMillis());
        return Optional.of(
                Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * chance))));
    }
}
