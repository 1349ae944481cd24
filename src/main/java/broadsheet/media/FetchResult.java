package broadsheet.media;

import java.net.URI;

/// What came of fetching a file from elsewhere.
public sealed interface FetchResult {
    /// Its bytes, and where they were in the end.
    @SuppressWarnings("ArrayRecordComponent")
    record Fetched(byte[] bytes, URI from) implements FetchResult {
        /// The last part of the address, for a file's name; may be empty.
        public String fileName() {
            String path = from.getPath() == null ? "" : from.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// It was not to be had. `reason` is an English line for a report.
    record NotFetched(String reason) implements FetchResult {}
}
