package broadsheet;

import broadsheet.config.Settings;
import broadsheet.events.EventLog;
import broadsheet.search.LocalSearch;
import broadsheet.search.SearchState;
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

/// The search index, by hand. Each command may run beside the server.
@Command(
        name = "search",
        description = "Look at the search index, or have it built anew.",
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
                    "Have the index built anew. The old one answers until the new one is there.",
            mixinStandardHelpOptions = true)
    int rebuild(@Mixin SettingsOptions options) {
        try (Visit visit = Visit.open(options.read(parent.environment(), Map.of()))) {
            LocalSearch.rebuild(new EventLog(visit.db(), List.of()));
        }
        say(
                "Asked. Every running server builds a new index now; one that is stopped, when it starts.");
        return ExitCode.OK;
    }

    @Command(
            name = "status",
            description = "Say what the index holds and how far it follows.",
            mixinStandardHelpOptions = true)
    int status(@Mixin SettingsOptions options) throws IOException {
        Settings settings = options.read(parent.environment(), Map.of());
        try (Visit visit = Visit.open(settings)) {
            Optional<SearchState> state =
                    SearchState.of(
                            settings.data().dir().toAbsolutePath().resolve("search"),
                            settings.site(),
                            visit.db());
            if (state.isEmpty()) {
                say("There is no index for these settings; serve builds it when it starts.");
                return ExitCode.INCOMPLETE;
            }
            SearchState it = state.get();
            say(
                    "%s: %d stories; the database has %d public ones; %d events of the log are not saved in it yet"
                            .formatted(it.index(), it.stories(), it.articles(), it.behind()));
            if (!it.known()) say("It belongs to another database; serve builds it anew.");
            return it.known() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
