package broadsheet.api;

import static broadsheet.api.ApiPaper.API;
import static broadsheet.api.ApiPaper.objects;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.story.State;
import broadsheet.story.StoryType;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stories look like to a client newsroom, and that it sees each change at once.
class StoriesApiTest {
    private static final ApiPaper paper = new ApiPaper();
    private static Piece strike;

    @BeforeAll
    static void fill() {
        strike = paper.strike();
        for (int i = 0; i < 12; i++) {
            int number = i;
            paper.site.files(
                    new State.Published(),
                    null,
                    "2012-05-%02dT10:00:00Z".formatted(number / 2 + 1),
                    words ->
                            words.headline("Result " + number)
                                    .in(number % 3 == 0 ? "/sports" : "/world")
                                    .tagged("Rowing")
                                    .language(number % 4 == 0 ? "pt-BR" : "en")
                                    .type(number == 5 ? StoryType.OPINION : StoryType.NEWS));
        }
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    @Test
    void aStoryHasAllThatIsPublic() {
        Json.Obj story = paper.json("/stories/" + strike.id().value() + "?body=blocks,html,text");
        assertThat(story.text("headline")).isEqualTo("Ferries stop at <noon> & \"later\"");
        assertThat(story.text("kicker")).isEqualTo("Harbour strike");
        assertThat(story.text("standfirst")).isEqualTo("No boat leaves before Monday.");
        assertThat(story.text("type")).isEqualTo("analysis");
        assertThat(story.text("language")).isEqualTo("en-GB");
        assertThat(story.text("path")).isEqualTo(strike.path());
        assertThat(objects(story, "byline").stream().map(name -> name.text("name")))
                .containsExactly("Ada Finch", "Bo Reed", "and our own staff");
        assertThat(objects(story, "byline").getFirst().text("url")).endsWith("/by/ada-finch");
        assertThat(objects(story, "sections").stream().map(section -> section.text("path")))
                .containsExactly("/business", "/business/economy");
        assertThat(objects(story, "alsoIn").getFirst().text("path")).isEqualTo("/world");
        assertThat(objects(story, "tags").stream().map(tag -> tag.text("name")))
                .containsExactly("Ferry", "Größe & Maß");
        assertThat(story.text("updateNote")).isEqualTo("Adds reaction in paragraph 2");
        assertThat(objects(story, "corrections").getFirst().text("text")).contains("not at one");
        assertThat(story.text("dateline")).isEqualTo("HARBOUR CITY");
        assertThat(story.text("rights")).isEqualTo("© Coast Agency");
        assertThat(story.get("lead").obj().text("caption")).isEqualTo("A boat at rest");
        assertThat(objects(story, "pictures")).hasSize(2);
        assertThat(objects(objects(story, "pictures").getFirst(), "renditions"))
                .hasSizeGreaterThan(8);
        assertThat(story.get("revision").obj().number("number")).isEqualTo(5);
        Json.Obj body = story.get("body").obj();
        assertThat(body.text("text")).startsWith("The ferries stop at noon.");
        assertThat(body.text("html")).contains("<p>", "More &amp; more", "Nobody waits");
        assertThat(objects(body, "blocks").getLast().text("block")).isEqualTo("divider");
        assertThat(paper.json("/stories/by-path?body=none&path=" + strike.path()).text("headline"))
                .isEqualTo(story.text("headline"));
    }

    @Test
    void everyRenditionThatIsNamedIsThere() {
        Json.Obj story = paper.json("/stories/" + strike.id().value() + "?body=none");
        for (Json.Obj picture : objects(story, "pictures"))
            for (Json.Obj file : objects(picture, "renditions")) {
                Reply reply = paper.site.get(ApiPaper.local(file.text("url")));
                assertThat(reply.status()).as(file.write()).isEqualTo(200);
                assertThat(reply.header("Content-Type")).isEqualTo(file.text("mediaType"));
            }
    }

    @Test
    void filtersNarrow() {
        assertThat(paper.all("/stories?limit=5")).hasSize(13).doesNotHaveDuplicates();
        assertThat(paper.all("/stories?section=/sports&limit=1")).hasSize(4);
        assertThat(paper.all("/stories?section=business")).containsExactly(strike.id().value());
        assertThat(paper.all("/stories?tag=rowing&section=/world&limit=3")).hasSize(8);
        assertThat(paper.all("/stories?tag=rowing&language=pt&limit=2")).hasSize(3);
        assertThat(paper.all("/stories?language=en-gb")).containsExactly(strike.id().value());
        assertThat(paper.all("/stories?type=opinion")).hasSize(1);
        assertThat(paper.all("/stories?contributor=ada-finch&tag=ferry")).hasSize(1);
        assertThat(paper.all("/stories?contributor=ada-finch&tag=rowing")).isEmpty();
        assertThat(paper.all("/stories?since=2012-05-02&until=2012-05-04&limit=1")).hasSize(4);
        assertThat(paper.all("/stories?until=2012-05-01T10:00:00Z")).isEmpty();
        assertThat(paper.all("/stories?until=2012-05-01T10:00:01Z")).hasSize(2);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        Brotli4jLoader.ensureAvailability();
        for (String path :
                List.of("/stories", "/sections", "/changes", "/stories/1", "/openapi.json")) {
            Reply plain = paper.get(path);
            assertThat(paper.get(path, "If-None-Match: " + plain.header("ETag")).status())
                    .isEqualTo(304);
            assertThat(paper.site.send("HEAD", API + path).header("Content-Length"))
                    .isEqualTo(plain.body().length + "");
            Reply gzip = paper.get(path, "Accept-Encoding: gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                    .isEqualTo(plain.body());
            Reply brotli = paper.get(path, "Accept-Encoding: br");
            assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
            assertThat(
                            new BrotliInputStream(new ByteArrayInputStream(brotli.body()))
                                    .readAllBytes())
                    .isEqualTo(plain.body());
        }
    }

    @Test
    void everyChangeIsSeenInTheSameAct() {
        try (ApiPaper fresh = new ApiPaper(TestSite.paper().with("api.rate", "1000000"))) {
            Piece story =
                    fresh.mara.drafts(words ->
                            words.headline("Bridge opens").tagged("Bridge").by("Ada Finch"));
            String one = "/stories/" + story.id().value();
            List<String> lists =
                    List.of(
                            "/stories",
                            "/stories?section=/world",
                            "/stories?body=text",
                            "/stories?type=news");
            for (String list : lists) assertThat(fresh.all(list)).isEmpty();
            assertThat(fresh.get(one).status()).isEqualTo(404);
            assertThat(fresh.get("/stories?tag=bridge").status()).isEqualTo(400);
            assertThat(fresh.json("/tags").items("tags")).isEmpty();

            fresh.mara.publishes(story);
            for (String list : lists) assertThat(fresh.all(list)).hasSize(1);
            assertThat(fresh.all("/stories?tag=bridge")).hasSize(1);
            assertThat(fresh.json("/tags").items("tags")).hasSize(1);
            assertThat(fresh.json("/contributors").items("contributors")).hasSize(1);
            assertThat(fresh.json(one).text("headline")).isEqualTo("Bridge opens");
            assertThat(fresh.get(one + "/ninjs.json").text()).contains("Bridge opens");

            fresh.mara.touchesUp(story, copy -> copy.headline("Bridge is open"));
            assertThat(fresh.json(one).text("headline")).isEqualTo("Bridge is open");
            assertThat(fresh.get("/stories").text()).contains("Bridge is open");
            assertThat(fresh.get(one + "/newsml-g2.xml").text()).contains("Bridge is open");

            fresh.mara.kills(story, "There is no bridge.");
            for (String list : lists) assertThat(fresh.all(list)).isEmpty();
            assertThat(fresh.get("/tags").text()).doesNotContain("ridge");
            assertThat(fresh.get("/tags/bridge").status()).isEqualTo(404);
            Reply gone = fresh.get(one);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text()).contains("There is no bridge.").doesNotContain("is open");
            assertThat(fresh.get("/stories/by-path?path=" + story.path()).status()).isEqualTo(410);
            for (String format : List.of("/ninjs.json", "/newsml-g2.xml"))
                assertThat(fresh.get(one + format).text())
                        .contains("canceled", "There is no bridge.")
                        .doesNotContain("is open", "Ada", "What happened", "/world");
        }
    }

    @Test
    void aMovedStoryIsFoundByItsOldPath() {
        try (ApiPaper fresh = new ApiPaper()) {
            Piece story = fresh.mara.publishes(words -> words.headline("Old name").in("/tech"));
            fresh.site
                    .app()
                    .publishing()
                    .move(story.id(), 2, "/tech/new-näme", new Actor("person:mara"));
            Reply reply = fresh.get("/stories/by-path?body=none&path=" + story.path());
            assertThat(reply.status()).isEqualTo(301);
            assertThat(fresh.site.get(reply.location()).text())
                    .contains("\"path\":\"/tech/new-näme\"");
        }
    }

    @Test
    void whatNoReaderMaySeeIsInNoAnswer() {
        List<Piece> secrets = paper.secrets();
        for (Piece secret : secrets) {
            String id = "/stories/" + secret.id().value();
            Reply reply = paper.get(id);
            assertThat(reply.status()).as(secret.path()).isEqualTo(404);
            for (String format :
                    List.of("/ninjs.json", "/newsml-g2.xml", "/pictures/1/newsml-g2.xml"))
                assertThat(paper.get(id + format).status()).isEqualTo(404);
            assertThat(paper.get("/stories/by-path?path=" + secret.path()).status()).isEqualTo(404);
        }
        for (String path :
                List.of(
                        "",
                        "/stories?limit=100&body=html,text,blocks",
                        "/tags",
                        "/contributors",
                        "/sections",
                        "/changes?limit=1000"))
            assertThat(paper.get(path).text()).as(path).doesNotContain("ecret");
        for (String path :
                List.of(
                        "/stories?tag=secret-draft",
                        "/stories?contributor=secret-draft",
                        "/tags/secret-draft",
                        "/contributors/secret-held"))
            assertThat(paper.get(path).status()).as(path).isBetween(400, 404);
        assertThat(paper.json("/changes?limit=1000").items("changes").stream().map(Json::obj))
                .noneMatch(change ->
                        secrets.stream()
                                .anyMatch(secret -> secret.id().value() == change.number("id")));
    }
}
