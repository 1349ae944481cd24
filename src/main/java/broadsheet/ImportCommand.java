package broadsheet;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Bring an archive in.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "FORMAT",
        subcommands = {
            WordPressCommand.class,
            GhostCommand.class,
            FolderCommand.class,
            FeedCommand.class,
            ImportBroadsheetCommand.class
        })
final class ImportCommand implements Runnable {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(java.util.Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    BroadsheetCommand parent() {
        return parent;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a format: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
