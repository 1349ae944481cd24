package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The demo edition as readers have it: in a browser, by keyboard, without scripts, on paper.
@InBrowser
class DemoInBrowserTest {
    private static final String LONG_READ = "/business/the-night-quay";
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/politics",
                    "/business/economy",
                    "/politics/harbour-strike-talks",
                    LONG_READ,
                    "/about",
                    "/archive",
                    "/search",
                    "/search?q=harbour",
                    "/search?q=harbour+section:politics+after:soon&sort=newest&page=2",
                    "/search?q=harbour+-harbour+section:politics",
                    "/nowhere/harbour-strike");

    private static Browser browser;
    private static TestSite site;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.paper().demo().open();
    }

    @AfterAll
    static void close() {
        if (site != null) site.close();
        if (browser != null) browser.close();
    }

    private static String at(String path) {
        return site.address() + path;
    }

    @Test
    void axeFindsNothingInLightAndDarkOnPhoneAndDesktop() {
        for (boolean dark : List.of(false, true))
            for (int width : List.of(390, 1280))
                try (Browser.Window window = browser.window(width, dark, true)) {
                    for (String path : PAGES) {
                        window.page().navigate(at(path));
                        List<String> found =
                                new AxeBuilder(window.page())
                                        .analyze().getViolations().stream()
                                                .map(rule ->
                                                        rule.getId()
                                                                + " "
                                                                + rule.getNodes()
                                                                        .getFirst()
                                                                        .getHtml())
                                                .toList();
                        assertThat(found)
                                .as(path + " at " + width + (dark ? " dark" : " light"))
                                .isEmpty();
                    }
                    assertThat(unexpected(window)).isEmpty();
                }
    }

    /// A 404 page is a complaint of the console that is meant.
    private static List<String> unexpected(Browser.Window window) {
        return window.complaints().stream().filter(line -> !line.contains("404")).toList();
    }

    @Test
    void nothingStandsOutAtTheNarrowestAndWidest() {
        for (int width : List.of(320, 390, 768, 1280, 2560))
            try (Browser.Window window = browser.window(width, false, true)) {
                for (String path : PAGES) {
                    window.page().navigate(at(path));
                    Object wide =
                            window.page()
                                    .evaluate(
                                            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertThat(((Number) wide).intValue())
                            .as(path + " at " + width)
                            .isLessThanOrEqualTo(0);
                }
            }
    }

    @Test
    void everyRequestStaysAtHome() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            for (String path : PAGES) window.page().navigate(at(path));
            assertThat(window.requests())
                    .allMatch(url ->
                            url.startsWith(site.address().toString()) || url.startsWith("data:"));
            assertThat(window.requests()).anyMatch(url -> url.contains("/assets/"));
        }
    }

    @Test
    void theKeyboardReachesContentAndSections() {
        try (Browser.Window window = browser.window(390, false, true)) {
            Page page = window.page();
            page.navigate(at("/"));
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.url()).endsWith("#main");
            Locator menu = page.locator("header summary").first();
            menu.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("header details").first().getAttribute("open")).isNotNull();
            assertThat(page.locator("header details a[href='/politics']").first().isVisible())
                    .isTrue();
        }
    }

    @Test
    void textSizeThemeAndCopyAreKept() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            window.context()
                    .grantPermissions(
                            List.of("clipboard-read", "clipboard-write"),
                            new com.microsoft.playwright.BrowserContext.GrantPermissionsOptions()
                                    .setOrigin(site.address().toString()));
            Page page = window.page();
            page.navigate(at(LONG_READ));
            double before = size(page);
            page.locator("[data-does=larger]").click();
            assertThat(size(page)).isGreaterThan(before);
            page.reload();
            assertThat(size(page)).isGreaterThan(before);
            page.locator("[data-does=smaller]").click();
            assertThat(size(page)).isEqualTo(before);
            page.locator("[data-does=copy]").click();
            page.waitForCondition(() ->
                    page.evaluate("navigator.clipboard.readText()").toString().endsWith(LONG_READ));
            Object light = background(page);
            page.locator("input[name=theme][value=dark]").check();
            assertThat(background(page)).isNotEqualTo(light);
            page.navigate(at("/"));
            assertThat(page.locator("input[name=theme][value=dark]").isChecked()).isTrue();
            assertThat(background(page)).isNotEqualTo(light);
            assertThat(unexpected(window)).isEmpty();
        }
    }

    @Test
    void printShareAndMailDoWhatTheySay() {
        try (Browser.Window window = browser.window(390, false, true)) {
            window.context()
                    .addInitScript(
                            "window.print = () => document.title = 'printed';"
                                    + "navigator.share = what => { window.shared = what; return Promise.resolve() }");
            Page page = window.page();
            page.navigate(at(LONG_READ));
            String canonical = page.locator("link[rel=canonical]").getAttribute("href");
            String title = page.title();
            page.locator("[data-does=share]").click();
            assertThat(page.evaluate("window.shared.url")).isEqualTo(canonical);
            assertThat(page.evaluate("window.shared.title")).isEqualTo(title);
            assertThat(page.locator(".tools a").getAttribute("href"))
                    .startsWith("mailto:?subject=")
                    .endsWith(
                            java.net.URLEncoder.encode(
                                    canonical, java.nio.charset.StandardCharsets.UTF_8));
            page.locator("[data-does=print]").focus();
            page.keyboard().press("Enter");
            assertThat(page.title()).isEqualTo("printed");
            assertThat(unexpected(window)).isEmpty();
        }
    }

    @Test
    void aLongReadOpensWithItsPictureFromEdgeToEdgeAndNothingElseDoes() {
        for (int width : List.of(320, 820, 1280))
            try (Browser.Window window = browser.window(width, false, true)) {
                Page page = window.page();
                page.navigate(at(LONG_READ));
                assertThat(page.locator(".story-pic img").boundingBox().width).isEqualTo(width);
                assertThat(page.locator("h1").boundingBox().y).isLessThan(900);
                page.navigate(at("/politics/harbour-strike-talks"));
                assertThat(page.locator(".story--long").count()).isZero();
                page.navigate(at("/lifestyle/travel/a-day-on-skarn"));
                assertThat(page.locator(".story-pic img").boundingBox().height)
                        .isLessThanOrEqualTo(900);
            }
    }

    @Test
    void focusIsSeenWhereverItGoes() {
        try (Browser.Window window = browser.window(1280, false, true)) {
            Page page = window.page();
            page.navigate(at("/"));
            for (int stop = 0; stop < 40; stop++) {
                page.keyboard().press("Tab");
                Object shown =
                        page.evaluate(
                                """
                                () => [document.activeElement, document.activeElement.closest('.card')]
                                  .some(each => each && getComputedStyle(each).outlineStyle !== 'none'
                                    && parseFloat(getComputedStyle(each).outlineWidth) >= 2)\
                                """);
                assertThat(shown)
                        .as(
                                "stop "
                                        + stop
                                        + ": "
                                        + page.evaluate(
                                                "document.activeElement.outerHTML.slice(0, 120)"))
                        .isEqualTo(true);
            }
        }
    }

    private static double size(Page page) {
        return ((Number)
                        page.evaluate(
                                "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"))
                .doubleValue();
    }

    private static Object background(Page page) {
        return page.evaluate(
                "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor");
    }

    @Test
    void withoutScriptsEverythingIsReadAndNoButtonIsDead() {
        try (Browser.Window window = browser.window(390, false, false)) {
            Page page = window.page();
            page.navigate(at(LONG_READ));
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat(page.locator(".body p").first().isVisible()).isTrue();
            for (Locator control :
                    page.locator(":is(button, input):not(.find *), .find input").all())
                assertThat(control.isVisible()).as(control.toString()).isFalse();
            // Search needs no script: on a phone its button leads to the page with the field.
            page.locator(".find button").click();
            assertThat(page.url()).contains("/search");
            page.locator("main input[name=q]").fill("harbour");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=harbour");
            assertThat(page.locator(".hit").count()).isPositive();
            page.navigate(at(LONG_READ));
            page.locator("header summary").first().click();
            assertThat(page.locator("header details a[href='/politics']").first().isVisible())
                    .isTrue();
        }
    }

    @Test
    void onPaperTheStoryStandsWithoutTheSurroundings() {
        try (Browser.Window window = browser.window(1280, true, true)) {
            Page page = window.page();
            page.navigate(at(LONG_READ));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat(page.locator(".body p").first().isVisible()).isTrue();
            assertThat(page.locator("p.address").isVisible()).isTrue();
            for (String gone : List.of(".tools", "nav.pager", ".also", ".footer-links"))
                for (Locator each : page.locator(gone).all())
                    assertThat(each.isVisible()).as(gone).isFalse();
        }
    }

    @Test
    void everyLinkOfHomeAndOfTwentyStoriesIsAnswered() {
        Reply home = site.get("/");
        Set<String> links = new LinkedHashSet<>(ways(home));
        home.html().select("main article a").eachAttr("href").stream()
                .limit(20)
                .forEach(story -> links.addAll(ways(site.get(story))));
        home.links().stream()
                .filter(link -> link.startsWith("/media/"))
                .limit(4)
                .forEach(links::add);
        assertThat(links).hasSizeGreaterThan(60);
        for (String link : links) assertThat(site.follow(link).status()).as(link).isEqualTo(200);
    }

    /// Where a reader can go from a page.
    private static List<String> ways(Reply page) {
        List<String> all = page.html().select("a[href^=/]").eachAttr("href");
        return page.links().stream().filter(all::contains).toList();
    }
}
