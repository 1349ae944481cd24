package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.NuChecker;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The search page over a real port: what is found, what never is, and what is said.
class SearchTest {
    private static final TestSite site = TestSite.paper().with("site.zone", "Europe/Lisbon").open();
    private static final Editor mara = site.editor("Mara");

    /// Search opens after the paper does.
    private static void ready(TestSite paper) {
        Instant end = Instant.now().plusSeconds(20);
        while (!paper.app().search().ready() && Instant.now().isBefore(end)) Thread.onSpinWait();
        assertThat(paper.app().search().ready()).isTrue();
    }

    @BeforeAll
    static void fill() {
        ready(site);
        for (int i = 0; i < 25; i++) {
            int number = i;
            site.files(
                    new State.Published(),
                    null,
                    "20%02d-05-07T10:00:00Z".formatted(10 + i % 5),
                    words ->
                            words.headline("Regatta result %02d".formatted(number))
                                    .in(number % 2 == 0 ? "/sports" : "/world")
                                    .by(number % 2 == 0 ? "Bo Reed" : "Ada Finch")
                                    .says("The rowers crossed the line before the fog came."));
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Reply asks(String question) {
        return site.get("/search?q=" + encoded(question));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> headlines(Reply page) {
        assertThat(page.status()).as(page.path() + page.text()).isEqualTo(200);
        return page.html().select(".hit-title").eachText();
    }

    private static boolean finds(String word) {
        Reply page = asks(word);
        String api = site.get("/api/v1/search?q=" + encoded(word)).text();
        String suggested = site.get("/search/suggest?q=" + encoded(word)).text();
        boolean found = !headlines(page).isEmpty();
        assertThat(!Json.read(api).obj().items("hits").isEmpty()).as(api).isEqualTo(found);
        // What one typed comes back; only what stands after it was suggested.
        assertThat(((Json.Arr) ((Json.Arr) Json.read(suggested)).items().get(1)).items().isEmpty())
                .as(suggested)
                .isEqualTo(!found);
        return found;
    }

    @Test
    void aStoryIsFoundWhenPublishReturnedAndNoMoreWhenItIsWithdrawn() {
        for (int round = 0; round < 5; round++) {
            String word = "Quennell" + (char) ('a' + round);
            Piece piece = mara.drafts(words -> words.headline(word + " resigns").tagged("Offices"));
            assertThat(finds(word)).isFalse();
            mara.publishes(piece);
            assertThat(finds(word)).isTrue();
            switch (round) {
                case 0 -> mara.kills(piece, "It was not so.");
                case 1 -> mara.takesDown(piece, "By order.");
                case 2 -> mara.holds(piece);
                default -> mara.unpublishes(piece);
            }
            assertThat(finds(word)).isFalse();
        }
    }

    @Test
    void whatChangesIsFoundByItsNewWordsOnly() {
        Piece piece = mara.publishes(words -> words.headline("Osterwick bridge opens"));
        mara.touchesUp(piece, copy -> copy.headline("Ulverby bridge opens"));
        assertThat(headlines(asks("Ulverby"))).containsExactly("Ulverby bridge opens");
        assertThat(headlines(asks("Osterwick"))).isEmpty();
    }

    /// Nothing that is not public shows in hits, counts, facets, spelling or suggestions.
    @Test
    void whatIsNotPublicLeaksNowhere() {
        String secret = "Zyxomma";
        mara.drafts(
                words -> words.headline(secret + " drafted").by(secret + " Writer").tagged(secret));
        Piece held =
                mara.publishes(words -> words.headline(secret + " held").by(secret + " Holder"));
        mara.holds(held);
        site.files(
                new State.Embargoed(Instant.parse("2099-01-01T00:00:00Z"), ZoneOffset.UTC),
                null,
                null,
                words -> words.headline(secret + " embargoed").tagged(secret + " later"));
        site.files(
                new State.Scheduled(Instant.parse("2099-01-01T00:00:00Z"), ZoneOffset.UTC),
                null,
                null,
                words -> words.headline(secret + " scheduled"));
        for (String question :
                List.of(
                        secret,
                        secret.toLowerCase(java.util.Locale.ROOT),
                        "Zyxoma",
                        "Zyxomna",
                        "zyx",
                        "tag:" + secret,
                        "author:\"" + secret + " Writer\"")) {
            assertThat(shown(question)).as(question).doesNotContainIgnoringCase("zyxom");
        }
        for (String address : List.of("/search", "/search?q=-regatta", "/api/v1/search?limit=100"))
            assertThat(site.get(address).text()).doesNotContainIgnoringCase("zyxom");
    }

    /// All that an answer shows beside the question itself.
    private static String shown(String question) {
        Reply page = asks(question);
        assertThat(page.html().select(".hit")).as(question).isEmpty();
        Json.Obj api = Json.read(site.get("/api/v1/search?q=" + encoded(question)).text()).obj();
        assertThat(api.items("facets")).isEmpty();
        Json.Arr suggested =
                (Json.Arr) Json.read(site.get("/search/suggest?q=" + encoded(question)).text());
        return page.html().select(".hit, .search-narrow, .search-did, .search-count").text()
                + api.items("hits")
                + api.textOrNull("didYouMean")
                + suggested.items().subList(1, 4);
    }

    @Test
    void theQuestionStaysInTheFieldAndNothingIsKept() {
        Reply page = asks("regatta \"crossed the line\" -fog<b>");
        assertThat(page.html().select("main input[name=q]").val())
                .isEqualTo("regatta \"crossed the line\" -fog<b>");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        long pressed = site.app().pressed();
        asks("regatta one");
        asks("regatta two");
        assertThat(site.app().pressed()).isEqualTo(pressed);
    }

    @Test
    void everyPageIsReachedAndEachStoryStandsOnOne() {
        List<String> all = new ArrayList<>();
        String next = "/search?q=regatta&sort=newest";
        int pages = 0;
        while (!next.isEmpty()) {
            Reply page = site.get(next);
            all.addAll(headlines(page));
            assertThat(page.html().select("a[rel~=prev]").isEmpty()).isEqualTo(pages == 0);
            next = page.html().select("a[rel~=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void resultsAreOrderedByDateBothWays() {
        List<String> newest = times("newest");
        assertThat(newest).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<String> oldest = times("oldest");
        assertThat(oldest).isSorted();
        assertThat(oldest.getFirst()).startsWith("2010");
    }

    private static List<String> times(String order) {
        return site.get("/search?q=regatta&sort=" + order)
                .html()
                .select(".hit time")
                .eachAttr("datetime");
    }

    @Test
    void narrowingIsALinkAndCanBeTakenOff() {
        Reply all = asks("regatta");
        List<String> titles = all.html().select(".search-narrow h3").eachText();
        assertThat(titles).containsExactly("Section", "Year", "Author");
        for (String label : List.of("Sports", "2012", "Bo Reed")) {
            Element way = link(all, ".search-narrow a", label);
            Reply narrowed = site.get(way.attr("href"));
            int count = Integer.parseInt(way.parent().select(".num").text());
            assertThat(narrowed.html().select(".search-count").text()).startsWith(count + " ");
            assertThat(count).isBetween(1, 24);
            assertThat(narrowed.html().select(".search-narrow a").eachText()).doesNotContain(label);
            Element off = narrowed.html().select(".search-chosen a").first();
            assertThat(off).as(label).isNotNull();
            Reply again = narrowed;
            while (!again.html().select(".search-chosen a").isEmpty())
                again = site.get(again.html().select(".search-chosen a").first().attr("href"));
            assertThat(again.html().select("main input[name=q]").val()).isEqualTo("regatta");
        }
    }

    private static Element link(Reply page, String selector, String text) {
        return page.html().select(selector).stream()
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(text + " in " + page.html().select(selector)));
    }

    @Test
    void whatWasFoundIsMarked() {
        Reply page = asks("rowers");
        assertThat(page.html().select(".hit").size()).isPositive();
        assertThat(page.html().select(".hit-text mark").eachText()).contains("rowers");
    }

    @Test
    void aWordMisspeltIsSuggestedAsThePaperSpellsIt() {
        Reply page = asks("regata");
        Element did = page.html().select(".search-did a").first();
        assertThat(did).as(page.text()).isNotNull();
        assertThat(did.text()).isEqualToIgnoringCase("regatta");
        assertThat(headlines(site.get(did.attr("href")))).isNotEmpty();
    }

    @Test
    void aBadDateIsNamed() {
        Reply page = asks("regatta after:someday");
        assertThat(page.html().select(".search-note").text()).contains("after:someday");
        assertThat(headlines(page)).isNotEmpty();
    }

    @Test
    void nothingTypedShowsWhatCanBeAskedAndEveryExampleCanBe() {
        for (String address : List.of("/search", "/search?q=", "/search?q=+++")) {
            Reply page = site.get(address);
            assertThat(page.status()).isEqualTo(200);
            List<String> examples = page.html().select(".search-hints a").eachAttr("href");
            assertThat(examples).hasSize(6);
            for (String example : examples) {
                Reply asked = site.get(example);
                assertThat(asked.status()).as(example).isEqualTo(200);
                if (example.contains("author"))
                    assertThat(headlines(asked)).as(example).isNotEmpty();
            }
        }
    }

    @Test
    void nothingFoundOffersWaysOn() {
        Reply page = asks("regatta section:politics -fog");
        assertThat(headlines(page)).isEmpty();
        assertThat(page.html().select(".search-help h2").text()).contains("regatta");
        assertThat(page.html().select(".search-ways a").eachText())
                .containsExactly("Ask without section:politics", "Ask without -fog");
        assertThat(page.html().select(".search-sections a").eachText()).contains("Sports");
    }

    @ParameterizedTest
    @CsvSource({
        "page=abc, page",
        "page=0, page",
        "page=1001, page",
        "page=1e3, page",
        "page=٣, page",
        "sort=sideways, sort",
        "fresh=maybe, fresh"
    })
    void aParameterThatWillNotDoIsNamed(String parameter, String name) {
        Reply reply =
                site.get(
                        "/search?q=x&"
                                + parameter.split("=")[0]
                                + "="
                                + encoded(parameter.split("=")[1]));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.html().select("main").text())
                .contains("The parameter " + name)
                .contains(parameter.split("=")[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "-",
                "--",
                "- -",
                "author:",
                "section:/",
                "before:2026-02-30",
                "*",
                "?",
                "a*b?c~9",
                "/.*/",
                "\\",
                "(((((",
                "AND OR NOT",
                "a AND",
                "title:x",
                "😀",
                "the",
                "\u0000",
                "\u202e\u2066",
                "-regatta",
                "before:9999999999-01",
                "%",
                "'; drop table story; --"
            })
    void anyTextIsAQuestion(String text) {
        Reply reply = asks(text);
        assertThat(reply.status()).as(text + reply.text()).isEqualTo(200);
        Reply api = site.get("/api/v1/search?q=" + encoded(text));
        assertThat(api.status()).as(text + api.text()).isEqualTo(200);
        assertThat(site.get("/search/suggest?q=" + encoded(text)).status()).isEqualTo(200);
    }

    @Test
    void aVeryLongQuestionIsRefusedByNameOrUsedInPart() {
        Reply refused = asks("x".repeat(501));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html().select("main").text()).contains("The parameter q");
        assertThat(asks("regatta ".repeat(62).strip()).status()).isEqualTo(200);
        assertThat(site.get("/search/suggest?q=" + "x".repeat(501)).status()).isEqualTo(400);
    }

    @Test
    void suggestionsComeAsBrowsersWantThem() {
        Piece piece =
                mara.publishes(words -> words.headline("Lanternfish return").tagged("Lanterns"));
        // A search waits for what was published before it; suggestions never wait.
        assertThat(headlines(asks("lanternfish"))).hasSize(1);
        Reply reply = site.get("/search/suggest?q=lant");
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-suggestions+json");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        List<Json> parts = ((Json.Arr) Json.read(reply.text())).items();
        assertThat(parts.getFirst()).isEqualTo(Json.of("lant"));
        List<Json> texts = ((Json.Arr) parts.get(1)).items();
        assertThat(texts).contains(Json.of("Lanternfish return"), Json.of("Lanterns"));
        assertThat(((Json.Arr) parts.get(2)).items()).hasSameSizeAs(texts);
        List<Json> addresses = ((Json.Arr) parts.get(3)).items();
        assertThat(addresses.toString()).contains(piece.path()).contains("/tag/lanterns");
    }

    /// Suggestions do not wait for the index, and yet nobody is led to what was just withdrawn.
    @Test
    void aStoryJustKilledIsSuggestedToNobody() {
        for (int round = 0; round < 20; round++) {
            int number = round;
            Piece piece = mara.publishes(words -> words.headline("Vexillum found " + number));
            assertThat(headlines(asks("vexillum"))).hasSize(1);
            assertThat(site.get("/search/suggest?q=vexil").text()).contains("Vexillum");
            mara.kills(piece, "It was not so.");
            assertThat(site.get("/search/suggest?q=vexil").text()).doesNotContain("Vexillum");
        }
    }

    @Test
    void pagesThatLeadNowhereHelpToSearch() {
        Reply missing = site.get("/2012/05/the-regatta_of-2012.html");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.html().select("form.ask input").val()).isEqualTo("the regatta of");
        assertThat(site.get("/123").html().select("form.ask input").val()).isEmpty();
        Reply hostile = site.get("/%22%3E%3Cscript%3Ealert(1)%3C/script%3Eboat");
        assertThat(hostile.html().select("form.ask input").val()).isEqualTo("script boat");
        assertThat(hostile.html().select("main script")).isEmpty();
        Piece piece = mara.publishes(words -> words.headline("Wrong about the quay"));
        mara.kills(piece, "It was not so.");
        Reply gone = site.get(piece.path());
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.html().select("form.ask input").val()).isEqualTo("wrong about the quay");
    }

    @Test
    void aFloodFromOneAddressIsAskedToPause() {
        try (TestSite other = TestSite.paper().with("search.rate", "3").open()) {
            ready(other);
            for (int i = 0; i < 3; i++)
                assertThat(other.get("/search?q=x" + i).status()).isEqualTo(200);
            Reply refused = other.get("/search?q=boats");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.html().select("form.ask input").val()).isEqualTo("boats");
            assertThat(other.get("/search").status()).isEqualTo(200);
            assertThat(other.get("/").status()).isEqualTo(200);
            for (int i = 0; i < 30; i++) other.get("/search/suggest?q=x");
            assertThat(other.get("/search/suggest?q=x").status()).isEqualTo(429);
        }
    }

