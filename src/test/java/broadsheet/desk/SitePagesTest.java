package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages about the paper at the desk, and what readers find of them at once.
class SitePagesTest {
    private final TestSite site = TestSite.open();
    private final Visitor senga = site.visitor().as("Senga", Role.SENIOR_EDITOR);

    @AfterEach
    void close() {
        site.close();
    }

    /// Begins the newsroom's own page in place of the one that came with Broadsheet.
    private String takesUp(String name) {
        senga.open("/desk/pages");
        senga.fill("/desk/pages/" + name + "/own", Map.of());
        return senga.page().path().replaceFirst("\\?.*", "");
    }

    private Reply publishes(String at, Map<String, String> fields) {
        senga.open(at);
        Map<String, String> all = new HashMap<>(senga.fields(at + "/copy"));
        all.putAll(fields);
        Reply reply = senga.post(at + "/publication", all);
        assertThat(reply.status()).as(reply.words()).isEqualTo(303);
        return reply;
    }

    private void does(String at, String what) {
        senga.open(at);
        senga.fill(at + "/" + what, Map.of());
    }

    private List<String> footer(String path) {
        return site.get(path).html().select(".footer-links a").eachText();
    }

    private List<String> sitemap() {
        return site.get("/sitemap/pages.xml")
                .text()
                .lines()
                .filter(line -> line.contains("/about"))
                .toList();
    }

    /// Every page that links lead to is there.
    private void nothingLeadsNowhere() {
        site.crawl(200, "/archive", "/sitemap.xml")
                .forEach((path, reply) -> assertThat(reply.status()).as(path).isIn(200, 301, 303));
    }

    @Test
    void theNewsroomsOwnPageTakesThePlaceOfTheShippedOneAndTheFooterFollows() {
        assertThat(footer("/")).contains("About", "Standards");
        String at = takesUp("about");
        assertThat(senga.page().html().select("#f-headline").text())
                .isEqualTo("About " + site.get("/").html().select(".footer-name").text());
        assertThat(senga.page().html().select("#f-body").text())
                .contains("## What we do", "- ", "](/standards)");
        assertThat(site.get("/about").words()).contains("What we do");
        assertThat(takesUp("about")).as("it is begun once").isEqualTo(at);
        publishes(at, Map.of("headline", "Who we are", "body", "Three people and a cat."));
        assertThat(site.get("/about").words())
                .contains("Who we are", "a cat")
                .doesNotContain("What we do");
        for (String path : List.of("/", "/about", "/standards", "/tech", "/search?q=x"))
            assertThat(footer(path)).as(path).contains("Who we are").doesNotContain("About");
        assertThat(sitemap()).hasSize(1);
        assertThat(senga.open("/desk/pages").html().select("form[action$=/about/own]")).isEmpty();
        does(at, "withdrawal");
        assertThat(site.get("/about").status()).as("the shipped text stays away").isEqualTo(404);
        for (String path : List.of("/", "/standards", "/tech"))
            assertThat(footer(path)).as(path).doesNotContain("Who we are", "About");
        assertThat(sitemap()).isEmpty();
        nothingLeadsNowhere();
        publishes(at, Map.of("headline", "Who we are now", "change", "minor"));
        assertThat(footer("/")).contains("Who we are now");
        nothingLeadsNowhere();
    }

    @Test
    void noPageLinksToOneThatWasTakenOff() {
        site.editor("Mara").publishes(words -> words.headline("A story").in("/tech"));
        String story = "/tech/a-story";
        assertThat(site.get(story).text()).contains("/licensing", "/contact");
        for (String name : List.of("standards", "licensing", "contact", "corrections")) {
            String at = takesUp(name);
            publishes(at, Map.of());
            does(at, "withdrawal");
        }
        for (String path : List.of("/", story, "/about", "/no/such/page"))
            assertThat(site.get(path).text())
                    .as(path)
                    .doesNotContain("/licensing\"", "/contact\"", "/standards\"", "/corrections\"");
        nothingLeadsNowhere();
    }

