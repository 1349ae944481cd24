package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Block;
import broadsheet.story.BlockJson;
import broadsheet.testing.Bodies;
import broadsheet.testing.Browser;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import com.microsoft.playwright.Page;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// The editor's own modules, as the browser has them, over bodies that nobody would write.
@net.jqwik.api.Tag("browser")
class EditorBlocksTest {
    private static TestSite site;
    private static Browser browser;
    private static Browser.Window window;
    private static Page page;

    @BeforeContainer
    static void open() {
        browser = Browser.open();
        site = TestSite.open();
        window = browser.window(1000, false, true);
        page = window.page();
        EditorPage.open(site, window);
    }

    @AfterContainer
    static void close() {
        window.close();
        browser.close();
        site.close();
    }

    @Provide
    Arbitrary<List<List<Block>>> bodies() {
        return Bodies.any().list().ofSize(250);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void aDocumentGivesTheBlocksItWasMadeFrom(@ForAll("bodies") List<List<Block>> bodies) {
        String sent = Json.array(bodies, BlockJson::write).write();
        String back =
                (String)
                        page.evaluate(
                                """
                                async sent => {
                                  const { read, write } = await import('/assets/editor/blocks.js')
                                  return JSON.stringify(JSON.parse(sent).map(body => {
                                    const doc = read(body)
                                    doc.check()
                                    return write(doc)
                                  }))
                                }
                                """,
                                sent);
        assertThat(Json.read(back)).isEqualTo(Json.read(sent));
    }
}
