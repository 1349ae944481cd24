package broadsheet.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// WordPress's times. A time before year 1 or after 9998, or none, is null.
final class WpDates {
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

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
        try {
            return sane(LocalDateTime.parse(text, SQL).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A feed's time (RFC 1123).
    static @Nullable Instant feed(String text) {
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
