package broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The demo edition's times, which are relative to the day of loading: `-1d 21:15` is yesterday, a
/// quarter past nine in the evening. Where the day has not come so far yet, its times move together
/// so that none lies in the future and their order stays.
final class DemoTimes {
    private static final Pattern FORM = Pattern.compile("-(\\d{1,5})d (\\d{2}:\\d{2})");

    private final ZoneId zone;
    private final LocalDate today;
    private final double pace;

    /// @param all every time there is
    DemoTimes(ZonedDateTime now, Collection<String> all) {
        this.zone = now.getZone();
        this.today = now.toLocalDate();
        long latest =
                all.stream()
                        .filter(text -> text.startsWith("-0d"))
                        .mapToLong(text -> time(text).toSecondOfDay())
                        .max()
                        .orElse(0);
        long passed = Duration.between(today.atStartOfDay(zone), now).toSeconds() - 1;
        this.pace = latest > passed ? (double) Math.max(0, passed) / latest : 1;
    }

    Instant at(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches())
            throw new IllegalArgumentException("not a time of the demo edition: " + text);
        LocalDate day = today.minusDays(Long.parseLong(found.group(1)));
        if (!day.equals(today)) return day.atTime(time(text)).atZone(zone).toInstant();
        return today.atStartOfDay(zone)
                .toInstant()
                .plusSeconds(Math.round(time(text).toSecondOfDay() * pace));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.substring(text.indexOf(' ') + 1));
    }
}
