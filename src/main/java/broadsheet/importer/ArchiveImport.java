package broadsheet.importer;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ImportProgress.Step;
import broadsheet.media.PictureFetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings old archives of any kind in. Running it again, also after a kill in the middle, adds
/// nothing twice and leaves alone what an editor has changed since.
public final class ArchiveImport {
    private final Stores stores;
    private final InstantSource clock;
    private final FetchLimits fetching;
    private final Actor actor;

    /// @param actor who the revisions are by, such as `import:ghost`
    public ArchiveImport(Stores stores, InstantSource clock, FetchLimits fetching, Actor actor) {
        this.stores = stores;
        this.clock = clock;
        this.fetching = fetching;
        this.actor = actor;
    }

    /// Imports the archives one after another; all that can be read comes in, and the report says
    /// what did not and why. The files of the settings play no part.
    ///
    /// @throws broadsheet.db.DbException where the database fails; what was filed by then stays,
    ///   and a further run goes on
    public ImportReport run(
            List<? extends OldArchive> archives, ImportSettings settings, ImportProgress progress) {
        ImportReport report = new ImportReport(settings.dryRun());
        Instant began = clock.instant();
        List<OldArchive> readable = survey(archives, progress, report);
        try (PictureFetcher fetcher = new PictureFetcher(fetching)) {
            bringIn(readable, settings, progress, report, fetcher);
        }
        report.took(Duration.between(began, clock.instant()));
        return report;
    }

    private List<OldArchive> survey(
            List<? extends OldArchive> archives, ImportProgress progress, ImportReport report) {
        List<OldArchive> readable = new ArrayList<>();
        Telling telling = new Telling(progress, Step.SURVEY, total(archives), clock);
        for (OldArchive archive : archives) {
            try {
                archive.survey(position -> telling.tell(position, 0));
                readable.add(archive);
            } catch (IOException | UncheckedIOException e) {
                report.fail(archive.name(), "cannot be read: " + e.getMessage());
            }
            telling.pass(archive.size());
        }
        return readable;
    }

    private void bringIn(
            List<OldArchive> archives,
            ImportSettings settings,
            ImportProgress progress,
            ImportReport report,
            PictureFetcher fetcher) {
        Telling telling = new Telling(progress, Step.STORIES, total(archives), clock);
        Map<String, ArchiveIntake> intakes = new LinkedHashMap<>();
        for (OldArchive archive : archives) {
            ArchiveIntake intake =
                    intakes.computeIfAbsent(
                            archive.source(), _ -> intake(archive, settings, report, fetcher));
            intake.read(archive, telling);
            telling.pass(archive.size());
        }
        telling.last();
    }

    private ArchiveIntake intake(
            OldArchive archive,
            ImportSettings settings,
            ImportReport report,
            PictureFetcher fetcher) {
        String base = archive.sites().isEmpty() ? "" : archive.sites().getFirst().toString();
        OldSite site = OldSite.at(archive.source(), base);
        OldPictures old =
                new OldPictures(
                        stores,
                        new OldFiles(null, archive.source()),
                        site,
                        settings,
                        fetcher,
                        report,
                        actor);
        ArchivePictures pictures = new ArchivePictures(old, settings.media(), report);
        ArchiveTerms terms = new ArchiveTerms(stores, pictures, settings.dryRun(), report);
        ArchiveStories stories =
                new ArchiveStories(
                        terms,
                        pictures,
                        new OwnLinks(archive.sites()),
                        settings.language(),
                        report,
                        clock.instant());
        return new ArchiveIntake(stores, archive.source(), stories, settings, report, actor);
    }

    private static long total(List<? extends OldArchive> archives) {
        return archives.stream().mapToLong(OldArchive::size).sum();
    }
}
