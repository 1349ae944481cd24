package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Reply;
import broadsheet.testing.ServerProcess;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two people in one story at once, each at a browser of their own.
@InBrowser
class TogetherTest {
    private static TestSite site;
    private static Browser browser;
    private static Browser.Window maras;
    private static Browser.Window toms;
    private static Page mara;
    private static Page tom;
    private static EditorPage editor;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        site = TestSite.open();
        site.visitor().as("Tom", Role.DESK_HEAD);
        site.visitor().as("Ines", Role.DESK_HEAD);
        maras = browser.window(1280, false, true);
        toms = browser.window(1280, true, true);
        editor = EditorPage.open(site, maras);
        mara = maras.page();
        tom = toms.page();
        signIn(tom, "Tom");
    }

    @AfterAll
    static void close() {
        browser.close();
        site.close();
    }

    @BeforeEach
    void bothOpenTheStory() {
        editor.begin();
        tom.navigate(editor.visitor().origin() + editor.at);
        sees(mara, "Tom");
        sees(tom, "Mara");
    }

    @AfterEach
    void nothingWentWrong() {
        // That a conflict is answered with 409 stands in the console.
        for (Browser.Window window : List.of(maras, toms)) {
            List<String> complaints = List.copyOf(window.complaints());
            window.complaints().clear();
            assertThat(complaints).allMatch(it -> it.contains("409 (Conflict)"));
        }
    }

    /// No quicker than a hand.
    private static void press(Page page, String key) {
        page.locator("#editor-text").focus();
        page.waitForTimeout(60);
        page.keyboard().press(key);
        page.waitForTimeout(60);
    }

    private static void signIn(Page page, String name) {
        page.navigate("http://localhost:" + site.address().getPort() + "/desk/sign-in");
        page.locator("#email").fill(Visitor.address(name).text());
        page.locator("#password").fill(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/desk");
    }

    private static void sees(Page page, String name) {
        page.locator("#room").getByText(name).waitFor();
    }

    private static String text(Page page) {
        return String.join("\n", page.locator("#editor-text > *").allTextContents());
    }

    private static void bothHave(Page one, Page other, String... words) {
        for (int i = 0; i < 200; i++)
            if (text(one).equals(text(other)) && text(one).contains(words[0])) break;
            else one.waitForTimeout(100);
        assertThat(text(one)).isEqualTo(text(other)).contains(words);
    }

    @Test
    void whatOneTypesTheOtherSees() {
        tom.locator("#editor-text").focus();
        editor.type("The harbour is shut.");
        bothHave(mara, tom, "The harbour is shut.");
        tom.keyboard().press("Control+End");
        tom.keyboard().type(" Until noon.");
        bothHave(mara, tom, "The harbour is shut. Until noon.");
        tom.locator(".ed-other[data-name=Mara]").waitFor(attached());
        mara.locator(".ed-other[data-name=Tom]").waitFor(attached());
        new Inspection().of(maras, "together");
        new Inspection().of(toms, "together-dark");
        assertThat(tom.locator("#kept.held").count()).isZero();
        mara.locator("#kept.saved").waitFor();
        tom.locator("#kept.saved").waitFor();
    }

    private static com.microsoft.playwright.Locator.WaitForOptions attached() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    @Test
    void bothTypeInOneParagraphAtTheSameTime() {
        editor.type("Start. End.");
        bothHave(mara, tom, "Start. End.");
        press(tom, "Control+End");
        press(mara, "Control+Home");
        for (int i = 0; i < 20; i++) {
            mara.keyboard().type("m" + i + " ");
            tom.keyboard().type(" t" + i);
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 20; i++) all.append("m").append(i).append(" ");
        all.append("Start. End.");
        for (int i = 0; i < 20; i++) all.append(" t").append(i);
        bothHave(mara, tom, all.toString());
        editor.save();
        assertThat(editor.saved()).isEqualTo(all.toString());
    }

    @Test
    void aSaveByOneIsASaveForBoth() {
        editor.type("One.");
        bothHave(mara, tom, "One.");
        editor.save();
        sees(mara, "Tom");
        press(tom, "Control+End");
        tom.keyboard().type(" Two.");
        bothHave(mara, tom, "One. Two.");
        tom.locator("#kept.saved").waitFor();
        tom.waitForNavigation(() -> tom.locator("button[accesskey=s]").click());
        assertThat(tom.url()).contains("said=saved");
        assertThat(editor.saved()).isEqualTo("One. Two.");
        editor.again();
        assertThat(mara.locator(".drafts").count()).isZero();
    }

    @Test
    void fieldsBesideTheTextAreSharedAndNotTakenFromUnderAHand() {
        mara.locator("#f-headline").fill("Harbour shut");
        ServerProcess.await(() -> tom.locator("#f-headline").inputValue().equals("Harbour shut"));
        tom.locator("#f-standfirst").fill("Until noon");
        ServerProcess.await(() -> mara.locator("#f-standfirst").inputValue().equals("Until noon"));
        toms.context().setOffline(true);
        tom.locator("#f-headline").fill("Harbour closed");
        mara.locator("#f-headline").fill("Harbour is shut");
        mara.locator("#kept.saved").waitFor();
        toms.context().setOffline(false);
        ServerProcess.await(
                () -> mara.locator("#f-headline").inputValue().equals("Harbour closed"));
        assertThat(tom.locator("#f-headline").inputValue()).isEqualTo("Harbour closed");
        toms.complaints().clear();
    }

    @Test
    void eachTakesBackWhatIsTheirs() {
        editor.type("Mara's.");
        bothHave(mara, tom, "Mara's.");
        press(tom, "Control+End");
        tom.keyboard().type(" Tom's.");
        bothHave(mara, tom, "Mara's. Tom's.");
        press(mara, "Control+z");
        ServerProcess.await(() -> text(tom).strip().equals("Tom's."));
        bothHave(mara, tom, "Tom's.");
    }

    @Test
    void theNetworkIsCutForOneWhoGoesOnTyping() {
        editor.type("Before.");
        bothHave(mara, tom, "Before.");
        toms.context().setOffline(true);
        press(tom, "Control+End");
        tom.keyboard().type(" While it was cut.");
        press(mara, "Control+Home");
        mara.keyboard().type("Meanwhile. ");
        tom.locator("#kept.offline").waitFor();
        toms.context().setOffline(false);
        bothHave(mara, tom, "Meanwhile. Before. While it was cut.");
        tom.locator("#kept.saved").waitFor();
        toms.complaints().clear();
    }

    @Test
    void aPageThatIsLoadedAgainHasAllOfIt() {
        editor.type("Mara's.");
        bothHave(mara, tom, "Mara's.");
        press(tom, "Control+End");
        tom.keyboard().type(" Tom's.");
        tom.reload();
        tom.locator("#editor-text").waitFor();
        sees(tom, "Mara");
        bothHave(mara, tom, "Mara's. Tom's.");
        mara.keyboard().type("x");
        bothHave(mara, tom, "x");
    }

    /// Saves without being in the room, as an old tab does, or a key.
    private static void savesOutside(String headline, String body) {
        Visitor ines = site.visitor();
        ines.signsIn(Visitor.address("Ines").text(), Visitor.PASSWORD);
        String at = editor.at;
        ines.open(at);
        ines.post(at + "/takeover", Map.of("form-token", ines.formToken()));
        ines.open(at);
        Map<String, String> form = new HashMap<>(ines.fields(at + "/copy"));
        form.remove("blocks");
        form.put("headline", headline);
        form.put("body", body);
        Reply saved = ines.post(at + "/copy", form);
        assertThat(saved.status()).as(saved.text()).isEqualTo(303);
        ines.open(at);
        assertThat(ines.script("DELETE", at + "/lock", "", ines.formToken()).status())
                .isEqualTo(200);
    }

    private static com.microsoft.playwright.Locator takeBoth(Page page) {
        return page.locator("#kept.conflict button");
    }

    @Test
    void aRevisionFromElsewhereIsTakenInOnceForBoth() {
        editor.type("Start.");
        bothHave(mara, tom, "Start.");
        editor.save();
        sees(mara, "Tom");
        press(mara, "Control+Home");
        mara.keyboard().type("Mara's. ");
        bothHave(mara, tom, "Mara's. Start.");
        mara.locator("#kept.saved").waitFor();
        savesOutside("From outside", "Start.\n\nFrom outside.");
        // Whoever looks what has happened has what the room has, and not half of each.
        tom.reload();
        sees(tom, "Mara");
        bothHave(mara, tom, "Mara's. Start.");
        press(tom, "Control+Home");
        tom.keyboard().type("T");
        press(mara, "Control+Home");
        mara.keyboard().type("M");
        takeBoth(tom).waitFor();
        takeBoth(mara).waitFor();
        tom.keyboard().type("T");
        bothHave(mara, tom, "T", "M", "Start.");
        // Both press, neither having heard of the other; one of them does it.
        String press = "document.querySelector('#kept.conflict button')?.click()";
        tom.evaluate(press);
        mara.evaluate(press);
        bothHave(mara, tom, "From outside.", "Mara's. Start.");
        mara.locator("#kept.saved").waitFor();
        tom.locator("#kept.saved").waitFor();
        ServerProcess.await(() -> mara.locator("#f-headline").inputValue().equals("From outside"));
        ServerProcess.await(() -> tom.locator("#f-headline").inputValue().equals("From outside"));
        String all = text(mara);
        editor.save();
        assertThat(editor.saved().replace("\n\n", "\n")).isEqualTo(all).containsOnlyOnce("outside");
        assertThat(all).containsOnlyOnce("Mara's. Start.").contains("TT").contains("M");
        assertThat(mara.locator("#f-headline").inputValue()).isEqualTo("From outside");
    }

    @Test
    void aHeadlineThatWasSavedWhileOneWasAwayStays() {
        editor.type("Text.");
        bothHave(mara, tom, "Text.");
        toms.context().setOffline(true);
        mara.locator("#f-headline").fill("Harbour shut");
        mara.locator("#kept.saved").waitFor();
        editor.save();
        toms.context().setOffline(false);
        sees(mara, "Tom");
        press(tom, "Control+End");
        tom.keyboard().type(" More.");
        ServerProcess.await(() -> tom.locator("#f-headline").inputValue().equals("Harbour shut"));
        bothHave(mara, tom, "Text. More.");
        tom.locator("#kept.saved").waitFor();
        tom.waitForNavigation(() -> tom.locator("button[accesskey=s]").click());
        editor.again();
        assertThat(mara.locator("#f-headline").inputValue()).isEqualTo("Harbour shut");
        assertThat(editor.saved()).isEqualTo("Text. More.");
        toms.complaints().clear();
    }

    @Test
    void nobodySendsTheOthersWhatCannotBeShown() {
        editor.type("Text that stays.");
        bothHave(mara, tom, "Text that stays.");
        tom.evaluate(
                """
                async steps => {
                  const at = document.getElementById('kept').dataset.at, token = document.querySelector('input[name=form-token]').value
                  const post = async (path, body) => (await fetch(at + '/room' + path, {
                    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'form-token': token },
                  })).json()
                  let { room, version } = await post('', {})
                  for (const step of steps) {
                    const answer = await post('/steps', { room, client: 'who-means-no-good', version, steps: [JSON.parse(step)] })
                    if (!answer.taken) throw new Error(JSON.stringify(answer))
                    version = answer.version
                  }
                }
                """,
                List.of(
                        node("{\"type\":\"card\",\"attrs\":{\"json\":null}}"),
                        node("{\"type\":\"related\",\"attrs\":{\"links\":\"x\"}}"),
                        node("{\"type\":\"heading\",\"attrs\":{\"level\":\"x y\"}}"),
                        node("{\"type\":\"embed\",\"attrs\":{\"url\":\"java\\nscript:alert(1)\"}}"),
                        "{\"stepType\":\"addMark\",\"from\":1,\"to\":3,\"mark\":{\"type\":\"link\",\"attrs\":{\"href\":\"javascript:alert(1)\"}}}",
                        "{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"kept\",\"value\":7}"));
        press(mara, "Control+End");
        mara.keyboard().type(" And more.");
        bothHave(mara, tom, "Text that stays. And more.");
        mara.locator("#kept.saved").waitFor();
        assertThat(
                        mara.locator("#editor-text a, #editor-text h2, #editor-text [data-embed]")
                                .count())
                .isZero();
        tom.reload();
        sees(tom, "Mara");
        bothHave(mara, tom, "Text that stays. And more.");
    }

    private static String node(String node) {
        return "{\"stepType\":\"replace\",\"from\":0,\"to\":0,\"slice\":{\"content\":["
                + node
                + "]}}";
    }
}
