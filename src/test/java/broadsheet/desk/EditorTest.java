package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Piece;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The editor in Chromium, by keyboard: what is typed, and what every control does.
@InBrowser
class EditorTest {

    @RegisterExtension private static final EditorOpen here = new EditorOpen();

    @AfterAll
    static void complains() {
        assertThat(here.window.complaints()).isEmpty();
    }

    @Test
    void signsAtTheStartOfALineMakeBlocks() {
        here.editor.begin();
        here.editor.type("## What it means\n");
        here.editor.type(
                "Nothing **moved** on *Monday*, `x` ~~or~~ [here](https://a.example/b) it.\n");
        here.editor.type("- No boats\nMore buses");
        here.editor.keys("Tab");
        here.editor.type(" still\n\n\n> We are sorry.\n\nInês Duarte\n1. One\nTwo\n\n---After");
        here.editor.save();
        assertThat(here.editor.saved())
                .isEqualTo(
                        """
                        ## What it means

                        Nothing **moved** on *Monday*, `x` ~~or~~ [here](https://a.example/b) it.

                        ::: block
                        [{"block":"list","ordered":false,"start":1,"items":[[{"block":"paragraph","text":["No boats"]},{"block":"list","ordered":false,"start":1,"items":[[{"block":"paragraph","text":["More buses still"]}]]}]]}]
                        :::

                        > We are sorry.
                        > — Inês Duarte

                        1. One
                        2. Two

                        ---

                        After\
                        """);
    }

    @Test
    void backspaceTakesASignBackAndUnmakesABlock() {
        here.editor.clear();
        here.editor.type("- ");
        here.editor.keys("Backspace");
        here.editor.type("a");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("\\- a");
    }

    @Test
    void marksAndHistoryByKeys() {
        here.editor.begin();
        here.editor.type("one ");
        here.editor.keys("Control+b");
        here.editor.type("two");
        here.editor.keys("Control+b", "Control+i");
        here.editor.type(" three");
        here.editor.keys("Control+i");
        here.editor.type(" four");
        here.editor.keys("Shift+Enter");
        here.editor.type("five");
        here.editor.keys("Control+z", "Control+y", "Home", "Shift+End", "Control+u");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("one **two*** three* four\\\n{u:five}");
    }

    @Test
    void theSlashMenuPutsBlocksIn() {
        here.editor.begin();
        here.editor.type("/fact");
        here.editor.page.locator(".slash [role=option]").waitFor();
        assertThat(here.editor.text().getAttribute("aria-activedescendant")).isNotBlank();
        here.editor.keys("Enter");
        here.editor.type("The line\nThree boats.");
        here.editor.keys("Control+Enter");
        here.editor.type("/table\n");
        here.editor.type("Port");
        here.editor.keys("Tab");
        here.editor.type("Boats");
        here.editor.keys("Control+Enter");
        here.editor.type("/verse\nsea\nsea");
        here.editor.keys("Control+Enter");
        here.editor.type("/ no menu");
        here.editor.save();
        assertThat(here.editor.saved())
                .startsWith("::: facts The line\nThree boats.\n:::\n\n| Port | Boats |")
                .endsWith("```verse\nsea\nsea\n```\n\n/ no menu");
    }