    @Test
    void ownWordsOnCorrectionsAreFollowedByTheCorrections() {
        var piece = site.editor("Mara").publishes(words -> words.headline("Ferry").in("/tech"));
        site.editor("Mara").corrects(piece, "It was Monday.", copy -> copy);
        publishes(takesUp("corrections"), Map.of("headline", "We err", "body", "And say so."));
        assertThat(site.get("/corrections").words())
                .contains("We err", "And say so", "It was Monday");
    }

    @Test
    void aPageOfItsOwnIsMadePublishedAndMoved() {
        senga.open("/desk/pages");
        senga.fill("/desk/pages", Map.of("title", "Our history"));
        String at = senga.page().path().replaceFirst("\\?.*", "");
        publishes(at, Map.of("body", "It began with a press."));
        assertThat(site.get("/our-history").words()).contains("It began with a press");
        assertThat(site.get("/sitemap/pages.xml").text()).contains("/our-history<");
        assertThat(senga.open("/desk/pages").words())
                .contains("Our history Published /our-history");
        assertThat(site.get("/feed.xml").text()).doesNotContain("history");
        String about = takesUp("about");
        publishes(about, Map.of("headline", "Who we are"));
        senga.open(about);
        senga.fill(about + "/address", Map.of("path", "/who-we-are"));
        assertThat(site.get("/about").location()).isEqualTo("/who-we-are");
        assertThat(site.get("/").html().select(".footer-links a[href=/who-we-are]").text())
                .isEqualTo("Who we are");
        does(about, "withdrawal");
        assertThat(site.get("/about").status()).isEqualTo(404);
        nothingLeadsNowhere();
    }

    @Test
    void wordsOfAnySortStandAsWordsEverywhere() {
        String evil = "</title><script>alert(1)</script>\" onload=alert(2) '";
        publishes(takesUp("about"), Map.of("headline", evil, "body", evil));
        for (String path : List.of("/", "/about", "/desk/pages", "/sitemap/pages.xml")) {
            Reply reply = path.startsWith("/desk") ? senga.open(path) : site.get(path);
            assertThat(reply.text()).as(path).doesNotContain("<script>alert");
            assertThat(reply.html().select("[onload]")).as(path).isEmpty();
        }
        String long300 = "Ünser Häus ".repeat(28);
        publishes(takesUp("terms"), Map.of("headline", long300));
        assertThat(footer("/")).contains(long300.strip());
        publishes(takesUp("privacy"), Map.of("headline", "الخصوصية وما نحفظه"));
        assertThat(footer("/")).contains("الخصوصية وما نحفظه");
        assertThat(senga.open("/desk/pages").words()).contains("الخصوصية وما نحفظه");
    }

    @Test
    void whoHasASectionAloneWritesSitePagesAndPublishesNone() {
        long tech = site.app().sections().tree().at("/tech").orElseThrow().id().value();
        Visitor tina = site.visitor().as("Tina", List.of(new Grant(Role.SENIOR_EDITOR, tech)));
        String at = takesUp("about");
        tina.open(at);
        Map<String, String> fields = new HashMap<>(tina.fields(at + "/copy"));
        fields.put("headline", "Tina's paper");
        assertThat(tina.post(at + "/publication", fields).status()).isEqualTo(403);
        assertThat(site.get("/about").words()).doesNotContain("Tina's paper");
        for (String name : List.of("no-such", "x", "..", "%2e%2e", "about%2fx"))
            assertThat(
                            tina.post(
                                            "/desk/pages/" + name + "/own",
                                            Map.of("form-token", tina.formToken()))
                                    .status())
                    .as(name)
                    .isIn(400, 404, 405);
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        assertThat(ada.get("/desk/pages").status()).isEqualTo(403);
    }
}
