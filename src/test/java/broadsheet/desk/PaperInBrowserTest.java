package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.NuChecker;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The paper is arranged in Chromium: keys, pages, menus, settings, and the line that says what is
/// wrong. With `BROADSHEET_SHOTS` naming a folder, pages are photographed there.
@InBrowser
class PaperInBrowserTest {
    private final NuChecker checker = new NuChecker();

    private void check(Browser.Window window, String name) {
        Page page = window.page();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .map(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(checker.errors(page.content())).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name + " is no wider than its window")
                .isLessThanOrEqualTo((int) page.evaluate("window.innerWidth"));
        String folder = System.getenv("BROADSHEET_SHOTS");
        if (folder != null)
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "1280 dark", "390 dark", "320 light"})
    void thePaperIsArrangedByKeyboard(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            site.visitor().as("Mara", Role.DESK_HEAD, Role.ADMINISTRATOR);
            trouble(site);
            String home = "http://localhost:" + site.address().getPort();
            String shot = how.replace(' ', '-') + "-";
            Page page = window.page();
            page.navigate(home + "/desk/sign-in");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk");
            keys(window, home, shot);
            pages(window, home, shot);
            menus(window, home, shot);
            settings(window, home, shot);
            page.locator("#alarm a").click();
            check(window, shot + "alarms");
            assertThat(page.locator("#untold").isVisible()).isTrue();
            assertThat(window.complaints()).filteredOn(it -> !it.contains("422")).isEmpty();
        }
    }

    @Test
    void whatGoesWrongIsSaidOnAPageThatStandsOpenWhileSomebodyIsThere() {
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(1000, false, true)) {
            site.visitor().as("Mara", Role.ADMINISTRATOR);
            String home = "http://localhost:" + site.address().getPort();
            Page page = window.page();
            AtomicInteger asked = new AtomicInteger();
            page.onRequest(request -> {
                if (request.url().endsWith("/desk/alarms/line")) asked.incrementAndGet();
            });
            page.clock().install();
            page.navigate(home + "/desk/sign-in");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk");
            assertThat(page.locator("#alarm a").count()).isZero();
            trouble(site);
            Instant patience = Instant.now().plusSeconds(20);
            while (page.locator("#alarm a").count() == 0 && Instant.now().isBefore(patience)) {
                page.clock().runFor(60_000);
                page.keyboard().press("Shift");
            }
            assertThat(page.locator("#alarm").textContent())
                    .isEqualTo("A receiver could not be told of changes");
            page.clock().runFor(660_000);
            int before = asked.get();
            page.clock().runFor(660_000);
            assertThat(asked.get()).as("nobody is there").isEqualTo(before);
        }
    }

    /// A receiver that gave no answer.
    private static void trouble(TestSite site) {
        site.app()
                .db()
                .write(tx ->
                        tx.sql(
                                        """
                                        insert into hook (url, secret, kinds, given_up)
                                        values ('https://receiver.example/', 'x', '{}', 1)
                                        """)
                                .update());
    }

    private void keys(Browser.Window window, String home, String shot) {
        Page page = window.page();
        page.navigate(home + "/desk/keys");
        page.locator("#name").fill("coast-agency");
        page.locator("#role").selectOption("editor");
        page.locator("#section").selectOption(new String[] {"1"});
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.locator("#made").waitFor();
        check(window, shot + "keys");
    }

    private void pages(Browser.Window window, String home, String shot) {
        Page page = window.page();
        page.navigate(home + "/desk/pages");
        page.locator("form[action$='/about/own'] button").press("Enter");
        page.locator("#f-headline").fill("Who we are");
        page.locator("button[formaction]").press("Enter");
        page.waitForCondition(() -> page.url().contains("said="));
        page.navigate(home + "/desk/pages");
        check(window, shot + "pages");
        Response about = page.navigate(home + "/about");
        assertThat(about.status()).isEqualTo(200);
        assertThat(page.locator("h1").last().textContent()).isEqualTo("Who we are");
    }

    private void menus(Browser.Window window, String home, String shot) {
        Page page = window.page();
        page.navigate(home + "/desk/menus");
        List<String> before = page.locator(".menu-words bdi").allTextContents();
        page.locator("button[value=up-2]").press("Enter");
        page.locator("button[value=up-1]:focus").waitFor();
        page.keyboard().press("Enter");
        page.locator("button[value=up-0]:focus").waitFor();
        assertThat(page.locator(".menu-words bdi").allTextContents())
                .startsWith(before.get(2), before.get(0), before.get(1));
        page.locator("#add").selectOption("link");
        page.locator("button[value=add]").press("Enter");
        page.locator("input:focus").fill("Puzzles");
        page.keyboard().press("Tab");
        page.keyboard().type("javascript:alert(1)");
        page.keyboard().press("Enter");
        page.locator(".menu-lines .problem").waitFor();
        check(window, shot + "menu-wrong");
        page.locator("input[name^=href]").last().fill("https://puzzles.example/");
        page.keyboard().press("Enter");
        page.locator(".said").waitFor();
        check(window, shot + "menu");
        page.navigate(home + "/");
        assertThat(page.locator(".sections-line a").allTextContents()).contains("Puzzles");
        page.navigate(home + "/desk/menus/footer");
        page.locator("#add").selectOption("heading");
        page.locator("button[value=add]").press("Enter");
        page.locator("input:focus").fill("More of us");
        page.locator("button[value^=up-]").last().press("Enter");
        page.locator("button[value=save]").first().press("Enter");
        page.locator(".said").waitFor();
        check(window, shot + "menu-footer");
        page.navigate(home + "/");
        page.locator(".footer-columns").scrollIntoViewIfNeeded();
        check(window, shot + "home");
    }

    private void settings(Browser.Window window, String home, String shot) {
        Page page = window.page();
        page.navigate(home + "/desk/settings");
        page.locator("#email").fill("nobody");
        page.locator("#name").fill("The Mole and Lantern");
        page.keyboard().press("Enter");
        page.locator("#wrong-email").waitFor();
        check(window, shot + "settings-wrong");
        page.locator("#email").fill("quay@paper.example");
        page.locator("#social").fill("https://social.example/@mole");
        page.locator("button.go").press("Enter");
        page.locator(".said").waitFor();
        check(window, shot + "settings");
        page.navigate(home + "/");
        assertThat(page.locator(".masthead-name").textContent()).isEqualTo("The Mole and Lantern");
        page.navigate(home + "/desk");
    }
}
