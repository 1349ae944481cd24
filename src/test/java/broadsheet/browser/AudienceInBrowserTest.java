package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.NuChecker;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Readers in a browser: what they read is counted where they do not mind, and they see what others
/// read.
@InBrowser
class AudienceInBrowserTest {
    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static Browser browser;
    private static TestSite site;
    private static Piece strike;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.open();
        for (int i = 0; i < 6; i++) {
            String headline = "News of the day, part " + i;
            site.editor("Mara").publishes(words -> words.headline(headline).in("/politics"));
        }
        strike =
                site.editor("Mara")
                        .publishes(words -> words.headline("Strike ends").in("/politics"));
    }

    @AfterAll
    static void close() {
        if (site != null) site.close();
        if (browser != null) browser.close();
    }

    private static long counted() {
        site.app().audience().settle();
        return site.app()
                .db()
                .read(tx ->
                        tx.sql("select coalesce(sum(reads), 0)::bigint as n from read_count")
                                .one(row -> row.number("n")))
                .orElseThrow();
    }

    private static Browser.Window reader(boolean script) {
        return browser.window(1280, false, script, CHROME);
    }

    @Test
    void aStoryInSightIsCountedOnceAndThenListedEverywhere() {
        long before = counted();
        try (Browser.Window window = reader(true)) {
            Page page = window.page();
            page.waitForResponse(
                    site.address() + "/read", () -> page.navigate(site.address() + strike.path()));
            assertThat(counted()).isEqualTo(before + 1);
            page.waitForResponse(site.address() + "/read", page::reload);
            assertThat(counted()).isEqualTo(before + 1);
            // One read alone has faded to less than one by now, and is no list yet.
            try (Browser.Window other = browser.window(390, true, true, CHROME + " Edg/140.0")) {
                other.page()
                        .waitForResponse(
                                site.address() + "/read",
                                () -> other.page().navigate(site.address() + strike.path()));
            }
            assertThat(counted()).isEqualTo(before + 2);
            page.reload();
            assertThat(window.context().cookies()).isEmpty();
            assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
            page.locator("#most").scrollIntoViewIfNeeded();
            page.locator(".most .ranks a").first().waitFor();
            assertThat(page.locator(".most .ranks a").first().textContent())
                    .contains("Strike ends");
            NuChecker nu = new NuChecker();
            for (String path :
                    List.of("/", "/most-read", "/trending", "/politics", strike.path())) {
                page.navigate(site.address() + path);
                assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
                assertThat(nu.errors(site.get(path).text())).as(path).isEmpty();
            }
            String figures = "http://127.0.0.1:" + site.app().operatorsPort() + "/figures";
            page.navigate(figures);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            assertThat(window.complaints()).isEmpty();
            pictures(figures);
        }
    }

    /// Pictures for people to look at, where a folder is named for them.
    private static void pictures(String figures) {
        String folder = System.getenv("BROADSHEET_PICTURES");
        if (folder == null) return;
        for (boolean dark : List.of(false, true))
            for (int width : List.of(390, 768, 1280))
                try (Browser.Window window = browser.window(width, dark, true, CHROME)) {
                    Page page = window.page();
                    for (String path : List.of("/", "/most-read", strike.path(), "figures")) {
                        page.navigate(path.startsWith("/") ? site.address() + path : figures);
                        page.waitForTimeout(300);
                        page.screenshot(
                                new Page.ScreenshotOptions()
                                        .setFullPage(true)
                                        .setPath(
                                                Path.of(
                                                        folder,
                                                        path.replace('/', '_')
                                                                + "-"
                                                                + width
                                                                + (dark ? "-dark" : "")
                                                                + ".png")));
                    }
                }
    }

    @Test
    void whoAsksNotToBeFollowedOrDoesNotLookTellsNothing() {
        try (Browser.Window window = opened("")) {
            Page page = window.page();
            page.waitForRequest(site.address() + "/read", () -> page.clock().runFor(60_000));
        }
        for (String wish :
                List.of(
                        "Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })",
                        "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })",
                        "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })"))
            try (Browser.Window window = opened(wish)) {
                window.page().clock().runFor(60_000);
                // Whatever the page has sent, it sent before this.
                window.page().evaluate("fetch('/robots.txt').then(answer => answer.text())");
                assertThat(window.requests())
                        .as(wish)
                        .anyMatch(each -> each.endsWith("/robots.txt"));
                assertThat(window.requests()).as(wish).noneMatch(each -> each.endsWith("/read"));
            }
    }

    /// A story in a browser with this script. Its minutes pass when they are told to.
    private static Browser.Window opened(String wish) {
        Browser.Window window = reader(true);
        window.page().addInitScript(wish);
        window.page().clock().install();
        window.page().navigate(site.address() + strike.path());
        return window;
    }

    @Test
    void withoutAScriptThereIsALink() {
        try (Browser.Window window = reader(false)) {
            Page page = window.page();
            page.navigate(site.address() + strike.path());
            page.locator("#most a").click();
            assertThat(page.url()).endsWith("/most-read");
        }
    }
}
