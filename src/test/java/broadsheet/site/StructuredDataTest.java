package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.StoryType;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pages tell search engines and previews, read back as they would read it.
class StructuredDataTest {
    private static final TestSite site = TestSite.paper().demo().open();
    private final Editor mara = site.editor("Mara");

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void everyStoryOfTheEditionTellsWhatGoogleAsksFor() {
        List<String> stories =
                site.get("/").html().select("main a[href]").eachAttr("href").stream()
                        .filter(link -> link.matches("/[a-z/-]+/[a-z0-9-]+"))
                        .distinct()
                        .toList();
        int articles = 0;
        for (String path : stories) {
            List<Json.Obj> things = things(site.get(path));
            for (Json.Obj thing : things) {
                if (!thing.text("@type").endsWith("NewsArticle")) continue;
                articles++;
                assertThat(thing.text("headline")).as(path).isNotBlank();
                assertThat(thing.text("mainEntityOfPage")).endsWith(path);
                assertThat(OffsetDateTime.parse(thing.text("dateModified")))
                        .isAfterOrEqualTo(OffsetDateTime.parse(thing.text("datePublished")));
                assertThat(thing.items("author")).as(path).isNotEmpty();
                assertThat(thing.get("publisher").obj().get("logo").obj().text("url"))
                        .startsWith("http");
                for (Json image : thing.items("image")) {
                    assertThat(image.obj().number("width")).isPositive();
                    String address = image.obj().text("url");
                    assertThat(site.get(java.net.URI.create(address).getPath()).status())
                            .as(address)
                            .isEqualTo(200);
                }
                assertThat(
                                things.stream()
                                        .anyMatch(it -> it.text("@type").equals("BreadcrumbList")))
                        .as(path)
                        .isTrue();
            }
        }
        assertThat(articles).isGreaterThan(40);
    }

    @Test
    void aLeadPictureIsOfferedInThreeShapes() {
        Json.Obj article = things(site.get("/politics/harbour-strike-talks")).getFirst();
        assertThat(article.items("image"))
                .extracting(image ->
                        Math.round(
                                100.0 * image.obj().number("width") / image.obj().number("height")))
                .containsExactly(178L, 133L, 100L);
        assertThat(article.items("author")).hasSize(2);
        assertThat(article.items("contributor"))
                .as("who drew is no author")
                .extracting(person -> person.obj().text("name"))
                .containsExactly("Jonah Crewe");
    }

    @Test
    void aCorrectionIsToldWithItsTime() {
        Piece story = mara.publishes(words -> words.headline("The bridge opens"));
        mara.corrects(story, "The bridge is 40 metres long, not 400.", copy -> copy);
        Json.Obj article = things(site.get(story.path())).getFirst();
        Json.Obj correction = article.items("correction").getFirst().obj();
        assertThat(correction.text("text")).contains("not 400");
        assertThat(OffsetDateTime.parse(correction.text("datePublished"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NEWS, NewsArticle",
        "OPINION, OpinionNewsArticle",
        "FEATURE, ReportageNewsArticle",
        "ANALYSIS, AnalysisNewsArticle",
        "REVIEW, ReviewNewsArticle",
        "EXPLAINER, BackgroundNewsArticle"
    })
    void theTypeOfStoryIsToldInTheWordsOfSchemaOrg(StoryType type, String name) {
        Piece story = mara.publishes(words -> words.headline("One of its type").type(type));
        assertThat(things(site.get(story.path())).getFirst().text("@type")).isEqualTo(name);
    }

    /// The data stands in a script element: nothing an editor or an archive writes may end it.
    @Test
    void nothingInAStoryEndsTheScriptItStandsIn() {
        String hostile = "</script><script>alert(1)</script><!-- & \u2028";
        Piece story =
                mara.publishes(words ->
                        words.headline(hostile)
                                .standfirst(hostile)
                                .tagged("</script>x")
                                .by("A</script>b"));
        Reply reply = site.get(story.path());
        assertThat(reply.html().select("script:not([src]):not([type])")).hasSize(1);
        assertThat(things(reply).getFirst().text("headline")).isEqualTo(hostile);
    }

    @Test
    void homeTellsOfThePaperAndSectionsOfTheirPlace() {
        List<Json.Obj> home = things(site.get("/"));
        assertThat(home)
                .extracting(it -> it.text("@type"))
                .containsExactly("WebSite", "NewsMediaOrganization");
        assertThat(home.getLast().text("correctionsPolicy")).endsWith("/corrections");
        List<Json.Obj> section = things(site.get("/business/economy"));
        assertThat(section.getLast().items("itemListElement"))
                .extracting(it -> it.obj().text("name"))
                .containsExactly("Business", "Economy");
        assertThat(things(site.get("/by/mara-lindqvist")).getFirst().get("mainEntity").obj())
                .satisfies(who -> assertThat(who.text("name")).isEqualTo("Mara Lindqvist"));
    }

    @Test
    void previewsHaveTheHeadlineAloneAndAPictureWithItsSize() {
        var head = site.get("/politics/harbour-strike-talks").html().head();
        assertThat(property(head, "og:title")).startsWith("Dockers").doesNotContain("Morning Tide");
        assertThat(property(head, "og:image")).startsWith("http");
        assertThat(property(head, "og:image:width")).matches("\\d+");
        assertThat(property(head, "og:image:alt")).isNotBlank();
        assertThat(property(head, "article:section")).isEqualTo("Politics");
        assertThat(property(head, "twitter:card")).isEqualTo("summary_large_image");
    }

    private static String property(Element head, String name) {
        return head.select("meta[property=" + name + "]").attr("content");
    }

    private static List<Json.Obj> things(Reply reply) {
        Element script = reply.html().selectFirst("script[type=application/ld+json]");
        if (script == null) return List.of();
        Json.Obj whole = Json.read(script.data()).obj();
        assertThat(whole.text("@context")).isEqualTo("https://schema.org");
        List<Json.Obj> things = new ArrayList<>();
        for (Json thing : whole.items("@graph")) things.add(thing.obj());
        return things.isEmpty() ? List.of(whole) : things;
    }
}
