package broadsheet;

import broadsheet.config.Settings;
import broadsheet.fetch.FetchLimits;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.WordPressImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// One run of the WordPress import from the command line.
record WordPressRun(
        List<Path> files,
        @Nullable Path media,
        boolean fetch,
        boolean dryRun,
        @Nullable Path report) {
    WordPressRun {
        files = List.copyOf(files);
    }

    /// Imports, shows progress, prints the report; the exit code.
    int in(Settings settings, CommandLine line) {
        InstantSource clock = InstantSource.system();
        Progress bar = Progress.on(line.getErr());
        try (Ground ground = Ground.open(settings)) {
            Newsroom newsroom = Newsroom.open(ground, settings, List.of(), clock);
            ImportReport done =
                    new WordPressImport(newsroom.forImports(ground), clock, FetchLimits.DEFAULT)
                            .run(wishes(settings), at -> show(bar, at));
            bar.done();
            done.readable().forEach(line.getOut()::println);
            if (report != null) Files.writeString(report, done.json().pretty() + "\n");
            return done.failed() || done.lines("broken") > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + report, e);
        }
    }

    private ImportSettings wishes(Settings settings) {
        return new ImportSettings(
                files,
                media,
                fetch,
                dryRun,
                settings.site().zone(),
                settings.site().language().toLanguageTag());
    }

    static void show(Progress bar, ImportProgress.Snapshot at) {
        String step =
                switch (at.step()) {
                    case SURVEY -> "Looking through";
                    case STORIES -> "Bringing in";
                };
        double share = at.totalBytes() == 0 ? 1 : (double) at.bytes() / at.totalBytes();
        bar.at(step, share, "%,d stories".formatted(at.stories()), at.rate(), at.elapsed());
    }
}
