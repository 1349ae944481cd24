package broadsheet.audience;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The counts in the database. Rows are written in the order of their keys, so that nodes wait for
/// each other and never in a circle.
final class Counts {
    /// The finest slice of time.
    static final Duration SLICE = Duration.ofMinutes(10);

    private static final Duration FINE = Duration.ofHours(26);
    private static final Duration HOURS = Duration.ofDays(35);
    private static final Duration PACES = Duration.ofDays(10);
    private static final long TEND_LOCK = 0x52454144L;

    private final Db db;
    private final Paces paces;
    private final InstantSource clock;

    Counts(Db db, Paces paces, InstantSource clock) {
        this.db = db;
        this.paces = paces;
        this.clock = clock;
    }

    /// Writes these reads in one transaction; those of stories that are not public are left out.
    /// How many were written.
    long write(Map<Waiting.From, Long> reads) {
        if (reads.isEmpty()) return 0;
        Instant now = clock.instant();
        return db.write(tx -> {
            Set<Long> shown = shown(tx, reads.keySet());
            TreeMap<Long, Long> stories = new TreeMap<>();
            List<Map.Entry<Waiting.From, Long>> from = new ArrayList<>();
            reads.forEach((each, number) -> {
                if (!shown.contains(each.story().value())) return;
                stories.merge(each.story().value(), number, Long::sum);
                from.add(Map.entry(each, number));
            });
            if (stories.isEmpty()) return 0L;
            slices(tx, now, stories);
            referrers(tx, now, from);
            addPaces(tx, paces, now, stories.keySet(), stories.values());
            return stories.values().stream().mapToLong(Long::longValue).sum();
        });
    }

    private static Set<Long> shown(Tx tx, Collection<Waiting.From> asked) {
        return Set.copyOf(
                tx.sql(
                                """
                                select id from story where id = any(:ids) and state = 'published' and kind = 'article'
                                """)
                        .numbers(
                                "ids",
                                asked.stream()
                                        .map(each -> each.story().value())
                                        .distinct()
                                        .toList())
                        .list(row -> row.number("id")));
    }

    private static void slices(Tx tx, Instant now, TreeMap<Long, Long> stories) {
        long slice = SLICE.toSeconds();
        tx.sql(
                        """
                        insert into read_count as c (grain, at, story_id, reads)
                        select 'm', :at, story, reads from unnest(:stories, :reads) as r(story, reads) order by story
                        on conflict (grain, at, story_id) do update set reads = c.reads + excluded.reads
                        """)
                .bind("at", Instant.ofEpochSecond(now.getEpochSecond() / slice * slice))
                .numbers("stories", stories.keySet())
                .numbers("reads", stories.values())
                .update();
    }

    private static void referrers(Tx tx, Instant now, List<Map.Entry<Waiting.From, Long>> reads) {
        tx.sql(
                        """
                        insert into read_referrer as c (grain, at, story_id, domain, reads)
                        select 'h', :at, story, domain, reads
                        from unnest(:stories, :domains, :reads) as r(story, domain, reads) order by story, domain
                        on conflict (grain, at, story_id, domain) do update set reads = c.reads + excluded.reads
                        """)
                .bind("at", now.truncatedTo(ChronoUnit.HOURS))
                .numbers("stories", reads.stream().map(it -> it.getKey().story().value()).toList())
                .texts("domains", reads.stream().map(it -> it.getKey().domain()).toList())
                .numbers("reads", reads.stream().map(Map.Entry::getValue).toList())
                .update();
    }

    private record Pace(String kind, long of, long reads) {}

    /// Adds reads of this moment to what fades, for the stories, their topics and the paper.
    static void addPaces(
            Tx tx, Paces paces, Instant at, Collection<Long> stories, Collection<Long> reads) {
        double now = seconds(at);
        List<Pace> all =
                tx.sql(
                                """
                                with r as (select story, reads from unnest(:stories, :reads) as r(story, reads))
                                select kind, "of", sum(reads)::bigint as reads from (
                                    select 'i' as kind, story as "of", reads from r
                                    union all select 'a', 0, reads from r
                                    union all select 't', l."of", r.reads from r
                                        join listing l on l.story_id = r.story and l.kind = 't'
                                ) each group by kind, "of" order by kind, "of"
                                """)
                        .numbers("stories", stories)
                        .numbers("reads", reads)
                        .list(row ->
                                new Pace(row.text("kind"), row.number("of"), row.number("reads")));
        tx.sql(
                        """
                        insert into read_pace as p (kind, "of", popular, fresh, usual)
                        values (:kind::"char", :of, :popular, :fresh, :usual)
                        on conflict (kind, "of") do update set
                        """
                                + paces.popular().sql("popular")
                                + ", "
                                + paces.fresh().sql("fresh")
                                + ", "
                                + paces.usual().sql("usual"))
                .batch(
                        all,
                        (row, pace) ->
                                row.bind("kind", pace.kind())
                                        .bind("of", pace.of())
                                        .bind("popular", paces.popular().moment(pace.reads(), now))
                                        .bind("fresh", paces.fresh().moment(pace.reads(), now))
                                        .bind("usual", paces.usual().moment(pace.reads(), now)));
    }

    static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    /// Makes old slices into coarser ones and removes what is kept no longer. One node at a time;
    /// each read stays in one row, whenever this is cut off.
    void tend(ZoneId zone, Duration keep) {
        Instant now = clock.instant();
        db.write(tx -> {
            boolean mine =
                    tx.sql("select pg_try_advisory_xact_lock(:lock) as mine")
                            .bind("lock", TEND_LOCK)
                            .one(row -> row.flag("mine"))
                            .orElse(false);
            if (!mine) return 0;
            coarser(tx, "m", "h", "hour", "UTC", now.minus(FINE).truncatedTo(ChronoUnit.HOURS));
            Instant days =
                    now.minus(HOURS).atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            coarser(tx, "h", "d", "day", zone.getId(), days);
            coarserReferrers(tx, zone.getId(), days);
            tx.sql("delete from read_count where grain = 'd' and at < :end")
                    .bind("end", now.minus(keep))
                    .update();
            tx.sql("delete from read_referrer where grain = 'd' and at < :end")
                    .bind("end", now.minus(keep))
                    .update();
            return tx.sql("delete from read_pace where usual < :end and popular < :end")
                    .bind("end", seconds(now.minus(PACES)))
                    .update();
        });
    }

    private static void coarser(
            Tx tx, String from, String to, String unit, String zone, Instant before) {
        tx.sql(
                        """
                        with old as (delete from read_count where grain = :from::"char" and at < :before
                                     returning at, story_id, reads)
                        insert into read_count as c (grain, at, story_id, reads)
                        select :to::"char", date_trunc(:unit, at, :zone) as slice, story_id, sum(reads) from old
                        group by slice, story_id order by slice, story_id
                        on conflict (grain, at, story_id) do update set reads = c.reads + excluded.reads
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("unit", unit)
                .bind("zone", zone)
                .bind("before", before)
                .update();
    }

    private static void coarserReferrers(Tx tx, String zone, Instant before) {
        tx.sql(
                        """
                        with old as (delete from read_referrer where grain = 'h' and at < :before
                                     returning at, story_id, domain, reads)
                        insert into read_referrer as c (grain, at, story_id, domain, reads)
                        select 'd', date_trunc('day', at, :zone) as slice, story_id, domain, sum(reads) from old
                        group by slice, story_id, domain order by slice, story_id, domain
                        on conflict (grain, at, story_id, domain) do update set reads = c.reads + excluded.reads
                        """)
                .bind("zone", zone)
                .bind("before", before)
                .update();
    }
}
