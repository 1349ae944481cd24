package broadsheet.desk;

import static broadsheet.desk.Pair.have;
import static broadsheet.desk.Pair.press;
import static broadsheet.desk.Pair.sees;
import static broadsheet.desk.Pair.there;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.story.BlockJson;
import broadsheet.story.Revision;
import broadsheet.story.StoryId;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Notes and suggestions in a story that two write in.
@InBrowser
class TogetherMarginTest {
    private final Inspection inspection = new Inspection();
    private final Pair pair = new Pair();
    private final Page mara = pair.mara;
    private final Page tom = pair.tom;

    @AfterEach
    void close() {
        pair.close();
    }

    private static Locator margin(Page page, String words) {
        return page.locator("#editor-margin li", new Page.LocatorOptions().setHasText(words));
    }

    /// Mara leaves a note at the last word.
    private void notes(String question) {
        press(mara, "Control+End", "Control+Shift+ArrowLeft", "Alt+F8");
        mara.locator("dialog[open] textarea").waitFor();
        mara.keyboard().type(question);
        mara.keyboard().press("Control+Enter");
        margin(mara, question).waitFor();
    }

    @Test
    void aNoteOfOneAndASuggestionOfTheOtherAreAccessibleToBoth() {
        pair.open("Ferry", "The ferry stops on Monday");
        notes("Which Monday?");
        press(tom, "Control+Home", "Control+F8");
        tom.keyboard().type("Perhaps ");
        pair.both("Perhaps The ferry stops on Monday");
        for (Page page : new Page[] {mara, tom}) {
            there(page.locator("#editor-text .ed-noted"));
            there(page.locator("#editor-text .ed-added"));
            margin(page, "Which Monday?").waitFor();
            margin(page, "Perhaps").waitFor();
        }
        there(mara.locator(".ed-other[data-name=Tom]"));
        press(mara, "Control+Home");
        there(tom.locator(".ed-other[data-name=Mara]"));
        inspection.of(pair.maras, "together-margin");
        inspection.of(pair.toms, "together-margin-dark");
        pair.nobodyComplained();
    }

    /// What is published has no notes; the room goes on with them, also for whoever comes later.
    @Test
    void oneTypesWhileTheOtherPublishesAStoryWithNotes() {
        pair.open("Ferry", "The ferry stops on Monday");
        notes("Which Monday?");
        there(tom.locator("#editor-text .ed-noted"));
        press(tom, "Control+Home");
        tom.keyboard().type("Before. ");
        pair.both("Before. The ferry stops on Monday");
        mara.waitForNavigation(() -> {
            mara.locator("button[formaction$=publication]").click();
            tom.keyboard().type("Meanwhile. ");
        });
        assertThat(mara.url()).contains("said=published");
        assertThat(newest()).contains("Monday").doesNotContain("note");
        tom.keyboard().type("After. ");
        sees(mara, "Tom");
        pair.both("Before. Meanwhile. After. The ferry stops on Monday");
        pair.site.visitor().as("Ines", Role.EDITOR);
        try (Browser.Window ines = pair.browser.window(1280, false, true)) {
            pair.signIn(ines.page(), "Ines");
            ines.page().navigate(pair.editor.visitor().origin() + pair.editor.at);
            sees(ines.page(), "Tom");
            have("After. The ferry stops on Monday", tom, ines.page(), mara);
            for (Page page : new Page[] {mara, tom, ines.page()})
                assertThat(page.locator("#editor-text .ed-noted").allTextContents())
                        .containsExactly("Monday");
        }
        tom.locator("#kept.saved").waitFor();
        tom.waitForNavigation(() -> tom.locator("button[accesskey=s]").click());
        assertThat(tom.url()).contains("said=saved");
        assertThat(newest()).contains("Before. Meanwhile. After.", "note");
        pair.nobodyComplained();
    }

    /// The body of the newest revision, in JSON.
    private String newest() {
        String at = pair.editor.at;
        StoryId story = new StoryId(Numbers.of(at.substring(at.lastIndexOf('/') + 1)));
        Revision newest =
                pair.site.app().stories().revisions(story).stream()
                        .max(Comparator.comparingInt(Revision::number))
                        .orElseThrow();
        return BlockJson.write(newest.copy().body()).write();
    }
}
