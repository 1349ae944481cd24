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
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An empty newsroom on a database of its own.
final class House {
    /// The largest recording or document.
    static final int MOST_BYTES = 1 << 20;

    final Db db = TestDb.fresh();
    final EventLog log = new EventLog(db, List.of());
    final Publishing publishing = new Publishing(log, InstantSource.system());
    final Sections sections = new Sections(db, log);
    final Tags tags = new Tags(db);
    final Contributors contributors = new Contributors(db);
    final Redirects redirects = new Redirects(log);
    final Stories stories = new Stories(db);
    final Stores stores;

    House(Path blobs) {
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

    ImportReport imports(Path... files) {
        return imports(settings(null, false, files));
    }

    ImportReport imports(ImportSettings settings) {
        return imports(settings, FetchLimits.DEFAULT);
    }

    ImportReport imports(ImportSettings settings, FetchLimits limits) {
        return new WordPressImport(stores, InstantSource.system(), limits)
                .run(settings, ImportProgress.SILENT);
    }

    static ImportSettings settings(@Nullable Path media, boolean dryRun, Path... files) {
        return new ImportSettings(
                List.of(files), media, false, dryRun, ZoneId.of("Europe/Lisbon"), "en");
    }

    /// The story that readers find at a path, following redirects.
    @Nullable Story at(String path) {
        return switch (stories.at(path)) {
            case AtPath.Found(var story) -> story;
            case AtPath.Moved(var to) -> at(to);
            case AtPath.Withdrawn _, AtPath.Missing _ -> null;
        };
    }

    /// As [#at], where it must be there.
    Story there(String path) {
        return java.util.Objects.requireNonNull(at(path), "nothing at " + path);
    }

    /// How many rows there are, a line a table: the same lines mean that nothing was added.
    List<String> rows() {
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
