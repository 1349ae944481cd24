package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A story's text as the editor sends it: blocks in JSON, from a browser that anybody can be.
class StoryBlocksTest {
    private static final TestSite site = TestSite.open();
    private static final Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD);

    @AfterAll
    static void close() {
        site.close();
    }

    private static String story() {
        mara.open("/desk/stories");
        mara.fill("/desk/stories", Map.of());
        return mara.page().path().replaceFirst("\\?.*", "");
    }

    private static Reply save(String at, String blocks) {
        mara.open(at);
        return mara.fill(at + "/copy", Map.of("headline", "Ferry stops", "blocks", blocks));
    }

    private static String blocks() {
        return mara.page().html().select("input[name=blocks]").val();
    }

    @Test
    void blocksStandBeforeTheTextOfTheField() {
        String at = story();
        String sent =
                """
                [{"block":"paragraph","text":["Nothing ",{"mark":"strong","content":["moved"]},"."]},{"block":"divider"}]\
                """;
        Reply saved =
                mara.fill(
                        at + "/copy", Map.of("body", "Old text", "headline", "x", "blocks", sent));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(Json.read(blocks())).isEqualTo(Json.read(sent));
        assertThat(mara.page().html().select("textarea[name=body]").val().strip())
                .isEqualTo("Nothing **moved**.\n\n---");
    }

    @Test
    void whatCannotStandInAStoryIsNamedAndTheRestIsShownAgain() {
        String at = story();
        for (String bad :
                List.of(
                        "{\"block\":\"legacy\",\"html\":\"<script>x</script>\",\"origin\":\"x\"}",
                        "{\"block\":\"paragraph\",\"text\":[{\"mark\":\"link\",\"href\":\"javascript:x\",\"content\":[\"x\"]}]}",
                        "{\"block\":\"paragraph\",\"text\":[],\"onclick\":\"x\"}",
                        "{\"block\":\"nothing\"}",
                        "17")) {
            Reply refused =
                    save(at, "[{\"block\":\"paragraph\",\"text\":[\"Kept.\"]}," + bad + "]");
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.html().select(".problems a").attr("href")).isEqualTo("#f-body");
            assertThat(refused.html().select(".problems li").text()).contains("blocks[1]");
            assertThat(blocks()).as("comes back as it was sent").contains("Kept.", bad);
        }
        for (String bad : List.of("{", "{}", "null", "[".repeat(100_000)))
            assertThat(save(at, bad).status()).as(bad).isEqualTo(422);
        assertThat(mara.open(at).html().select("input[name=blocks]").val()).isEqualTo("[]");
    }

    /// Nothing is mounted over a text that could not be understood: it stays in its field.
    @Test
    void aTextWithProblemsStaysAText() {
        String at = story();
        Reply refused = mara.fill(at + "/copy", Map.of("body", "::: picture x\n:::"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(blocks()).isEmpty();
        Reply other = mara.fill(at + "/copy", Map.of("body", "Fine.", "prominence", "12"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(blocks()).isEqualTo("[{\"block\":\"paragraph\",\"text\":[\"Fine.\"]}]");
    }

    @Test
    void aLongStoryInAnyScriptIsTaken() {
        String at = story();
        String words = "ستتوقف العبارات ".repeat(20_000);
        assertThat(save(at, "[{\"block\":\"paragraph\",\"text\":[\"" + words + "\"]}]").status())
                .isEqualTo(200);
    }

    @Test
    void whereALinkCanLeadIsSaid() {
        String at = story();
        save(at, "[{\"block\":\"paragraph\",\"text\":[\"Words.\"]}]");
        String palette = "/desk/palette?q=ferry+stops";
        assertThat(mara.get(palette).text()).contains("Ferry stops").doesNotContain("\"path\"");
        mara.open(at);
        mara.fill(at + "/copy", Map.of("section", "/world"));
        mara.post(at + "/publication", mara.fields(at + "/copy"));
        assertThat(mara.get(palette).text()).contains("\"path\":\"/world/ferry-stops\"");
    }

    @Test
    void aFileThatIsNoPictureIsNotTaken() {
        for (var sent :
                Map.of("<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "", 422, "GIF89a", 422)
                        .entrySet()) {
            Reply reply = upload(sent.getKey(), "form-token: " + mara.formToken());
            assertThat(reply.status()).as(sent.getKey()).isEqualTo(sent.getValue());
            assertThat(Json.read(reply.text()).obj().text("problem")).isNotBlank();
        }
        assertThat(upload("GIF89a", "form-token: x").status()).isEqualTo(403);
        assertThat(Json.read(mara.get("/desk/pictures.json?q=").text()).obj().items("pictures"))
                .isEmpty();
        assertThat(mara.get("/desk/pictures.json?ids=1,x,-4,99999999999999999999").status())
                .isEqualTo(200);
    }

    @Test
    void aFloodOfPicturesWaitsAndOnlyWhoSendsIt() {
        Visitor tom = site.visitor().as("Tom", Role.EDITOR);
        String token = "form-token: " + tom.formToken();
        int taken = 0;
        Reply reply = upload(tom, "no picture", token);
        for (; reply.status() == 415 && taken < 1_000; taken++)
            reply = upload(tom, "no picture", token);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(taken).isGreaterThanOrEqualTo(60);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
        assertThat(Json.read(reply.text()).obj().text("problem")).contains("60");
        assertThat(upload("no picture", "form-token: " + mara.formToken()).status()).isEqualTo(415);
    }

    private static Reply upload(String bytes, String token) {
        return upload(mara, bytes, token);
    }

    private static Reply upload(Visitor who, String bytes, String token) {
        return site.sendWith(
                bytes,
                "POST",
                "/desk/pictures?name=x.svg",
                "Origin: " + who.origin(),
                "Cookie: " + Cookie.NAME + "=" + who.cookie(Cookie.NAME),
                token);
    }

    @Test
    void everyModuleOfTheEditorIsServedAndNothingElseRuns() {
        String at = story();
        Reply page = mara.open(at);
        List<String> modules = page.html().select("link[rel=modulepreload]").eachAttr("href");
        assertThat(modules).hasSizeGreaterThan(20).allMatch(it -> it.startsWith("/assets/"));
        for (String module : modules) {
            Reply script = site.get(module);
            assertThat(script.status()).as(module).isEqualTo(200);
            assertThat(script.header("Content-Type")).startsWith("text/javascript");
            assertThat(script.header("Cache-Control")).contains("immutable");
        }
        String map = page.html().select("script[type=importmap]").html();
        assertThat(Json.read(map).obj().get("imports").obj().members().values())
                .extracting(Json::string)
                .containsExactlyInAnyOrderElementsOf(modules);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void theHouseStyleIsReadAsSpreadsheetsWriteIt() {
        assertThat(
                        HouseStyleCsv.read(
                                        "\uFEFFterm,hint,replacement\r\n\"a, b\",\"said \"\"twice\"\"\n\",c\r\n\r\n,x,y\nd")
                                .rules())
                .containsExactly(
                        new HouseStyle.Rule("a, b", "said \"twice\"", "c"),
                        new HouseStyle.Rule("d", "", ""));
        assertThat(Json.read(mara.get("/desk/house-style.json").text()).obj().items("rules"))
                .hasSizeGreaterThan(20)
                .allSatisfy(rule -> assertThat(rule.obj().text("term")).isNotBlank());
    }
}
