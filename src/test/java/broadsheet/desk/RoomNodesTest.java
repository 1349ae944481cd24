package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Windows in one room that are at two nodes of one paper.
@InBrowser
class RoomNodesTest {
    private static TestSite site;
    private static Browser browser;
    private static Browser.Window window;
    private static Page mara;
    private static EditorPage editor;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.open();
        site.visitor().as("Tom", Role.DESK_HEAD);
        window = browser.window(1280, false, true);
        mara = window.page();
        editor = EditorPage.open(site, window);
    }

    @AfterAll
    static void close() {
        browser.close();
        site.close();
    }

    private static void signIn(Page page, TestSite node) {
        page.navigate("http://localhost:" + node.address().getPort() + "/desk/sign-in");
        page.locator("#email").fill(Visitor.address("Tom").text());
        page.locator("#password").fill(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/desk");
        page.navigate("http://localhost:" + node.address().getPort() + editor.at);
        page.locator("#room").getByText("Mara").waitFor();
        mara.locator("#room").getByText("Tom").waitFor();
    }

    private static String text(Page page) {
        return String.join("\n", page.locator("#editor-text > *").allTextContents());
    }

    private static void bothHave(Page other, String words) {
        for (int i = 0; i < 200; i++)
            if (text(mara).equals(text(other)) && text(mara).contains(words)) break;
            else mara.waitForTimeout(100);
        assertThat(text(mara)).isEqualTo(text(other)).contains(words);
    }

    private static void goesOn(Page page, String words) {
        page.locator("#editor-text").focus();
        page.waitForTimeout(60);
        page.keyboard().press("Control+End");
        page.waitForTimeout(60);
        page.keyboard().type(words);
    }

    @Test
    void windowsAtTwoNodesHearEachOther() {
        editor.begin();
        try (TestSite node = TestSite.paper().beside(site).open();
                Browser.Window far = browser.window(1280, false, true)) {
            Page tom = far.page();
            signIn(tom, node);
            goesOn(mara, "Typed here.");
            bothHave(tom, "Typed here.");
            goesOn(tom, " And there.");
            bothHave(tom, "Typed here. And there.");
            goesOn(mara, " Here again.");
            bothHave(tom, "Typed here. And there. Here again.");
            mara.locator(".ed-other[data-name=Tom]")
                    .waitFor(
                            new com.microsoft.playwright.Locator.WaitForOptions()
                                    .setState(
                                            com.microsoft.playwright.options.WaitForSelectorState
                                                    .ATTACHED));
            tom.locator("#kept.saved").waitFor();
            editor.save();
            assertThat(editor.saved()).isEqualTo("Typed here. And there. Here again.");
            assertThat(far.complaints()).isEmpty();
        }
    }
}
