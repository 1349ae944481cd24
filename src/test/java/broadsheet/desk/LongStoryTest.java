package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A story so long that most of it is out of sight, and is left alone while somebody writes.
@InBrowser
class LongStoryTest {
    private static final int PARAGRAPHS = 240;
    private static final String ASLEEP =
            "[...document.getElementById('editor-text').children].filter(it => getComputedStyle(it).contentVisibility === 'auto').length";
    private static final String TEXT =
            "[...document.getElementById('editor-text').children].map(it => it.textContent).join('\\n')";
    private static final String[] JUMPS = {
        "Control+End",
        "Control+Home",
        "Control+ArrowDown",
        "Control+ArrowUp",
        "ArrowDown",
        "ArrowUp",
        "ArrowLeft",
        "ArrowRight",
        "End",
        "Home",
        "Enter",
        "Backspace",
        "Delete",
        "Shift+ArrowDown",
        "Control+Shift+ArrowUp",
        "Control+z",
        "Alt+ArrowDown",
        "Alt+ArrowUp"
    };
    private static final String[] WORDS = {"", "a", "One\nTwo", "x y", "\n\nThree", "é"};
    private static final String HEIGHT = "document.getElementById('editor-text').offsetHeight";

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
        assertThat(window.complaints()).isEmpty();
        window.close();
        browser.close();
        site.close();
    }

    @Test
    void whatIsOutOfSightIsAsHighAsItWasAndIsWrittenInAtOnce() {
        write();
        int before = number("Math.round(globalThis.first)");
        assertThat(number(HEIGHT)).isBetween(before - 2, before + 2);
        assertThat(
                        number(
                                "[...document.getElementById('editor-text').children].filter(it => getComputedStyle(it).contentVisibility === 'auto').length"))
                .isBetween(PARAGRAPHS / 2, PARAGRAPHS - 12);

        // No frame in between: whoever types blindly writes where the cursor is.
        editor.page.keyboard().press("Control+End");
        editor.page.keyboard().type(" The end.\nOne\nTwo\nThree");
        editor.page.keyboard().press("Control+Home");
        editor.page.keyboard().type("The start.");
        editor.page.keyboard().press("Enter");
        seen("#editor-text > :first-child");
        editor.keys("Control+End");
        seen("#editor-text > :last-child");

        editor.keys("Control+a");
        assertThat((String) editor.page.evaluate("getSelection().toString()"))
                .contains("Paragraph 1 ")
                .contains("Paragraph 120 ")
                .contains("Paragraph 240 ")
                .endsWith("Three");
        editor.keys("ArrowRight");
        editor.save();
        assertThat(editor.saved())
                .isEqualTo("The start.\n\n" + text() + " The end.\n\nOne\n\nTwo\n\nThree");
    }

    @Test
    void whatIsFoundOutOfSightIsShownAndCanBeChangedThere() {
        write();
        editor.keys("Control+Home", "Control+h");
        editor.page.locator(".ed-find input").first().fill("Paragraph 199 ");
        editor.page.keyboard().press("Enter");
        editor.page.locator(".ed-here").waitFor();
        seen(".ed-here");
        editor.keys("Escape");
        editor.page.keyboard().type("Block 199 ");
        seen("#editor-text > :nth-child(199)");
        editor.save();
        assertThat(editor.saved()).isEqualTo(text().replace("Paragraph 199 ", "Block 199 "));
    }

    @Test
    void whatIsNotedOutOfSightIsShownFromTheMargin() {
        write();
        editor.text().locator("> :nth-child(150)").dblclick();
        editor.keys("Alt+F8");
        editor.page.locator(".asking[open] textarea").fill("Is that so?");
        editor.page.locator(".asking[open] button.primary").click();
        editor.page.locator("#editor-text:focus .ed-noted").waitFor();
        // For a moment after it has the focus the editor does not hear where the cursor went.
        editor.page.waitForCondition(() -> {
            editor.keys("Control+Home");
            return inSight("#editor-text > :first-child");
        });
        editor.page.locator("#editor-margin li button").first().click();
        seen("#editor-text > :nth-child(150)");
    }

    @Test
    void onPaperAndInANarrowWindowAllIsThere() {
        write();
        editor.page.setViewportSize(700, 900);
        sleeping();
        int narrow = number(HEIGHT);
        editor.again();
        assertThat(number(HEIGHT)).isBetween(narrow - 2, narrow + 2);
        sleeping();
        editor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(
                        number(
                                "[...document.getElementById('editor-text').children].filter(it => getComputedStyle(it).contentVisibility === 'auto').length"))
                .isZero();
        editor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        editor.page.setViewportSize(1280, 900);
    }

    /// Two type the same: one where most is left alone, one where everything is always drawn.
    @Test
    void whateverIsTypedGoesWhereItWouldGoIfAllWereDrawn() {
        // What Chromium would like to keep of a style when it joins blocks, and may not, is said in
        // these windows.
        try (Browser.Window one = browser.window(1280, false, true);
                Browser.Window other = browser.window(1280, false, true)) {
            other.page().addInitScript("CSSStyleSheet.prototype.replaceSync = () => {}");
            EditorPage far = editor.elsewhere(one);
            EditorPage all = editor.elsewhere(other);
            for (EditorPage each : List.of(far, all)) {
                each.paste("", text());
                each.save();
                each.again();
                each.text().locator("> :first-child").click();
            }
            far.page.waitForCondition(() -> !far.page.evaluate(ASLEEP).equals(0));
            for (int run = 0; run < 4; run++) {
                long seed = System.nanoTime();
                Random random = new Random(seed);
                for (int i = 0; i < 25; i++) {
                    String key = JUMPS[random.nextInt(JUMPS.length)];
                    String words = WORDS[random.nextInt(WORDS.length)];
                    for (EditorPage each : List.of(far, all)) {
                        each.keys(key);
                        each.page.keyboard().type(words);
                    }
                }
                assertThat(far.page.evaluate(TEXT))
                        .as("seed %d", seed)
                        .isEqualTo(all.page.evaluate(TEXT));
            }
            assertThat((int) far.page.evaluate(ASLEEP)).isGreaterThan(PARAGRAPHS / 2);
            assertThat(all.page.evaluate(ASLEEP)).isEqualTo(0);
        }
    }

    /// A story of many paragraphs, open again, and most of it left alone.
    private static void write() {
        editor.begin();
        editor.paste("", text());
        editor.save();
        editor.page.addInitScript(
                "new MutationObserver((_, watch) => { const text = document.getElementById('editor-text'); if (text) { globalThis.first = text.offsetHeight; watch.disconnect() } }).observe(document, { childList: true, subtree: true })");
        editor.again();
        sleeping();
        editor.text().locator("> :first-child").click();
    }

    private static void sleeping() {
        editor.page.waitForCondition(() -> number(ASLEEP) > 0);
    }

    private static String text() {
        return IntStream.rangeClosed(1, PARAGRAPHS)
                .mapToObj(i ->
                        "Paragraph "
                                + i
                                + " says "
                                + "that nothing moves in the harbour and ".repeat(1 + i % 5)
                                + "that is all.")
                .collect(Collectors.joining("\n\n"));
    }

    private static void seen(String selector) {
        editor.page.waitForCondition(() -> inSight(selector));
    }

    private static boolean inSight(String selector) {
        return (boolean)
                editor.page.evaluate(
                        "selector => { const it = document.querySelector(selector)?.getBoundingClientRect(); return !!it && it.bottom > 0 && it.top < innerHeight }",
                        selector);
    }

    private static int number(String script) {
        return ((Number) editor.page.evaluate(script)).intValue();
    }
}
