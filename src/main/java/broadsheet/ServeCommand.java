package broadsheet;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Serve the site until told to stop.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints one line, \"Ready: http://…\", once the first page can be had.",
            "SIGTERM and Ctrl-C finish what is being answered and stop within 10 seconds."
        })
final class ServeCommand implements Callable<Integer> {
    @ParentCommand private BroadsheetCommand parent = new BroadsheetCommand(Map.of());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Serve readers on PORT (default: 8080).")
    private @Nullable String port;

    @Option(
            names = "--ops-port",
            paramLabel = "PORT",
            description = "Serve health and metrics on PORT (default: 8081).")
    private @Nullable String opsPort;

    @Option(names = "--demo", description = "Fill an empty paper with the demo edition.")
    private boolean demo;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Start, ask for some pages and stop: what the JVM's cache is made from.")
    private boolean rehearse;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, @Nullable String> flags = new HashMap<>();
        flags.put("http.port", port);
        flags.put("ops.port", opsPort);
        return new Serve(options.file(), options.flags(flags), demo, rehearse)
                .run(parent.environment(), spec.commandLine().getOut());
    }
}
