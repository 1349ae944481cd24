package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The desk's search through its page: every state, working copies, and no more than one may see.
class DeskSearchTest {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private static final TestSite site = TestSite.open();
    private static final Editor import_ = site.editor("import");
    private static final Visitor ed = site.visitor().as("Ed", Role.EDITOR);

    @BeforeAll
    static void ready() {
        assertThat(site.app().deskSearch().ready()).isTrue();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Reply asks(Visitor who, String question) {
        Reply page = who.open("/desk/search?q=" + coded(question));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    private static List<String> finds(Visitor who, String question) {
        return asks(who, question).html().select(".finds h2").eachText();
    }

    private static List<String> ways(Reply page, String title) {
        return page.html().select(".narrow div").stream()
                .filter(part -> part.select("h2").text().equals(title))
                .flatMap(part -> part.select("li").eachText().stream())
                .toList();
    }

    /// Writes a story with the desk's own form; its address.
    private static String writes(Visitor who, String headline, String section, String body) {
        who.open("/desk");
        who.fill("/desk/stories", Map.of());
        String at = who.page().path().replaceFirst("\\?.*", "");
        Reply saved =
                who.fill(
                        at + "/copy",
                        Map.of("headline", headline, "section", section, "body", body));
        assertThat(saved.status()).as(saved.words()).isEqualTo(200);
        return at;
    }

    @Test
    void aStoryIsFoundInEveryStateAndByIt() {
        String word = "Quartz";
        import_.drafts(words -> words.headline(word + " drafted").in("/world"));
        import_.holds(import_.publishes(words -> words.headline(word + " held").in("/world")));
        import_.kills(
                import_.publishes(words -> words.headline(word + " killed").in("/world")),
                "Wrong.");
        import_.takesDown(
                import_.publishes(words -> words.headline(word + " taken").in("/world")), "Law.");
        import_.unpublishes(import_.publishes(words -> words.headline(word + " off").in("/world")));
        import_.publishes(words -> words.headline(word + " public").in("/world"));
        import_.publishesPage(words -> words.headline(word + " of our own"));
        site.files(
                new State.Embargoed(FAR, ZoneOffset.UTC),
                null,
                null,
                words -> words.headline(word + " embargoed").in("/world"));
        site.files(
                new State.Scheduled(FAR, ZoneOffset.UTC),
                null,
                null,
                words -> words.headline(word + " scheduled").in("/world"));

        assertThat(finds(ed, "quartz"))
                .containsExactlyInAnyOrder(
                        "Quartz drafted",
                        "Quartz held",
                        "Quartz killed",
                        "Quartz taken",
                        "Quartz off",
                        "Quartz public",
                        "Quartz of our own",
                        "Quartz embargoed",
                        "Quartz scheduled");
        assertThat(ways(ed.page(), "State"))
                .containsExactly(
                        "Draft 1",
                        "Scheduled 1",
                        "Under embargo 1",
                        "Published 2",
                        "Held 1",
                        "Killed 1",
                        "Taken down 1",
                        "Unpublished 1");
        assertThat(finds(ed, "quartz state:killed")).containsExactly("Quartz killed");
        assertThat(finds(ed, "quartz state:taken-down")).containsExactly("Quartz taken");
        assertThat(finds(ed, "quartz state:due"))
                .containsExactlyInAnyOrder("Quartz embargoed", "Quartz scheduled");
        assertThat(finds(ed, "quartz state:published"))
                .containsExactlyInAnyOrder("Quartz public", "Quartz of our own");
        assertThat(finds(ed, "quartz -state:published section:world")).hasSize(7);
        assertThat(finds(ed, "quartz state:draft state:held")).hasSize(2);
        assertThat(finds(ed, "quartz state:nonsense")).isEmpty();

        Reply draft = asks(ed, "quartz state:draft");
        assertThat(draft.html().select(".finds mark").eachText()).containsExactly("Quartz");
        assertThat(draft.html().select(".find-meta").text()).contains("Draft").contains("World");
        String off = draft.html().select(".narrow [aria-current]").attr("href");
        assertThat(ed.open(off).html().select("#ask").val()).isEqualTo("quartz");
    }

    @Test
    void whatIsSavedAtTheDeskIsFoundWhenTheSaveReturns() {
        String at = writes(ed, "Untold 0", "/world", "The tarragon is late.");
        for (int i = 0; i < 10; i++) {
            String word = "marjoram" + i;
            ed.open(at);
            ed.fill(at + "/copy", Map.of("body", "The " + word + " is late."));
            assertThat(finds(ed, word)).containsExactly("Untold 0");
        }
        assertThat(finds(ed, "tarragon")).isEmpty();
        Reply page = asks(ed, "marjoram9");
        assertThat(page.html().select(".find-text").text()).isEqualTo("The marjoram9 is late.");
        assertThat(page.html().select(".find-text mark").text()).isEqualTo("marjoram9");
        assertThat(page.html().select(".find-meta .by").text()).isEqualTo("Ed");
        assertThat(page.html().select(".find-meta time").attr("datetime")).isNotEmpty();
        assertThat(page.html().select(".finds a").attr("href")).isEqualTo(at);
    }

    @Test
    void aStoryWithAWorkingCopyIsFoundByBothItsWordsAndStandsThereOnce() {
        Piece piece =
                import_.publishes(words ->
                        words.headline("Saffron is dear")
                                .says("The old harbour sells it. Nobody buys.")
                                .in("/world"));
        String at = "/desk/stories/" + piece.id().value();
        ed.open(at);
        ed.fill(
                at + "/copy",
                Map.of("headline", "Turmeric is dear", "body", "The new harbour sells it."));

        assertThat(finds(ed, "saffron")).containsExactly("Turmeric is dear");
        assertThat(ed.page().html().select("main [role=status]").text()).isEqualTo("One story");
        assertThat(ed.page().html().select(".find-text mark").eachText())
                .containsExactly("Saffron");
        assertThat(finds(ed, "turmeric")).containsExactly("Turmeric is dear");
        assertThat(finds(ed, "harbour turmeric")).hasSize(1);
        assertThat(finds(ed, "dear harbour state:working")).containsExactly("Turmeric is dear");
        assertThat(ed.page().html().select(".find-meta").text()).contains("working copy");
        assertThat(readers("saffron")).isEqualTo(1);
        assertThat(readers("turmeric")).isZero();

        ed.open(at);
        Map<String, String> minor = new HashMap<>(ed.fields(at + "/copy"));
        minor.put("change", "minor");
        assertThat(ed.post(at + "/publication", minor).status()).isEqualTo(303);
        assertThat(finds(ed, "saffron")).isEmpty();
        assertThat(finds(ed, "turmeric")).containsExactly("Turmeric is dear");
        assertThat(finds(ed, "turmeric state:working")).isEmpty();
        assertThat(readers("turmeric")).isEqualTo(1);
    }

    private static int readers(String question) {
        Reply reply = site.get("/api/v1/search?q=" + coded(question));
        return Json.read(reply.text()).obj().items("hits").size();
    }

    @Test
    void aWorkingCopyThatIsThrownAwayLeavesNothing() {
        Piece piece = import_.publishes(words -> words.headline("Basil grows").in("/world"));
        String at = "/desk/stories/" + piece.id().value();
        ed.open(at);
        ed.fill(at + "/copy", Map.of("body", "Chervil does not."));
        assertThat(finds(ed, "chervil")).containsExactly("Basil grows");
        ed.open(at);
        ed.fill(at + "/discard", Map.of());
        assertThat(finds(ed, "chervil")).isEmpty();
        assertThat(finds(ed, "basil")).containsExactly("Basil grows");
        assertThat(ed.page().html().select("main [role=status]").text()).isEqualTo("One story");
    }

    @Test
    void whoWorksInASectionFindsWhatStandsThereAndNothingElseLeaks() {
        long sports = site.app().sections().tree().at("/sports").orElseThrow().id().value();
        Visitor sam = site.visitor().as("Sam", List.of(new Grant(Role.EDITOR, sports)));
        import_.drafts(words -> words.headline("Vetiver wins").in("/sports").by("Ada Finch"));
        import_.drafts(words -> words.headline("Vetiver without a section").in(null));
        import_.drafts(words -> words.headline("Vetiver votes").in("/politics").by("Bo Reed"));
        Piece moving = import_.publishes(words -> words.headline("Vetiver public").in("/politics"));
        import_.publishes(words -> words.headline("Vetiver cup").in("/sports"));
        import_.drafts(words -> words.headline("Xylophonist quits").in("/politics"));

        assertThat(finds(ed, "vetiver")).hasSize(5);
        assertThat(finds(sam, "vetiver"))
                .containsExactlyInAnyOrder(
                        "Vetiver wins", "Vetiver without a section", "Vetiver cup");
        Reply page = sam.page();
        assertThat(page.html().select("main [role=status]").text()).isEqualTo("3 stories");
        assertThat(ways(page, "State")).containsExactly("Draft 2", "Published 1");
        // With one section there is nothing to choose.
        assertThat(ways(page, "Section")).isEmpty();
        assertThat(page.words()).doesNotContain("Bo Reed").doesNotContain("Politics");
        assertThat(finds(sam, "section:politics")).isEmpty();
        assertThat(finds(sam, "vetiver author:\"Bo Reed\"")).isEmpty();
        assertThat(finds(sam, "-cup vetiver section:politics")).isEmpty();
        // Neither whether a word is in use nor how it is spelled.
        assertThat(finds(ed, "xylophonst")).isEmpty();
        assertThat(ed.page().words()).contains("Did you mean xylophonist");
        for (String asked : List.of("xylophonst", "xylophonist", "xylophon"))
            assertThat(asks(sam, asked).html().select("main").text())
                    .doesNotContain("Did you mean")
                    .doesNotContain("Xylophonist");
        assertThat(listed(sam, "q=vetiver")).hasSize(3);
        assertThat(sam.get("/desk/palette?q=vetiver+votes").text()).doesNotContain("votes");
        assertThat(sam.get("/desk/palette?q=vetiver+wi").text()).contains("Vetiver wins");

        // What moves to another section, moves out of sight with its working copy already.
        String at = "/desk/stories/" + moving.id().value();
        ed.open(at);
        ed.fill(at + "/copy", Map.of("section", "/sports"));
        assertThat(finds(sam, "vetiver")).contains("Vetiver public");
        ed.open(at);
        ed.fill(at + "/copy", Map.of("section", "/world"));
        assertThat(finds(sam, "vetiver")).doesNotContain("Vetiver public");
    }

    @Test
    void whoWritesNothingFindsNothing() {
        Visitor ada = site.visitor().as("Adah", Role.ADMINISTRATOR);
        assertThat(ada.get("/desk/search?q=a").status()).isEqualTo(403);
        assertThat(site.get("/desk/search?q=a").location()).startsWith("/desk/sign-in");
    }

    @Test
    void everyPageIsReachedAndEachStoryStandsOnOne() {
        for (int i = 0; i < 45; i++) {
            int number = i;
            if (i % 3 == 0)
                import_.publishes(words -> words.headline("Nutmeg " + number).in("/world"));
            else import_.drafts(words -> words.headline("Nutmeg " + number).in("/world"));
        }
        List<String> all = new ArrayList<>();
        String next = "/desk/search?q=nutmeg&sort=newest";
        int pages = 0;
        while (!next.isEmpty()) {
            Reply page = ed.open(next);
            all.addAll(page.html().select(".finds h2").eachText());
            assertThat(page.html().select("a[rel=prev]").isEmpty()).isEqualTo(pages == 0);
            next = page.html().select("a[rel=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(45).doesNotHaveDuplicates();
        for (String odd : List.of("page=0", "page=x", "page=999999999999", "sort=worst"))
            assertThat(ed.open("/desk/search?q=nutmeg&" + odd).status()).isEqualTo(200);
    }

    @Test
    void theListIsNarrowedByWordsAndByWhatElseIsAsked() {
        writes(ed, "Cardamom one", "/world", "The cargo came by night.");
        writes(ed, "Cardamom two", "/sports", "The cargo came by day.");
        import_.publishes(words -> words.headline("Cardamom three").in("/world").says("No cargo."));
        assertThat(listed(ed, "q=cardamom+cargo"))
                .containsExactly("Cardamom three", "Cardamom two", "Cardamom one");
        assertThat(listed(ed, "q=cardamom+cargo&state=draft"))
                .containsExactly("Cardamom two", "Cardamom one");
        assertThat(listed(ed, "q=cardamom+cargo&section=%2Fworld&state=draft"))
                .containsExactly("Cardamom one");
        assertThat(listed(ed, "q=%22by+night%22")).containsExactly("Cardamom one");
        assertThat(listed(ed, "q=cardamom&from=2099-01-01")).isEmpty();
        assertThat(listed(ed, "q=cardamon")).isEmpty();
        Reply list = ed.open("/desk/stories?q=cardamom");
        assertThat(list.html().select("input[name=q]").val()).isEqualTo("cardamom");
        assertThat(list.links()).contains("/desk/search?q=cardamom", "/desk/stories");
    }

    private static List<String> listed(Visitor who, String query) {
        Reply page = who.open("/desk/stories?" + query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.html().select(".slips tbody th").eachText();
    }

    @Test
    void whateverIsTypedIsAnswered() {
        for (String odd :
                List.of(
                        "",
                        " ",
                        "\"",
                        "-",
                        "state:",
                        "state:\"",
                        "-state:draft",
                        "(",
                        "*",
                        "\u0000",
                        "\ud83d\ude80",
                        "a".repeat(2_000),
                        "state:draft ".repeat(60),
                        "\u202e<b>")) {
            assertThat(ed.open("/desk/search?q=" + coded(odd)).status()).as(odd).isEqualTo(200);
            assertThat(ed.open("/desk/stories?q=" + coded(odd)).status()).as(odd).isEqualTo(200);
            assertThat(ed.get("/desk/palette?q=" + coded(odd)).status()).as(odd).isEqualTo(200);
        }
        assertThat(ed.open("/desk/search").words()).contains("state:in-review");
        assertThat(ed.page().header("Cache-Control")).isEqualTo("no-store");
    }
}
