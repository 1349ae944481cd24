package broadsheet.story;

import broadsheet.db.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists that have moved: sections, tags, contributors. Their old addresses lead to the new ones
/// for ever, and a list may come back to one of its own.
final class Relocations {
    private Relocations() {}

    /// Where those of these lists stand now that have moved, by where they stood.
    private static Map<String, String> moved(Tx tx, Collection<String> paths) {
        return tx
                .sql(
                        "select path, target from redirect where path = any(:paths) and target is not null")
                .texts("paths", paths)
                .list(row -> Map.entry(row.text("path"), row.text("target")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// For each of these slugs the one that its list has now: mostly the same.
    static <T> Map<String, String> slugs(
            Tx tx, String prefix, Collection<T> asked, Function<T, String> slug) {
        Map<String, String> moved =
                moved(tx, asked.stream().map(each -> prefix + slug.apply(each)).toList());
        Map<String, String> slugs = new LinkedHashMap<>();
        for (T each : asked) {
            String own = slug.apply(each);
            String now = moved.getOrDefault(prefix + own, prefix + own);
            slugs.put(own, now.startsWith(prefix) ? now.substring(prefix.length()) : own);
        }
        return slugs;
    }

    /// What was found by the slugs of now, by those that were asked for.
    static <V> Map<String, V> by(Map<String, String> slugs, Map<String, V> found) {
        Map<String, V> all = new LinkedHashMap<>();
        slugs.forEach((asked, now) -> {
            V value = found.get(now);
            if (value != null) all.put(asked, value);
        });
        return all;
    }

    /// The path itself, or where the list that stood there stands now.
    static String now(Tx tx, String path) {
        return moved(tx, List.of(path)).getOrDefault(path, path);
    }

    /// Whether nothing stands at a path and nothing is led away from there, but for the list that
    /// stands at `from` now. To be asked once the [Shelves] are closed.
    static boolean free(Tx tx, String path, String from) {
        return tx.sql(
                        """
                        select path from story where path = :path
                        union all select path from section where path = :path
                        union all select path from redirect
                          where path = :path and (story_id is not null or target <> :from)
                        """)
                .bind("path", path)
                .bind("from", from)
                .list(_ -> true)
                .isEmpty();
    }

    /// Leads from a list's old address to its new one. What led to the old one leads to the new one
    /// at once, so there is no chain and no circle.
    ///
    /// @return the sources of what was known of all addresses that are concerned
    static Set<String> put(Tx tx, String from, String to) {
        tx.sql("delete from redirect where path = :to").bind("to", to).update();
        List<String> led =
                tx.sql("update redirect set target = :to where target = :from returning path")
                        .bind("from", from)
                        .bind("to", to)
                        .list(row -> row.text("path"));
        tx.sql(
                        """
                        insert into redirect (path, target) values (:from, :to)
                        on conflict (path) do update set target = excluded.target, story_id = null
                        """)
                .bind("from", from)
                .bind("to", to)
                .update();
        Set<String> sources = new HashSet<>(Set.of(Subjects.path(from), Subjects.path(to)));
        led.forEach(path -> sources.add(Subjects.path(path)));
        return sources;
    }
}
