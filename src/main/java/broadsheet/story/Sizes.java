package broadsheet.story;

import broadsheet.db.Db;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /// The stories in the list of each of these; one more than [#MOST] says that there are more.
    ///
    /// @param list makes the list of one: all are of one kind
    public <T> Map<T, Long> of(List<T> things, Function<T, Listing> list) {
        if (things.isEmpty()) return Map.of();
        Map<Long, Long> counts = counts(things.stream().map(list).toList());
        return new LinkedHashSet<>(things)
                .stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each,
                                        each -> counts.getOrDefault(list.apply(each).of(), 0L)));
    }

    private Map<Long, Long> counts(List<Listing> lists) {
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select w.id, (select count(*) from (select from listing
                                            where kind = :kind::"char" and "of" = w.id limit :most) l) as stories
                                        from unnest(:ids) as w(id)
                                        """)
                                .bind("kind", lists.getFirst().kind())
                                .numbers("ids", lists.stream().map(Listing::of).distinct().toList())
                                .bind("most", MOST + 1)
                                .list(row -> Map.entry(row.number("id"), row.number("stories"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
