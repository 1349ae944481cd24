package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.text.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Addresses that moved. A redirect once given out stays for ever; the first one given for a path
/// stands.
public final class Redirects {
    private final EventLog log;

    public Redirects(EventLog log) {
        this.log = log;
    }

    /// From old paths to paths of this site.
    public void put(Map<String, String> targets) {
        List<Map.Entry<String, String>> sorted = List.copyOf(new TreeMap<>(targets).entrySet());
        log.write((tx, events) -> {
            List<String> added = add(tx, sorted);
            if (!added.isEmpty())
                events.append(
                        new Event(
                                "redirects-added",
                                "redirects",
                                added.stream().map(Subjects::path).collect(Collectors.toSet()),
                                Json.object().put("count", (long) added.size()).build()));
            return added.size();
        });
    }

    /// The paths among these that had no redirect.
    private static List<String> add(Tx tx, List<Map.Entry<String, String>> targets) {
        return tx.sql(
                        """
                        insert into redirect (path, target)
                        select * from unnest(:paths::text[], :targets::text[])
                        on conflict (path) do nothing returning path
                        """)
                .texts("paths", targets.stream().map(Map.Entry::getKey).toList())
                .texts("targets", targets.stream().map(Map.Entry::getValue).toList())
                .list(row -> row.text("path"));
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