    @Test
    void aTableGrowsAndShrinks() {
        here.editor.begin();
        here.editor.type("/table\na");
        for (String button :
                new String[] {"Row below", "Column after", "Remove row", "Remove column"})
            here.editor
                    .page
                    .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                    .and(here.editor.page.locator(".ed-toolbar button"))
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(button))
                    .click();
        here.editor.keys("Control+Enter");
        here.editor.save();
        assertThat(here.editor.blocks().split("\"columns\"", -1))
                .as("three by three")
                .hasSize(9 + 1);
        here.editor.text().locator("td, th").first().click();
        here.editor.page.locator(".ed-toolbar button", text("Remove table")).click();
        here.editor.save();
        assertThat(here.editor.blocks()).doesNotContain("columns");
    }

    private static com.microsoft.playwright.Page.LocatorOptions text(String words) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(words);
    }

    @Test
    void blocksMoveByKeysAndItemsWithinTheirList() {
        here.editor.begin();
        here.editor.type("One\nTwo\n- a\nb");
        here.editor.keys("Alt+ArrowUp");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("One\n\nTwo\n\n- b\n- a");
        here.editor.text().locator("li").first().click();
        here.editor.keys("Alt+ArrowUp", "Alt+ArrowUp");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("- b\n- a\n\nOne\n\nTwo");
        here.editor.text().locator("p", within("One")).click();
        here.editor.keys("Alt+ArrowDown");
        assertThat(here.editor.page.locator("#editor-status").textContent())
                .isEqualTo("Moved: block 3 of 3");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("- b\n- a\n\nTwo\n\nOne");
    }

    private static com.microsoft.playwright.Locator.LocatorOptions within(String words) {
        return new com.microsoft.playwright.Locator.LocatorOptions().setHasText(words);
    }

    @Test
    void aBlockIsDraggedByItsHandle() {
        here.editor.begin();
        here.editor.type("One\nTwo\nThree");
        here.editor.text().locator("> p").nth(2).hover();
        here.editor
                .page
                .locator(".ed-grip")
                .dragTo(
                        here.editor.text().locator("> p").first(),
                        new Locator.DragToOptions().setTargetPosition(2, 2));
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("Three\n\nOne\n\nTwo");
    }

    @Test
    void nothingButTheTextUntilSomebodyWantsTheRestAgain() {
        here.editor.begin();
        Locator side = here.editor.page.locator(".copy-side");
        here.editor.page.locator(".ed-toolbar button", text("Focus")).click();
        assertThat(side.isVisible()).isFalse();
        here.editor.again();
        assertThat(side.isVisible()).isFalse();
        here.editor.page.locator(".ed-toolbar button", text("Focus")).click();
        assertThat(side.isVisible()).isTrue();
    }

    /// So that it is lined up, spelt and spoken right.
    @Test
    void theTextIsOfItsStorysLanguage() {
        Piece story =
                here.site
                        .editor("Ines")
                        .drafts(words -> words.headline("מעבורת").language("he").says("שלום"));
        here.editor.page.navigate(
                here.editor.visitor().origin() + "/desk/stories/" + story.id().value());
        here.editor.text().waitFor();
        assertThat(List.of("lang", "dir", "spellcheck"))
                .extracting(it -> here.editor.text().getAttribute(it))
                .containsExactly("he", "rtl", "true");
    }

    @Test
    void theControlsAreOneStopAndEscapeLeadsThere() {
        here.editor.begin();
        here.editor.type("- a");
        here.editor.keys("Escape");
        assertThat(focused()).isEqualTo("SELECT");
        here.editor.keys("ArrowRight", "ArrowRight");
        assertThat(focused()).isEqualTo("I");
        here.editor.keys("End");
        assertThat(focused()).isEqualTo("More");
        here.editor.keys("Enter");
        assertThat(focused()).as("a toggle keeps the focus").isEqualTo("More");
        here.editor.keys("ArrowRight");
        assertThat(focused()).isEqualTo("Underlined");
        here.editor.keys("Escape");
        assertThat(
                        (boolean)
                                here.editor.page.evaluate(
                                        "document.activeElement.id === 'editor-text'"))
                .isTrue();
    }

    private static String focused() {
        return (String)
                here.editor.page.evaluate(
                        "document.activeElement.tagName === 'SELECT' ? 'SELECT' : document.activeElement.textContent");
    }

    @Test
    void aLinkLeadsToAStoryOfOursByItsHeadline() {
        here.site
                .editor("import")
                .publishes(words -> words.headline("Harbour closes").in("/world"));
        here.editor.begin();
        here.editor.type("See this");
        here.editor.keys("Control+Shift+ArrowLeft", "Control+k");
        here.editor.page.locator("dialog[open] input").waitFor();
        here.editor.type("harbour");
        here.editor.page.locator(".asking [role=option]").first().waitFor();
        here.editor.keys("ArrowDown", "Enter");
        here.editor.keys("End");
        here.editor.type(" and ");
        here.editor.keys("Control+k");
        here.editor.type("paper.example/x");
        here.editor.keys("Enter");
        here.editor.page.locator("#editor-text a[data-href='https://paper.example/x']").waitFor();
        here.editor.keys("Control+k");
        here.editor.type("javascript:alert(1)");
        here.editor.keys("Enter");
        assertThat(here.editor.page.locator("dialog[open] .problem").textContent())
                .contains("javascript:alert(1)");
        here.editor.keys("Escape");
        here.editor.save();
        assertThat(here.editor.saved())
                .isEqualTo(
                        "See [this](/world/harbour-closes) and [https://paper.example/x](https://paper.example/x)");
    }

    @Test
    void wordsAreFoundAndReplaced() {
        here.editor.begin();
        here.editor.type("Boat and boat\nA boat (boat)");
        here.editor.keys("Control+h");
        here.editor.type("boat");
        assertThat(here.editor.page.locator(".ed-found").count()).isEqualTo(4);
        here.editor.keys("Enter", "Enter");
        here.editor.page.getByLabel("Replace with").fill("ship");
        here.editor.page.getByLabel("Replace with").press("Enter");
        here.editor.page.locator(".ed-find button", text("Replace all")).click();
        here.editor.keys("Escape");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("ship and ship\n\nA ship (ship)");
    }

    @Test
    void whatTheTextIsLikeIsCountedAndTheHeadlineMeasured() {
        here.editor.begin();
        here.editor.type("One two three");
        here.editor
                .page
                .locator("#editor-counts", text("Words: 3 · Characters: 13 · 1 min"))
                .waitFor();
        here.editor.page.locator("#f-headline").fill("x".repeat(61));
        here.editor.page.locator("#headline-lengths .over", text("Search 61/60")).waitFor();
        here.editor.page.locator("[data-part=search-title]", text("x".repeat(59) + "…")).waitFor();
    }

    @Test
    void headlinesElsewhereAreSaidByKeysAndSeenAsTheyWillBe() {
        here.editor.begin();
        here.editor.page.locator("#f-headline").fill("A long headline");
        here.editor.page.locator("[data-part=front-title]", text("A long headline")).waitFor();
        here.editor.page.locator("#variants summary").focus();
        here.editor.keys("Enter", "Tab");
        here.editor.type("Short");
        here.editor.page.locator("[data-part=front-title]", text("Short")).waitFor();
        here.editor.page.locator("#length-frontTitle", text("5/70")).waitFor();
        assertThat(here.editor.page.locator("[data-part=social-title]").textContent())
                .isEqualTo("A long headline");
        here.editor.keys("Tab", "Tab", "Tab");
        here.editor.type("Shared");
        here.editor.page.locator("[data-part=social-title]", text("Shared")).waitFor();
        here.editor.page.locator("#f-pushTitle").fill("x".repeat(46));
        here.editor.page.locator("#length-pushTitle.over", text("46/45")).waitFor();
        here.editor.save();
        assertThat(here.editor.visitor().open(here.editor.at).html().select("#f-frontTitle").val())
                .isEqualTo("Short");
    }

    @Test
    void aLinkIsWordsToWhoWritesAndLeadsSomewhereForWhoOnlyReads() {
        here.editor.begin();
        here.editor.type("[here](https://a.example/b)");
        here.editor.keys("Control+a");
        assertThat(
                        (String)
                                here.editor
                                        .text()
                                        .evaluate(
                                                """
                                                text => {
                                                  const clipboardData = new DataTransfer()
                                                  text.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
                                                  return clipboardData.getData('text/html')
                                                }
                                                """))
                .contains("href=\"https://a.example/b\"");
        here.editor.save();
        assertThat(here.editor.text().locator("a").getAttribute("href")).isNull();
        Piece killed =
                here.site
                        .editor("Ines")
                        .publishes(words ->
                                words.body(
                                        List.of(
                                                new Block.Paragraph(
                                                        List.of(
                                                                new Inline.Link(
                                                                        "https://a.example/b",
                                                                        List.of(
                                                                                new Inline.Text(
                                                                                        "here"))))))));
        here.site.editor("Ines").kills(killed, "No.");
        here.editor.page.navigate(
                here.editor.visitor().origin() + "/desk/stories/" + killed.id().value());
        assertThat(here.editor.text().locator("a").getAttribute("href"))
                .isEqualTo("https://a.example/b");
    }

    @Test
    void houseStyleIsHintedAtAndTaken() {
        here.editor.begin();
        here.editor.type("Utilise it, utilised or not.");
        // Hints follow a moment after the keys: half of "utilised" was a word to hint at.
        here.editor.page.waitForCondition(() ->
                here.editor.page.locator(".ed-hint").allTextContents().equals(List.of("Utilise")));
        here.editor.page.locator("#editor-hints button", text("use")).click();
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("Use it, utilised or not.");
    }

    @Test
    void withoutScriptTheTextIsATextAsBefore() {
        // Another story than the one that is open: that one may just be saving what the test before
        // typed.
        here.editor.begin();
        here.editor.page.navigate(here.editor.visitor().origin() + "/desk/stories");
        try (Browser.Window plain = here.browser.window(1280, false, false)) {
            EditorPage.signIn(plain.page(), here.editor.visitor());
            plain.page().navigate(here.editor.visitor().origin() + here.editor.at);
            plain.page().locator("#f-body").fill("Plain.");
            plain.page().locator("button[accesskey=s]").click();
            assertThat(here.editor.saved()).isEqualTo("Plain.");
        }
    }

    @Test
    void relatedStoriesAndEmbedsAreCards() {
        here.editor.begin();
        here.editor.type("/embed\n");
        here.editor.type("https://video.example/1");
        here.editor.keys("Enter");
        here.editor
                .page
                .getByLabel(
                        "Title",
                        new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("The film");
        here.editor.keys("Enter");
        here.editor.save();
        assertThat(here.editor.saved())
                .isEqualTo(
                        "::: embed https://video.example/1\nprovider: video.example\ntitle: The film\n:::");
        Map<String, String> fields = here.editor.visitor().fields(here.editor.at + "/copy");
        assertThat(fields).doesNotContainKey("blocks");
    }
}
