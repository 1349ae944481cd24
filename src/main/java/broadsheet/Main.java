package broadsheet;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// The command line's entry point.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(args, System.getenv(), out, err);
        out.flush();
        System.exit(code);
    }

    /// Runs one command; the exit code, one of [ExitCode].
    static int run(
            String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        Optional<Serve> plain = Serve.plain(args);
        if (plain.isEmpty()) return command(args, environment, out, err);
        try {
            return plain.get().run(environment, out);
        } catch (Exception e) {
            return ExitCode.explain(e, err);
        }
    }

    private static int command(
            String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return new CommandLine(new BroadsheetCommand(environment))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, _) -> ExitCode.explain(e, line.getErr()))
                .execute(args);
    }
}
