package broadsheet;

import broadsheet.archive.Export;
import broadsheet.blobs.Blobs;
import broadsheet.config.Settings;
import broadsheet.story.Stories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description =
                "Write the whole paper into one file: every story with all its revisions, and all"
                        + " pictures. 'import broadsheet' brings it back as it was.",
        mixinStandardHelpOptions = true,
        footer = {"", "May run beside the server; the file shows one moment of the paper."})
final class ExportCommand implements Callable<Integer> {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write (a ZIP).")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Override
    public Integer call() {
        if (Files.exists(file) && !force)
            throw new CommandLine.ParameterException(
                    spec.commandLine(), file + " is there already; --force writes over it.");
        Settings settings = options.read(parent.environment(), Map.of());
        Instant began = Instant.now();
        Progress bar = Progress.on(spec.commandLine().getErr());
        try (Visit visit = Visit.open(settings)) {
            Blobs blobs = new Blobs(settings.data().dir().toAbsolutePath().resolve("blobs"));
            long all = new Stories(visit.db()).count();
            Export.Written written =
                    new Export(visit.db(), blobs)
                            .write(
                                    file,
                                    settings.site().name(),
                                    began,
                                    stories -> {
                                        Duration took = Duration.between(began, Instant.now());
                                        if (stories % 50 == 0)
                                            bar.at(
                                                    "Writing",
                                                    all == 0 ? 1 : (double) stories / all,
                                                    Progress.counted(stories, "stories", took),
                                                    took);
                                    });
            bar.done();
            var out = spec.commandLine().getOut();
            out.println(
                    "Written to " + file + ": " + ImportBroadsheetCommand.words(written.counts()));
            written.missing()
                    .forEach(hash ->
                            out.println(
                                    "  The bytes of "
                                            + hash
                                            + " are not in the data folder: left out"));
            return written.missing().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }
}
