package broadsheet.audience;

import broadsheet.db.Db;
import broadsheet.story.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what editors are shown of the counts. For a page that few ask for: a month of a large
/// paper is summed up anew each time.
final class Figures {
    static final int HOURS = 24;
    static final int DAYS = 30;
    private static final int MOST = 20;

    private final Db db;
    private final ZoneId zone;
    private final InstantSource clock;

    Figures(Db db, ZoneId zone, InstantSource clock) {
        this.db = db;
        this.zone = zone;
        this.clock = clock;
    }

    /// Reads of what has a name: a story's headline, a section's name, a domain; empty where none
    /// is.
    record Line(String name, long reads) {}

    record Hour(Instant at, long reads) {}

    record Day(LocalDate day, long reads) {}

    /// The last hours, the running one last; none is left out.
    List<Hour> hours(@Nullable StoryId story) {
        Instant last = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant first = last.minus(Duration.ofHours(HOURS - 1));
        Map<Instant, Long> found = sums("hour", ZoneId.of("UTC"), first, story);
        List<Hour> hours = new ArrayList<>();
        for (Instant at = first; !at.isAfter(last); at = at.plus(Duration.ofHours(1)))
            hours.add(new Hour(at, found.getOrDefault(at, 0L)));
        return hours;
    }

    /// The last days of the site's zone, today last; a day has 23, 24 or 25 hours.
    List<Day> days(@Nullable StoryId story) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = today.minusDays(DAYS - 1);
        Map<LocalDate, Long> found =
                sums("day", zone, first.atStartOfDay(zone).toInstant(), story).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> LocalDate.ofInstant(each.getKey(), zone),
                                        Map.Entry::getValue,
                                        Long::sum));
        return first.datesUntil(today.plusDays(1))
                .map(day -> new Day(day, found.getOrDefault(day, 0L)))
                .toList();
    }

    private Map<Instant, Long> sums(String unit, ZoneId in, Instant from, @Nullable StoryId story) {
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select date_trunc(:unit, at, :zone) as slice, sum(reads)::bigint as reads from read_count
                                        where at >= :from and (:story = 0 or story_id = :story) group by slice
                                        """)
                                .bind("unit", unit)
                                .bind("zone", in.getId())
                                .bind("from", from)
                                .bind("story", story == null ? 0L : story.value())
                                .list(row -> new Hour(row.instant("slice"), row.number("reads"))))
                .stream()
                .collect(Collectors.toMap(Hour::at, Hour::reads));
    }

    /// A public story with its headline and its reads of the last day.
    record OfStory(StoryId story, String headline, long reads) {}

    List<OfStory> stories() {
        return db.read(tx ->
                tx.sql(
                                """
                                select s.id, s.card::jsonb ->> 'headline' as headline, r.reads from (
                                    select story_id, sum(reads)::bigint as reads from read_count where at >= :from
                                    group by story_id order by reads desc, story_id limit :most) r
                                join story s on s.id = r.story_id order by r.reads desc, s.id
                                """)
                        .bind("from", dayAgo())
                        .bind("most", MOST)
                        .list(row ->
                                new OfStory(
                                        new StoryId(row.number("id")),
                                        row.text("headline"),
                                        row.number("reads"))));
    }

    /// Of the last day; a subsection's reads count for its parents too.
    List<Line> sections() {
        return db.read(tx ->
                tx.sql(
                                """
                                select s.name, sum(c.reads)::bigint as reads from read_count c
                                join listing l on l.story_id = c.story_id and l.kind = 's' join section s on s.id = l."of"
                                where c.at >= :from group by s.id, s.name order by reads desc, s.name limit :most
                                """)
                        .bind("from", dayAgo())
                        .bind("most", MOST)
                        .list(row -> new Line(row.text("name"), row.number("reads"))));
    }

    /// Where readers of the last day came from.
    List<Line> domains(@Nullable StoryId story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select domain, sum(reads)::bigint as reads from read_referrer
                                where at >= :from and (:story = 0 or story_id = :story)
                                group by domain order by reads desc, domain limit :most
                                """)
                        .bind("from", dayAgo())
                        .bind("story", story == null ? 0L : story.value())
                        .bind("most", MOST)
                        .list(row -> new Line(row.text("domain"), row.number("reads"))));
    }

    private Instant dayAgo() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
    }
}
