package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The house style as it is kept at the desk.
@InBrowser
class HouseStyleTest {
    private static final String PATH = "/desk/house-style";

    private final TestSite site = TestSite.open();
    private final Visitor dana = site.visitor().as("Dana", Role.DESK_HEAD, Role.ADMINISTRATOR);

    @AfterEach
    void close() {
        site.close();
    }

    private String rules() {
        return dana.get(PATH + ".json").text();
    }

    private Reply sets(Map<String, String> fields) {
        dana.open(PATH);
        return dana.post(PATH, with(dana.fields("/desk/house-style"), fields));
    }

    private static Map<String, String> with(Map<String, String> form, Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.putAll(more);
        return all;
    }

    @Test
    void rulesAreAddedChangedAndTakenOutAndTheEditorHasThemAtOnce() {
        assertThat(dana.open(PATH).words()).contains("the set to start with");
        assertThat(
                        sets(Map.of("term", "Zqcolor", "replacement", "colour", "hint", "British"))
                                .status())
                .isEqualTo(303);
        assertThat(rules()).contains("Zqcolor", "colour", "British", "utilise");
        assertThat(dana.open(PATH).words()).contains("Set by Dana");
        dana.open(PATH + "?term=Zqcolor");
        assertThat(dana.fields(PATH)).containsEntry("replacement", "colour");
        dana.fill(PATH, Map.of("replacement", "hue"));
        assertThat(rules()).contains("hue").doesNotContain("colour\"");
        dana.open(PATH + "?term=Zqcolor");
        dana.fill(PATH, Map.of("remove", "yes"));
        assertThat(rules()).doesNotContain("Zqcolor").contains("utilise");
        assertThat(dana.open("/desk/audit").words()).contains("− Zqcolor", "+ Zqcolor → colour");
    }

    @Test
    void whatWillNotDoIsNamedAndNobodyOverwritesAnother() {
        assertThat(sets(Map.of("term", " ")).status()).isEqualTo(422);
        assertThat(sets(Map.of("term", "x".repeat(301))).status()).isEqualTo(422);
        assertThat(sets(Map.of("term", "UTILISE")).words())
                .contains("there is a rule for these words already");
        dana.open(PATH);
        Map<String, String> seen = with(dana.fields(PATH), Map.of("term", "late"));
        sets(Map.of("term", "early"));
        Reply late = dana.post(PATH, seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(rules()).contains("early").doesNotContain("\"late\"");
        Reply markup = dana.open(PATH + "?start=%3Cscript%3E&term=%3Cscript%3E");
        assertThat(markup.html().select("main script")).isEmpty();
        sets(Map.of("term", "<script>alert(1)</script>", "hint", "\"><img src=x>"));
        assertThat(dana.open(PATH).html().select("main script, main img")).isEmpty();
    }

    @Test
    void aTableIsShownBeforeItIsTakenAndItsBadLinesAreNamedByNumber() {
        String csv =
                "term;hint;replacement\nutilise;plain;use\n;no term;x\n\"multi\nline\";;y\na;b;c;d\nUtilise;again;\n"
                        + "new;;\nopen;\"never closed";
        dana.open(PATH);
        Reply shown =
                dana.post(
                        PATH + "/csv",
                        Map.of("form-token", dana.formToken(), "onto", "0", "csv", csv));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.words())
                .contains("Rules there would be: 3")
                .contains("Line 3: a rule has words")
                .contains("Line 6: there are more than three columns")
                .contains("Line 7: there is a rule for these words already")
                .contains("Line 9: a quotation mark is never closed")
                .contains("New: multi line, new");
        assertThat(rules()).as("nothing was taken yet").doesNotContain("multi line");
        Reply taken =
                dana.post(
                        PATH + "/csv",
                        Map.of(
                                "form-token",
                                dana.formToken(),
                                "onto",
                                "0",
                                "confirmed",
                                "yes",
                                "csv",
                                csv));
        assertThat(taken.status()).isEqualTo(303);
        assertThat(rules()).contains("multi line", "plain").doesNotContain("amongst");
        Reply out = dana.get(PATH + ".csv");
        assertThat(out.header("Content-Disposition")).contains("house-style.csv");
        assertThat(HouseStyleCsv.read(out.text()).bad()).isEmpty();
        assertThat(HouseStyleCsv.write(HouseStyleCsv.read(out.text()).rules()))
                .isEqualTo(out.text());
        assertThat(dana.open("/desk/audit").words()).contains("CSV: ");
        List<HouseStyle.Rule> odd =
                List.of(
                        new HouseStyle.Rule(" a, \"b\"", "x;y", "\tz "),
                        new HouseStyle.Rule("term", "hint", "replacement"));
        assertThat(HouseStyleCsv.read(HouseStyleCsv.write(odd)).rules())
                .containsExactly(new HouseStyle.Rule("a, \"b\"", "x;y", "z"), odd.getLast());
    }

