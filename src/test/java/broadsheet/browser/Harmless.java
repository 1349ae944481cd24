package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Judges a paper that an attacker's archive was imported into.
final class Harmless {
    private Harmless() {}

    /// Nothing in these pages can run, and in a browser nothing does, and nothing is asked of
    /// anybody else.
    ///
    /// @param pages looked through
    /// @param opened in Chromium, with everything on them touched; the feeds are opened besides
    static void judge(TestSite site, List<String> pages, List<String> opened) {
        for (String path : pages) harmless(site.follow(path));
        List<String> all = new ArrayList<>(opened);
        all.addAll(List.of("/feed.xml", "/feed.atom"));
        try (Browser browser = Browser.open();
                Browser.Window window = browser.window(1280, false, true)) {
            List<String> ran = new ArrayList<>();
            window.page().exposeFunction("hostile", words -> ran.add(List.of(words).toString()));
            window.page()
                    .addInitScript(
                            "for (const name of ['alert','confirm','prompt','open']) window[name] = () => hostile(name);"
                                    + "const ours = fetch; window.fetch = (what, ...more) => String(what).startsWith('/most-read/list')"
                                    + " ? ours(what, ...more) : hostile('fetch')");
            for (String path : all) {
                window.page().navigate(site.address() + path);
                window.page()
                        .evaluate(
                                "for (const e of document.querySelectorAll('main *')) for (const kind of ['mouseover','focus','error','load','toggle']) e.dispatchEvent(new Event(kind))");
                window.page()
                        .evaluate(
                                "document.querySelectorAll('main details').forEach(e => e.open = true)");
            }
            assertThat(ran).isEmpty();
            assertThat(window.complaints()).noneMatch(line -> line.contains("dialog"));
            assertThat(window.complaints())
                    .as("nothing that the policy had to stop")
                    .noneMatch(line -> line.contains("Content Security Policy"));
            assertThat(window.requests())
                    .allMatch(url -> url.startsWith(site.address().toString() + "/"));
        }
    }

    private static void harmless(Reply page) {
        assertThat(page.status()).as(page.path()).isEqualTo(200);
        for (Element element : page.html().getAllElements()) {
            assertThat(element.tagName())
                    .as(page.path())
                    .isNotIn("iframe", "object", "embed", "base", "math", "applet", "frame");
            // Those of search are ours.
            if (!element.hasClass("find") && !element.hasClass("ask"))
                assertThat(element.tagName()).as(page.path()).isNotEqualTo("form");
            else assertThat(element.attr("action")).isEqualTo("/search");
            if (element.closest("main") != null)
                assertThat(element.tagName())
                        .as(page.path())
                        .isNotIn("script", "style", "svg", "link", "meta");
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as(page.path())
                        .doesNotStartWith("on")
                        .isNotIn("style", "srcdoc");
                if (List.of("href", "src", "action", "poster", "data", "formaction", "xlink:href")
                        .contains(attribute.getKey()))
                    assertThat(
                                    attribute
                                            .getValue()
                                            .strip()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replaceAll("\\s", ""))
                            .as(page.path())
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("vbscript:")
                            .doesNotStartWith("data:");
            }
        }
    }
}
