package broadsheet;

import broadsheet.archive.Export;
import broadsheet.archive.Restore;
import broadsheet.audience.Audience;
import broadsheet.config.Settings;
import broadsheet.db.Db;
import broadsheet.fetch.FetchLimits;
import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.OldArchive;
import broadsheet.importer.WordPressImport;
import broadsheet.importer.feed.FeedImport;
import broadsheet.importer.feed.FeedWishes;
import broadsheet.media.Pictures;
import broadsheet.search.ManuscriptSearch;
import broadsheet.search.Search;
import broadsheet.story.Contributors;
import broadsheet.story.Histories;
import broadsheet.story.Publishing;
import broadsheet.story.Redirects;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.Tags;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// The running paper as tests may hold it.
public final class TestApp implements AutoCloseable {
    private final App app;
    private final InstantSource clock;

    private TestApp(App app, InstantSource clock) {
        this.app = app;
        this.clock = clock;
    }

    public static TestApp start(Settings settings, boolean demo, InstantSource clock) {
        return new TestApp(App.start(settings, demo, clock), clock);
    }

    public URI address() {
        return app.address();
    }

    public Router routes() {
        return app.routes();
    }

    /// How many finished answers the press keeps.
    public long pressed() {
        return app.presses().pages().stats().entries();
    }

    public int operatorsPort() {
        return app.operatorsPort();
    }

    public Audience audience() {
        return app.audience();
    }

    /// Everybody who works here.
    public Identity identity() {
        return app.identity();
    }

    public Publishing publishing() {
        return app.newsroom().publishing();
    }

    public Sections sections() {
        return app.newsroom().sections();
    }

    public Tags tags() {
        return app.newsroom().tags();
    }

    public Pictures pictures() {
        return app.newsroom().pictures();
    }

    public Contributors contributors() {
        return app.newsroom().contributors();
    }

    public Redirects redirects() {
        return app.newsroom().redirects();
    }

    public Stories stories() {
        return app.newsroom().stories();
    }

    /// How many pages have been rendered.
    public long renders() {
        return app.presses().pages().stats().renders();
    }

    /// Imports in this process, while the paper is read.
    public ImportReport imports(ImportSettings wishes) {
        return new WordPressImport(
                        app.newsroom().forImports(app.ground()), clock, FetchLimits.DEFAULT)
                .run(wishes, ImportProgress.SILENT);
    }

    /// Imports an archive of another kind, while the paper is read.
    public ImportReport imports(Actor actor, OldArchive archive, ImportSettings wishes) {
        return new ArchiveImport(
                        app.newsroom().forImports(app.ground()), clock, FetchLimits.DEFAULT, actor)
                .run(List.of(archive), wishes, ImportProgress.SILENT);
    }

    /// Imports feeds, while the paper is read.
    public ImportReport importsFeeds(List<String> places, ImportSettings wishes) {
        return FeedImport.of(app.newsroom().forImports(app.ground()), clock, false)
                .run(places, FeedWishes.DEFAULT, wishes, ImportProgress.SILENT);
    }

    /// Takes the whole paper out.
    public Export export() {
        return new Export(db(), app.newsroom().blobs());
    }

    /// Brings a whole paper in.
    public Restore restore() {
        return new Restore(db(), app.newsroom().blobs(), new Histories(app.newsroom().log()));
    }

    /// Once its index has been opened, which on a busy machine takes longer than a reader waits.
    public Search search() {
        while (!app.search().ready()) Thread.onSpinWait();
        return app.search();
    }

    /// The same for that of the newsroom.
    public ManuscriptSearch deskSearch() {
        while (!app.deskSearch().ready()) Thread.onSpinWait();
        return app.deskSearch();
    }

    /// Who writes together.
    public broadsheet.desk.Attendance attendance() {
        return app.attendance();
    }

    /// Windows that hear what happens in rooms.
    public int listening() {
        return app.attendance().listening();
    }

    /// The database it stands on, for counting rows.
    public Db db() {
        return app.ground().db();
    }

    @Override
    public void close() {
        app.close();
    }
}
