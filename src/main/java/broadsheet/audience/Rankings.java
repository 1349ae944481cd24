package broadsheet.audience;

import broadsheet.db.Db;
import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.story.TagId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes the lists from what fades. Every node computes the same from the same rows.
final class Rankings {
    /// Stories that are looked at; those of a section that nobody reads elsewhere are among them.
    private static final int LOOKED_AT = 5_000;

    /// Stories in a list: more than are shown, for those that leave before it is made anew.
    private static final int LISTED = 15;

    /// Standard deviations above the usual from which on something rises.
    private static final double RISES = 2;

    private final Db db;
    private final Paces paces;
    private final InstantSource clock;

    Rankings(Db db, Paces paces, InstantSource clock) {
        this.db = db;
        this.paces = paces;
        this.clock = clock;
    }

    Ranking now() {
        double now = Counts.seconds(clock.instant());
        List<StoryId> mostRead = new ArrayList<>();
        Map<SectionId, List<StoryId>> bySection = new HashMap<>();
        for (Place place : places(now)) {
            List<StoryId> list =
                    place.kind().equals("a")
                            ? mostRead
                            : bySection.computeIfAbsent(
                                    new SectionId(place.of()), _ -> new ArrayList<>());
            if (list.size() < LISTED) list.add(place.story());
        }
        List<Rise> rises = rises(now);
        return new Ranking(
                mostRead,
                bySection,
                risen(rises, "i").map(StoryId::new).toList(),
                risen(rises, "t").map(TagId::new).toList());
    }

    private record Place(String kind, long of, StoryId story) {}

    /// Public stories by what is left of their reads, once for each list they stand in. What has
    /// faded to less than one read is nothing.
    private List<Place> places(double now) {
        return db.read(tx ->
                tx.sql(
                                """
                                select l.kind, l."of", p."of" as story from (
                                    select "of", popular from read_pace where kind = 'i' and popular >= :now
                                    order by popular desc limit :most) p
                                join listing l on l.story_id = p."of" and l.kind in ('a', 's')
                                order by p.popular desc, p."of" desc
                                """)
                        .bind("now", now)
                        .bind("most", LOOKED_AT)
                        .list(row ->
                                new Place(
                                        row.text("kind"),
                                        row.number("of"),
                                        new StoryId(row.number("story")))));
    }

    private record Pace(String kind, long of, double fresh, double usual) {}

    private record Rise(String kind, long of, double by) {}

    private List<Rise> rises(double now) {
        List<Pace> all =
                db.read(tx ->
                        tx.sql(
                                        """
                                        (select kind, "of", fresh, usual from read_pace where kind = 'a')
                                        union all
                                        (select p.kind, p."of", p.fresh, p.usual from read_pace p
                                         where p.kind = 'i' and p.fresh >= :now
                                           and exists (select from listing l where l.story_id = p."of" and l.kind = 'a')
                                         order by p.fresh desc limit :most)
                                        union all
                                        (select p.kind, p."of", p.fresh, p.usual from read_pace p
                                         where p.kind = 't' and p.fresh >= :now
                                           and exists (select from listing l where l.kind = 't' and l."of" = p."of")
                                         order by p.fresh desc limit :most)
                                        """)
                                .bind("now", now)
                                .bind("most", LOOKED_AT)
                                .list(row ->
                                        new Pace(
                                                row.text("kind"),
                                                row.number("of"),
                                                paces.fresh().left(row.real("fresh"), now),
                                                paces.usual().left(row.real("usual"), now))));
        double tide =
                all.stream()
                        .filter(pace -> pace.kind().equals("a"))
                        .mapToDouble(pace -> paces.tide(pace.fresh(), pace.usual()))
                        .findFirst()
                        .orElse(1);
        return all.stream()
                .map(pace ->
                        new Rise(
                                pace.kind(),
                                pace.of(),
                                paces.rise(pace.fresh(), pace.usual(), tide)))
                .filter(rise -> rise.by() >= RISES)
                .sorted(
                        Comparator.comparingDouble(Rise::by)
                                .reversed()
                                .thenComparing(Rise::of, Comparator.reverseOrder()))
                .toList();
    }

    private static java.util.stream.Stream<Long> risen(List<Rise> rises, String kind) {
        return rises.stream().filter(rise -> rise.kind().equals(kind)).map(Rise::of).limit(LISTED);
    }
}
