package broadsheet.config;

import java.time.Duration;

/// Whether and how reads are counted.
///
/// @param halfLife after how long a read counts half for "most read"
/// @param keep how long counts by day are kept
public record AudienceSettings(Counting counting, Duration halfLife, Duration keep) {
    /// Whether reads are counted.
    public enum Counting {
        ON,
        OFF
    }
}
