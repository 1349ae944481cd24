package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.Editor;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A feed that somebody opens in a browser.
@InBrowser
class FeedInBrowserTest {
    @Test
    void isReadableAndRunsNothing() throws Exception {
        try (Browser browser = Browser.open();
                TestSite site = TestSite.open()) {
            Editor mara = site.editor("Mara");
            for (String headline :
                    List.of("Ferries run <b>again</b>", "Cranes stand still", "הרציף נפתח מחדש"))
                mara.publishes(words ->
                        words.headline(headline)
                                .standfirst(
                                        "What it means for the harbour, & for those who live by it.")
                                .by("Ada Finch")
                                .says("<script>alert(1)</script>"));
            for (boolean dark : new boolean[] {false, true})
                for (String path : List.of("/feed.xml", "/feed.atom"))
                    try (Browser.Window window = browser.window(900, dark, true)) {
                        window.page().navigate(site.address() + path);
                        shown(window, path, dark);
                    }
        }
    }

    private static void shown(Browser.Window window, String path, boolean dark) throws Exception {
        assertThat(style(window, "rss, feed", "maxWidth")).as(path).isEqualTo("720px");
        assertThat(style(window, "rss, feed", "backgroundColor"))
                .isEqualTo(dark ? "rgb(19, 19, 19)" : "rgb(255, 255, 255)");
        assertThat(style(window, "item > title, entry > title", "display")).isEqualTo("block");
        assertThat(style(window, "guid, id", "display")).isEqualTo("none");
        assertThat(window.complaints()).isEmpty();
        Files.write(
                Path.of("target", path.substring(1) + (dark ? "-dark.png" : ".png")),
                window.page().screenshot());
    }

    private static Object style(Browser.Window window, String element, String property) {
        return window.page()
                .evaluate(
                        "([element, property]) => getComputedStyle(document.querySelector(element))[property]",
                        List.of(element, property));
    }
}
