package broadsheet.audience;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.story.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The counts in the database.
final class ReadCounts {
    private static final Duration SLICE = Duration.ofMinutes(5);

    /// How long slices are kept as fine as they were written.
    private static final Duration FINE = Duration.ofHours(26);

    private static final Duration HOURS = Duration.ofDays(60);

    /// After this without a read a story's heat is a hundredth and is forgotten.
    private static final Duration COLD = Heat.HALF_LIFE.multipliedBy(8);

    /// Domains kept apart for one story in one hour.
    private static final int DOMAINS = 50;

    private final Db db;

    ReadCounts(Db db) {
        this.db = db;
    }

    /// Adds reads in one transaction. Those of stories that are not public count nothing. Rows are
    /// written in the order of their keys, so that two nodes never wait for each other in a ring.
    ///
    /// @return how many counted
    long add(Map<Read, Integer> reads, Instant at) {
        TreeMap<Long, Integer> stories = new TreeMap<>();
        reads.forEach((read, count) -> stories.merge(read.story().value(), count, Integer::sum));
        return db.write(tx -> {
            Map<Long, Integer> counted = open(tx, stories);
            if (counted.isEmpty()) return 0L;
            List<Long> ids = counted.keySet().stream().sorted().toList();
            List<Long> counts = ids.stream().map(id -> (long) counted.get(id)).toList();
            slices(tx, ids, counts, at);
            heats(tx, ids, counts, at);
            topics(tx, ids, counts, at);
            from(tx, reads, counted, at);
            return counts.stream().mapToLong(Long::longValue).sum();
        });
    }

    /// Those that readers can read.
    private static Map<Long, Integer> open(Tx tx, Map<Long, Integer> stories) {
        Map<Long, Integer> open = new HashMap<>();
        tx.sql("select id from story where id = any(:ids) and state = 'published'")
                .numbers("ids", stories.keySet())
                .list(row -> row.number("id"))
                .forEach(id -> open.put(id, stories.get(id)));
        return open;
    }

    private static void slices(Tx tx, List<Long> ids, List<Long> counts, Instant at) {
        tx.sql(
                        """
                        insert into read_count (span, slice, story_id, reads)
                        select 5, :slice, id, n from unnest(:ids, :counts) as r(id, n) order by id
                        on conflict (span, slice, story_id) do update set reads = read_count.reads + excluded.reads
                        """)
                .bind("slice", slice(at))
                .numbers("ids", ids)
                .numbers("counts", counts)
                .update();
    }

