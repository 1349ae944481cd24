package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.press.Sources;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The public articles by the month and the day on which they came out, the oldest first: the order
/// in which what has been written down stays as it is when more is published. Months and days are
/// those of UTC, since a paper may change its zone.
///
/// Every save of a public article names its month and its day, so a month's list notes that alone
/// and none of its stories: there may be thousands.
public final class Months {
    private final Db db;

    public Months(Db db) {
        this.db = db;
    }

    /// The articles of one day.
    ///
    /// @param count at least 1
    /// @param updated when the last of them was updated
    public record Day(LocalDate date, int count, Instant updated) {}

    /// What changes with this save.
    static Set<String> subjects(Save save) {
        Set<String> subjects = new LinkedHashSet<>(subjects(save.kind(), save.firstPublished()));
        Head was = save.was();
        if (was != null) subjects.addAll(subjects(was.kind(), was.firstPublished()));
        return subjects;
    }

    /// What a story of this kind that came out then stands in.
    static Set<String> subjects(StoryKind kind, @Nullable Instant firstPublished) {
        if (kind == StoryKind.PAGE) return Set.of(Subjects.PAGES);
        if (firstPublished == null) return Set.of();
        LocalDate day = LocalDate.ofInstant(firstPublished, ZoneOffset.UTC);
        return Set.of(Subjects.month(YearMonth.from(day)), Subjects.day(day));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The months that have articles, the oldest first. One look into the index for each.
    public List<YearMonth> all() {
        Sources.note(new Listing.All().subject());
        return db.read(tx ->
                tx.sql(
                                """
                                with recursive month(at) as (
                                  select date_trunc('month', min(at) at time zone 'UTC') from listing where kind = 'a' and "of" = 0
                                  union all
                                  select (select date_trunc('month', min(l.at) at time zone 'UTC') from listing l
                                          where l.kind = 'a' and l."of" = 0 and l.at >= (month.at + interval '1 month') at time zone 'UTC')
                                  from month where month.at is not null)
                                select extract(year from at)::integer as year, extract(month from at)::integer as month
                                from month where at is not null order by at
                                """)
                        .list(row -> YearMonth.of(row.integer("year"), row.integer("month"))));
    }

    /// The days of a month on which any came out, the oldest first. One look into the index for
    /// each.
    public List<LocalDate> days(YearMonth month) {
        Sources.note(Subjects.month(month));
        return db.read(tx ->
                tx.sql(
                                """
                                with recursive day(at) as (
                                  select date_trunc('day', min(at) at time zone 'UTC') from listing
                                  where kind = 'a' and "of" = 0 and at >= :from and at < :until
                                  union all
                                  select (select date_trunc('day', min(l.at) at time zone 'UTC') from listing l
                                          where l.kind = 'a' and l."of" = 0 and l.at < :until
                                            and l.at >= (day.at + interval '1 day') at time zone 'UTC')
                                  from day where day.at is not null)
                                select extract(day from at)::integer as day from day where at is not null order by at
                                """)
                        .bind("from", start(month.atDay(1)))
                        .bind("until", start(month.plusMonths(1).atDay(1)))
                        .list(row -> month.atDay(row.integer("day"))));
    }

    /// A day's articles, counted; null where there are none.
    public @Nullable Day day(LocalDate date) {
        Sources.note(Subjects.day(date));
        return db.read(tx ->
                tx.sql(
                                """
                                select count(*)::integer as count, max(s.updated) as updated
                                from listing l join story s on s.id = l.story_id
                                where l.kind = 'a' and l."of" = 0 and l.at >= :from and l.at < :until
                                having count(*) > 0
                                """)
                        .bind("from", start(date))
                        .bind("until", start(date.plusDays(1)))
                        .one(row -> new Day(date, row.integer("count"), row.instant("updated")))
                        .orElse(null));
    }

    /// The articles of one part of a month, the oldest first.
    public List<Card> cards(MonthPart part) {
        Sources.note(Subjects.month(YearMonth.from(part.first())));
        return db.read(tx ->
                tx.sql(
                                """
                                select s.id, s.path, s.card, s.first_published, s.updated
                                from (select at, story_id from listing
                                      where kind = 'a' and "of" = 0 and at >= :from and at < :until
                                      order by at, story_id offset :skipped limit :most) l
                                join story s on s.id = l.story_id order by l.at, l.story_id
                                """)
                        .bind("from", start(part.first()))
                        .bind("until", start(part.last().plusDays(1)))
                        .bind("skipped", part.skipped())
                        .bind("most", part.most())
                        .list(CardJson::read));
    }
}
