package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.identity.Authenticator;
import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestDb;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A session that ends in the middle of a sentence is taken up above the story, also by whoever has
/// a second factor or no password at hand; nothing typed is gone. By password alone:
/// [NothingIsLostTest].
@InBrowser
class SignedInInPlaceTest {
    private final TestClock clock = new TestClock(Instant.now().toString());
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Browser browser = Browser.open();
    private final Browser.Window window = browser.window(1000, false, true);
    private final Page page = window.page();
    private final String home = "http://localhost:" + site.address().getPort();

    @BeforeEach
    void signIn() {
        site.visitor().as("Mara", Role.EDITOR);
        page.navigate(home + "/desk/sign-in");
        password(page.locator("#email"), page.locator("#password"));
        page.waitForURL(home + "/desk");
    }

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    private static void password(Locator email, Locator password) {
        email.fill("mara@paper.example");
        password.fill(Visitor.PASSWORD);
        password.press("Enter");
    }

    @Test
    void byPasswordAndCode() {
        page.navigate(home + "/desk/second-factor");
        page.locator("#password").fill(Visitor.PASSWORD);
        page.locator("button.go").click();
        Authenticator phone = new Authenticator(page.locator("#secret").inputValue(), clock);
        page.locator("#code").fill(phone.code());
        page.locator("form[action$=confirmation] button").click();
        page.locator(".codes code").first().waitFor();

        FrameLocator frame = interrupted();
        password(frame.locator("#email"), frame.locator("#password"));
        frame.locator("#code").fill("000000");
        frame.locator("#code").press("Enter");
        frame.locator(".problem").first().waitFor();
        // No code is good twice.
        clock.pass(Duration.ofSeconds(31));
        frame.locator("#code").fill(phone.code());
        frame.locator("#code").press("Enter");
        goesOn();
    }

    @Test
    void byPasskey() {
        CDPSession cdp = window.context().newCDPSession(page);
        cdp.send("WebAuthn.enable", new JsonObject());
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        cdp.send("WebAuthn.addVirtualAuthenticator", asked);
        page.navigate(home + "/desk/passkeys");
        page.locator("form[data-passkey] button").click();
        page.locator("main li.line").waitFor();

        FrameLocator frame = interrupted();
        frame.locator("form[data-passkey] button").click();
        goesOn();
    }

    /// Mara types, and is asked who she is.
    private FrameLocator interrupted() {
        page.navigate(home + "/desk/stories");
        page.locator("form[action='/desk/stories'][method=post] button").click();
        page.locator("#editor-text").focus();
        page.keyboard().type("Before. ");
        page.locator("#kept.saved").waitFor();
        try (Db db = TestDb.open(URI.create(site.database()))) {
            db.write(tx -> tx.sql("delete from session").update());
        }
        page.keyboard().type("In the middle ");
        page.locator("#again[open]").waitFor();
        return page.frameLocator("#again iframe");
    }

    private void goesOn() {
        page.locator("#again:not([open])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator("#kept.saved").waitFor();
        page.locator("#editor-text").focus();
        page.keyboard().press("Control+End");
        page.keyboard().type("of a sentence.");
        page.waitForNavigation(() -> page.locator("button[accesskey=s]").click());
        assertThat(page.url()).contains("said=saved");
        assertThat(page.locator("#editor-text > p").first().textContent())
                .isEqualTo("Before. In the middle of a sentence.");
    }
}
