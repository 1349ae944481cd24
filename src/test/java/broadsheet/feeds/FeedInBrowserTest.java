package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.TestSite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A feed that somebody opens in a browser.
class FeedInBrowserTest {
    @Test
    void isReadableAndRunsNothing() throws Exception {
        try (Browser browser = Browser.open();
                TestSite site = TestSite.paper().demo().open()) {
            for (boolean dark : new boolean[] {false, true})
                for (String path : new String[] {"/feed.xml", "/feed.atom"})
                    try (Browser.Window window = browser.window(900, dark, true)) {
                        window.page()
                                .navigate("http://localhost:" + site.address().getPort() + path);
                        String shown =
                                window.page()
                                                .evaluate(
                                                        "getComputedStyle(document.documentElement).maxWidth")
                                        + "";
                        assertThat(shown).as(path).isEqualTo("640px");
                        Path picture =
                                Path.of(
                                        "target",
                                        "feed"
                                                + path.replace('/', '-')
                                                + (dark ? "-dark" : "")
                                                + ".png");
                        Files.write(picture, window.page().screenshot());
                        assertThat(window.complaints()).isEmpty();
                    }
        }
    }
}
