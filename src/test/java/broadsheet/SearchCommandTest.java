package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.Question;
import broadsheet.search.Side;
import broadsheet.testing.TestSite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchCommandTest {
    private static String run(Map<String, String> environment, int code, String... words) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Main.run(words, environment, out, out)).as(said.toString()).isEqualTo(code);
        return said.toString();
    }

    @Test
    void theIndexIsLookedAtAndBuiltAnewBesideTheServer() throws Exception {
        try (TestSite site = TestSite.open()) {
            Map<String, String> environment =
                    Map.of(
                            "BROADSHEET_DATA_DIR", site.data().toString(),
                            "BROADSHEET_DATABASE_URL", site.database(),
                            "BROADSHEET_SITE_ZONE", "Europe/Lisbon");
            site.editor("Ines").publishes(words -> words.headline("Fog"));
            site.editor("Ines").drafts(words -> words.headline("Rain"));
            site.editor("Ines").drafts(words -> words.headline("Snow"));
            assertThat(site.app().search().find(Question.of("fog")).total().stories()).isEqualTo(1);
            assertThat(run(environment, ExitCode.OK, "search", "rebuild")).contains("Asked.");
            for (Side side : Side.values()) {
                Path folder = side.folder(site.data());
                long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (!Files.exists(folder.resolve("index-2"))
                        || Files.exists(folder.resolve("index-1"))) {
                    assertThat(System.nanoTime()).isLessThan(until);
                    Thread.onSpinWait();
                }
            }
            assertThat(run(environment, ExitCode.OK, "search", "status"))
                    .contains("For readers: index-2 with 1 stories; the database has 1;")
                    .contains("For the desk: index-2 with 2 stories; the database has 2;");
        }
    }
}
