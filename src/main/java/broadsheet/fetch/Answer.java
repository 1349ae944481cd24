package broadsheet.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came of asking another host.
public sealed interface Answer {
    /// It answered.
    ///
    /// @param headers by their names in small letters
    /// @param body unpacked where it came as gzip
    /// @param whole false where there is more than the limit, of which nothing was read
    /// @param from where it was in the end
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(
            int status, Map<String, List<String>> headers, byte[] body, boolean whole, URI from)
            implements Answer {
        public Answered {
            headers = Map.copyOf(headers);
        }

        /// The first header of this name.
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    /// There is no answer. `reason` is an English line for a report or a log.
    record Unanswered(String reason) implements Answer {}
}
