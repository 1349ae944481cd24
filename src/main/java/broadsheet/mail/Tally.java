package broadsheet.mail;

import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;

/// What this process has counted.
///
/// @param failed attempts, those that will be made again included
record Tally(Count sent, Count failed, Count givenUp) {
    static Tally in(Metrics metrics) {
        return new Tally(
                metrics.count("mail.sent", "Letters that the mail server took"),
                metrics.count("mail.failed", "Attempts to send a letter that failed"),
                metrics.count("mail.given.up", "Letters that were given up"));
    }
}
