package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Letterbox;
import broadsheet.testing.Letterbox.Mail;
import broadsheet.testing.NuChecker;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By letter into the desk, in Chromium. With `BROADSHEET_SHOTS` naming a folder, pages are
/// photographed there.
@InBrowser
class LettersInBrowserTest {
    private static final String BETTER = "lantern oboe gravel 12";

    private final NuChecker checker = new NuChecker();

    private void check(Page page, String name) {
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

    /// As a mail program shows it: by itself, and not by the rules of the page before.
    private void letter(Page page, Mail letter, String name) {
        page.navigate("about:blank");
        page.setContent(letter.html());
        check(page, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "320 dark"})
    void invitedByLetterThenLostThePasswordAndFoundAnother(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        String shot = "letters-" + how.replace(' ', '-') + "-";
        try (Letterbox box = Letterbox.open();
                TestSite site = box.paper().open();
                Browser browser = Browser.open();
                Browser.Window office = browser.window(width, how.endsWith("dark"), true);
                Browser.Window own = browser.window(width, how.endsWith("dark"), true)) {
            String home = "http://localhost:" + site.address().getPort();
            site.visitor().as("Mara", Role.ADMINISTRATOR);
            box.next();

            Page mara = office.page();
            mara.navigate(home + "/desk/sign-in");
            mara.locator("#email").fill("mara@paper.example");
            mara.locator("#password").fill(Visitor.PASSWORD);
            mara.keyboard().press("Enter");
            mara.waitForURL(home + "/desk");
            assertThat(box.next().subject()).startsWith("A new browser");
            mara.navigate(home + "/desk/people");
            mara.locator("#name").fill("Nils Önnerfors");
            mara.locator("#email").fill("nils@paper.example");
            mara.locator("#role").selectOption("editor");
            mara.locator("button.go").click();
            check(mara, shot + "invited");

            Mail invitation = box.next();
            Page nils = own.page();
            letter(nils, invitation, shot + "invitation");
            nils.navigate(home + invitation.link());
            nils.locator("#new").fill(Visitor.PASSWORD);
            nils.locator("#again").fill(Visitor.PASSWORD);
            nils.locator("button.go").click();
            nils.waitForURL(home + "/desk");
            assertThat(box.next().subject()).startsWith("Your password");
            nils.locator("form[action='/desk/sign-out'] button").click();

            check(nils, shot + "sign-in");
            nils.locator("a[href='/desk/lost-password']").click();
            check(nils, shot + "lost");
            nils.keyboard().type("nils@paper.example");
            nils.keyboard().press("Enter");
            nils.getByRole(com.microsoft.playwright.options.AriaRole.STATUS).waitFor();
            check(nils, shot + "asked");
            Mail letter = box.next();
            letter(nils, letter, shot + "letter");
            nils.navigate(home + letter.link());
            nils.locator("#new").fill(BETTER);
            nils.locator("#again").fill(BETTER);
            nils.locator("button.go").click();
            nils.waitForURL(home + "/desk");
            box.next();
            nils.navigate(home + letter.link());
            check(nils, shot + "void");
            assertThat(own.complaints()).filteredOn(it -> !it.contains("410")).isEmpty();
            assertThat(office.complaints()).isEmpty();
        }
    }
}
