package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.NuChecker;
import broadsheet.testing.StaffProvider;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with an account elsewhere in Chromium, all the way through the provider's own page.
/// With `BROADSHEET_SHOTS` naming a folder, pages are photographed there.
@InBrowser
class ProviderInBrowserTest {
    @ParameterizedTest
    @ValueSource(strings = {"320 light", "1200 dark"})
    void throughTheProvidersPageToTheDeskAndUntied(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        String shot = "provider-" + how.replace(' ', '-') + "-";
        try (StaffProvider provider = StaffProvider.open();
                TestSite site = provider.paper().open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            site.app()
                    .identity()
                    .people()
                    .add(
                            new NewPerson(
                                    "Mara",
                                    Visitor.address("Mara"),
                                    List.of(Grant.of(Role.EDITOR))),
                            Actor.SYSTEM);
            String home = "http://localhost:" + site.address().getPort();
            Page page = window.page();
            page.navigate(home + "/desk/devices");
            check(page, shot + "sign-in");
            enter(page, provider, "somebody", "stranger@paper.example");
            page.waitForURL(url -> url.startsWith(home));
            assertThat(page.locator("#problem").innerText())
                    .contains("nobody who may come in here has the address stranger@");
            check(page, shot + "uninvited");
            enter(page, provider, "account-7", "mara@paper.example");
            page.waitForURL(home + "/desk/devices");
            page.navigate(home + "/desk/account");
            check(page, shot + "account");
            page.locator("form[action*='/ties/'] button").click();
            page.waitForURL(home + "/desk/account");
            assertThat(page.locator("form[action*='/ties/']").count()).isZero();
            assertThat(window.complaints())
                    .filteredOn(it -> it.startsWith(home) && !it.contains("403"))
                    .isEmpty();
        }
    }

    private static void enter(Page page, StaffProvider provider, String subject, String email) {
        page.locator("form[action='/desk/sign-in/provider'] button").click();
        page.waitForURL(url -> url.startsWith(provider.issuer()));
        page.locator("[name=username]").fill(subject);
        page.locator("[name=claims]")
                .fill("{\"email\": \"" + email + "\", \"email_verified\": true}");
        page.locator("input[type=submit]").click();
    }

    private static void check(Page page, String name) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .map(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(new NuChecker().errors(page.content())).as(name).isEqualTo(List.of());
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo((int) page.evaluate("window.innerWidth"));
        String folder = System.getenv("BROADSHEET_SHOTS");
        if (folder != null)
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
    }
}
