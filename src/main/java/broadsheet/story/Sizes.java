package broadsheet.story;

import broadsheet.db.Db;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How many public stories stand in lists, as far as that is quickly counted. For the newsroom: no
/// source is noted.
public final class Sizes {
    /// More are not counted.
    public static final int MOST = 1_000;

    private final Db db;

    public Sizes(Db db) {
        this.db = db;
    }

    /// The stories in each list; one more than [#MOST] says that there are more.
    public Map<Listing, Long> of(Collection<? extends Listing> lists) {
        List<? extends Listing> all = List.copyOf(lists);
        if (all.isEmpty()) return Map.of();
        Map<Long, Long> counts =
                db
                        .read(tx ->
                                tx.sql(
                                                """
                                                select w.place, (select count(*) from (select from listing
                                                    where kind = w.kind::"char" and "of" = w.number limit :most) l) as stories
                                                from unnest(:kinds, :numbers) with ordinality as w(kind, number, place)
                                                """)
                                        .texts("kinds", all.stream().map(Listing::kind).toList())
                                        .numbers("numbers", all.stream().map(Listing::of).toList())
                                        .bind("most", MOST + 1)
                                        .list(row ->
                                                Map.entry(
                                                        row.number("place"),
                                                        row.number("stories"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return all.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                list -> list,
                                list -> counts.getOrDefault(all.indexOf(list) + 1L, 0L)));
    }
}
