package broadsheet;

import broadsheet.config.Settings;
import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.OldArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// One import from the command line, of archives of any kind.
///
/// @param media a folder with the archive's files, or null
record ArchiveRun(
        Actor actor,
        List<? extends OldArchive> archives,
        @Nullable Path media,
        ImportOptions options) {
    ArchiveRun {
        archives = List.copyOf(archives);
    }

    /// Imports, shows progress, prints the report; the exit code.
    int in(Settings settings, CommandLine line) {
        InstantSource clock = InstantSource.system();
        Progress bar = Progress.on(line.getErr());
        try (Ground ground = Ground.open(settings)) {
            Newsroom newsroom = Newsroom.open(ground, settings, List.of(), clock);
            ImportReport done =
                    new ArchiveImport(
                                    newsroom.forImports(ground), clock, FetchLimits.DEFAULT, actor)
                            .run(archives, wishes(settings), at -> WordPressRun.show(bar, at));
            bar.done();
            done.readable().forEach(line.getOut()::println);
            Path report = options.report();
            if (report != null) Files.writeString(report, done.json().pretty() + "\n");
            return done.failed() || done.lines("broken") > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + options.report(), e);
        }
    }

    private ImportSettings wishes(Settings settings) {
        return new ImportSettings(
                List.of(),
                media,
                options.fetch(),
                options.dryRun(),
                settings.site().zone(),
                settings.site().language().toLanguageTag());
    }
}
