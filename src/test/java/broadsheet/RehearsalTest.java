package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.TestSite;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whether what the JVM is to learn for later starts is really asked for.
class RehearsalTest {
    private static final Pattern SEARCHES =
            Pattern.compile("(?m)^search_time_seconds_count(?:\\{[^}]*})? (\\d+)");

    @Test
    void searchesAreRehearsed() throws Exception {
        try (TestSite site = TestSite.paper().with("search.rate", "0").open()) {
            site.editor("Mara").publishes(words -> words.headline("Ferry crews strike over wages"));
            int before = searches(site);
            Rehearsal.of(site.address());
            assertThat(searches(site) - before).isGreaterThanOrEqualTo(1_000);
        }
    }

    private static String figures(TestSite site) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + site.app().operatorsPort() + "/metrics");
        try (InputStream figures = page.toURL().openStream()) {
            return new String(figures.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int searches(TestSite site) throws Exception {
        String metrics = figures(site);
        Matcher count = SEARCHES.matcher(metrics);
        assertThat(count.find()).as(metrics).isTrue();
        return Integer.parseInt(count.group(1));
    }
}
