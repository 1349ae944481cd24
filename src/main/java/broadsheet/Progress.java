package broadsheet;

import java.io.PrintWriter;
import java.time.Duration;

/// Shows how far something is: a bar on a terminal, otherwise a line every ten seconds.
final class Progress {
    /// The bar's characters: with everything beside it a line stays below the 80 columns that any
    /// terminal has, since one that wraps cannot be written over.
    private static final int WIDTH = 16;

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
    /// @param said what there is so far and how much of it comes in a second, such as `1,200
    ///   stories, 400/s`
    /// @param elapsed since this step began
    void at(String step, double share, String said, Duration elapsed) {
        double part = Math.clamp(share, 0, 1);
        String left = left(part, elapsed);
        if (terminal) {
            int full = (int) (part * WIDTH);
            out.print(
                    "\r%-11s %s%s %3.0f %%  %s  %s\u001b[K"
                            .formatted(
                                    step,
                                    "█".repeat(full),
                                    "░".repeat(WIDTH - full),
                                    part * 100,
                                    said,
                                    left));
            out.flush();
        } else if (elapsed.toNanos() - lastLine >= EVERY.toNanos()
                || elapsed.toNanos() < lastLine) {
            lastLine = elapsed.toNanos();
            out.println("%s: %.0f %%, %s, %s".formatted(step, part * 100, said, left));
        }
    }

    /// What a bar says of `count` things that came in this time: `1,200 stories, 400/s`.
    static String counted(long count, String what, Duration elapsed) {
        double rate = count * 1e3 / Math.max(1, elapsed.toMillis());
        return "%,d %s, %,.0f/s".formatted(count, what, rate);
    }

    /// Ends the bar, so that what follows starts on a line of its own.
    void done() {
        if (terminal) out.print("\r\u001b[K");
        out.flush();
    }

    private static String left(double part, Duration elapsed) {
        if (part >= 1) return "done";
        if (part < 0.005 || elapsed.toMillis() < 500) return "";
        Duration left = Duration.ofMillis((long) (elapsed.toMillis() / part * (1 - part)));
        if (left.toHours() > 0) return left.toHours() + " h " + left.toMinutesPart() + " min left";
        return left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s left"
                : left.toSeconds() + " s left";
    }
}
