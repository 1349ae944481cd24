package broadsheet.audience;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A day of reads made up for the demo edition, so that its lists and figures have something to
/// show: always the same for the same stories. Newer stories are read more, nights are quiet.
final class DemoDay {
    private static final int HOURS = 24;
    private static final int STORIES = 150;
    private static final double MOST = 240;

    /// By their rank, stories that the last hour reads so many times as usual.
    private static final Set<Integer> RISING = Set.of(4, 11, 26);

    private static final double RUSH = 12;
    private static final List<String> DOMAINS =
            List.of("", "", "search.example", "", "harbourtalk.example", "mail.example");

    private final Db db;
    private final Paces paces;

    DemoDay(Db db, Paces paces) {
        this.db = db;
        this.paces = paces;
    }

    private record Made(Instant at, long story, String domain, long reads) {}

    /// Writes the day before `now` where nothing was ever read.
    void write(Instant now) {
        db.write(tx -> {
            if (tx.sql("select true as any from read_pace limit 1").one(_ -> true).isPresent())
                return 0;
            List<Made> made = made(stories(tx), now.truncatedTo(ChronoUnit.HOURS));
            tx.sql(
                            """
                            insert into read_count (grain, at, story_id, reads)
                            values ('h', :at, :story, :reads) on conflict do nothing
                            """)
                    .batch(
                            made,
                            (row, each) ->
                                    row.bind("at", each.at())
                                            .bind("story", each.story())
                                            .bind("reads", each.reads()));
            tx.sql(
                            """
                            insert into read_referrer (grain, at, story_id, domain, reads)
                            values ('h', :at, :story, :domain, :reads) on conflict do nothing
                            """)
                    .batch(
                            made,
                            (row, each) ->
                                    row.bind("at", each.at())
                                            .bind("story", each.story())
                                            .bind("domain", each.domain())
                                            .bind("reads", each.reads()));
            made.stream()
                    .collect(Collectors.groupingBy(Made::at, TreeMap::new, Collectors.toList()))
                    .forEach((at, hour) ->
                            Counts.addPaces(
                                    tx,
                                    paces,
                                    at,
                                    hour.stream().map(Made::story).toList(),
                                    hour.stream().map(Made::reads).toList()));
            return made.size();
        });
    }

    private static List<Long> stories(Tx tx) {
        return tx.sql(
                        """
                        select story_id from listing where kind = 'a' order by at desc, story_id desc limit :most
                        """)
                .bind("most", STORIES)
                .list(row -> row.number("story_id"));
    }

    private static List<Made> made(List<Long> stories, Instant hour) {
        List<Made> made = new ArrayList<>();
        for (int ago = HOURS - 1; ago >= 0; ago--)
            for (int rank = 0; rank < stories.size(); rank++) {
                // Odd steps through the ranks, so that the newest is not always the first.
                double weight = MOST / (3 + rank * 7 % 40 + rank / 4.0);
                double day = 1 + Math.cos((ago - 3) * 2 * Math.PI / HOURS) * 0.8;
                double luck = 0.6 + (rank * 31 + ago * 17) % 10 / 12.0;
                double rush = ago == 0 && RISING.contains(rank) ? RUSH : 1;
                long reads = Math.round(weight * day * luck * rush);
                if (reads < 2) continue;
                String domain = DOMAINS.get((rank + ago) % DOMAINS.size());
                Instant at = hour.minus(Duration.ofHours(ago));
                made.add(new Made(at, stories.get(rank), domain, reads));
            }
        return made;
    }
}
