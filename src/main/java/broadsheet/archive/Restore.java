package broadsheet.archive;

import broadsheet.blobs.BlobId;
import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.story.Histories;
import broadsheet.story.StoryHistory;
import broadsheet.text.Json;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Brings a whole paper in from the file that [Export] wrote, with the numbers and hashes it had.
/// It goes into an empty paper, or into one that it was brought into before: again after a kill in
/// the middle adds nothing twice, and a story that has gone on since is left as it is.
public final class Restore {
    private static final int BATCH = 100;
    private static final long BATCH_WEIGHT = 8 << 20;

    private final Db db;
    private final Blobs blobs;
    private final Histories histories;

    public Restore(Db db, Blobs blobs, Histories histories) {
        this.db = db;
        this.blobs = blobs;
        this.histories = histories;
    }

    /// What came of it.
    ///
    /// @param counts how much of each kind came in (`stories`, `revisions`, `blobs`, each table),
    ///   and how many stories were `same` or `newer` here
    /// @param faults what did not come in, a line each with its reason
    public record Report(Map<String, Long> counts, List<String> faults) {
        public Report {
            counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
            faults = List.copyOf(faults);
        }

        public boolean whole() {
            return faults.isEmpty();
        }
    }

    /// @param dry read everything and check it, but keep nothing
    /// @param told the share of the file that has been read, and how many stories there were
    public Report read(Path file, boolean dry, Consumer<Progress> told) throws IOException {
        try (Counting in = new Counting(Files.newInputStream(file));
                ZipInputStream zip =
                        new ZipInputStream(new BufferedInputStream(in), StandardCharsets.UTF_8)) {
            return new Reading(
                            zip,
                            dry,
                            stories ->
                                    told.accept(
                                            new Progress(
                                                    (double) in.count / Files.size(file), stories)))
                    .all(file.getFileName() + "");
        }
    }

    public record Progress(double share, long stories) {}