    /// The file is a seed: it holds until somebody sets a rule at the desk, and not after.
    @Test
    void theFileInTheDataFolderHoldsUntilTheDeskHasItsOwn() throws IOException {
        Files.writeString(site.data().resolve("house-style.csv"), "zqfromfile,why,what\n");
        assertThat(rules()).contains("zqfromfile");
        assertThat(dana.open(PATH).words()).contains("house-style.csv in the data folder");
        sets(Map.of("term", "zqdesk"));
        assertThat(rules()).contains("zqfromfile", "zqdesk");
        Files.writeString(site.data().resolve("house-style.csv"), "zqlater,why,what\n");
        assertThat(rules()).contains("zqfromfile").doesNotContain("zqlater");
    }

    @Test
    void whoMayNotArrangeThePaperReadsTheRulesOnly() {
        Visitor ed = site.visitor().as("Ed", Role.EDITOR);
        assertThat(ed.get(PATH + ".json").status()).isEqualTo(200);
        String token = ed.formToken();
        for (String path : List.of(PATH, PATH + ".csv"))
            assertThat(ed.get(path).status()).as(path).isEqualTo(403);
        for (String path : List.of(PATH, PATH + "/csv"))
            assertThat(
                            ed.post(
                                            path,
                                            Map.of(
                                                    "form-token", token,
                                                    "onto", "0",
                                                    "term", "x",
                                                    "csv", "x,y,z",
                                                    "confirmed", "yes"))
                                    .status())
                    .as(path)
                    .isEqualTo(403);
        assertThat(rules()).contains("utilise");
    }

    @Test
    void itIsKeptByKeyboard() {
        try (Browser browser = Browser.open();
                Browser.Window window = browser.window(390, true, true)) {
            var page = window.page();
            page.navigate(dana.origin() + "/desk/sign-in");
            page.locator("#email").fill("dana@paper.example");
            page.locator("#password").fill(Visitor.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(dana.origin() + "/desk");
            page.keyboard().press("g");
            page.keyboard().press("h");
            page.waitForURL(dana.origin() + PATH);
            page.locator("#term").focus();
            page.keyboard().type("zqword");
            page.keyboard().press("Tab");
            page.keyboard().type("other");
            page.keyboard().press("Enter");
            page.waitForURL(dana.origin() + PATH + "?said=saved");
            assertThat(rules()).contains("zqword");
            page.locator("#csv-file")
                    .setInputFiles(
                            new com.microsoft.playwright.options.FilePayload(
                                    "style.csv",
                                    "text/csv",
                                    "na\u00efve,,simple"
                                            .getBytes(
                                                    java.nio.charset.StandardCharsets.ISO_8859_1)));
            page.waitForCondition(() -> page.locator("#csv").inputValue().contains("naïve"));
            page.locator("#load button").focus();
            page.keyboard().press("Enter");
            page.locator("#preview").waitFor();
            new Inspection().of(window, "desk-house-style");
            page.locator("#confirm button").focus();
            page.keyboard().press("Enter");
            page.waitForURL(dana.origin() + PATH + "?said=saved");
            assertThat(rules()).contains("naïve").doesNotContain("zqword");
            assertThat(window.complaints()).isEmpty();
        }
    }
}
