package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.NuChecker;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passkeys in Chromium, with an authenticator that Chromium plays. [PasskeyAttackTest] has the
/// wrong ways.
@InBrowser
class PasskeyTest {
    private final TestClock clock = new TestClock(Instant.now().toString());
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Browser browser = Browser.open();
    private final Browser.Window window = browser.window(1000, false, true);
    private final Page page = window.page();
    private final CDPSession cdp = window.context().newCDPSession(page);
    private final String home = "http://localhost:" + site.address().getPort();
    private String authenticator = "";

    @BeforeEach
    void setUp() {
        site.visitor().as("Mara", Role.EDITOR);
        cdp.send("WebAuthn.enable", new JsonObject());
        authenticator = plugIn();
        page.navigate(home + "/desk/sign-in");
        page.locator("#email").fill("mara@paper.example");
        page.locator("#password").fill(Visitor.PASSWORD);
        page.locator("button.go").click();
        page.waitForURL(home + "/desk");
        page.navigate(home + "/desk/passkeys");
    }

    private String plugIn() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        return cdp.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }

    private void verifies(boolean verifies) {
        JsonObject asked = new JsonObject();
        asked.addProperty("authenticatorId", authenticator);
        asked.addProperty("isUserVerified", verifies);
        cdp.send("WebAuthn.setUserVerified", asked);
    }

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    private void make() {
        page.locator("form[data-passkey] button").click();
        page.locator("main li.line").waitFor();
    }

    private void signOut() {
        page.locator("form[action='/desk/sign-out'] button").click();
        page.waitForURL(home + "/desk/sign-in");
    }

    private void show() {
        page.locator("form[data-passkey] button").click();
    }

    @Test
    void aPasskeyIsMadeAndLetsItsOwnerInWithoutAPassword() {
        page.locator("#name").fill("Mara’s phone");
        make();
        signOut();
        page.navigate(home + "/desk/sign-in?next=/desk/devices");
        show();
        page.waitForURL(home + "/desk/devices");
        assertThat(page.locator(".desk-me").innerText()).contains("Mara");
        assertThat(window.complaints()).isEmpty();
        page.navigate(home + "/desk/passkeys");
        assertThat(page.locator("main li.line").innerText())
                .contains("Mara’s phone")
                .contains("Last used");
        page.locator("main li.line button").click();
        page.locator("main li.line")
                .waitFor(
                        new com.microsoft.playwright.Locator.WaitForOptions()
                                .setState(
                                        com.microsoft.playwright.options.WaitForSelectorState
                                                .DETACHED));
        signOut();
        show();
        page.waitForURL(home + "/desk/sign-in/passkey");
        assertThat(page.locator("#problem").innerText())
                .contains("That passkey did not let you in");
    }

    @Test
    void aBrowserLeftOpenIsAskedForThePasswordFirst() {
        clock.pass(Duration.ofMinutes(11));
        page.reload();
        page.locator("#password").fill("wrong");
        show();
        page.locator("form .problem").waitFor();
        assertThat(page.locator("form .problem").innerText()).contains("password");
        assertThat(cdp.send("WebAuthn.getCredentials", id()).get("credentials").getAsJsonArray())
                .as("no key stays on the device that the paper does not know")
                .isEmpty();
        page.locator("#password").fill(Visitor.PASSWORD);
        make();
        assertThat(cdp.send("WebAuthn.getCredentials", id()).get("credentials").getAsJsonArray())
                .hasSize(1);
    }

    private JsonObject id() {
        JsonObject id = new JsonObject();
        id.addProperty("authenticatorId", authenticator);
        return id;
    }

    @Test
    void aDeviceThatDoesNotVerifyItsOwnerDoesNotLetThemIn() {
        make();
        signOut();
        verifies(false);
        show();
        page.locator("form[data-passkey] .problem").waitFor();
        assertThat(page.locator("form[data-passkey] .problem").innerText())
                .contains("or use your password");
        // The page asks for verification; an attacker's script asks for none.
        page.evaluate(
                """
                async () => {
                  const asked = await fetch('/desk/sign-in/passkey/challenge', { method: 'POST' })
                  const options = { ...await asked.json(), userVerification: 'discouraged' }
                  const key = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
                  const form = document.querySelector('form[data-passkey]')
                  form.elements.response.value = JSON.stringify(key.toJSON())
                  form.submit()
                }
                """);
        page.waitForURL(home + "/desk/sign-in/passkey");
        assertThat(page.locator("#problem").innerText())
                .contains("That passkey did not let you in");
        page.navigate(home + "/desk");
        assertThat(page.url()).isEqualTo(home + "/desk/sign-in");
    }

    @Test
    void aSecondKeyOfOneDeviceIsNotMade() {
        make();
        show();
        page.locator("form .problem").waitFor();
        assertThat(page.locator("main li.line").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"320 light", "1200 dark"})
    void itsPagesCanBeUsedByEverybody(String how) {
        page.locator("#name").fill("phone");
        make();
        clock.pass(Duration.ofMinutes(11));
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(
                                how.endsWith("dark")
                                        ? com.microsoft.playwright.options.ColorScheme.DARK
                                        : com.microsoft.playwright.options.ColorScheme.LIGHT));
        page.setViewportSize(Integer.parseInt(how.split(" ")[0]), 900);
        page.reload();
        check("passkeys-" + how.replace(' ', '-'));
        signOut();
        check("sign-in-passkey-" + how.replace(' ', '-'));
    }

    private void check(String name) {
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
