package broadsheet.importer.ghost;

import broadsheet.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Ghost export made for a test, table by table. The paper it is of is an invented one.
final class GhostFile {
    private final Map<String, List<Json>> tables = new LinkedHashMap<>();

    GhostFile() {
        row("settings", "key", "title", "value", "The Quay");
        row("settings", "key", "db_hash", "value", "8f1d");
        row("settings", "key", "timezone", "value", "Europe/Lisbon");
        row(
                "users",
                "id",
                "u1",
                "slug",
                "ines",
                "name",
                "Ines Vale",
                "bio",
                "Writes of ships",
                "email",
                "ines@quay.example",
                "profile_image",
                "__GHOST_URL__/content/images/ines.png");
        row("users", "id", "u2", "slug", "jo", "name", "Jo Guest");
        row("tags", "id", "t1", "slug", "harbour", "name", "Harbour", "visibility", "public");
        row("tags", "id", "t2", "slug", "night-work", "name", "Night work", "visibility", "public");
        row("tags", "id", "t3", "slug", "hash-lead", "name", "#lead", "visibility", "internal");
    }

    /// Adds a row; a value that begins as JSON is JSON, all else is text.
    GhostFile row(String table, String... namesAndValues) {
        Json.Builder row = Json.object();
        for (int i = 0; i < namesAndValues.length; i += 2)
            row.put(namesAndValues[i], json(namesAndValues[i + 1]));
        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(row.build());
        return this;
    }

    private static Json json(String value) {
        boolean raw = value.matches("true|false|null|-?\\d{1,4}");
        return raw ? Json.read(value) : Json.of(value);
    }

    /// A public post with an HTML body, and further fields.
    GhostFile post(int number, String... more) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                "id", "p" + number,
                                "uuid", "uuid-" + number,
                                "title", "Headline " + number,
                                "slug", "story-" + number,
                                "type", "post",
                                "status", "published",
                                "visibility", "public",
                                "html", "<p>Text of " + number + ".</p>",
                                "published_at", "2019-03-05T08:00:00.000Z"));
        for (int i = 0; i < more.length; i += 2) {
            int at = fields.indexOf(more[i]);
            if (at >= 0 && at % 2 == 0) fields.set(at + 1, more[i + 1]);
            else fields.addAll(List.of(more[i], more[i + 1]));
        }
        return row("posts", fields.toArray(String[]::new));
    }

    GhostFile tagged(int post, String... tags) {
        for (int i = 0; i < tags.length; i++)
            row(
                    "posts_tags",
                    "post_id",
                    "p" + post,
                    "tag_id",
                    tags[i],
                    "sort_order",
                    String.valueOf(i));
        return this;
    }

    GhostFile by(int post, String... users) {
        for (int i = 0; i < users.length; i++)
            row(
                    "posts_authors",
                    "post_id",
                    "p" + post,
                    "author_id",
                    users[i],
                    "sort_order",
                    String.valueOf(i));
        return this;
    }

    Json data() {
        Json.Builder data = Json.object();
        tables.forEach((name, rows) -> data.put(name, new Json.Arr(rows)));
        return data.build();
    }

    Json json() {
        return Json.object()
                .put(
                        "db",
                        new Json.Arr(
                                List.of(
                                        Json.object()
                                                .put(
                                                        "meta",
                                                        Json.object()
                                                                .put("version", "5.80.0")
                                                                .build())
                                                .put("data", data())
                                                .build())))
                .build();
    }

    Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("quay.ghost.json"), json().write());
    }
}
