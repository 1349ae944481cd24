package broadsheet.importer.folder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people write them in front matter: a date, with or without a time, with or without a
/// zone.
final class FolderDates {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
                            + "(?:[Tt ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?)?"
                            + "\\s*(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");

    private FolderDates() {}

    /// The time, or null where it is none.
    ///
    /// @param zone of times that name none
    static @Nullable Instant at(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) return null;
        try {
            LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
            LocalDateTime time =
                    form.group(4) == null
                            ? day.atStartOfDay()
                            : day.atTime(
                                    number(form, 4),
                                    number(form, 5),
                                    form.group(6) == null ? 0 : number(form, 6));
            String offset = form.group(7);
            if (offset == null) return time.atZone(zone).toInstant();
            if (!offset.startsWith("+") && !offset.startsWith("-")) offset = "Z";
            else if (offset.length() == 5)
                offset = offset.substring(0, 3) + ":" + offset.substring(3);
            return OffsetDateTime.of(time, java.time.ZoneOffset.of(offset)).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
