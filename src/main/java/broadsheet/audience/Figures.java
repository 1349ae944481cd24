package broadsheet.audience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What editors may know of how the paper is read: over time, by story, section and domain.
public final class Figures {
    private static final int ROWS = 25;

    private final ReadCounts counts;
    private final ZoneId zone;
    private final InstantSource clock;

    Figures(ReadCounts counts, ZoneId zone, InstantSource clock) {
        this.counts = counts;
        this.zone = zone;
        this.clock = clock;
    }

    /// How far back figures go.
    public enum Span {
        DAY(24, false),
        WEEK(7, true),
        MONTH(30, true),
        YEAR(365, true);

        private final int units;
        private final boolean days;

        Span(int units, boolean days) {
            this.units = units;
            this.days = days;
        }
    }

    /// Reads in one hour or day that began at `at`.
    public record Bar(Instant at, long reads) {}

    /// Something with its reads; `id` is the story's or section's number, 0 for a domain.
    public record Row(String name, long id, long reads) {}

    /// @param byDay whether a bar is a day, and not an hour
    /// @param bars without gaps, the oldest first
    /// @param domains of those that readers came from; an empty name is for none
    public record Sheet(
            boolean byDay,
            List<Bar> bars,
            long all,
            List<Row> stories,
            List<Row> sections,
            List<Row> domains) {
        public Sheet {
            bars = List.copyOf(bars);
            stories = List.copyOf(stories);
            sections = List.copyOf(sections);
            domains = List.copyOf(domains);
        }
    }

    /// Figures up to now.
    ///
    /// @param story one story's; 0 for those of all
    public Sheet sheet(Span span, long story) {
        List<Instant> starts = starts(span);
        Instant since = starts.getFirst();
        Map<Instant, Long> read = new HashMap<>();
        for (ReadCounts.Point point : counts.over(since, span.days, zone.getId(), story))
            read.merge(point.at(), point.reads(), Long::sum);
        List<Bar> bars = starts.stream().map(at -> new Bar(at, read.getOrDefault(at, 0L))).toList();
        return new Sheet(
                span.days,
                bars,
                bars.stream().mapToLong(Bar::reads).sum(),
                rows(counts.byStory(since, ROWS)),
                rows(counts.bySection(since, ROWS)),
                rows(counts.byDomain(since, ROWS)));
    }

    private static List<Row> rows(List<ReadCounts.Total> totals) {
        return totals.stream()
                .map(total -> new Row(total.name(), total.id(), total.reads()))
                .toList();
    }

    /// When each hour or day began; a day of the zone may have 23 hours or 25.
    private List<Instant> starts(Span span) {
        List<Instant> starts = new ArrayList<>();
        if (!span.days) {
            Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
            for (int i = span.units - 1; i >= 0; i--) starts.add(hour.minus(Duration.ofHours(i)));
            return starts;
        }
        LocalDate today = ZonedDateTime.ofInstant(clock.instant(), zone).toLocalDate();
        for (int i = span.units - 1; i >= 0; i--)
            starts.add(today.minusDays(i).atStartOfDay(zone).toInstant());
        return starts;
    }
}
