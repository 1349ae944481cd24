package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.importer.InTray;
import broadsheet.importer.OldArchive;
import broadsheet.text.BrokenJson;
import broadsheet.text.Json;
import broadsheet.text.JsonWalk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A Ghost export (version 1 to 6), read twice: first all but the posts, then the posts.
public final class GhostExport implements OldArchive {
    private final Path file;
    private final GhostWishes wishes;
    private final InstantSource clock;
    private final Marker marker;
    private final GhostSite site;
    private final Map<String, Long> counted = new HashMap<>();
    private long tables;

    public GhostExport(Path file, GhostWishes wishes, InstantSource clock) {
        this.file = file;
        this.wishes = wishes;
        this.clock = clock;
        URI address = wishes.site();
        String path = address == null || address.getPath() == null ? "" : address.getPath();
        this.marker = new Marker(path.replaceFirst("/+$", ""));
        this.site = new GhostSite(marker);
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    /// What is damaged is passed over here; the reading says so.
    @Override
    public void survey(LongConsumer position) throws IOException {
        Looking looking = new Looking(position);
        try (InputStream in = open()) {
            JsonWalk.walk(in, looking);
        } catch (BrokenJson e) {
            if (tables == 0) throw e;
            Salvage.after(e.offset(), file, looking.table, looking);
        } catch (IOException e) {
            if (tables == 0) throw e;
        }
        site.surveyed();
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private final class Looking implements JsonWalk.Guide, Salvage.Finder {
        private final LongConsumer position;
        private String table = "";

        private Looking(LongConsumer position) {
            this.position = position;
        }

        @Override
        public JsonWalk.Step step(List<String> path) {
            GhostTables at = GhostTables.at(path);
            if (at == null) return JsonWalk.Step.PASS;
            if (at.equals(GhostTables.ABOVE)) return JsonWalk.Step.ENTER;
            if (!at.row()) return JsonWalk.Step.ENTER;
            table = at.table();
            return isWanted(table) ? JsonWalk.Step.TAKE : JsonWalk.Step.PASS;
        }

        /// Counts a row, and says whether it is to be looked into.
        private boolean isWanted(String table) {
            tables++;
            if (GhostTables.COUNTED.contains(table)) counted.merge(table, 1L, Long::sum);
            return switch (table) {
                case "settings", "tags", "users", "posts_tags", "posts_authors", "posts_meta" ->
                        true;
                default -> false;
            };
        }

        @Override
        public void row(String table, Json row, long offset) {
            position.accept(offset);
            if (isWanted(table)) site.add(table, GhostPost.inner(Fields.of(row)), offset);
        }

        @Override
        public void lost(String table, long offset, String reason) {}

        @Override
        public void take(List<String> path, Json value, long offset) {
            position.accept(offset);
            site.add(path.get(path.size() - 2), GhostPost.inner(Fields.of(value)), offset);
        }
    }

    @Override
    public String source() {
        String own = site.setting("db_hash", "title");
        return "ghost:" + (own.isEmpty() ? name() : own);
    }

    @Override
    public List<URI> sites() {
        URI address = wishes.site();
        return address == null ? List.of() : List.of(address);
    }

    @Override
    public void read(InTray tray) throws IOException {
        counted.forEach(tray::passedOver);
        GhostPost posts = new GhostPost(site, marker, permalinks(), name(), clock.instant());
        Reading reading = new Reading(posts, tray);
        try (InputStream in = open()) {
            JsonWalk.walk(in, reading);
        } catch (BrokenJson e) {
            // Nothing after it: the file was cut off, and the import says so.
            if (Salvage.after(e.offset(), file, reading.table, reading) == 0) throw e;
            tray.broken(name(), "byte " + e.offset(), String.valueOf(e.getMessage()));
        }
    }

    private final class Reading implements JsonWalk.Guide, Salvage.Finder {
        private final GhostPost posts;
        private final InTray tray;
        private String table = "";

        private Reading(GhostPost posts, InTray tray) {
            this.posts = posts;
            this.tray = tray;
        }

        @Override
        public JsonWalk.Step step(List<String> path) {
            GhostTables at = GhostTables.at(path);
            if (at == null) return JsonWalk.Step.PASS;
            if (at.equals(GhostTables.ABOVE)) return JsonWalk.Step.ENTER;
            table = at.table();
            if (!table.equals("posts")) return JsonWalk.Step.PASS;
            return at.row() ? JsonWalk.Step.TAKE : JsonWalk.Step.ENTER;
        }

        @Override
        public void take(List<String> path, Json value, long offset) {
            row(table, value, offset);
        }

        @Override
        public void row(String table, Json row, long offset) {
            tray.at(offset);
            if (table.equals("posts")) put(posts, row, offset, tray);
        }

        @Override
        public void lost(String table, long offset, String reason) {
            tray.broken(name(), "byte " + offset + ", in " + table, reason);
        }
    }

    private void put(GhostPost posts, Json value, long offset, InTray tray) {
        Fields row = row(value);
        if (row.isEmpty()) {
            tray.broken(name(), "byte " + offset, "it is no post");
            return;
        }
        tray.put(posts.story(row, meta(row.text("id"), tray), tray));
    }

    private static Fields row(Json value) {
        Fields outer = Fields.of(value);
        Fields inner = GhostPost.inner(outer);
        if (inner.equals(outer)) return outer;
        Json.Builder all = Json.object();
        inner.object().members().forEach(all::put);
        return new Fields(all.put("url", outer.get("url")).build());
    }

    private Fields meta(String post, InTray tray) {
        Long offset = site.meta(post);
        if (offset == null) return Fields.NONE;
        try {
            Fields meta = Fields.of(JsonWalk.at(file, offset));
            return meta.text("post_id").equals(post) ? meta : Fields.NONE;
        } catch (IOException e) {
            tray.note(name(), "post " + post, "what else is said of it: " + e.getMessage());
            return Fields.NONE;
        }
    }

    private Permalinks permalinks() {
        @Nullable String wished = wishes.permalink();
        String form = wished != null ? wished : site.setting("permalinks");
        return new Permalinks(form.startsWith("/") ? form : Permalinks.DEFAULT, zone());
    }

    private ZoneId zone() {
        try {
            String zone = site.setting("timezone", "active_timezone", "activeTimezone");
            return zone.isEmpty() ? wishes.zone() : ZoneId.of(zone);
        } catch (DateTimeException _) {
            return wishes.zone();
        }
    }
}
