package broadsheet;

import broadsheet.archive.Restore;
import broadsheet.config.Settings;
import broadsheet.story.Histories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "broadsheet",
        description =
                "Bring a whole paper back from the file that 'export' wrote, into an empty paper."
                        + " Run it again after a break: nothing comes twice.",
        mixinStandardHelpOptions = true)
final class ImportBroadsheetCommand implements Callable<Integer> {
    private static final int SHOWN = 25;

    @ParentCommand private ImportCommand parent = new ImportCommand();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "The file that 'export' wrote.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Read and check everything, but keep nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (!Files.isReadable(file))
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Cannot read " + file + ".");
        Settings settings = options.read(parent.parent().environment(), Map.of());
        Instant began = Instant.now();
        Progress bar = Progress.on(spec.commandLine().getErr());
        try (Ground ground = Ground.open(settings)) {
            Newsroom newsroom = Newsroom.open(ground, settings, List.of(), InstantSource.system());
            Restore.Report report =
                    new Restore(ground.db(), newsroom.blobs(), new Histories(newsroom.log()))
                            .read(
                                    file,
                                    dryRun,
                                    at -> {
                                        Duration took = Duration.between(began, Instant.now());
                                        bar.at(
                                                "Bringing in",
                                                at.share(),
                                                Progress.counted(at.stories(), "stories", took),
                                                took);
                                    });
            bar.done();
            say(report);
            return report.whole() ? ExitCode.OK : ExitCode.INCOMPLETE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void say(Restore.Report report) {
        var out = spec.commandLine().getOut();
        if (dryRun && report.whole()) out.println("The file is whole; nothing was kept.");
        else if (!dryRun) out.println("Came in: " + words(report.counts()));
        report.faults().stream().limit(SHOWN).forEach(fault -> out.println("  " + fault));
        if (report.faults().size() > SHOWN)
            out.println("  … and " + (report.faults().size() - SHOWN) + " more");
    }

    static String words(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "nothing new"
                : counts.entrySet().stream()
                        .map(it -> "%,d %s".formatted(it.getValue(), it.getKey().replace('_', ' ')))
                        .collect(Collectors.joining(", "));
    }
}
