package broadsheet;

import broadsheet.config.Settings;
import broadsheet.events.EventLog;
import broadsheet.search.LocalSearch;
import broadsheet.search.SearchState;
import broadsheet.search.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// The search indexes, by hand. Each command may run beside the server.
@Command(
        name = "search",
        description = "Look at the search indexes, or have them built anew.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Runnable {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: status or rebuild.");
    }

    @Command(
            name = "rebuild",
            description =
                    "Have the indexes built anew. The old ones answer until the new ones are there.",
            mixinStandardHelpOptions = true)
    int rebuild(@Mixin SettingsOptions options) {
        try (Visit visit = Visit.open(options.read(parent.environment(), Map.of()))) {
            LocalSearch.rebuild(new EventLog(visit.db(), List.of()));
        }
        say(
                "Asked. Every running server builds new indexes now; one that is stopped, when it starts.");
        return ExitCode.OK;
    }

    @Command(
            name = "status",
            description = "Say what each index holds and how far it follows.",
            mixinStandardHelpOptions = true)
    int status(@Mixin SettingsOptions options) throws IOException {
        Settings settings = options.read(parent.environment(), Map.of());
        boolean complete = true;
        try (Visit visit = Visit.open(settings)) {
            for (Side side : Side.values()) complete &= status(side, settings, visit);
        }
        return complete ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private boolean status(Side side, Settings settings, Visit visit) throws IOException {
        String whose =
                switch (side) {
                    case READERS -> "readers";
                    case DESK -> "the desk";
                };
        Optional<SearchState> state =
                SearchState.of(
                        side, settings.data().dir().toAbsolutePath(), settings.site(), visit.db());
        if (state.isEmpty()) {
            say(
                    "For %s there is no index with these settings; serve builds it when it starts."
                            .formatted(whose));
            return false;
        }
        SearchState it = state.get();
        say(
                "For %s: %s with %d stories; the database has %d; %d events of the log are not saved in it yet"
                        .formatted(whose, it.index(), it.stories(), it.wanted(), it.behind()));
        if (!it.known()) say("It belongs to another database; serve builds it anew.");
        return it.known();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
