package broadsheet;

import broadsheet.config.Settings;
import broadsheet.desk.Desk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One run of the server.
///
/// @param file of settings; null for where it usually is
/// @param flags by the setting's name
/// @param demo whether an empty paper is filled with the demo edition
/// @param rehearse whether to ask for some pages and stop, for the JVM's cache
record Serve(@Nullable Path file, Map<String, String> flags, boolean demo, boolean rehearse) {
    private static final Map<String, String> SETTING =
            Map.of(
                    "--port", "http.port",
                    "--ops-port", "ops.port",
                    "--data", "data.dir",
                    "--database-url", "database.url");

    Serve {
        flags = Map.copyOf(flags);
    }

    /// Reads a command line that is nothing but `serve` and its common options; empty for every
    /// other, also a wrong one. The command line's library takes a quarter of a start, most of it
    /// for what `serve` never asks.
    static Optional<Serve> plain(String[] args) {
        Iterator<String> words = List.of(args).iterator();
        if (!words.hasNext() || !words.next().equals("serve")) return Optional.empty();
        Map<String, String> flags = new HashMap<>();
        boolean demo = false;
        boolean rehearse = false;
        while (words.hasNext()) {
            String word = words.next();
            String setting = SETTING.get(word);
            if (word.equals("--demo")) demo = true;
            else if (word.equals("--rehearse")) rehearse = true;
            else if (setting == null || !words.hasNext()) return Optional.empty();
            else if (flags.put(setting, words.next()) != null) return Optional.empty();
        }
        boolean odd = flags.values().stream().anyMatch(value -> value.startsWith("-"));
        return odd ? Optional.empty() : Optional.of(new Serve(null, flags, demo, rehearse));
    }

    /// Serves until the process is told to stop; the exit code.
    int run(Map<String, String> environment, PrintWriter out) throws InterruptedException {
        Settings settings = Settings.read(file, environment, flags);
        LogSetup.apply(settings.log());
        App app = App.start(settings, demo);
        if (rehearse) {
            Rehearsal.of(app.address());
            app.close();
            return ExitCode.OK;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "stop"));
        out.println("Ready: " + app.address());
        app.identity()
                .links()
                .first()
                .ifPresent(token ->
                        out.println(
                                "Nobody can sign in yet. This link makes the first administrator, once, within a day: "
                                        + app.address()
                                        + Desk.LINKS
                                        + token.text()));
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /// A stop that was asked for is no failure: without this the JVM would end with 143.
    private static void stop(App app) {
        app.close();
        System.out.flush();
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}
