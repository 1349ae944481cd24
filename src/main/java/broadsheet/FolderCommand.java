package broadsheet;

import broadsheet.config.Settings;
import broadsheet.identity.Actor;
import broadsheet.importer.folder.FolderArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "folder",
        description =
                "Bring a folder of Markdown or HTML in, such as a site of Hugo or Jekyll. Run it again at any time: nothing comes twice.",
        mixinStandardHelpOptions = true)
final class FolderCommand implements Callable<Integer> {
    @ParentCommand private ImportCommand parent = new ImportCommand();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin private ImportOptions options = new ImportOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of the site, where its settings are.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) throw refused("There is no folder " + folder + ".");
        Settings settings = settingsOptions.read(parent.parent().environment(), Map.of());
        try {
            FolderArchive archive =
                    FolderArchive.open(folder, settings.site().zone(), InstantSource.system());
            return new ArchiveRun(
                            new Actor("import:folder"), List.of(archive), archive.root(), options)
                    .in(settings, spec.commandLine());
        } catch (IOException e) {
            throw refused("Cannot read " + folder + ": " + e.getMessage());
        }
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }
}
