package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.search.Question;
import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
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

/// What readers may not know is looked for through every way that they and their programs have.
/// Beside the word that is asked for stands one that is never asked for in full: no answer may say
/// it. That the desk finds it shows that it could be found.
class DeskSearchAttackTest {
    private static final String SECRET = "Zyxomma";
    private static final String NEVER = "Kwyjibo";
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private static final TestSite site =
            TestSite.paper().with("search.rate", "0").with("api.rate", "100000").open();
    private static final Editor mara = site.editor("Mara");
    private static final Visitor ed = site.visitor().as("Ed", Role.EDITOR);
    private static final List<Piece> PUBLIC = new ArrayList<>();

    @BeforeAll
    static void fill() {
        mara.drafts(words ->
                words.headline(SECRET + " drafted " + NEVER)
                        .by(SECRET + " Writer " + NEVER)
                        .tagged(SECRET + " topic " + NEVER, "Ferries")
                        .in("/world"));
        mara.holds(held(SECRET + " held " + NEVER));
        mara.unpublishes(held(SECRET + " off " + NEVER));
        mara.kills(held("Nothing to see"), "No.");
        site.files(
                new State.Embargoed(FAR, ZoneOffset.UTC),
                null,
                null,
                words ->
                        words.headline(SECRET + " embargoed " + NEVER)
                                .tagged("Ferries")
                                .in("/world"));
        site.files(
                new State.Scheduled(FAR, ZoneOffset.UTC),
                null,
                null,
                words ->
                        words.headline(SECRET + " scheduled " + NEVER)
                                .tagged("Ferries")
                                .in("/world"));
        for (int i = 0; i < 3; i++) {
            int number = i;
            PUBLIC.add(
                    mara.publishes(words ->
                            words.headline("Ferry number " + number)
                                    .says("The ferry is late. " + number)
                                    .tagged("Ferries")
                                    .in("/world")));
        }
        String at = "/desk/stories/" + PUBLIC.getFirst().id().value();
        ed.open(at);
        Reply saved =
                ed.fill(
                        at + "/copy",
                        Map.of(
                                "headline", SECRET + " and the ferry " + NEVER,
                                "body", SECRET + " is why the ferry is late, " + NEVER + ".",
                                "tags", SECRET + " topic " + NEVER));
        assertThat(saved.status()).isEqualTo(200);
        says(PUBLIC.get(1), "/notes", Map.of("mark", "n1", "says", SECRET + " asked " + NEVER));
        says(PUBLIC.get(2), "/notes", Map.of("mark", "n1", "says", "Sure?"));
        says(PUBLIC.get(2), "/notes/n1/answers", Map.of("says", SECRET + " said " + NEVER));
    }

    private static void says(Piece piece, String to, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form-token", ed.formToken());
        assertThat(ed.post("/desk/stories/" + piece.id().value() + to, all).status())
                .isEqualTo(303);
    }

