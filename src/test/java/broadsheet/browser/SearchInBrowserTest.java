package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.Corpora;
import broadsheet.testing.Editor;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Search as readers do it: by keyboard, by touch, with a script and without; and what an attacker
/// would put into it.
@InBrowser
class SearchInBrowserTest {
    private static Browser browser;
    private static TestSite site;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.paper().with("search.rate", "0").open();
        Editor mara = site.editor("Mara");
        mara.publishes(words -> words.headline("Lanternfish return to the bay").tagged("Lanterns"));
        mara.publishes(words -> words.headline("Lantern makers strike").by("Lanta Moor"));
    }

    @AfterAll
    static void close() {
        if (site != null) site.close();
        if (browser != null) browser.close();
    }

    @Test
    void theKeyboardAloneFindsAStory() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            Page page = window.page();
            page.navigate(site.address() + "/");
            page.waitForFunction("document.documentElement.dataset.js");
            page.keyboard().press("/");
            Locator field = page.locator(".find input");
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
            page.waitForCondition(() -> "combobox".equals(field.getAttribute("role")));
            assertThat(field.getAttribute("aria-expanded")).isEqualTo("false");
            page.keyboard().type("lant");
            page.waitForCondition(() -> "true".equals(field.getAttribute("aria-expanded")));
            page.keyboard().press("ArrowDown");
            Locator first = page.locator("[role=option]").first();
            assertThat(first.getAttribute("aria-selected")).isEqualTo("true");
            assertThat(field.getAttribute("aria-activedescendant"))
                    .isEqualTo(first.getAttribute("id"));
            assertThat(field.inputValue()).isEqualTo(first.locator("span").first().textContent());
            assertThat(axe(page)).isEmpty();
            page.keyboard().press("ArrowUp");
            assertThat(field.inputValue()).isEqualTo("lant");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Escape");
            assertThat(field.inputValue()).isEqualTo("lant");
            assertThat(field.getAttribute("aria-expanded")).isEqualTo("false");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=lant");
            page.keyboard().press("Tab");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aSuggestionChosenLeadsStraightThere() {
        try (Browser.Window window = browser.window(390, true, true)) {
            Page page = window.page();
            page.navigate(site.address() + "/search");
            page.locator("#ask").click();
            page.waitForCondition(() -> page.locator("#ask[role=combobox]").count() == 1);
            page.keyboard().type("lanternfi");
            page.locator("[role=option]").first().waitFor();
            assertThat(axe(page)).isEmpty();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL("**/world/lanternfish-return-to-the-bay");
            assertThat(page.locator("h1").last().textContent()).contains("Lanternfish");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aSlashTypedElsewhereIsASlash() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            Page page = window.page();
            page.navigate(site.address() + "/search?q=a");
            page.waitForFunction("document.documentElement.dataset.js");
            page.locator("#ask").fill("tag");
            page.locator("#ask").press("/");
            assertThat(page.locator("#ask").inputValue()).isEqualTo("tag/");
        }
    }

    @Test
    void pagesLoadNoScriptForSearchBeforeItIsUsed() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            window.page().navigate(site.address() + "/");
            window.page().waitForFunction("document.documentElement.dataset.js");
            assertThat(window.requests()).noneMatch(url -> url.contains("/find."));
            window.page().locator(".find input").focus();
            window.page()
                    .waitForCondition(() ->
                            window.requests().stream().anyMatch(url -> url.contains("/find.")));
        }
    }

    @Test
    void whatAnAttackerAsksOrWritesIsText() throws IOException {
        List<String> payloads =
                ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                        .items().stream().map(vector -> vector.obj().text("payload")).toList();
        harmless(payloads);
    }

    /// The same on vectors of our own, where the corpus is not there.
    @Test
    void whatAnAttackerOfOursAsksOrWritesIsText() {
        harmless(
                List.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "' onfocus=alert(1) autofocus x='",
                        "<svg/onload=alert(1)>",
                        "</title><script>alert(1)</script>",
                        "javascript:alert(1)",
                        "</mark><iframe src=javascript:alert(1)>",
                        "\u2028alert(1)",
                        "section:\"><script>alert(1)</script>",
                        "after:<img/src=x/onerror=alert(1)>",
                        "-<svg/onload=alert(1)>"));
    }

    private static void harmless(List<String> payloads) {
        try (TestSite hostile = TestSite.paper().with("search.rate", "0").open();
                Browser.Window window = browser.window(1280, false, true)) {
            Editor eve = hostile.editor("Eve");
            for (String payload : payloads) {
                String clean = payload.replaceAll("\\p{Cntrl}", " ").strip();
                String words = clean.isEmpty() ? "empty" : clean;
                eve.publishes(written ->
                        written.headline("Wyvern " + words)
                                .standfirst(words)
                                .kicker(words)
                                .says(words + " wyvern " + words)
                                .tagged("Wyvern " + words)
                                .by("Wyvern " + words));
            }
            List<String> ran = new ArrayList<>();
            Page page = window.page();
            page.exposeFunction("hostile", words -> ran.add(List.of(words).toString()));
            page.addInitScript(
                    "for (const name of ['alert','confirm','prompt','open']) window[name] = () => hostile(name)");
            for (int number = 1; number <= (payloads.size() + 9) / 10; number++)
                visit(page, hostile, "wyvern", "&page=" + number);
            for (String payload : payloads)
                if (payload.length() <= 500) visit(page, hostile, payload, "");
            page.navigate(hostile.address() + "/search");
            page.locator("#ask").click();
            page.waitForCondition(() -> page.locator("#ask[role=combobox]").count() == 1);
            page.keyboard().type("wyvern");
            page.locator("[role=option]").first().waitFor();
            assertThat(page.locator("[role=option] *:not(span)").count()).isZero();
            assertThat(ran).isEmpty();
            assertThat(window.complaints()).noneMatch(line -> line.contains("dialog"));
            assertThat(window.complaints())
                    .as("nothing that the policy had to stop")
                    .noneMatch(line -> line.contains("Content Security Policy"));
            assertThat(window.requests())
                    .allMatch(url -> url.startsWith(hostile.address().toString() + "/"));
        }
    }

    private static void visit(Page page, TestSite site, String question, String more) {
        page.navigate(
                site.address()
                        + "/search?q="
                        + URLEncoder.encode(question, StandardCharsets.UTF_8)
                        + more);
        page.evaluate(
                "for (const e of document.querySelectorAll('main *')) for (const kind of ['mouseover','focus','error','load','toggle']) e.dispatchEvent(new Event(kind))");
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('main *')].filter(e => /^(script|style|svg|iframe|object|embed|link|meta|base|math|video|audio)$/i.test(e.localName) || [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style' || /^(javascript|data|vbscript):/i.test(a.value.trim()) && a.name !== 'value')).map(e => e.outerHTML)"))
                .as(question)
                .isEqualTo(List.of());
    }

    private static List<String> axe(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }
}
