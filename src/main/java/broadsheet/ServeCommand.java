package broadsheet;

import broadsheet.config.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
        Settings settings = options.read(parent.environment(), flags);
        App app = App.start(settings, demo);
        if (rehearse) {
            Rehearsal.of(app.address());
            app.close();
            return ExitCode.OK;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "stop"));
        spec.commandLine().getOut().println("Ready: " + app.address());
        stop.await();
        return ExitCode.OK;
    }

    /// A stop that was asked for is no failure: without this the JVM would end with 143.
    private static void stop(App app) {
        int code = ExitCode.OK;
        try {
            app.close();
        } catch (RuntimeException e) {
            code = ExitCode.FAILED;
            e.printStackTrace();
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }
}
