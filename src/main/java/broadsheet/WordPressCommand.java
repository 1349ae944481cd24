package broadsheet;

import broadsheet.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "wordpress",
        description =
                "Bring WordPress exports (WXR) in. Run it again at any time: nothing comes twice.",
        mixinStandardHelpOptions = true)
final class WordPressCommand implements Callable<Integer> {
    @ParentCommand private ImportCommand parent = new ImportCommand();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Export files, of one site or several.")
    private List<Path> files = List.of();

    @Option(
            names = "--media",
            paramLabel = "DIR",
            description =
                    "Take pictures and other files from this copy of wp-content/uploads before fetching any.")
    private @Nullable Path media;

    @Option(names = "--no-fetch", description = "Fetch no picture or other file from the old site.")
    private boolean noFetch;

    @Option(names = "--dry-run", description = "Read everything and report, but keep nothing.")
    private boolean dryRun;

    @Option(
            names = "--types",
            paramLabel = "TYPE",
            split = ",",
            description =
                    "Kinds of items that become stories besides posts and pages. Without it: those the old site showed as pages of their own. With \"none\": none.")
    private @Nullable Set<String> types;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as JSON to FILE.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file))
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "Cannot read " + file + ".");
        }
        if (media != null && !Files.isDirectory(media))
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is no folder " + media + ".");
        Settings settings = options.read(parent.parent().environment(), Map.of());
        return new WordPressRun(files, media, !noFetch, dryRun, types, report)
                .in(settings, spec.commandLine());
    }
}
