package broadsheet.importer;

import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.fetch.FetchLimits;
import broadsheet.media.Attachments;
import broadsheet.media.PictureLimits;
import broadsheet.media.Pictures;
import broadsheet.story.AtPath;
import broadsheet.story.Contributors;
import broadsheet.story.Publishing;
import broadsheet.story.Redirects;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.Tags;
import broadsheet.testing.TestDb;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An empty newsroom on a database of its own.
public final class House {
    /// The largest recording or document.
    static final int MOST_BYTES = 1 << 20;

    public final Db db = TestDb.fresh();
    public final EventLog log = new EventLog(db, List.of());
    public final Publishing publishing = new Publishing(log, InstantSource.system(), List.of());
    public final Sections sections = new Sections(db, log);
    public final Tags tags = new Tags(db);
    public final Contributors contributors = new Contributors(db);
    public final Redirects redirects = new Redirects(log);
    public final Stories stories = new Stories(db);
    public final Stores stores;

    public House(Path blobs) {
        Blobs kept = new Blobs(blobs);
        stores =
                new Stores(
                        db,
                        publishing,
                        sections,
                        tags,
                        contributors,
                        redirects,
                        new Pictures(db, log, kept, PictureLimits.DEFAULT),
                        new Attachments(db, kept, MOST_BYTES));
    }

    public ImportReport imports(Path... files) {
        return imports(settings(null, false, files));
    }

    public ImportReport imports(ImportSettings settings) {
        return imports(settings, FetchLimits.DEFAULT);
    }

    ImportReport imports(ImportSettings settings, FetchLimits limits) {
        return new WordPressImport(stores, InstantSource.system(), limits)
                .run(settings, ImportProgress.SILENT);
    }

    public static ImportSettings settings(@Nullable Path media, boolean dryRun, Path... files) {
        return new ImportSettings(
                List.of(files), media, false, dryRun, ZoneId.of("Europe/Lisbon"), "en");
    }

    /// A clock that moves on by a second whenever it is asked, so that an import tells how far it
    /// is as often as it can.
    public static InstantSource hasty() {
        AtomicLong second = new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
        return () -> Instant.ofEpochSecond(second.incrementAndGet());
    }

    /// The story that readers find at a path, following redirects.
    public @Nullable Story at(String path) {
        return switch (stories.at(path)) {
            case AtPath.Found(var story) -> story;
            case AtPath.Moved(var to) -> at(to);
            case AtPath.Withdrawn _, AtPath.Missing _ -> null;
        };
    }

    /// As [#at], where it must be there.
    public Story there(String path) {
        return java.util.Objects.requireNonNull(at(path), "nothing at " + path);
    }

    /// How many rows there are, a line a table: the same lines mean that nothing was added.
    public List<String> rows() {
        return List.of(
                        "section",
                        "tag",
                        "contributor",
                        "story",
                        "revision",
                        "listing",
                        "redirect",
                        "event",
                        "picture",
                        "attachment",
                        "import_file",
                        "import_item",
                        "import_attachment",
                        "import_picture",
                        "archived_comment")
                .stream()
                .map(table ->
                        table
                                + " "
                                + db.read(tx ->
                                                tx.sql("select count(*) as n from " + table)
                                                        .list(row -> row.number("n")))
                                        .getFirst())
                .toList();
    }
}
