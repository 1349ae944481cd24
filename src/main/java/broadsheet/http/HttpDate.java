package broadsheet.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates of RFC 9110, section 5.6.7, to the second.
final class HttpDate {
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String write(Instant instant) {
        return IMF.format(instant);
    }

    /// Null where the text is no date; a bad date is ignored, as the standard asks.
    static @Nullable Instant read(String text) {
        try {
            return Instant.from(IMF.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
