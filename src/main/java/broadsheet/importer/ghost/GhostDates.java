package broadsheet.importer.ghost;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times as Ghost wrote them over the years, all of them UTC where they name no zone: ISO 8601, the
/// database's form, or milliseconds.
final class GhostDates {
    private GhostDates() {}

    /// The time, or null where it is none.
    static @Nullable Instant at(String text) {
        String word = text.strip();
        if (word.isEmpty()) return null;
        try {
            if (word.matches("\\d{11,14}")) return Instant.ofEpochMilli(Long.parseLong(word));
            String iso = word.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
            if (iso.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)"))
                return OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant();
            if (iso.matches("\\d{4}-\\d\\d-\\d\\d")) iso += "T00:00:00";
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
