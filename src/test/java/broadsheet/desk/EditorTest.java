package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The editor in Chromium, by keyboard: what is typed, and what every control does.
@InBrowser
class EditorTest {
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
    void signsAtTheStartOfALineMakeBlocks() {
        editor.begin();
        editor.type("## What it means\n");
        editor.type("Nothing **moved** on *Monday*, `x` ~~or~~ [here](https://a.example/b) it.\n");
        editor.type("- No boats\nMore buses");
        editor.keys("Tab");
        editor.type(" still\n\n\n> We are sorry.\n\nInês Duarte\n1. One\nTwo\n\n---After");
        editor.save();
        assertThat(editor.saved())
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
        editor.clear();
        editor.type("- ");
        editor.keys("Backspace");
        editor.type("a");
        editor.save();
        assertThat(editor.saved()).isEqualTo("\\- a");
    }

    @Test
    void marksAndHistoryByKeys() {
        editor.begin();
        editor.type("one ");
        editor.keys("Control+b");
        editor.type("two");
        editor.keys("Control+b", "Control+i");
        editor.type(" three");
        editor.keys("Control+i");
        editor.type(" four");
        editor.keys("Shift+Enter");
        editor.type("five");
        editor.keys("Control+z", "Control+y", "Home", "Shift+End", "Control+u");
        editor.save();
        assertThat(editor.saved()).isEqualTo("one **two*** three* four\\\n{u:five}");
    }

    @Test
    void theSlashMenuPutsBlocksIn() {
        editor.begin();
        editor.type("/fact");
        editor.page.locator(".slash [role=option]").waitFor();
        assertThat(editor.text().getAttribute("aria-activedescendant")).isNotBlank();
        editor.keys("Enter");
        editor.type("The line\nThree boats.");
        editor.keys("Control+Enter");
        editor.type("/table\n");
        editor.type("Port");
        editor.keys("Tab");
        editor.type("Boats");
        editor.keys("Control+Enter");
        editor.type("/verse\nsea\nsea");
        editor.keys("Control+Enter");
        editor.type("/ no menu");
        editor.save();
        assertThat(editor.saved())
                .startsWith("::: facts The line\nThree boats.\n:::\n\n| Port | Boats |")
                .endsWith("```verse\nsea\nsea\n```\n\n/ no menu");
    }