    @Test
    void browsersAndSearchEnginesAreToldHowToAsk() {
        Reply home = site.get("/");
        assertThat(home.html().select("link[rel=search]").attr("href"))
                .isEqualTo("/opensearch.xml");
        assertThat(home.text())
                .contains("\"SearchAction\"")
                .contains("/search?q={search_term_string}");
        Reply description = site.get("/opensearch.xml");
        assertThat(description.header("Content-Type"))
                .isEqualTo("application/opensearchdescription+xml");
        assertThat(description.text())
                .contains("/search?q={searchTerms}\"")
                .contains("/search/suggest?q={searchTerms}\"")
                .contains("<ShortName>The Harbour Post</ShortName>");
        assertThat(site.get("/robots.txt").text()).contains("Disallow: /search\n");
        assertThat(site.get("/sitemap/pages.xml").text()).doesNotContain("/search");
        assertThat(site.get("/search/").location()).isEqualTo("/search");
    }

    @Test
    void everyStateIsValidHtml() {
        NuChecker checker = new NuChecker();
        for (String address :
                List.of(
                        "/search",
                        "/search?q=regatta",
                        "/search?q=regatta&sort=oldest&page=2&fresh=no",
                        "/search?q=regata+section:sports+after:soon",
                        "/search?q=nosuchword+-x",
                        "/nowhere/at-all"))
            assertThat(checker.errors(site.get(address).text())).as(address).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ar, ابحث في الصحيفة", "he, חיפוש בעיתון"})
    void itSpeaksThePapersLanguage(String language, String label) {
        try (TestSite other = TestSite.paper().with("site.language", language).open()) {
            ready(other);
            Reply page = other.get("/search?q=x");
            assertThat(page.html().select("html").attr("dir")).isEqualTo("rtl");
            assertThat(page.html().select("h1").text()).isEqualTo(label);
        }
    }
}
