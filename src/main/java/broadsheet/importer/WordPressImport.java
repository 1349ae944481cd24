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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        Telling telling = new Telling(progress, Step.SURVEY, size(settings));
        for (Path file : settings.files()) {
            try {
                String source = OldSite.name(file);
                Site site =
                        bySource.computeIfAbsent(
                                source,
                                _ ->
                                        new Site(
                                                new OldSite(
                                                        source, new PostTypes(settings.types())),
                                                new OldFiles(
                                                        settings.dryRun() ? null : stores.db(),
                                                        source)));
                Survey.read(file, site.site(), site.files(), position -> telling.tell(position, 0));
                sites.put(file, site);
            } catch (IOException e) {
                report.fail(name(file), "cannot be read: " + e.getMessage());
            }
            telling.pass(size(file));
        }
        return sites;
    }

    private void bringIn(
            ImportSettings settings,
            ImportProgress progress,
            ImportReport report,
            Map<Path, Site> sites,
            PictureFetcher fetcher) {
        Telling telling = new Telling(progress, Step.STORIES, size(settings));
        Map<OldSite, Intake> intakes = new LinkedHashMap<>();
        Map<OldSite, OldAttachments> attachments = new LinkedHashMap<>();
        sites.values()
                .forEach(site ->
                        attachments.computeIfAbsent(
                                site.site(),
                                _ ->
                                        new OldAttachments(
                                                stores,
                                                site.files(),
                                                site.site(),
                                                settings,
                                                fetcher,
                                                report,
                                                ACTOR)));
        sites.forEach((file, site) -> {
            Intake intake =
                    intakes.computeIfAbsent(
                            site.site(),
                            _ ->
                                    intake(
                                            settings,
                                            report,
                                            site,
                                            Objects.requireNonNull(attachments.get(site.site())),
                                            fetcher));
            try {
                intake.read(file, name(file), telling::tell);
            } catch (IOException e) {
                report.fail(name(file), "cannot be read any further: " + e.getMessage());
            }
            telling.pass(size(file));
        });
        if (!settings.dryRun()) intakes.values().forEach(Intake::redirectFiles);
        telling.last();
        files(progress, new LinkedHashSet<>(sites.values()), attachments, settings);
    }

    /// What no story has asked for, and the old addresses of all files.
    private void files(
            ImportProgress progress,
            Set<Site> sites,
            Map<OldSite, OldAttachments> attachments,
            ImportSettings settings) {
        Telling telling =
                new Telling(
                        progress,
                        Step.FILES,
                        sites.stream().mapToLong(site -> site.files().count()).sum());
        for (Site site : sites) {
            RemainingFiles files =
                    new RemainingFiles(
                            stores,
                            site.site(),
                            site.files(),
                            Objects.requireNonNull(attachments.get(site.site())));
            files.take(
                    site.site().source(),
                    done -> {
                        telling.pass(done);
                        telling.tell(0, done);
                    });
            if (!settings.dryRun()) files.redirect();
        }
        if (telling.total > 0) telling.last();
    }

    private Intake intake(
            ImportSettings settings,
            ImportReport report,
            Site site,
            OldAttachments attachments,
            PictureFetcher fetcher) {
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
                        attachments,
                        settings,
                        report,
                        clock.instant());
        return new Intake(stores, site.site(), stories, settings, report, ACTOR);
    }

    private static long size(ImportSettings settings) {
        return settings.files().stream().mapToLong(WordPressImport::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
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
        private long count;
        private Instant last = Instant.MIN;

        Telling(ImportProgress progress, Step step, long total) {
            this.progress = progress;
            this.step = step;
            this.total = total;
        }

        void tell(long position, long more) {
            count += more;
            Instant now = clock.instant();
            if (now.isBefore(last.equals(Instant.MIN) ? now : last.plus(TELL))) return;
            last = now;
            snapshot(before + position, now);
        }

        void pass(long more) {
            before += more;
        }

        void last() {
            snapshot(total, clock.instant());
        }

        private void snapshot(long done, Instant now) {
            progress.at(
                    new ImportProgress.Snapshot(
                            step, done, total, count, Duration.between(began, now)));
        }
    }
}
