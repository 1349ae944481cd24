package broadsheet.archive;

import broadsheet.blobs.BlobId;
import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.story.Histories;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the whole paper into one file, as it is at one moment. Constant memory; the file is there
/// whole or not at all.
public final class Export {
    private final Db db;
    private final Blobs blobs;

    public Export(Db db, Blobs blobs) {
        this.db = db;
        this.blobs = blobs;
    }

    /// How much of each kind went out: `stories`, `revisions`, `blobs`, and each table by its name.
    ///
    /// @param missing blobs that the database speaks of and the folder does not have
    public record Written(Map<String, Long> counts, List<String> missing) {
        public Written {
            counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
            missing = List.copyOf(missing);
        }
    }

    /// @param site what the paper is called, for whoever finds the file
    /// @param told how many stories have gone out so far
    /// @throws UncheckedIOException where the file cannot be written; then it is not there
    public Written write(Path file, String site, Instant now, Consumer<Long> told) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Written written;
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                zip.setLevel(Deflater.BEST_SPEED);
                written = db.write(tx -> new Writing(tx, zip, told).all(site, now));
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException _) {
                // what cannot be written can perhaps not be deleted either
            }
        }
    }

    /// One run, in one snapshot of the database.
    private final class Writing {
        private final Tx tx;
        private final ZipOutputStream zip;
        private final Consumer<Long> told;
        private final Map<String, Long> counts = new TreeMap<>();
        private final List<String> missing = new java.util.ArrayList<>();

        Writing(Tx tx, ZipOutputStream zip, Consumer<Long> told) {
            this.tx = tx;
            this.zip = zip;
            this.told = told;
        }

        Written all(String site, Instant now) {
            tx.sql("set transaction isolation level repeatable read read only").update();
            entry(Format.MANIFEST, () -> line(manifest(site, now).write()));
            Tables.BEFORE_STORIES.forEach(this::table);
            entry(
                    Format.STORIES,
                    () ->
                            Histories.each(
                                    tx,
                                    story -> {
                                        line(story.json().write());
                                        count("stories", 1);
                                        count("revisions", story.revisions().size());
                                        told.accept(counts.getOrDefault("stories", 0L));
                                    }));
            Tables.AFTER_STORIES.forEach(this::table);
            tx.sql("select blob from picture union select blob from attachment order by blob")
                    .each(row -> blob(row.text("blob")));
            entry(Format.END, () -> line(json(counts).write()));
            return new Written(counts, missing);
        }

        /// The first story's number and hash tell this paper from others.
        private Json manifest(String site, Instant now) {
            Json.Builder manifest =
                    Json.object()
                            .put("format", Format.NAME)
                            .put("version", Format.VERSION)
                            .put("site", site)
                            .put("made", now.toString());
            tx.sql(
                            """
                            select story_id, encode(hash, 'hex') as hash from revision
                            where number = 1 order by story_id limit 1
                            """)
                    .one(row ->
                            manifest.put("firstStory", row.number("story_id"))
                                    .put("firstHash", row.text("hash")));
            return manifest.build();
        }

        private void table(String table) {
            entry(
                    table + Format.LINES,
                    () ->
                            Tables.each(
                                    tx,
                                    table,
                                    row -> {
                                        line(row);
                                        count(table, 1);
                                    }));
        }

        private void blob(String hash) {
            try (InputStream in = blobs.open(new BlobId(hash))) {
                entry(Format.BLOBS + hash, () -> in.transferTo(zip));
                count("blobs", 1);
            } catch (NoSuchFileException e) {
                missing.add(hash);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void count(String what, long more) {
            counts.merge(what, more, Long::sum);
        }

        private void line(String text) {
            try {
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void entry(String name, Content content) {
            try {
                zip.putNextEntry(new ZipEntry(name));
                content.write();
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Content {
        void write() throws IOException;
    }

    private static Json json(Map<String, Long> counts) {
        Json.Builder json = Json.object();
        counts.forEach((name, count) -> json.put(name, (long) count));
        return json.build();
    }
}