    private interface Told {
        void at(long stories) throws IOException;
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count++;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) count += read;
            return read;
        }
    }

    /// One run over one file.
    private final class Reading {
        private final ZipInputStream zip;
        private final JsonLines lines;
        private final boolean dry;
        private final Told told;
        private final Map<String, Long> counts = new TreeMap<>();
        private final Map<String, Long> seen = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();
        private boolean ended;

        Reading(ZipInputStream zip, boolean dry, Told told) {
            this.zip = zip;
            this.lines = new JsonLines(zip);
            this.dry = dry;
            this.told = told;
        }

        Report all(String name) throws IOException {
            try {
                ZipEntry first = zip.getNextEntry();
                if (first == null || !first.getName().equals(Format.MANIFEST))
                    return refused(name + " is not an archive of Broadsheet");
                String refusal = refusal(lines.one());
                if (refusal != null) return refused(name + " " + refusal);
                if (!dry) clear();
                for (ZipEntry entry = zip.getNextEntry(); entry != null && !ended; )
                    entry = take(entry.getName());
                if (!ended) faults.add(name + " is cut off: its end is missing");
            } catch (java.util.zip.ZipException
                    | java.io.EOFException
                    | IllegalArgumentException e) {
                faults.add(name + " cannot be read any further: " + e.getMessage());
            }
            return new Report(counts, faults);
        }

        private Report refused(String why) {
            return new Report(Map.of(), List.of(why));
        }

        private @Nullable String refusal(Json.Obj manifest) {
            if (!Format.NAME.equals(manifest.textOrNull("format")))
                return "is not an archive of Broadsheet";
            Long version = manifest.numberOrNull("version");
            if (version == null || version > Format.VERSION)
                return "was written by a newer Broadsheet (form "
                        + version
                        + "; this one reads up to "
                        + Format.VERSION
                        + "): use that one";
            boolean another =
                    !dry
                            && db.read(tx ->
                                    tx.sql(
                                                    """
                                                    select exists (select from story) and not exists
                                                      (select from revision where number = 1
                                                         and story_id = :story and hash = decode(:hash, 'hex')) as another
                                                    """)
                                            .bind("story", manifest.numberOrNull("firstStory"))
                                            .bind("hash", manifest.text("firstHash", ""))
                                            .one(row -> row.flag("another"))
                                            .orElse(false));
            return another
                    ? "is another paper than the one that is here: an archive goes into an empty"
                            + " data folder (or database)"
                    : null;
        }

        private @Nullable ZipEntry take(String entry) throws IOException {
            if (entry.equals(Format.STORIES)) stories();
            else if (entry.equals(Format.END)) end();
            else if (entry.startsWith(Format.BLOBS)) blob(entry.substring(Format.BLOBS.length()));
            else if (entry.endsWith(Format.LINES)) table(entry);
            else faults.add(entry + " is unknown: passed over");
            return ended ? null : zip.getNextEntry();
        }

        /// The sections that a new paper begins with give way to those of the archive, as long as
        /// no story stands in them.
        private void clear() {
            db.write(tx ->
                    tx.sql("delete from section where not exists (select from story)").update());
        }

        private void table(String entry) throws IOException {
            String table = entry.substring(0, entry.length() - Format.LINES.length());
            if (!Tables.BEFORE_STORIES.contains(table) && !Tables.AFTER_STORIES.contains(table)) {
                faults.add(entry + " is of no table that this Broadsheet knows: passed over");
                return;
            }
            List<Json.Obj> rows = new ArrayList<>();
            lines.each(row -> {
                rows.add(row);
                seen.merge(table, 1L, Long::sum);
                if (rows.size() == BATCH * 10) put(table, rows);
            });
            put(table, rows);
            if (!dry && Tables.BEFORE_STORIES.contains(table))
                db.write(tx -> {
                    Tables.count(tx, table);
                    return true;
                });
        }

        private void put(String table, List<Json.Obj> rows) {
            if (!dry) count(table, db.write(tx -> Tables.restore(tx, table, rows)));
            rows.clear();
        }

        private void stories() throws IOException {
            List<StoryHistory> batch = new ArrayList<>();
            long[] weight = {0};
            lines.each(json -> {
                seen.merge("stories", 1L, Long::sum);
                StoryHistory story = StoryHistory.read(json);
                seen.merge("revisions", (long) story.revisions().size(), Long::sum);
                String fault = story.fault();
                if (fault != null) {
                    faults.add(story.path() + ": " + fault + ": left out");
                    return;
                }
                batch.add(story);
                for (StoryHistory.Saved it : story.revisions()) weight[0] += it.copy().length();
                if (batch.size() < BATCH && weight[0] < BATCH_WEIGHT) return;
                weight[0] = 0;
                file(batch);
            });
            file(batch);
            if (!dry)
                db.write(tx -> {
                    Tables.count(tx, "story");
                    return true;
                });
        }

        private void file(List<StoryHistory> batch) throws IOException {
            List<Histories.Restored> outcomes = dry ? List.of() : restored(batch);
            for (int i = 0; i < outcomes.size(); i++) {
                StoryHistory story = batch.get(i);
                switch (outcomes.get(i)) {
                    case ADDED -> {
                        count("stories", 1);
                        count("revisions", story.revisions().size());
                    }
                    case SAME -> count("same", 1);
                    case NEWER -> count("newer", 1);
                    case OTHER ->
                            faults.add(
                                    story.path()
                                            + ": another story has its number "
                                            + story.id().value()
                                            + " here: left out. An archive goes into an empty paper");
                }
            }
            batch.clear();
            told.at(seen.getOrDefault("stories", 0L));
        }

        /// Where a batch cannot be filed because of one story, the others come in one by one.
        private List<Histories.Restored> restored(List<StoryHistory> batch) {
            try {
                return histories.restore(batch);
            } catch (DbException e) {
                if (batch.size() == 1) {
                    faults.add(batch.getFirst().path() + ": cannot be filed: " + e.getMessage());
                    batch.clear();
                    return List.of();
                }
                List<Histories.Restored> outcomes = new ArrayList<>();
                List<StoryHistory> filed = new ArrayList<>();
                for (StoryHistory story : List.copyOf(batch)) {
                    List<StoryHistory> alone = new ArrayList<>(List.of(story));
                    List<Histories.Restored> outcome = restored(alone);
                    if (!outcome.isEmpty()) filed.add(story);
                    outcomes.addAll(outcome);
                }
                batch.clear();
                batch.addAll(filed);
                return outcomes;
            }
        }

        private void blob(String hash) throws IOException {
            if (!hash.matches("[0-9a-f]{64}")) {
                faults.add(Format.BLOBS + hash + " is no blob's name: passed over");
                return;
            }
            seen.merge("blobs", 1L, Long::sum);
            BlobId id = new BlobId(hash);
            if (dry || blobs.has(id)) {
                zip.transferTo(java.io.OutputStream.nullOutputStream());
                return;
            }
            BlobId came = blobs.put(zip);
            if (came.equals(id)) count("blobs", 1);
            else faults.add(Format.BLOBS + hash + " has other bytes than its name says");
        }

        private void end() throws IOException {
            ended = true;
            Json.Obj promised = lines.one();
            for (Map.Entry<String, Json> member : promised.members().entrySet()) {
                long there = seen.getOrDefault(member.getKey(), 0L);
                long said = promised.number(member.getKey());
                if (there != said)
                    faults.add(
                            "the archive should have "
                                    + said
                                    + " "
                                    + member.getKey()
                                    + " and has "
                                    + there);
            }
        }

        private void count(String what, long more) {
            if (more > 0) counts.merge(what, more, Long::sum);
        }
    }
}
