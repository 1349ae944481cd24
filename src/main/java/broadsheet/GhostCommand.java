package broadsheet;

import broadsheet.config.Settings;
import broadsheet.identity.Actor;
import broadsheet.importer.ghost.GhostExport;
import broadsheet.importer.ghost.GhostWishes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
        name = "ghost",
        description =
                "Bring Ghost exports (JSON) in. Run it again at any time: nothing comes twice.",
        mixinStandardHelpOptions = true)
final class GhostCommand implements Callable<Integer> {
    @ParentCommand private ImportCommand parent = new ImportCommand();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin private ImportOptions options = new ImportOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Export files.")
    private List<Path> files = List.of();

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "The old site's address, to fetch pictures from and to mend links.")
    private @Nullable URI site;

    @Option(
            names = "--permalink",
            paramLabel = "FORM",
            description = "The form of its addresses, such as /{year}/{slug}/.")
    private @Nullable String permalink;

    @Override
    public Integer call() {
        for (Path file : files)
            if (!Files.isReadable(file)) throw refused("Cannot read " + file + ".");
        if (site != null
                && (site.getHost() == null || !String.valueOf(site.getScheme()).startsWith("http")))
            throw refused(
                    "--site is \""
                            + site
                            + "\"; it must be an address such as https://paper.example.");
        if (permalink != null && !(permalink.startsWith("/") && permalink.contains("slug")))
            throw refused(
                    "--permalink is \""
                            + permalink
                            + "\"; it must be a form such as /{year}/{slug}/.");
        options.check(spec);
        Settings settings = settingsOptions.read(parent.parent().environment(), Map.of());
        GhostWishes wishes = new GhostWishes(site, permalink, settings.site().zone());
        List<GhostExport> exports =
                files.stream()
                        .map(file -> new GhostExport(file, wishes, InstantSource.system()))
                        .toList();
        return new ArchiveRun(new Actor("import:ghost"), exports, options.media(), options)
                .in(settings, spec.commandLine());
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }
}
