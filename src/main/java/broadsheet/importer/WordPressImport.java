package broadsheet.importer;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ImportProgress.Step;
import broadsheet.media.PictureFetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Brings WordPress exports in. Running it again, also after a kill in the middle, adds nothing
/// twice and leaves alone what an editor has changed since.
public final class WordPressImport {
    /// Who the revisions are by.
    public static final Actor ACTOR = new Actor("import:wordpress");

    private static final Duration TELL = Duration.ofMillis(200);

    private final Stores stores;
    private final InstantSource clock;
    private final FetchLimits fetching;

    public WordPressImport(Stores stores, InstantSource clock, FetchLimits fetching) {
        this.stores = stores;
        this.clock = clock;
        this.fetching = fetching;
    }

    private record Site(OldSite site, OldFiles files) {}

    /// Imports the files one after another; all that can be read comes in, and the report says what
    /// did not and why.
    ///
    /// @throws broadsheet.db.DbException where the database fails; what was filed by then stays,
    ///   and a further run goes on
    public ImportReport run(ImportSettings settings, ImportProgress progress) {
        ImportReport report = new ImportReport(settings.dryRun());
        Instant began = clock.instant();
        Map<Path, Site> sites = survey(settings, progress, report);
        try (PictureFetcher fetcher = new PictureFetcher(fetching)) {
            bringIn(settings, progress, report, sites, fetcher);
        }
        report.took(Duration.between(began, clock.instant()));
        return report;
    }

    private Map<Path, Site> survey(
            ImportSettings settings, ImportProgress progress, ImportReport report) {
        Map<Path, Site> sites = new LinkedHashMap<>();
        Map<String, Site> bySource = new LinkedHashMap<>();
        Telling telling = new Telling(progress, Step.SURVEY, settings);
        for (Path file : settings.files()) {
            try {
                String source = OldSite.name(file);
                Site site =
                        bySource.computeIfAbsent(
                                source,
                                _ ->
                                        new Site(
                                                new OldSite(source),
                                                new OldFiles(
                                                        settings.dryRun() ? null : stores.db(),
                                                        source)));
                Survey.read(file, site.site(), site.files(), position -> telling.tell(position, 0));
                sites.put(file, site);
            } catch (IOException e) {
                report.fail(name(file), "cannot be read: " + e.getMessage());
            }
            telling.pass(file);
        }
        return sites;
    }

    private void bringIn(
            ImportSettings settings,
            ImportProgress progress,
            ImportReport report,
            Map<Path, Site> sites,
            PictureFetcher fetcher) {
        Telling telling = new Telling(progress, Step.STORIES, settings);
        Map<OldSite, Intake> intakes = new LinkedHashMap<>();
        sites.forEach((file, site) -> {
            Intake intake =
                    intakes.computeIfAbsent(
                            site.site(), _ -> intake(settings, report, site, fetcher));
            try {
                intake.read(file, name(file), telling::tell);
            } catch (IOException e) {
                report.fail(name(file), "cannot be read any further: " + e.getMessage());
            }
            telling.pass(file);
        });
        if (!settings.dryRun()) intakes.values().forEach(Intake::redirectFiles);
        telling.last();
    }

    private Intake intake(
            ImportSettings settings, ImportReport report, Site site, PictureFetcher fetcher) {
        OldTerms terms = new OldTerms(stores, site.site(), settings.dryRun(), report);
        terms.putDeclared();
        OldPictures pictures =
                new OldPictures(
                        stores, site.files(), site.site(), settings, fetcher, report, ACTOR);
        ItemStory stories =
                new ItemStory(
                        site.site(),
                        terms,
                        site.files(),
                        pictures,
                        settings,
                        report,
                        clock.instant());
        return new Intake(stores, site.site(), stories, settings, report, ACTOR);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Passes on how far it is, not more often than somebody can see.
    private final class Telling {
        private final ImportProgress progress;
        private final Step step;
        private final Instant began = clock.instant();
        private final long total;
        private long before;
        private long stories;
        private Instant last = Instant.MIN;

        Telling(ImportProgress progress, Step step, ImportSettings settings) {
            this.progress = progress;
            this.step = step;
            this.total = settings.files().stream().mapToLong(Telling::size).sum();
        }

        void tell(long position, long more) {
            stories += more;
            Instant now = clock.instant();
            if (now.isBefore(last.equals(Instant.MIN) ? now : last.plus(TELL))) return;
            last = now;
            snapshot(before + position, now);
        }

        void pass(Path file) {
            before += size(file);
        }

        void last() {
            snapshot(total, clock.instant());
        }

        private void snapshot(long bytes, Instant now) {
            progress.at(
                    new ImportProgress.Snapshot(
                            step, bytes, total, stories, Duration.between(began, now)));
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
