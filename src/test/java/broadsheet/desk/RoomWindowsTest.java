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

/// Windows in one room where more than words comes into it: another node, a publish with notes in
/// the manuscript, characters that take two units. What is ordinary is in [TogetherTest].
@InBrowser
class RoomWindowsTest {
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

    @Test
    void aStoryWithNotesGoesOutWhileAnotherWritesInIt() {
        editor.begin();
        mara.locator("#f-headline").fill("Ferry stops at noon");
        mara.locator("#f-section").selectOption("/world");
        editor.text().click();
        editor.type("The ferry stops");
        try (Browser.Window other = browser.window(1280, false, true)) {
            Page tom = other.page();
            signIn(tom, site);
            bothHave(tom, "The ferry stops");
            editor.keys("Control+Shift+ArrowLeft", "Alt+F8");
            mara.locator("dialog[open] textarea").waitFor();
            editor.type("Since when?");
            editor.keys("Control+Enter");
            tom.locator("#editor-text .ed-noted").waitFor();
            mara.locator("#kept.saved").waitFor();
            goesOn(tom, " and");
            bothHave(tom, "The ferry stops and");
            mara.locator("#kept.saved").waitFor();
            mara.waitForNavigation(() -> {
                mara.locator("button[formaction]").first().click();
                tom.keyboard().type(" stays in port.");
            });
            assertThat(mara.locator(".state").first().textContent())
                    .as(mara.locator("main").innerText())
                    .isEqualTo("Published");
            bothHave(tom, "The ferry stops and stays in port.");
            assertThat(mara.locator("#editor-text .ed-noted").textContent()).isEqualTo("stops");
            String page = site.get("/world/ferry-stops-at-noon").text();
            assertThat(page).contains("The ferry stops").doesNotContain("Since when", "ed-noted");
            tom.locator("#kept.saved").waitFor();
            tom.waitForNavigation(() -> tom.locator("button[accesskey=s]").click());
            assertThat(editor.saved()).contains("stays in port.").contains("{note ");
        }
    }

    /// Faces share their first half: what differs begins in the middle of a character.
    @Test
    void whatDiffersIsNeverHalfACharacter() {
        editor.begin();
        Object wrong =
                mara.evaluate(
                        """
                        async () => {
                          const { difference } = await import('/assets/editor/peer.js')
                          const { schema } = await import('/assets/editor/schema.js')
                          const parts = ['😀', '😁', '🤀', '𝔸', 'a', 'é', '👩‍🚒'], wrong = []
                          const lone = /[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]/
                          let state = 20261126
                          const random = n => (state = Math.imul(state, 1103515245) + 12345 >>> 0) % n
                          const words = () => Array.from({ length: random(5) }, () => parts[random(parts.length)]).join('')
                          const doc = text => schema.node('doc', null, [schema.node('paragraph', null, text ? [schema.text(text)] : [])])
                          for (let i = 0; i < 2000; i++) {
                            const one = words(), other = words(), from = doc(one), to = doc(other), step = difference(from, to)
                            if (!step) { if (one !== other) wrong.push(`${one} → ${other}: no step`); continue }
                            if (lone.test(JSON.stringify(step.toJSON())) || /\\\\u[dD][89a-fA-F]/.test(JSON.stringify(step.toJSON())))
                              wrong.push(`${one} → ${other}: half a character`)
                            const end = step.apply(from).doc
                            if (!end?.eq(to)) wrong.push(`${one} → ${other}: became ${end?.textContent}`)
                          }
                          return wrong.slice(0, 5).join('\\n')
                        }
                        """);
        assertThat(wrong).isEqualTo("");
    }
}
