package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Authenticator;
import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Page;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The desk in Chromium, from the first start on.
@InBrowser
class DeskInBrowserTest {
    private final Inspection inspection = new Inspection();

    private void check(Browser.Window window, String name) {
        inspection.of(window, name);
    }

    @Test
    void fromTheFirstStartToAPersonWhoIsInvitedAndHasASecondFactor() {
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(1200, false, true)) {
            String home = "http://localhost:" + site.address().getPort();
            Page page = window.page();
            page.navigate(
                    home
                            + "/desk/link/"
                            + site.app().identity().links().first().orElseThrow().text());
            check(window, "first");
            page.getByLabel("Name").fill("Mara Quill");
            page.getByLabel("E-mail address").fill("mara@paper.example");
            page.locator("#new").fill(Visitor.PASSWORD);
            page.locator("#again").fill(Visitor.PASSWORD);
            page.locator("button.go").click();
            assertThat(page.url()).isEqualTo(home + "/desk");
            check(window, "you");
            page.navigate(home + "/desk/people");
            page.locator("#name").fill("Nils Önnerfors");
            page.locator("#email").fill("nils@paper.example");
            page.locator("#role").selectOption("editor");
            page.locator("#section").selectOption(new String[] {"1"});
            check(window, "people");
            page.locator("button.go").click();
            check(window, "person-link");
            String link = page.locator("#link").inputValue();
            page.navigate(home + "/desk/audit");
            check(window, "audit");
            page.navigate(home + "/desk/no/such");
            check(window, "missing");
            try (Browser.Window phone = browser.window(320, true, true)) {
                Page small = phone.page();
                small.navigate(home + link.substring(link.indexOf("/desk/link/")));
                check(phone, "choose-phone");
                small.locator("#new").fill(Visitor.PASSWORD);
                small.locator("#again").fill(Visitor.PASSWORD);
                small.locator("button.go").click();
                check(phone, "you-phone");
                small.navigate(home + "/desk/devices");
                check(phone, "devices-phone");
                small.navigate(home + "/desk/password");
                check(phone, "password-phone");
                small.navigate(home + "/desk/second-factor");
                small.locator("#password").fill(Visitor.PASSWORD);
                small.locator("button.go").click();
                check(phone, "second-phone");
                Authenticator shown =
                        new Authenticator(
                                small.locator("#secret").inputValue(), InstantSource.system());
                small.locator("#code").fill(shown.code());
                small.locator("form[action$=confirmation] button").click();
                check(phone, "codes-phone");
                String recovery = small.locator(".codes code").first().textContent();
                small.locator("form[action='/desk/sign-out'] button").click();
                check(phone, "sign-in-phone");
                small.locator("#email").fill("nils@paper.example");
                small.locator("#password").fill("wrong");
                small.locator("button.go").click();
                check(phone, "sign-in-wrong-phone");
                small.locator("#password").fill(Visitor.PASSWORD);
                small.locator("button.go").click();
                check(phone, "code-phone");
                small.locator("#code").fill(recovery);
                small.locator("button.go").click();
                assertThat(small.url()).isEqualTo(home + "/desk");
                assertThat(phone.complaints()).filteredOn(it -> !it.contains("403")).isEmpty();
            }
            page.navigate(home + "/desk/devices");
            check(window, "devices");
            page.locator("form[action='/desk/sign-out'] button").click();
            check(window, "sign-in");
            assertThat(window.complaints()).filteredOn(it -> !it.contains("404")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "he"})
    void theDeskFromRightToLeft(String language) {
        try (TestSite site = TestSite.paper().with("site.language", language).open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(400, false, true)) {
            String home = "http://localhost:" + site.address().getPort();
            Page page = window.page();
            page.navigate(
                    home
                            + "/desk/link/"
                            + site.app().identity().links().first().orElseThrow().text());
            check(window, "first-" + language);
            page.locator("#name").fill("مريم");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#new").fill(Visitor.PASSWORD);
            page.locator("#again").fill(Visitor.PASSWORD);
            page.locator("button.go").click();
            check(window, "you-" + language);
            page.navigate(home + "/desk/people");
            check(window, "people-" + language);
            site.editor("Mara")
                    .drafts(words -> words.headline("مرفأ المدينة").says("أغلق المرفأ."));
            page.navigate(home + "/desk/search?q=" + "مرفأ");
            check(window, "search-" + language);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "390 dark"})
    void theDeskByKeyboardAlone(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD);
            mara.open("/desk/stories");
            mara.fill("/desk/stories", Map.of());
            String at = mara.page().path().replaceFirst("\\?.*", "");
            mara.fill(at + "/copy", Map.of("headline", "Ferry stops", "section", "/world"));
            mara.fill(at + "/review", Map.of());
            String home = "http://localhost:" + site.address().getPort();
            String shot = how.replace(' ', '-') + "-";
            Page page = window.page();
            page.navigate(home + "/desk/sign-in");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk");
            check(window, shot + "day");
            page.keyboard().press("Control+k");
            page.keyboard().type("ferry");
            page.locator("#palette [role=option]").getByText("Ferry stops").waitFor();
            check(window, shot + "palette");
            page.keyboard().press("Enter");
            page.waitForURL(home + at);
            page.keyboard().press("?");
            assertThat(page.locator("#keys").isVisible()).isTrue();
            check(window, shot + "keys");
            page.keyboard().press("Escape");
            page.keyboard().press("g");
            page.keyboard().press("s");
            page.waitForURL(home + "/desk/stories");
            page.keyboard().press("g");
            page.keyboard().press("f");
            page.waitForURL(home + "/desk/search");
            check(window, shot + "search-empty");
            page.keyboard().press("/");
            page.keyboard().type("ferry stops");
            page.keyboard().press("Enter");
            page.locator(".finds h2").getByText("Ferry stops").waitFor();
            check(window, shot + "search");
            page.navigate(home + "/desk/stories?q=ferry&state=in-review");
            check(window, shot + "list-by-words");
            page.navigate(home + at + "/preview");
            page.frameLocator("iframe").locator("h1").waitFor();
            page.locator("form[action$='/preview/links'] button").click();
            check(window, shot + "preview");
            page.navigate(home + "/desk/account");
            check(window, shot + "account");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "1280 dark", "390 light", "320 dark"})
    void aStoryIsWrittenPublishedAndUpdated(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            String home = "http://localhost:" + site.address().getPort();
            String shot = how.replace(' ', '-') + "-";
            Page page = window.page();
            page.navigate(
                    home
                            + "/desk/link/"
                            + site.app().identity().links().first().orElseThrow().text());
            page.getByLabel("Name").fill("Mara Quill");
            page.getByLabel("E-mail address").fill("mara@paper.example");
            page.locator("#new").fill(Visitor.PASSWORD);
            page.locator("#again").fill(Visitor.PASSWORD);
            page.locator("button.go").click();
            page.navigate(home + "/desk/stories");
            check(window, shot + "stories-empty");
            page.locator("form[action='/desk/stories'][method=post] button").click();
            page.locator("#f-headline").fill("Ferry stops as crews walk out");
            page.locator("#f-standfirst").fill("Nobody sails before Monday");
            page.locator("#f-section").selectOption("/world");
            page.locator("#editor-text").click();
            page.keyboard()
                    .type(
                            "Nothing moved.\n## What it means\n- No boats\nMore buses\n\n> We are sorry.\n\nInês Duarte\n/fact\nBoats\nThree.");
            page.keyboard().press("Control+Enter");
            page.keyboard().type("/table\n");
            for (String cell : new String[] {"Port", "Boats", "Crews", "Skarn", "3", "2"}) {
                page.keyboard().type(cell);
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Control+Enter");
            page.keyboard().type("/related\n/embed\n");
            page.keyboard().type("https://video.example/1\n");
            page.locator(".ed-toolbar button[aria-expanded]").click();
            page.locator("#editor-text td, #editor-text th").first().click();
            check(window, shot + "story-editor");
            page.locator(".ed-toolbar button[aria-expanded]").click();
            page.locator("#editor-text p").first().click();
            page.keyboard().press("Control+h");
            page.keyboard().type("bo");
            check(window, shot + "story-find");
            page.keyboard().press("Escape");
            press(page, "button[accesskey=s]");
            check(window, shot + "story-draft");
            press(page, "button[formaction]");
            assertThat(page.locator(".state").first().textContent())
                    .as(page.locator("main").innerText())
                    .isEqualTo("Published");
            check(window, shot + "story-published");
            rewrite(page, "Nothing moved, nor will it.");
            press(page, "button[accesskey=s]");
            page.locator("input[name=change][value=update]").check();
            page.locator("#f-updateNote").fill("Adds in paragraph 7");
            press(page, "button[formaction]");
            check(window, shot + "story-refused");
            page.locator(".problems a").first().click();
            page.locator("#f-updateNote").fill("Updates paragraph 1");
            press(page, "button[formaction]");
            page.locator(".revisions a").first().click();
            check(window, shot + "revision");
            page.navigate(home + "/desk/stories");
            check(window, shot + "stories");
            assertThat(site.get("/world/ferry-stops-as-crews-walk-out").words())
                    .contains("nor will it")
                    .contains("Updates paragraph 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280 light", "320 dark"})
    void twoPeopleInOneStory(String how) {
        int width = Integer.parseInt(how.split(" ")[0]);
        try (TestSite site = TestSite.open();
                Browser browser = Browser.open();
                Browser.Window window = browser.window(width, how.endsWith("dark"), true)) {
            Visitor tom = site.visitor().as("Tom", Role.EDITOR);
            String at = Typist.story(tom, "Ferry stops", "One.\n\nTwo.");
            site.visitor().as("Mara", Role.EDITOR);
            String home = "http://localhost:" + site.address().getPort();
            String shot = how.replace(' ', '-') + "-";
            Page page = window.page();
            page.navigate(home + "/desk/sign-in");
            page.locator("#email").fill("mara@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home + "/desk");
            page.navigate(home + at);
            rewrite(page, "One, by Mara.");
            page.locator("#kept.saved").waitFor();
            check(window, shot + "kept");
            tom.open(at);
            tom.fill(at + "/takeover", Map.of());
            tom.fill(at + "/copy", Map.of("body", "One, by Tom.\n\nTwo."));
            rewrite(page, "One, by Mara alone.");
            page.locator("#kept.held").waitFor();
            check(window, shot + "kept-beside");
            page.navigate(home + at);
            check(window, shot + "held");
            page.locator(".drafts a").click();
            page.locator("fieldset.clash").waitFor();
            check(window, shot + "branch");
        }
    }

    /// Presses a button that sends the form, once the room has all, and waits for what comes of it.
    private static void press(Page page, String button) {
        page.waitForNavigation(() -> page.locator(button).click());
    }

    /// Types over the first paragraph.
    private static void rewrite(Page page, String words) {
        page.locator("#editor-text p").first().click();
        page.keyboard().press("Home");
        page.keyboard().press("Shift+End");
        page.keyboard().type(words);
    }
}
