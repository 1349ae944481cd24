package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter out = new StringWriter();
    private final PrintWriter writer = new PrintWriter(out, true);

    @Test
    void onATerminalABarIsWrittenOverAndNeverWraps() {
        Progress bar = new Progress(writer, true);
        bar.at("Bringing in", 0.001, "9 stories, 90/s", Duration.ofMillis(100));
        bar.at("Bringing in", 0.25, "199,999 stories, 2,345/s", Duration.ofMinutes(19));
        bar.at("Bringing in", 1, "800,000 stories, 2,345/s", Duration.ofMinutes(76));
        bar.done();
        String[] shown = out.toString().split("\r");
        assertThat(Arrays.stream(shown).map(line -> line.replace("\u001b[K", "").length()))
                .allMatch(length -> length < 80);
        assertThat(out.toString())
                .contains(
                        "Bringing in ████░░░░░░░░░░░░  25 %  199,999 stories, 2,345/s  57 min 0 s left")
                .contains("100 %  800,000 stories, 2,345/s  done")
                .doesNotContain("\n")
                .endsWith("\r\u001b[K");
    }

    @Test
    void elsewhereItIsALineEveryTenSeconds() {
        Progress lines = new Progress(writer, false);
        for (int second = 1; second <= 25; second++)
            lines.at("Bringing in", second / 100.0, "stories", Duration.ofSeconds(second));
        lines.at("Files", 0.5, "4 files, 2/s", Duration.ofSeconds(12));
        lines.done();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Bringing in: 10 %, stories, 1 min 30 s left",
                        "Bringing in: 20 %, stories, 1 min 20 s left",
                        "Files: 50 %, 4 files, 2/s, 12 s left");
    }
}
