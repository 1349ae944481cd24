package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.importer.OldTerm;
import broadsheet.importer.OldWriter;
import broadsheet.importer.PictureRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a first pass over an export learns of the site: its settings, its people, its tags, and
/// which post has which. Grows with the number of posts by some bytes each.
final class GhostSite {
    private final Marker marker;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Fields> tags = new LinkedHashMap<>();
    private final Map<String, Fields> users = new LinkedHashMap<>();
    private final Joins tagsOf = new Joins();
    private final Joins authorsOf = new Joins();
    private final Joins metaOf = new Joins();
    private final Set<String> primary = new HashSet<>();

    GhostSite(Marker marker) {
        this.marker = marker;
    }

    void add(String table, Fields row, long offset) {
        switch (table) {
            case "settings" -> settings.put(row.text("key"), row.text("value"));
            case "tags" -> tags.put(row.text("id"), marker.of(row));
            case "users" -> users.put(row.text("id"), marker.of(row));
            case "posts_tags" ->
                    tagsOf.add(row.text("post_id"), number(row.text("tag_id")), order(row));
            case "posts_authors" ->
                    authorsOf.add(row.text("post_id"), number(row.text("author_id")), order(row));
            case "posts_meta" -> metaOf.add(row.text("post_id"), offset, 0);
            default -> {}
        }
    }

    private int number(String id) {
        return numbers.computeIfAbsent(
                id,
                _ -> {
                    ids.add(id);
                    return ids.size() - 1;
                });
    }

    private static int order(Fields row) {
        String order = row.text("sort_order");
        return order.matches("\\d{1,9}") ? Integer.parseInt(order) : 0;
    }

    /// Knows from now on which tags are the first of some post.
    void surveyed() {
        tagsOf.each(all -> {
            for (long number : all) {
                Fields tag = tags.get(ids.get((int) number));
                if (tag == null || !isPublic(tag)) continue;
                primary.add(slug(tag));
                return;
            }
        });
    }

    String setting(String... names) {
        for (String name : names) {
            String value = settings.getOrDefault(name, "");
            if (!value.isEmpty()) return value;
        }
        return "";
    }

    /// Where the row that says more of a post begins, or null.
    @Nullable Long meta(String post) {
        List<Long> found = metaOf.of(post);
        return found.isEmpty() ? null : found.getLast();
    }

    List<Fields> tags(String post) {
        return tagsOf.of(post).stream()
                .map(number -> tags.get(ids.get(number.intValue())))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    List<Fields> authors(String post) {
        return authorsOf.of(post).stream()
                .map(number -> users.get(ids.get(number.intValue())))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Nullable Fields user(String id) {
        return users.get(id);
    }

    /// Whether readers were shown the tag; those that begin with # were for the editors.
    static boolean isPublic(Fields tag) {
        return !tag.text("name").startsWith("#")
                && !tag.text("slug").startsWith("hash-")
                && !tag.text("visibility").equals("internal")
                && !(tag.text("name").isEmpty() && tag.text("slug").isEmpty());
    }

    /// Whether the tag is the first of some post, and so a section.
    boolean isSection(Fields tag) {
        return primary.contains(slug(tag));
    }

    private static String slug(Fields tag) {
        return tag.text("slug", "name");
    }

    OldTerm term(Fields tag) {
        String slug = tag.text("slug");
        return new OldTerm(
                slug,
                tag.text("name"),
                tag.textOrNull("description"),
                slug.isEmpty() ? List.of() : List.of(marker.base() + "/tag/" + slug + "/"));
    }

    OldWriter writer(Fields user) {
        String slug = user.text("slug");
        String picture = user.text("profile_image", "image");
        return new OldWriter(
                slug,
                user.text("name"),
                user.textOrNull("bio"),
                user.textOrNull("email"),
                picture.isEmpty()
                        ? null
                        : new PictureRef(GhostBody.original(picture), null, null, List.of(), null),
                slug.isEmpty() ? List.of() : List.of(marker.base() + "/author/" + slug + "/"));
    }
}
