package broadsheet.media;

import java.nio.file.Path;
import java.time.Duration;

/// What stands at an address below `/media/`.
sealed interface MediaAnswer {
    /// A file that never changes.
    ///
    /// @param etag its bytes' name, without quotes
    /// @param saved whether a browser is to save it rather than open it
    record Stored(Path file, String mediaType, String etag, boolean saved) implements MediaAnswer {}

    /// The same picture is now at another address.
    record Moved(String path) implements MediaAnswer {}

    /// The same picture in another format, which is all that can be had today.
    record Instead(String path) implements MediaAnswer {}

    /// Too many renditions are being made: ask again after this time.
    record Busy(Duration retryAfter) implements MediaAnswer {}

    record Missing() implements MediaAnswer {}
}
