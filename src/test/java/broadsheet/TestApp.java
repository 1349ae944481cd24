package broadsheet;

import broadsheet.config.Settings;
import broadsheet.db.Db;
import broadsheet.fetch.FetchLimits;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.WordPressImport;
import broadsheet.story.Contributors;
import broadsheet.story.Publishing;
import broadsheet.story.Sections;
import broadsheet.story.Tags;
import java.net.URI;
import java.time.InstantSource;

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

    public Publishing publishing() {
        return app.newsroom().publishing();
    }

    public Sections sections() {
        return app.newsroom().sections();
    }

    public Tags tags() {
        return app.newsroom().tags();
    }

    public Contributors contributors() {
        return app.newsroom().contributors();
    }

    /// Imports in this process, while the paper is read.
    public ImportReport imports(ImportSettings wishes) {
        return new WordPressImport(
                        app.newsroom().forImports(app.ground()), clock, FetchLimits.DEFAULT)
                .run(wishes, ImportProgress.SILENT);
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
