package broadsheet.hooks;

import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;

/// What this process has counted.
///
/// @param failed attempts, those that will be made again included
record Tally(Count sent, Count failed, Count givenUp) {
    static Tally in(Metrics metrics) {
        return new Tally(
                metrics.count("hooks.sent", "Deliveries that arrived"),
                metrics.count("hooks.failed", "Attempts to deliver that failed"),
                metrics.count("hooks.given.up", "Deliveries that were given up"));
    }
}
