package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Notes and suggestions in Chromium, by keyboard.
@InBrowser
class MarginInBrowserTest {
    private static final Inspection inspection = new Inspection();

    @RegisterExtension private static final EditorOpen here = new EditorOpen();

    @AfterAll
    static void complains() {
        // Publishing is refused once, as it has to be.
        assertThat(here.window.complaints()).filteredOn(it -> !it.contains("422")).isEmpty();
    }

    private static Locator margin(String words) {
        return here.editor.page.locator(
                "#editor-margin li",
                new com.microsoft.playwright.Page.LocatorOptions().setHasText(words));
    }

    private static String status() {
        return here.editor.page.locator("#editor-status").textContent();
    }

    /// The text as it is saved, with every id an `x`.
    private static String saved() {
        return here.editor.saved().replaceAll("\\{(note|added|removed) [^:]+:", "{$1 x:");
    }

    @Test
    void aNoteIsLeftFoundAnsweredAndSettledByKeys() {
        here.editor.begin();
        here.editor.type("The ferry stops");
        here.editor.keys("Control+Shift+ArrowLeft", "Alt+F8");
        here.editor.page.locator("dialog[open] textarea").waitFor();
        here.editor.type("Since when?");
        here.editor.keys("Control+Enter");
        margin("Since when?").waitFor();
        here.editor.text().locator(".ed-noted").waitFor();
        here.editor.save();
        assertThat(saved()).isEqualTo("The ferry {note x:stops}");
        here.editor.text().click();
        here.editor.keys("Control+Home", "F8");
        margin("Since when?").waitFor();
        here.editor.keys("F8");
        assertThat(status()).contains("1 of 1", "Since when?", "Mara");
        here.editor.keys("F9", "Tab", "Tab");
        here.editor.keys("Enter", "Tab");
        here.editor.type("Since Monday.");
        here.editor.keys("Tab", "Enter");
        margin("Since Monday.").waitFor();
        inspection.of(here.window, "desk-margin-note");
        here.editor.keys("Escape", "F9", "Tab", "Enter");
        here.editor.page.locator("#editor-margin summary").waitFor();
        assertThat(here.editor.text().locator(".ed-noted").count()).isZero();
        here.editor.save();
        assertThat(saved()).isEqualTo("The ferry stops");
    }

    @Test
    void whatIsTypedIsSuggestedAcceptedAndRefusedByKeys() {
        here.editor.begin();
        here.editor.type("The harbor opens on Monday");
        here.editor.keys("Control+F8");
        assertThat(status()).contains("suggestion");
        here.editor.keys("Control+Shift+ArrowLeft");
        here.editor.type("Tuesday");
        here.editor.keys("Home");
        for (int i = 0; i < 4; i++) here.editor.keys("ArrowRight");
        for (int i = 0; i < 6; i++) here.editor.keys("Delete");
        here.editor.type("harbour");
        here.editor.keys("Backspace", "Backspace");
        here.editor.type("ur");
        here.editor.save();
        assertThat(saved())
                .isEqualTo(
                        "The {removed x:harbor}{added x:harbour} opens on {removed x:Monday}{added x:Tuesday}");
        margin("harbour").waitFor();
        inspection.of(here.window, "desk-margin-suggestion");
        here.editor.page.waitForNavigation(
                () -> here.editor.page.locator("button.primary").click());
        assertThat(here.editor.page.locator("#problems").textContent())
                .contains("“harbour” for “harbor”", "“Tuesday” for “Monday”");
        here.editor.text().click();
        here.editor.keys("Control+Home", "F8");
        assertThat(status()).contains("1 of 2", "harbour", "Mara");
        here.editor.keys("F9", "Tab", "Enter");
        assertThat(status()).isEqualTo("Accepted.");
        here.editor.keys("F8");
        assertThat(status()).contains("1 of 1", "Tuesday");
        here.editor.keys("F9", "Tab", "Tab", "Enter");
        assertThat(status()).isEqualTo("Refused.");
        assertThat(here.editor.text().locator(".ed-added, .ed-removed").count()).isZero();
        here.editor.keys("Control+z", "Control+y");
        here.editor.save();
        assertThat(saved()).isEqualTo("The harbour opens on Monday");
    }

    @Test
    void nothingButWordsIsChangedWhileOneSuggests() {
        here.editor.begin();
        here.editor.type("One\nTwo");
        here.editor.keys("Control+F8", "Enter");
        assertThat(here.editor.page.locator("#editor-note").textContent()).contains("Only words");
        here.editor.keys("Control+a", "Control+b");
        here.editor.keys("Control+Home");
        here.editor.type("## ");
        here.editor.keys("Control+a", "Backspace");
        here.editor.keys("Control+F8");
        here.editor.save();
        assertThat(saved()).isEqualTo("{removed x:One}\n\n{removed x:Two}");
    }

    @Test
    void pastingBringsNoMarksInAndCuttingHereKeepsThem() {
        here.editor.begin();
        here.editor.paste(
                "<p>a<span class=\"ed-noted\" data-mark=\"x n1\">b</span><ins class=\"ed-added\" data-mark=\"x s1\">c</ins>"
                        + "<del class=\"ed-removed\" data-mark=\"x s1\">d</del></p>",
                "abcd");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("abc");
        here.editor.begin();
        here.editor.type("one ");
        here.editor.keys("Control+F8");
        here.editor.type("two");
        here.editor.keys("Control+F8", "Control+a", "Control+x", "Control+v");
        here.editor.save();
        assertThat(saved()).isEqualTo("one {added x:two}");
    }

    @Test
    void anotherReadsAndDecides() {
        here.editor.begin();
        here.editor.type("Three boats");
        here.editor.keys("Control+F8");
        here.editor.type(" sail");
        here.editor.save();
        Visitor rosa = here.site.visitor().as("Rosa", Role.EDITOR);
        rosa.open(here.editor.at);
        assertThat(rosa.page().html().select("#notes ins").text()).isEqualTo("sail");
        rosa.post(here.editor.at + "/takeover", Map.of("form-token", rosa.formToken()));
        rosa.open(here.editor.at);
        rosa.fill(here.editor.at + "/copy", Map.of("body", "Three boats sail"));
        assertThat(here.editor.saved()).isEqualTo("Three boats sail");
    }
}
