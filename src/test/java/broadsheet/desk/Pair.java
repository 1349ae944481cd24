package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.ServerProcess;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/// Mara and Tom, each at a browser of their own, with one story before them. Tom's is dark.
final class Pair implements AutoCloseable {
    final TestSite site = TestSite.open();
    final Browser browser = Browser.open();
    final Browser.Window maras = browser.window(1280, false, true);
    final Browser.Window toms = browser.window(1280, true, true);
    final Page mara = maras.page();
    final Page tom = toms.page();
    final EditorPage editor;

    Pair() {
        site.visitor().as("Tom", Role.DESK_HEAD);
        editor = EditorPage.open(site, maras);
        signIn(tom, "Tom");
    }

    void signIn(Page page, String name) {
        page.navigate("http://localhost:" + site.address().getPort() + "/desk/sign-in");
        page.locator("#email").fill(Visitor.address(name).text());
        page.locator("#password").fill(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/desk");
    }

    /// A story that is saved once, open before both.
    void open(String headline, String body) {
        editor.at = Typist.story(editor.visitor(), headline, body);
        editor.again();
        tom.navigate(editor.visitor().origin() + editor.at);
        sees(mara, "Tom");
        sees(tom, "Mara");
    }

    static void sees(Page page, String name) {
        page.locator("#room").getByText(name).waitFor();
    }

    /// Goes somewhere in the text, no quicker than a hand.
    static void press(Page page, String... keys) {
        page.locator("#editor-text").focus();
        for (String key : keys) {
            page.waitForTimeout(60);
            page.keyboard().press(key);
        }
        page.waitForTimeout(60);
    }

    static String text(Page page) {
        return String.join("\n", page.locator("#editor-text > *").allTextContents());
    }

    /// Waits until all have the same text with these words in it.
    static void have(String words, Page first, Page... others) {
        ServerProcess.await(() -> {
            String text = text(first);
            for (Page other : others) if (!text(other).equals(text)) return false;
            return text.contains(words);
        });
    }

    void both(String words) {
        have(words, mara, tom);
    }

    void kept() {
        mara.locator("#kept.saved").waitFor();
        tom.locator("#kept.saved").waitFor();
    }

    /// A cursor has no width.
    static void there(Locator what) {
        what.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    void nobodyComplained() {
        assertThat(maras.complaints()).isEmpty();
        assertThat(toms.complaints()).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        site.close();
    }
}
