package broadsheet.media;

import java.net.URI;
import java.nio.file.Path;

/// What came of fetching a file from elsewhere.
public sealed interface FetchResult {
    /// It is in `file`, and where it was in the end.
    record Fetched(Path file, URI from) implements FetchResult {
        /// The last part of the address, for a file's name; may be empty.
        public String fileName() {
            String path = from.getPath() == null ? "" : from.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// It was not to be had. `reason` is an English line for a report.
    record NotFetched(String reason) implements FetchResult {}
}
