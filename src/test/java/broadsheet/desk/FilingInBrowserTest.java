package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.Editor;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sections, tags and contributors in Chromium, by keyboard alone.
@InBrowser
class FilingInBrowserTest {
    private final Inspection inspection = new Inspection();

    private static void types(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    private static void opens(Page page, String name) {
        page.locator(".filing th a:text-is('" + name + "')").focus();
        page.keyboard().press("Enter");
    }

    private static void goes(Page page, String letter, String address) {
        page.keyboard().press("g");
        page.keyboard().press(letter);
        page.waitForURL(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "390 dark", "320 light"})
    void thePaperIsArrangedByKeyboardAlone(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        String shot = how.replace(' ', '-') + "-";
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            site.visitor().as("Mara", Role.DESK_HEAD);
            Editor editor = site.editor("Mara");
            editor.publishes(
                    it -> it.headline("Sails").in("/world").tagged("Ferry").by("Inês Duarte"));
            editor.publishes(it -> it.headline("Rows").in("/world").tagged("Ferries and boats"));
            String home = "http://localhost:" + site.address().getPort();
            Page page = window.page();
            page.navigate(home + "/desk/sign-in");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk");

            goes(page, "e", home + "/desk/sections");
            inspection.of(window, shot + "sections");
            opens(page, "World");
            types(page, "#f-name", "The wider world");
            types(page, "#f-slug", "wider world");
            inspection.of(window, shot + "section");
            page.keyboard().press("Enter");
            page.locator(".said").waitFor();
            inspection.of(window, shot + "section-saved");
            assertThat(site.get("/world/sails").location()).isEqualTo("/wider-world/sails");
            assertThat(site.get("/").html().select("nav a[href=/wider-world]")).isNotEmpty();
            types(page, "#f-slug", "search");
            page.keyboard().press("Enter");
            page.locator(".problems a").focus();
            inspection.of(window, shot + "section-refused");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-slug");

            page.keyboard().press("Control+k");
            page.keyboard().type("tags");
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk/tags");
            inspection.of(window, shot + "tags");
            opens(page, "Ferry");
            types(page, "#f-into", "Ferries and boats");
            inspection.of(window, shot + "tag");
            page.keyboard().press("Enter");
            page.locator("button.grave").waitFor();
            inspection.of(window, shot + "merger");
            page.locator("button.grave").focus();
            page.keyboard().press("Enter");
            page.locator(".said").waitFor();
            assertThat(site.get("/tag/ferry").location()).isEqualTo("/tag/ferries-and-boats");
            assertThat(site.get("/tag/ferries-and-boats").words()).contains("Sails", "Rows");

            goes(page, "c", home + "/desk/contributors");
            inspection.of(window, shot + "contributors");
            opens(page, "Inês Duarte");
            types(page, "#f-bio", "Knows every quay.");
            types(page, "#f-links", "https://social.example/ines");
            types(page, "#f-name", "Inês Duarte e Silva");
            inspection.of(window, shot + "contributor");
            page.keyboard().press("Enter");
            page.locator(".said").waitFor();
            assertThat(site.get("/by/ines-duarte").words())
                    .contains("Inês Duarte e Silva", "Knows every quay.", "social.example/ines");
            assertThat(window.complaints()).filteredOn(it -> !it.contains("422")).isEmpty();
        }
    }
}
