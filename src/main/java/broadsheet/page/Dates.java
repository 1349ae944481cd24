package broadsheet.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Instants and days in the words of a language and the site's zone.
public final class Dates {
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter longDay;
    private final DateTimeFormatter time;

    public Dates(Locale locale, ZoneId zone) {
        this.zone = zone;
        this.day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(zone);
        this.longDay =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(locale)
                        .withZone(zone);
        this.time =
                new DateTimeFormatterBuilder()
                        .appendPattern("HH:mm")
                        .toFormatter(locale)
                        .withZone(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /// For `datetime` attributes: ISO 8601 with the zone's offset, to the second.
    public String machine(Instant at) {
        return MACHINE.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /// "22 November 2026, 14:20".
    public String moment(Instant at) {
        return day.format(at) + ", " + time.format(at);
    }

    /// "14:20".
    public String time(Instant at) {
        return time.format(at);
    }

    /// "22 November 2026".
    public String day(Instant at) {
        return day.format(at);
    }

    /// "Sunday, 22 November 2026".
    public String longDay(LocalDate date) {
        return longDay.format(date.atStartOfDay(zone));
    }

    public LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// When this day begins in the zone.
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
