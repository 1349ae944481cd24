package broadsheet;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// What every import can be told.
final class ImportOptions {
    @Option(
            names = "--media",
            paramLabel = "DIR",
            description =
                    "Take pictures from this copy of the old site's files before fetching any.")
    private @Nullable Path media;

    @Option(names = "--no-fetch", description = "Fetch no picture from the old site.")
    private boolean noFetch;

    @Option(names = "--dry-run", description = "Read everything and report, but keep nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as JSON to FILE.")
    private @Nullable Path report;

    /// Refuses a folder that is not there.
    void check(CommandSpec spec) {
        if (media != null && !Files.isDirectory(media))
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is no folder " + media + ".");
    }

    @Nullable Path media() {
        return media;
    }

    boolean fetch() {
        return !noFetch;
    }

    boolean dryRun() {
        return dryRun;
    }

    @Nullable Path report() {
        return report;
    }
}
