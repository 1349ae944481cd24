package broadsheet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every import can be told.
final class ImportOptions {
    @Option(names = "--no-fetch", description = "Fetch no picture from the old site.")
    private boolean noFetch;

    @Option(names = "--dry-run", description = "Read everything and report, but keep nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as JSON to FILE.")
    private @Nullable Path report;

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
