package broadsheet.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// WordPress's times. A time before year 1 or after 9998, or none, is null.
final class WpDates {
    private WpDates() {}

    /// The time given in GMT; where that is not set, the one of the site's own zone; at last the
    /// feed's.
    static @Nullable Instant published(Wxr.Item item, ZoneId zone) {
        Instant gmt = at(item.text("wp:post_date_gmt"), ZoneOffset.UTC);
        if (gmt != null) return gmt;
        Instant local = at(item.text("wp:post_date"), zone);
        return local != null ? local : feed(item.text("pubDate"));
    }

    /// When it was last changed, if the export says so.
    static @Nullable Instant modified(Wxr.Item item, ZoneId zone) {
        Instant gmt = at(item.text("wp:post_modified_gmt"), ZoneOffset.UTC);
        return gmt != null ? gmt : at(item.text("wp:post_modified"), zone);
    }

    static @Nullable Instant at(String text, ZoneId zone) {
        // By hand, since an import reads several of these for each story.
        if (text.length() != 19
                || text.charAt(4) != '-'
                || text.charAt(10) != ' '
                || text.charAt(13) != ':') return null;
        try {
            LocalDateTime time =
                    LocalDateTime.of(
                            Integer.parseInt(text, 0, 4, 10),
                            Integer.parseInt(text, 5, 7, 10),
                            Integer.parseInt(text, 8, 10, 10),
                            Integer.parseInt(text, 11, 13, 10),
                            Integer.parseInt(text, 14, 16, 10),
                            Integer.parseInt(text, 17, 19, 10));
            return sane(time.atZone(zone).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /// A feed's time (RFC 1123).
    static @Nullable Instant feed(String text) {
        if (text.isEmpty()) return null;
        try {
            return sane(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant sane(Instant at) {
        int year = at.atZone(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9998 ? null : at;
    }
}