    private static Instant slice(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / SLICE.toSeconds() * SLICE.toSeconds());
    }

    /// The sum of two heats, as [Heat#sum] has it.
    private static void heats(Tx tx, List<Long> ids, List<Long> counts, Instant at) {
        tx.sql(
                        """
                        insert into read_heat (story_id, heat, at)
                        select id, ln(n) / ln(2.0::double precision) + :lives, :at
                        from unnest(:ids, :counts) as r(id, n) order by id
                        on conflict (story_id) do update set at = excluded.at,
                          heat = greatest(read_heat.heat, excluded.heat)
                            + ln(1 + power(2.0::double precision, greatest(-1000, -abs(read_heat.heat - excluded.heat))))
                              / ln(2.0::double precision)
                        """)
                .bind("lives", Heat.of(1, at))
                .bind("at", at)
                .numbers("ids", ids)
                .numbers("counts", counts)
                .update();
    }

    private static void topics(Tx tx, List<Long> ids, List<Long> counts, Instant at) {
        tx.sql(
                        """
                        insert into read_topic (slice, tag_id, reads)
                        select :slice, l."of", sum(n) from unnest(:ids, :counts) as r(id, n)
                        join listing l on l.story_id = r.id and l.kind = 't'
                        group by l."of" order by l."of"
                        on conflict (slice, tag_id) do update set reads = read_topic.reads + excluded.reads
                        """)
                .bind("slice", at.truncatedTo(ChronoUnit.HOURS))
                .numbers("ids", ids)
                .numbers("counts", counts)
                .update();
    }

    private static void from(
            Tx tx, Map<Read, Integer> reads, Map<Long, Integer> counted, Instant at) {
        List<Map.Entry<Read, Integer>> rows =
                reads.entrySet().stream()
                        .filter(row -> counted.containsKey(row.getKey().story().value()))
                        .sorted(
                                Comparator.comparing((Map.Entry<Read, Integer> row) ->
                                                row.getKey().story().value())
                                        .thenComparing(row -> row.getKey().from()))
                        .toList();
        tx.sql(
                        """
                        insert into read_from (span, slice, domain, story_id, reads)
                        select 60, :slice, domain, id, sum(n) from (
                          select id, n, case when given = '' or known
                                or kept + row_number() over (partition by id, known order by given) <= :domains
                              then given else 'other' end as domain
                          from (
                            select r.id, r.given, r.n,
                              exists (select from read_from k where k.span = 60 and k.slice = :slice
                                      and k.story_id = r.id and k.domain = r.given) as known,
                              (select count(*) from read_from k where k.span = 60 and k.slice = :slice
                               and k.story_id = r.id) as kept
                            from unnest(:ids, :from, :counts) as r(id, given, n)) seen) bounded
                        group by id, domain order by id, domain
                        on conflict (span, slice, story_id, domain) do update set reads = read_from.reads + excluded.reads
                        """)
                .bind("slice", at.truncatedTo(ChronoUnit.HOURS))
                .bind("domains", DOMAINS)
                .numbers("ids", rows.stream().map(row -> row.getKey().story().value()).toList())
                .texts("from", rows.stream().map(row -> row.getKey().from()).toList())
                .numbers("counts", rows.stream().map(row -> (long) row.getValue()).toList())
                .update();
    }

    /// What is read most now, first what is read most.
    List<StoryId> hottest(int most, Instant now) {
        return db.read(tx ->
                tx.sql(
                                """
                                select h.story_id from read_heat h join story s on s.id = h.story_id
                                where h.at > :since and s.state = 'published' and s.kind = 'article'
                                order by h.heat desc limit :most
                                """)
                        .bind("since", now.minus(COLD))
                        .bind("most", most)
                        .list(row -> new StoryId(row.number("story_id"))));
    }

    record InSection(long section, StoryId story) {}

    /// The same for each section with stories in it.
    List<InSection> hottestBySection(int most, Instant now) {
        return db.read(tx ->
                tx.sql(
                                """
                                select "of", story_id from (
                                  select l."of", h.story_id, h.heat,
                                    row_number() over (partition by l."of" order by h.heat desc) as place
                                  from read_heat h join listing l on l.story_id = h.story_id and l.kind = 's'
                                  where h.at > :since) ranked
                                where place <= :most order by "of", place
                                """)
                        .bind("since", now.minus(COLD))
                        .bind("most", most)
                        .list(row ->
                                new InSection(
                                        row.number("of"), new StoryId(row.number("story_id")))));
    }

    /// Something read, in the last hour and in a usual one.
    record Rise(long id, double now, double usual) {}

    /// The stories read most in the last hour, and how often each was read in an hour of the day
    /// before, or of as much of it as the story has been out.
    List<Rise> stories(Instant now, int most) {
        return db.read(tx ->
                tx.sql(
                                """
                                select r.story_id as id, r.reads as now,
                                  coalesce((select sum(u.reads) from read_count u where u.story_id = r.story_id
                                      and u.slice < :hour and u.slice >= :day and u.span in (5, 60)), 0)
                                    / greatest(1, least(24, extract(epoch from :hour - s.first_published) / 3600)) as usual
                                from (select story_id, sum(reads) as reads from read_count
                                      where span = 5 and slice >= :hour group by story_id
                                      order by 2 desc limit :most) r
                                join story s on s.id = r.story_id and s.state = 'published' and s.kind = 'article'
                                """)
                        .bind("hour", now.minus(Duration.ofHours(1)))
                        .bind("day", now.minus(Duration.ofHours(25)))
                        .bind("most", most)
                        .list(row ->
                                new Rise(row.number("id"), row.real("now"), row.real("usual"))));
    }

    /// The same for tags; the last hour is that part of the present hour that has passed and the
    /// rest of the one before, as if it had been read evenly.
    List<Rise> topics(Instant now, int most) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        double passed = Duration.between(hour, now).toSeconds() / 3600.0;
        return db.read(tx ->
                tx.sql(
                                """
                                select r.tag_id as id, r.reads as now,
                                  coalesce((select sum(u.reads) from read_topic u where u.tag_id = r.tag_id
                                      and u.slice < :before and u.slice >= :day), 0) / 24.0 as usual
                                from (select tag_id, sum(case when slice = :now then reads else reads * :rest end) as reads
                                      from read_topic where slice in (:now, :before) group by tag_id
                                      order by 2 desc limit :most) r
                                """)
                        .bind("now", hour)
                        .bind("before", hour.minus(1, ChronoUnit.HOURS))
                        .bind("day", hour.minus(25, ChronoUnit.HOURS))
                        .bind("rest", 1 - passed)
                        .bind("most", most)
                        .list(row ->
                                new Rise(row.number("id"), row.real("now"), row.real("usual"))));
    }

    /// Makes old rows coarser and takes away what is older than `keep`. Counts stay what they were.
    void tidy(Instant now, Duration keep) {
        coarser("read_count", "story_id", 5, 60, "hour", now.minus(FINE));
        coarser("read_count", "story_id", 60, 1440, "day", now.minus(HOURS));
        coarser("read_from", "story_id, domain", 60, 1440, "day", now.minus(FINE));
        db.write(tx -> {
            tx.sql("delete from read_count where slice < :old")
                    .bind("old", now.minus(keep))
                    .update();
            tx.sql("delete from read_from where slice < :old")
                    .bind("old", now.minus(keep))
                    .update();
            tx.sql("delete from read_topic where slice < :old")
                    .bind("old", now.minus(Duration.ofDays(8)))
                    .update();
            return tx.sql("delete from read_heat where at < :old")
                    .bind("old", now.minus(COLD))
                    .update();
        });
    }

    private void coarser(
            String table, String key, int span, int wider, String unit, Instant before) {
        Instant until = before.truncatedTo(unit.equals("day") ? ChronoUnit.DAYS : ChronoUnit.HOURS);
        db.write(tx ->
                tx.sql(
                                """
                                with gone as (delete from %1$s where span = :span and slice < :until returning *)
                                insert into %1$s (span, slice, %2$s, reads)
                                select :wider, date_trunc('%3$s', slice, 'UTC'), %2$s, sum(reads) from gone
                                group by 2, %2$s order by 2, %2$s
                                on conflict on constraint %1$s_pkey do update set reads = %1$s.reads + excluded.reads
                                """
                                        .formatted(table, key, unit))
                        .bind("span", span)
                        .bind("wider", wider)
                        .bind("until", until)
                        .update());
    }

    /// Reads in one unit of time.
    record Point(Instant at, long reads) {}

    /// Reads of a story, or of all, from `since`, by hour or by day of the zone.
    List<Point> over(Instant since, boolean byDay, String zone, long story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select date_trunc(:unit, slice, :zone) as at, sum(reads) as reads from read_count
                                where slice >= :since and (:story = 0 or story_id = :story) group by 1 order by 1
                                """)
                        .bind("unit", byDay ? "day" : "hour")
                        .bind("zone", zone)
                        .bind("since", since)
                        .bind("story", story)
                        .list(row -> new Point(row.instant("at"), row.number("reads"))));
    }

    /// Something with its reads.
    record Total(String name, long id, long reads) {}

    List<Total> byStory(Instant since, int most) {
        return totals(
                """
                select s.card::jsonb->>'headline' as name, r.id, r.reads from (
                  select story_id as id, sum(reads) as reads from read_count where slice >= :since
                  group by 1 order by 2 desc limit :most) r join story s on s.id = r.id
                where s.state = 'published' order by r.reads desc
                """,
                since,
                most);
    }

    List<Total> bySection(Instant since, int most) {
        return totals(
                """
                select x.name, x.id, sum(r.reads) as reads from read_count r
                join story s on s.id = r.story_id join section x on x.id = s.section_id
                where r.slice >= :since group by x.name, x.id order by 3 desc limit :most
                """,
                since,
                most);
    }

    List<Total> byDomain(Instant since, int most) {
        return totals(
                """
                select domain as name, 0 as id, sum(reads) as reads from read_from where slice >= :since
                group by domain order by 3 desc limit :most
                """,
                since,
                most);
    }

    private List<Total> totals(String sql, Instant since, int most) {
        return db.read(tx ->
                new ArrayList<>(
                        tx.sql(sql)
                                .bind("since", since)
                                .bind("most", most)
                                .list(row ->
                                        new Total(
                                                row.text("name"),
                                                row.number("id"),
                                                row.number("reads")))));
    }
}
