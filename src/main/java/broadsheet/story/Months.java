package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.press.Sources;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The public articles by the month in which they came out, the oldest first: the order in which
/// what has been written down stays as it is when more is published. Months are those of UTC, since
/// a paper may change its zone.
///
/// Every save of a public article names its month, so a month's list notes that alone and none of
/// its stories: there may be thousands.
public final class Months {
    private final Db db;

    public Months(Db db) {
        this.db = db;
    }

    /// A part of a month's articles.
    ///
    /// @param number counts from 1
    /// @param updated when the last of its articles was updated
    public record Part(int number, Instant updated) {}

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
        return firstPublished == null ? Set.of() : Set.of(Subjects.month(month(firstPublished)));
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
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

    /// The parts of a month, each of at most `size` articles.
    public List<Part> parts(YearMonth month, int size) {
        Sources.note(Subjects.month(month));
        return db.read(tx ->
                tx.sql(
                                """
                                select n / :size + 1 as number, max(updated) as updated
                                from (select s.updated, (row_number() over (order by l.at, l.story_id) - 1)::integer as n
                                      from listing l join story s on s.id = l.story_id
                                      where l.kind = 'a' and l."of" = 0 and l.at >= :from and l.at < :until) counted
                                group by 1 order by 1
                                """)
                        .bind("size", size)
                        .bind("from", start(month))
                        .bind("until", start(month.plusMonths(1)))
                        .list(row -> new Part(row.integer("number"), row.instant("updated"))));
    }

    /// The articles of one part, the oldest first; none where there is no such part.
    public List<Card> cards(YearMonth month, int part, int size) {
        Sources.note(Subjects.month(month));
        return db.read(tx ->
                tx.sql(
                                """
                                select s.id, s.path, s.card, s.first_published, s.updated
                                from (select at, story_id from listing
                                      where kind = 'a' and "of" = 0 and at >= :from and at < :until
                                      order by at, story_id offset :skipped limit :size) l
                                join story s on s.id = l.story_id order by l.at, l.story_id
                                """)
                        .bind("from", start(month))
                        .bind("until", start(month.plusMonths(1)))
                        .bind("skipped", (long) (part - 1) * size)
                        .bind("size", size)
                        .list(CardJson::read));
    }
}
