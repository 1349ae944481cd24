package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Addresses that moved. A redirect once given out stays for ever; the first one given for a path
/// stands.
public final class Redirects {
    private final Db db;

    public Redirects(Db db) {
        this.db = db;
    }

    /// From old paths to paths of this site.
    public void put(Map<String, String> targets) {
        db.write(tx ->
                tx.sql(
                                "insert into redirect (path, target) values (:path, :target) on conflict (path) do nothing")
                        .batch(
                                new TreeMap<>(targets).entrySet(),
                                (row, entry) ->
                                        row.bind("path", entry.getKey())
                                                .bind("target", entry.getValue())));
    }

    /// From old paths to a story, wherever it will stand.
    static void put(Tx tx, Collection<ToStory> redirects) {
        List<ToStory> sorted =
                redirects.stream().sorted(java.util.Comparator.comparing(ToStory::path)).toList();
        if (sorted.isEmpty()) return;
        tx.sql(
                        """
                        insert into redirect (path, story_id) select * from unnest(:paths, :stories)
                        on conflict (path) do nothing
                        """)
                .texts("paths", sorted.stream().map(ToStory::path).toList())
                .numbers("stories", sorted.stream().map(it -> it.story().value()).toList())
                .update();
    }

    record ToStory(String path, StoryId story) {}
}
