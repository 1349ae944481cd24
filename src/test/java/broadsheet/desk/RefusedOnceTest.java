package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Words that the server will never take are not sent again and again; what is changed then is.
@InBrowser
class RefusedOnceTest {
    /// Half a character is no text; a script gives its value like this.
    private static final String NO_TEXT = "'Half \\ud83d'";

    private final TestSite site = TestSite.open();
    private final Browser browser = Browser.open();
    private final Browser.Window window = browser.window(1280, false, true);
    private final Page page = window.page();
    private final AtomicInteger saves = new AtomicInteger();

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    @Test
    void whatIsNoTextIsRefusedOnceAndTheNextStateIsKept() {
        window.context().clock().install();
        EditorPage editor = begun();
        page.onRequest(request -> {
            if (request.method().equals("PUT") && request.url().endsWith("/draft"))
                saves.incrementAndGet();
        });
        headline(NO_TEXT);
        page.locator("#kept.failed").waitFor();
        assertThat(saves.get()).isEqualTo(1);
        for (int minute = 0; minute < 3; minute++) {
            window.context().clock().runFor(60_000);
            page.evaluate("fetch('/desk', { method: 'HEAD' })"); // and all before it have gone out
        }
        assertThat(saves.get()).as("three minutes later").isEqualTo(1);
        page.locator("#kept.failed").waitFor();
        headline("'Short'");
        page.locator("#kept.saved").waitFor();
        assertThat(saves.get()).isEqualTo(2);
        again(editor, "Short");
    }

    @Test
    void aWindowThatIsOpenedAgainHasItToBeMended() {
        EditorPage editor = begun();
        headline(NO_TEXT);
        page.locator("#kept.failed").waitFor();
        page.reload();
        page.locator("#kept.failed").waitFor();
        assertThat(page.evaluate("document.getElementById('f-headline').value === " + NO_TEXT))
                .isEqualTo(true);
        assertThat(editor.text().textContent()).isEqualTo("Kept.");
        headline("'Short'");
        page.locator("#kept.saved").waitFor();
        again(editor, "Short");
    }

    /// A story with kept words, written alone, by the lock.
    private EditorPage begun() {
        window.context().route("**/room", Route::abort);
        EditorPage editor = EditorPage.open(site, window);
        editor.type("Kept.");
        page.locator("#kept.saved").waitFor();
        return editor;
    }

    private void again(EditorPage editor, String headline) {
        page.reload();
        editor.text().waitFor();
        assertThat(page.locator("#f-headline").inputValue()).isEqualTo(headline);
        assertThat(editor.text().textContent()).isEqualTo("Kept.");
    }

    private void headline(String value) {
        page.evaluate(
                """
                () => {
                  const field = document.getElementById('f-headline')
                  field.value = %s
                  field.dispatchEvent(new Event('input', { bubbles: true }))
                }
                """
                        .formatted(value));
    }
}