    private static Piece held(String headline) {
        return mara.publishes(words -> words.headline(headline).tagged("Ferries").in("/world"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Every operator, alone and beside what readers do find; misspelled, begun, turned round.
    private static List<String> questions() {
        return List.of(
                SECRET,
                "zyx",
                "kwy",
                "Zyxoma",
                "zyxomna ferry",
                "\"" + SECRET + " drafted\"",
                "ferry " + SECRET,
                "-ferry " + SECRET,
                "-" + SECRET,
                "ferry",
                "state:draft",
                "ferry state:working",
                "-state:published",
                "state:held state:embargoed",
                "tag:" + SECRET + "-topic",
                "tag:ferries",
                "author:\"" + SECRET + " Writer\"",
                "author:zyxomma",
                "section:world",
                "after:2026",
                "after:2098",
                "before:2100 section:world",
                "home:0",
                "working:yes",
                "");
    }

    @Test
    void theDeskFindsWhatIsHidden() {
        assertThat(site.app().deskSearch().ready()).isTrue();
        Reply page = ed.open("/desk/search?q=" + SECRET);
        assertThat(page.html().select(".finds h2").eachText())
                .containsExactlyInAnyOrder(
                        SECRET + " drafted " + NEVER,
                        SECRET + " held " + NEVER,
                        SECRET + " off " + NEVER,
                        SECRET + " embargoed " + NEVER,
                        SECRET + " scheduled " + NEVER,
                        SECRET + " and the ferry " + NEVER,
                        "Ferry number 1",
                        "Ferry number 2");
        assertThat(found(ed, "\"" + SECRET + " asked\"")).containsExactly("Ferry number 1");
        assertThat(found(ed, "\"" + SECRET + " said\"")).containsExactly("Ferry number 2");
        assertThat(found(ed, "\"number 1\" state:published"))
                .as("once, as what it is")
                .containsExactly("Ferry number 1");
        assertThat(found(ed, "state:working")).containsExactly(SECRET + " and the ferry " + NEVER);
    }

    private static List<String> found(Visitor who, String question) {
        return who.open("/desk/search?q=" + coded(question)).html().select(".finds h2").eachText();
    }

    @Test
    void whoWritesElsewhereFindsNoNote() {
        Visitor sven =
                site.visitor()
                        .as(
                                "Sven",
                                List.of(
                                        new Grant(
                                                Role.EDITOR,
                                                site.app()
                                                        .sections()
                                                        .tree()
                                                        .at("/health")
                                                        .orElseThrow()
                                                        .id()
                                                        .value())));
        for (String question : questions()) {
            String page = sven.get("/desk/search?q=" + coded(question)).text();
            assertThat(page).as(question).doesNotContainIgnoringCase(NEVER);
        }
        assertThat(found(sven, SECRET)).isEmpty();
    }

    /// What programs read, and what tells them of changes.
    @Test
    void noFeedAndNoAnswerOfTheApiSaysIt() {
        for (String address :
                List.of(
                        "/",
                        "/world",
                        "/feed.xml",
                        "/world/feed.atom",
                        "/tag/ferries/feed.json",
                        "/api/v1/stories",
                        "/api/v1/stories/" + PUBLIC.get(1).id().value(),
                        "/api/v1/changes",
                        "/sitemap.xml",
                        PUBLIC.get(1).path(),
                        PUBLIC.get(2).path())) {
            Reply reply = site.get(address);
            assertThat(reply.status()).as(address).isEqualTo(200);
            assertThat(reply.text()).as(address).doesNotContainIgnoringCase(NEVER);
        }
    }

    @Test
    void noQuestionOfReadersReachesIt() {
        assertThat(site.app().search().ready()).isTrue();
        for (String question : questions())
            for (String address :
                    List.of(
                            "/search?q=%s",
                            "/search?sort=newest&fresh=no&q=%s",
                            "/search/suggest?q=%s",
                            "/api/v1/search?limit=100&q=%s",
                            "/api/v1/search?sort=oldest&q=%s",
                            "/no/such/page/%s")) {
                String asked = address.formatted(coded(question));
                Reply reply = site.get(asked);
                assertThat(reply.status()).as(asked).isIn(200, 404);
                assertThat(reply.text()).as(asked).doesNotContainIgnoringCase(NEVER);
            }
    }

    /// No spelling is offered that only stands where readers do not look.
    @Test
    void noSpellingTellsOfIt() {
        for (String near : List.of("Zyxoma", "Zyxomna", "Kwyjibp", "Kwijibo")) {
            assertThat(site.get("/search?q=" + near).text())
                    .doesNotContainIgnoringCase(SECRET)
                    .doesNotContainIgnoringCase(NEVER);
            assertThat(site.get("/api/v1/search?q=" + near).text())
                    .doesNotContainIgnoringCase(SECRET)
                    .doesNotContainIgnoringCase(NEVER);
        }
        assertThat(ed.open("/desk/search?q=Kwyjibp").words()).contains("Did you mean kwyjibo");
    }

    /// Three stories are public under the tag, whatever else is: counts say so too.
    @Test
    void noCountTellsOfIt() {
        for (String question : List.of("ferry", "tag:ferries", "section:world", "")) {
            String answer = site.get("/api/v1/search?q=" + coded(question)).text();
            assertThat(answer).as(question).contains("\"total\":{\"stories\":3,");
        }
    }

    @Test
    void noPageThatIsLikeItNamesIt() {
        for (Piece piece : PUBLIC) {
            site.app().search().find(Question.of("ferry"));
            assertThat(site.get(piece.path()).text()).doesNotContain(NEVER);
            assertThat(site.app().search().related(piece.id(), 10).orElseThrow())
                    .isSubsetOf(PUBLIC.stream().map(Piece::id).toList());
        }
        assertThat(site.get("/tag/ferries").text()).doesNotContain(NEVER);
    }
}
