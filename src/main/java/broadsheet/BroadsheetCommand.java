package broadsheet;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `broadsheet` without a command: says what there is.
@Command(
        name = "broadsheet",
        description = "A newsroom in one jar.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed; the log says why",
            "2:a wrong command line or setting",
            "3:another Broadsheet has the data folder",
            "4:the database cannot be started or reached",
            "5:an export could not be read, or the doctor found something to mend"
        },
        footer = {"", "Start with: bin/broadsheet serve --demo"},
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            HookCommand.class,
            SearchCommand.class,
            ConfigCommand.class,
            KeyCommand.class,
            PersonCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        })
final class BroadsheetCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec private CommandSpec spec = CommandSpec.create();

    BroadsheetCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
