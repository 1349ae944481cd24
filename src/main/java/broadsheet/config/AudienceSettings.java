package broadsheet.config;

import java.time.Duration;

/// Whether and how long reads are counted.
///
/// @param count whether pages report that they were read
/// @param keep how long counts are kept
public record AudienceSettings(boolean count, Duration keep) {
    /// How it is said in the settings.
    public enum Reads {
        COUNT,
        IGNORE
    }
}
