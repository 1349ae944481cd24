package broadsheet.media;

import java.nio.file.Path;
import java.time.Duration;

/// What came of asking for a rendition.
sealed interface Rendering {
    /// It is in this file.
    record Ready(Path file) implements Rendering {}

    /// All encoders have work and enough waits already: ask again after this time.
    record MediaBusy(Duration retryAfter) implements Rendering {}

    /// It cannot be made: the original is gone or can no longer be read.
    record Impossible(String why) implements Rendering {}
}
