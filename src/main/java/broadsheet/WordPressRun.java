package broadsheet;

import broadsheet.config.Settings;
import java.nio.file.Path;
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
        try (Ground ground = Ground.open(settings)) {
            line.getErr().println("The importer is not built in yet; " + ground.folder().path());
            return ExitCode.FAILED;
        }
    }
}
