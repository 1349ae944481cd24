package broadsheet.importer.ghost;

import broadsheet.text.JsonWalk;
import java.util.List;
import java.util.Set;

/// Where an export has its tables: under `db`, in its first entry; or under `data` alone; or at the
/// top, as the API writes them.
record GhostTables(String table, boolean row) {
    /// No part of a table, but one may be in it.
    static final GhostTables ABOVE = new GhostTables("", false);

    private static final List<List<String>> PLACES =
            List.of(List.of("db", JsonWalk.ITEM, "data"), List.of("data"), List.of("result"));

    /// What people might ask after, and does not come in.
    static final Set<String> COUNTED =
            Set.of(
                    "members",
                    "subscribers",
                    "newsletters",
                    "comments",
                    "offers",
                    "snippets",
                    "collections");

    /// What a path is; null where it leads nowhere.
    static @org.jspecify.annotations.Nullable GhostTables at(List<String> path) {
        for (List<String> place : PLACES) {
            if (path.size() <= place.size() && place.subList(0, path.size()).equals(path))
                return ABOVE;
            if (path.size() > place.size() && path.subList(0, place.size()).equals(place))
                return within(path.subList(place.size(), path.size()));
        }
        return within(path);
    }

    private static @org.jspecify.annotations.Nullable GhostTables within(List<String> rest) {
        if (rest.size() == 1) return new GhostTables(rest.getFirst(), false);
        return rest.size() == 2 && rest.getLast().equals(JsonWalk.ITEM)
                ? new GhostTables(rest.getFirst(), true)
                : null;
    }
}