    @Test
    void aTableGrowsAndShrinks() {
        editor.begin();
        editor.type("/table\na");
        for (String button :
                new String[] {"Row below", "Column after", "Remove row", "Remove column"})
            editor.page
                    .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                    .and(editor.page.locator(".ed-toolbar button"))
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(button))
                    .click();
        editor.keys("Control+Enter");
        editor.save();
        assertThat(editor.blocks().split("\"columns\"", -1)).as("three by three").hasSize(9 + 1);
        editor.text().locator("td, th").first().click();
        editor.page.locator(".ed-toolbar button", text("Remove table")).click();
        editor.save();
        assertThat(editor.blocks()).doesNotContain("columns");
    }

    private static com.microsoft.playwright.Page.LocatorOptions text(String words) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(words);
    }

    @Test
    void blocksMoveByKeysAndItemsWithinTheirList() {
        editor.begin();
        editor.type("One\nTwo\n- a\nb");
        editor.keys("Alt+ArrowUp");
        editor.save();
        assertThat(editor.saved()).isEqualTo("One\n\nTwo\n\n- b\n- a");
        editor.text().locator("li").first().click();
        editor.keys("Alt+ArrowUp", "Alt+ArrowUp");
        editor.save();
        assertThat(editor.saved()).isEqualTo("- b\n- a\n\nOne\n\nTwo");
        editor.text().locator("p", within("One")).click();
        editor.keys("Alt+ArrowDown");
        assertThat(editor.page.locator("#editor-status").textContent())
                .isEqualTo("Moved: block 3 of 3");
        editor.save();
        assertThat(editor.saved()).isEqualTo("- b\n- a\n\nTwo\n\nOne");
    }

    private static com.microsoft.playwright.Locator.LocatorOptions within(String words) {
        return new com.microsoft.playwright.Locator.LocatorOptions().setHasText(words);
    }

    @Test
    void theControlsAreOneStopAndEscapeLeadsThere() {
        editor.begin();
        editor.type("- a");
        editor.keys("Escape");
        assertThat(focused()).isEqualTo("SELECT");
        editor.keys("ArrowRight", "ArrowRight");
        assertThat(focused()).isEqualTo("I");
        editor.keys("End");
        assertThat(focused()).isEqualTo("More");
        editor.keys("Enter");
        assertThat(focused()).as("a toggle keeps the focus").isEqualTo("More");
        editor.keys("ArrowRight");
        assertThat(focused()).isEqualTo("Underlined");
        editor.keys("Escape");
        assertThat((boolean) editor.page.evaluate("document.activeElement.id === 'editor-text'"))
                .isTrue();
    }

    private static String focused() {
        return (String)
                editor.page.evaluate(
                        "document.activeElement.tagName === 'SELECT' ? 'SELECT' : document.activeElement.textContent");
    }

    @Test
    void aLinkLeadsToAStoryOfOursByItsHeadline() {
        site.editor("import").publishes(words -> words.headline("Harbour closes").in("/world"));
        editor.begin();
        editor.type("See this");
        editor.keys("Control+Shift+ArrowLeft", "Control+k");
        editor.page.locator("dialog[open] input").waitFor();
        editor.type("harbour");
        editor.page.locator(".asking [role=option]").first().waitFor();
        editor.keys("ArrowDown", "Enter");
        editor.keys("End");
        editor.type(" and ");
        editor.keys("Control+k");
        editor.type("paper.example/x");
        editor.keys("Enter");
        editor.page.locator("#editor-text a[data-href='https://paper.example/x']").waitFor();
        editor.keys("Control+k");
        editor.type("javascript:alert(1)");
        editor.keys("Enter");
        assertThat(editor.page.locator("dialog[open] .problem").textContent())
                .contains("javascript:alert(1)");
        editor.keys("Escape");
        editor.save();
        assertThat(editor.saved())
                .isEqualTo(
                        "See [this](/world/harbour-closes) and [https://paper.example/x](https://paper.example/x)");
    }

    @Test
    void wordsAreFoundAndReplaced() {
        editor.begin();
        editor.type("Boat and boat\nA boat (boat)");
        editor.keys("Control+h");
        editor.type("boat");
        assertThat(editor.page.locator(".ed-found").count()).isEqualTo(4);
        editor.keys("Enter", "Enter");
        editor.page.getByLabel("Replace with").fill("ship");
        editor.page.getByLabel("Replace with").press("Enter");
        editor.page.locator(".ed-find button", text("Replace all")).click();
        editor.keys("Escape");
        editor.save();
        assertThat(editor.saved()).isEqualTo("ship and ship\n\nA ship (ship)");
    }

    @Test
    void whatTheTextIsLikeIsCountedAndTheHeadlineMeasured() {
        editor.begin();
        editor.type("One two three");
        editor.page.locator("#editor-counts", text("Words: 3 · Characters: 13 · 1 min")).waitFor();
        editor.page.locator("#f-headline").fill("x".repeat(61));
        editor.page.locator("#headline-lengths .over", text("Search 61/60")).waitFor();
        editor.page.locator("[data-part=search-title]", text("x".repeat(59) + "…")).waitFor();
    }

    @Test
    void headlinesElsewhereAreSaidByKeysAndSeenAsTheyWillBe() {
        editor.begin();
        editor.page.locator("#f-headline").fill("A long headline");
        editor.page.locator("[data-part=front-title]", text("A long headline")).waitFor();
        editor.page.locator("#variants summary").focus();
        editor.keys("Enter", "Tab");
        editor.type("Short");
        editor.page.locator("[data-part=front-title]", text("Short")).waitFor();
        editor.page.locator("#length-frontTitle", text("5/70")).waitFor();
        assertThat(editor.page.locator("[data-part=social-title]").textContent())
                .isEqualTo("A long headline");
        editor.keys("Tab", "Tab", "Tab");
        editor.type("Shared");
        editor.page.locator("[data-part=social-title]", text("Shared")).waitFor();
        editor.page.locator("#f-pushTitle").fill("x".repeat(46));
        editor.page.locator("#length-pushTitle.over", text("46/45")).waitFor();
        editor.save();
        assertThat(editor.visitor().open(editor.at).html().select("#f-frontTitle").val())
                .isEqualTo("Short");
    }

    @Test
    void houseStyleIsHintedAtAndTaken() {
        editor.begin();
        editor.type("Utilise it, utilised or not.");
        // Hints follow a moment after the keys: half of "utilised" was a word to hint at.
        editor.page.waitForCondition(
                () -> editor.page.locator(".ed-hint").allTextContents().equals(List.of("Utilise")));
        editor.page.locator("#editor-hints button", text("use")).click();
        editor.save();
        assertThat(editor.saved()).isEqualTo("Use it, utilised or not.");
    }

    @Test
    void withoutScriptTheTextIsATextAsBefore() {
        // Another story than the one that is open: that one may just be saving what the test before
        // typed.
        editor.begin();
        editor.page.navigate(editor.visitor().origin() + "/desk/stories");
        try (Browser.Window plain = browser.window(1280, false, false)) {
            EditorPage.signIn(plain.page(), editor.visitor());
            plain.page().navigate(editor.visitor().origin() + editor.at);
            plain.page().locator("#f-body").fill("Plain.");
            plain.page().locator("button[accesskey=s]").click();
            assertThat(editor.saved()).isEqualTo("Plain.");
        }
    }

    @Test
    void relatedStoriesAndEmbedsAreCards() {
        editor.begin();
        editor.type("/embed\n");
        editor.type("https://video.example/1");
        editor.keys("Enter");
        editor.page
                .getByLabel(
                        "Title",
                        new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("The film");
        editor.keys("Enter");
        editor.save();
        assertThat(editor.saved())
                .isEqualTo(
                        "::: embed https://video.example/1\nprovider: video.example\ntitle: The film\n:::");
        Map<String, String> fields = editor.visitor().fields(editor.at + "/copy");
        assertThat(fields).doesNotContainKey("blocks");
    }
}
