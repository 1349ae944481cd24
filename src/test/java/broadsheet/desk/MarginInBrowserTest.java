package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Notes and suggestions in Chromium, by keyboard.
@InBrowser
class MarginInBrowserTest {
    private static final Inspection inspection = new Inspection();
    private static TestSite site;
    private static Browser browser;
    private static Browser.Window window;
    private static EditorPage editor;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.open();
        window = browser.window(1280, false, true);
        editor = EditorPage.open(site, window);
    }

    @AfterAll
    static void close() {
        // Publishing is refused once, as it has to be.
        assertThat(window.complaints()).filteredOn(it -> !it.contains("422")).isEmpty();
        window.close();
        browser.close();
        site.close();
    }

    private static Locator margin(String words) {
        return editor.page.locator(
                "#editor-margin li",
                new com.microsoft.playwright.Page.LocatorOptions().setHasText(words));
    }

    private static String status() {
        return editor.page.locator("#editor-status").textContent();
    }

    /// The text as it is saved, with every id an `x`.
    private static String saved() {
        return editor.saved().replaceAll("\\{(note|added|removed) [^:]+:", "{$1 x:");
    }

    @Test
    void aNoteIsLeftFoundAnsweredAndSettledByKeys() {
        editor.begin();
        editor.type("The ferry stops");
        editor.keys("Control+Shift+ArrowLeft", "Alt+F8");
        editor.page.locator("dialog[open] textarea").waitFor();
        editor.type("Since when?");
        editor.keys("Control+Enter");
        margin("Since when?").waitFor();
        editor.text().locator(".ed-noted").waitFor();
        editor.save();
        assertThat(saved()).isEqualTo("The ferry {note x:stops}");
        editor.text().click();
        editor.keys("Control+Home", "F8");
        margin("Since when?").waitFor();
        editor.keys("F8");
        assertThat(status()).contains("1 of 1", "Since when?", "Mara");
        editor.keys("F9", "Tab", "Tab");
        editor.keys("Enter", "Tab");
        editor.type("Since Monday.");
        editor.keys("Tab", "Enter");
        margin("Since Monday.").waitFor();
        inspection.of(window, "desk-margin-note");
        editor.keys("Escape", "F9", "Tab", "Enter");
        editor.page.locator("#editor-margin summary").waitFor();
        assertThat(editor.text().locator(".ed-noted").count()).isZero();
        editor.save();
        assertThat(saved()).isEqualTo("The ferry stops");
    }

    @Test
    void whatIsTypedIsSuggestedAcceptedAndRefusedByKeys() {
        editor.begin();
        editor.type("The harbor opens on Monday");
        editor.keys("Control+F8");
        assertThat(status()).contains("suggestion");
        editor.keys("Control+Shift+ArrowLeft");
        editor.type("Tuesday");
        editor.keys("Home");
        for (int i = 0; i < 4; i++) editor.keys("ArrowRight");
        for (int i = 0; i < 6; i++) editor.keys("Delete");
        editor.type("harbour");
        editor.keys("Backspace", "Backspace");
        editor.type("ur");
        editor.save();
        assertThat(saved())
                .isEqualTo(
                        "The {removed x:harbor}{added x:harbour} opens on {removed x:Monday}{added x:Tuesday}");
        margin("harbour").waitFor();
        inspection.of(window, "desk-margin-suggestion");
        editor.page.waitForNavigation(() -> editor.page.locator("button.primary").click());
        assertThat(editor.page.locator("#problems").textContent())
                .contains("“harbour” for “harbor”", "“Tuesday” for “Monday”");
        editor.text().click();
        editor.keys("Control+Home", "F8");
        assertThat(status()).contains("1 of 2", "harbour", "Mara");
        editor.keys("F9", "Tab", "Enter");
        assertThat(status()).isEqualTo("Accepted.");
        editor.keys("F8");
        assertThat(status()).contains("1 of 1", "Tuesday");
        editor.keys("F9", "Tab", "Tab", "Enter");
        assertThat(status()).isEqualTo("Refused.");
        assertThat(editor.text().locator(".ed-added, .ed-removed").count()).isZero();
        editor.keys("Control+z", "Control+y");
        editor.save();
        assertThat(saved()).isEqualTo("The harbour opens on Monday");
    }

    @Test
    void nothingButWordsIsChangedWhileOneSuggests() {
        editor.begin();
        editor.type("One\nTwo");
        editor.keys("Control+F8", "Enter");
        assertThat(editor.page.locator("#editor-note").textContent()).contains("Only words");
        editor.keys("Control+a", "Control+b");
        editor.keys("Control+Home");
        editor.type("## ");
        editor.keys("Control+a", "Backspace");
        editor.keys("Control+F8");
        editor.save();
        assertThat(saved()).isEqualTo("{removed x:One}\n\n{removed x:Two}");
    }

    @Test
    void pastingBringsNoMarksInAndCuttingHereKeepsThem() {
        editor.begin();
        editor.paste(
                "<p>a<span class=\"ed-noted\" data-mark=\"x n1\">b</span><ins class=\"ed-added\" data-mark=\"x s1\">c</ins>"
                        + "<del class=\"ed-removed\" data-mark=\"x s1\">d</del></p>",
                "abcd");
        editor.save();
        assertThat(editor.saved()).isEqualTo("abc");
        editor.begin();
        editor.type("one ");
        editor.keys("Control+F8");
        editor.type("two");
        editor.keys("Control+F8", "Control+a", "Control+x", "Control+v");
        editor.save();
        assertThat(saved()).isEqualTo("one {added x:two}");
    }

    @Test
    void anotherReadsAndDecides() {
        editor.begin();
        editor.type("Three boats");
        editor.keys("Control+F8");
        editor.type(" sail");
        editor.save();
        Visitor rosa = site.visitor().as("Rosa", Role.EDITOR);
        rosa.open(editor.at);
        assertThat(rosa.page().html().select("#notes ins").text()).isEqualTo("sail");
        rosa.post(editor.at + "/takeover", Map.of("form-token", rosa.formToken()));
        rosa.open(editor.at);
        rosa.fill(editor.at + "/copy", Map.of("body", "Three boats sail"));
        assertThat(editor.saved()).isEqualTo("Three boats sail");
    }
}
