package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;

/// A story's page with the editor on it, in somebody's browser.
final class EditorPage {
    final Page page;
    String at;
    private final Visitor visitor;

    /// Signs Mara in, who begins a story.
    static EditorPage open(TestSite site, Browser.Window window) {
        Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD);
        EditorPage editor = new EditorPage(window.page(), mara, "");
        signIn(editor.page, mara);
        editor.begin();
        return editor;
    }

    /// Mara again in another window, with another story.
    EditorPage elsewhere(Browser.Window window) {
        EditorPage other = new EditorPage(window.page(), visitor, "");
        signIn(other.page, visitor);
        other.begin();
        return other;
    }

    /// Mara, at another browser.
    static void signIn(Page page, Visitor mara) {
        page.navigate(mara.origin() + "/desk/sign-in");
        page.locator("#email").fill("mara@paper.example");
        page.locator("#password").fill(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(mara.origin() + "/desk");
    }

    private EditorPage(Page page, Visitor visitor, String at) {
        this.page = page;
        this.visitor = visitor;
        this.at = at;
    }

    /// Begins another story, with the cursor in its text.
    void begin() {
        visitor.open("/desk/stories");
        visitor.fill("/desk/stories", Map.of());
        at = visitor.page().path();
        again();
        text().click();
    }

    /// Opens the story's page anew.
    void again() {
        page.navigate(visitor.origin() + at);
        text().waitFor();
    }

    Locator text() {
        return page.locator("#editor-text");
    }

    /// Takes everything out and goes to the start.
    void clear() {
        text().click();
        keys("Control+a", "Delete");
        if (text().locator("> *").count() > 1) keys("Control+a", "Delete");
    }

    void type(String words) {
        settle();
        page.keyboard().type(words);
    }

    void keys(String... keys) {
        for (String key : keys) {
            settle();
            page.keyboard().press(key);
        }
        settle();
    }

    /// Browsers tell pages where the cursor went with the next frame, and the editor looks where it
    /// is 20 ms after it gets the focus; no hand is quicker.
    private void settle() {
        page.evaluate(
                "new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 25))");
    }

    /// Pastes what another program has put on the clipboard.
    void paste(String html, String plain) {
        settle();
        text().evaluate(
                        """
                        (text, [html, plain]) => {
                          const clipboardData = new DataTransfer()
                          if (html) clipboardData.setData('text/html', html)
                          clipboardData.setData('text/plain', plain)
                          text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
                        }
                        """,
                        new String[] {html, plain});
    }

    /// Saves by the button, and waits for the page that says so.
    void save() {
        page.waitForNavigation(() -> page.locator("button[accesskey=s]").click());
        assertThat(page.url()).contains("said=saved");
        text().waitFor();
    }

    /// The text as it is saved, in notation.
    String saved() {
        return visitor.open(at).html().select("textarea[name=body]").val().strip();
    }

    /// The text as it is saved, in JSON.
    String blocks() {
        return visitor.open(at).html().select("input[name=blocks]").val();
    }

    Visitor visitor() {
        return visitor;
    }
}
