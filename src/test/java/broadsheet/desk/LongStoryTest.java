package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    @RegisterExtension private static final EditorOpen here = new EditorOpen();

    /// How high the text is at first, before anything is left alone.
    @BeforeAll
    static void measures() {
        here.editor.page.addInitScript(
                "new MutationObserver((_, watch) => { const text = document.getElementById('editor-text'); if (text) { globalThis.first = text.offsetHeight; watch.disconnect() } }).observe(document, { childList: true, subtree: true })");
    }

    @AfterAll
    static void complains() {
        assertThat(here.window.complaints()).isEmpty();
    }

    @Test
    void whatIsOutOfSightIsAsHighAsItWasAndIsWrittenInAtOnce() {
        write();
        int before = number("Math.round(globalThis.first)");
        assertThat(number(HEIGHT)).isBetween(before - 2, before + 2);
        assertThat(number(ASLEEP)).isBetween(PARAGRAPHS / 2, PARAGRAPHS - 12);

        // No frame in between: whoever types blindly writes where the cursor is.
        here.editor.page.keyboard().press("Control+End");
        here.editor.page.keyboard().type(" The end.\nOne\nTwo\nThree");
        here.editor.page.keyboard().press("Control+Home");
        here.editor.page.keyboard().type("The start.");
        here.editor.page.keyboard().press("Enter");
        seen("#editor-text > :first-child");
        here.editor.keys("Control+End");
        seen("#editor-text > :last-child");

        here.editor.keys("Control+a");
        assertThat((String) here.editor.page.evaluate("getSelection().toString()"))
                .contains("Paragraph 1 ")
                .contains("Paragraph 120 ")
                .contains("Paragraph 240 ")
                .endsWith("Three");
        here.editor.keys("ArrowRight");
        here.editor.save();
        assertThat(here.editor.saved())
                .isEqualTo("The start.\n\n" + text() + " The end.\n\nOne\n\nTwo\n\nThree");
    }

    @Test
    void whatIsFoundOutOfSightIsShownAndCanBeChangedThere() {
        write();
        here.editor.keys("Control+Home", "Control+h");
        here.editor.page.locator(".ed-find input").first().fill("Paragraph 199 ");
        here.editor.page.keyboard().press("Enter");
        here.editor.page.locator(".ed-here").waitFor();
        seen(".ed-here");
        here.editor.keys("Escape");
        here.editor.page.keyboard().type("Block 199 ");
        seen("#editor-text > :nth-child(199)");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo(text().replace("Paragraph 199 ", "Block 199 "));
    }

    @Test
    void whatIsNotedOutOfSightIsShownFromTheMargin() {
        write();
        here.editor.text().locator("> :nth-child(150)").dblclick();
        here.editor.keys("Alt+F8");
        here.editor.page.locator(".asking[open] textarea").fill("Is that so?");
        here.editor.page.locator(".asking[open] button.primary").click();
        here.editor.page.locator("#editor-text:focus .ed-noted").waitFor();
        // For a moment after it has the focus the editor does not hear where the cursor went.
        here.editor.page.waitForCondition(() -> {
            here.editor.keys("Control+Home");
            return inSight("#editor-text > :first-child");
        });
        here.editor.page.locator("#editor-margin li button").first().click();
        seen("#editor-text > :nth-child(150)");
    }

    @Test
    void whatIsHintedAtOutOfSightIsShownFromItsList() {
        write();
        here.editor.text().locator("> :nth-child(150)").click();
        here.editor.keys("End");
        here.editor.type(" They utilise it.");
        here.editor.page.locator("#editor-hints li").first().waitFor();
        here.editor.keys("Control+Home");
        seen("#editor-text > :first-child");
        here.editor.page.locator("#editor-hints button").first().click();
        seen(".ed-hint");
    }

    @Test
    void onPaperAndInANarrowWindowAllIsThere() {
        write();
        here.editor.page.setViewportSize(700, 900);
        sleeping();
        int narrow = number(HEIGHT);
        here.editor.again();
        assertThat(number(HEIGHT)).isBetween(narrow - 2, narrow + 2);
        sleeping();
        here.editor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(number(ASLEEP)).isZero();
        here.editor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        here.editor.page.setViewportSize(1280, 900);
    }

    /// Two type the same: one where most is left alone, one where everything is always drawn.
    @Test
    void whateverIsTypedGoesWhereItWouldGoIfAllWereDrawn() {
        // What Chromium would like to keep of a style when it joins blocks, and may not, is said in
        // these windows.
        try (Browser.Window one = here.browser.window(1280, false, true);
                Browser.Window other = here.browser.window(1280, false, true)) {
            other.page().addInitScript("CSSStyleSheet.prototype.replaceSync = () => {}");
            EditorPage far = here.editor.elsewhere(one);
            EditorPage all = here.editor.elsewhere(other);
            for (EditorPage each : List.of(far, all)) {
                each.paste("", text());
                each.save();
                each.again();
                each.text().locator("> :first-child").click();
            }
            far.page.waitForCondition(() -> !far.page.evaluate(ASLEEP).equals(0));
            for (int run = 0; run < 2; run++) {
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
        here.editor.begin();
        here.editor.paste("", text());
        here.editor.save();
        here.editor.again();
        sleeping();
        here.editor.text().locator("> :first-child").click();
    }

    private static void sleeping() {
        here.editor.page.waitForCondition(() -> number(ASLEEP) > 0);
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
        here.editor.page.waitForCondition(() -> inSight(selector));
    }

    private static boolean inSight(String selector) {
        return (boolean)
                here.editor.page.evaluate(
                        "selector => { const it = document.querySelector(selector)?.getBoundingClientRect(); return !!it && it.bottom > 0 && it.top < innerHeight }",
                        selector);
    }

    private static int number(String script) {
        return ((Number) here.editor.page.evaluate(script)).intValue();
    }
}
