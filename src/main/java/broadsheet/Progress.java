package broadsheet;

import java.io.PrintWriter;
import java.time.Duration;

/// Shows how far something is: a bar on a terminal, otherwise a line every ten seconds.
final class Progress {
    private static final int WIDTH = 28;
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private long lastLine;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// On standard error, as `bin/broadsheet` found it.
    static Progress on(PrintWriter err) {
        return new Progress(err, Boolean.getBoolean("broadsheet.terminal"));
    }

    /// @param share of the whole, 0 to 1
    /// @param said what there is so far, such as `1,200 stories`
    /// @param rate of those a second
    /// @param elapsed since this step began
    void at(String step, double share, String said, double rate, Duration elapsed) {
        double part = Math.clamp(share, 0, 1);
        String line =
                "%s %3.0f %%, %s, %,.0f a second, %s left"
                        .formatted(step, part * 100, said, rate, left(part, elapsed));
        if (terminal) {
            int full = (int) (part * WIDTH);
            out.print("\r" + "█".repeat(full) + "░".repeat(WIDTH - full) + " " + line + "\u001b[K");
            out.flush();
        } else if (elapsed.toNanos() - lastLine >= EVERY.toNanos()
                || elapsed.toNanos() < lastLine) {
            lastLine = elapsed.toNanos();
            out.println(line);
        }
    }

    /// Ends the bar, so that what follows starts on a line of its own.
    void done() {
        if (terminal) out.print("\r\u001b[K");
        out.flush();
    }

    private static String left(double part, Duration elapsed) {
        if (part < 0.005) return "time unknown";
        Duration left = Duration.ofMillis((long) (elapsed.toMillis() / part * (1 - part)));
        if (left.toHours() > 0) return left.toHours() + " h " + left.toMinutesPart() + " min";
        return left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
                : left.toSeconds() + " s";
    }
}
