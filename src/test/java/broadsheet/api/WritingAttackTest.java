package broadsheet.api;

import static broadsheet.api.Program.fields;
import static broadsheet.api.Program.is;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.http.Method;
import broadsheet.http.Router.Route;
import broadsheet.identity.Actor;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Ways into the newsroom's side of the API that are not through its door, tried.
class WritingAttackTest {
    private static final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private static final TestSite site = TestSite.paper().at(clock).open();
    private static final Program head = Program.of(site, "head", Role.DESK_HEAD);
    private static final Program reader = Program.of(site, "reader");
    private static final Program health = Program.in(site, "health", "/health", Role.DESK_HEAD);

    @AfterAll
    static void close() {
        site.close();
    }

    /// Every route that takes a key with a right.
    private static List<Route> inside() {
        List<Route> routes =
                site.app().routes().routes().stream()
                        .filter(route -> route.pattern().startsWith("/api/v1/"))
                        .filter(route -> route.method() != Method.OPTIONS)
                        .filter(route ->
                                !route.method().safe()
                                        || route.pattern().contains("manuscript")
                                        || route.pattern().contains("revisions"))
                        .toList();
        assertThat(routes).hasSizeGreaterThan(18);
        return routes;
    }

    private static Reply ask(Route route, String id, String... headers) {
        String path = route.pattern().replace("{id}", id).replace("{number}", "1");
        return route.method().safe()
                ? site.get(path, headers)
                : site.sendWith(
                        "{\"base\":1,\"reason\":\"x\",\"notice\":\"x\"}",
                        route.method().name(),
                        path,
                        headers);
    }

    @Test
    void noRouteOpensWithoutAKeyWithAWrongOneWithOneThatReadsOrWithCookies() {
        long id = head.makes("Guarded", "/world").number("id");
        Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD, Role.ADMINISTRATOR);
        String revoked = Program.of(site, "old", Role.DESK_HEAD).key();
        site.app().identity().keys().revoke("old", Actor.SYSTEM);
        List<String> before = rows();
        for (Route route : inside()) {
            // Wrong keys are counted, and who sends too many waits.
            clock.pass(Duration.ofMinutes(1));
            String json = "Content-Type: application/json";
            for (String header :
                    List.of(
                            "X-Nothing: x",
                            "Authorization: Bearer " + revoked,
                            "Authorization: Basic " + head.key(),
                            "X-Api-Key: " + head.key(),
                            "Cookie: __Host-session=" + mara.cookie("__Host-session"),
                            "Cookie: Authorization=" + head.key())) {
                Reply reply = ask(route, id + "", json, header);
                assertThat(reply.status()).as(route + header).isIn(401, 429);
                assertThat(reply.text()).doesNotContain("Guarded");
            }
            Reply reads = ask(route, id + "", json, "Authorization: Bearer " + reader.key());
            assertThat(reads.status()).as(route.toString()).isEqualTo(403);
            Reply foreign =
                    ask(
                            route,
                            id + "",
                            json,
                            "Origin: https://other.example",
                            "Authorization: Bearer " + head.key());
            if (!route.method().safe())
                assertThat(foreign.status()).as(route.toString()).isEqualTo(403);
            assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(rows()).isEqualTo(before);
    }

    private static List<String> rows() {
        return site.rows().stream().filter(row -> !row.startsWith("sign_in_failure")).toList();
    }

    @Test
    void aKeyInTheAddressIsNoKey() {
        assertThat(site.get("/api/v1/manuscripts?key=" + head.key()).status()).isEqualTo(401);
        assertThat(head.get("/manuscripts?key=x").status()).isEqualTo(400);
    }

    /// What stands in another section is as if it was not there.
    @Test
    void anotherSectionsStoryIsNotThere() {
        long id = head.makes("Not theirs", "/world").number("id");
        List<String> before = rows();
        for (Route route : inside()) {
            if (!route.pattern().contains("{id}")) continue;
            String[] headers = {
                "Content-Type: application/json", "Authorization: Bearer " + health.key()
            };
            Reply there = ask(route, id + "", headers);
            Reply nothing = ask(route, "7654321", headers);
            assertThat(there.status()).as(route.toString()).isEqualTo(404);
            assertThat(there.text().replace(id + "", "N"))
                    .isEqualTo(nothing.text().replace("7654321", "N"));
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void nobodyFilesIntoASectionWithoutTheRightThere() {
        assertThat(fields(is(422, health.post("/stories", Program.story("Smuggled", "/world")))))
                .containsExactly("section");
        Json.Obj own = health.makes("Own", "/health");
        String path = "/stories/" + own.number("id");
        String base = "{'base': " + own.number("revision") + ", 'copy': ";
        assertThat(
                        fields(
                                is(
                                        422,
                                        health.send(
                                                "PATCH",
                                                path + "/manuscript",
                                                base + "{'section': '/world'}}"))))
                .containsExactly("section");
        assertThat(
                        fields(
                                is(
                                        422,
                                        health.post(
                                                path + "/publication",
                                                base + "{'alsoIn': ['/world']}}"))))
                .containsExactly("also");
        assertThat(fields(is(422, health.post(path + "/publication", base + "{'section': null}}"))))
                .containsExactly("section");
        assertThat(health.get("/manuscripts?section=/world").status()).isEqualTo(400);
    }

    @Test
    void whatOnlyThePaperSetsCannotBeSent() {
        String words = "'headline': 'Massive', 'section': '/world'";
        for (String member :
                List.of(
                        "'id': 1",
                        "'state': 'published'",
                        "'by': 'person:1'",
                        "'actor': 'person:1'",
                        "'path': '/x'",
                        "'published': '2001-01-01T00:00:00Z'",
                        "'revision': 1",
                        "'corrections': []")) {
            String name = member.substring(1, member.indexOf('\'', 1));
            assertThat(
                            fields(
                                    is(
                                            422,
                                            head.post(
                                                    "/stories",
                                                    "{'copy': {" + words + "}, " + member + "}"))))
                    .contains(name);
            assertThat(
                            fields(
                                    is(
                                            422,
                                            head.post(
                                                    "/stories",
                                                    "{'copy': {" + words + ", " + member + "}}"))))
                    .contains("copy." + name);
        }
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        String[][] all = {
            {"{'block': 'paragraph', 'text': ['a'], 'colour': 1}", "[0].colour"},
            {"{'block': 'heading', 'level': 1, 'text': ['a']}", "[0]"},
            {"{'block': 'heading', 'level': 99999999999, 'text': ['a']}", "[0]"},
            {"{'block': 'heading', 'level': 1e999999, 'text': ['a']}", "[0]"},
            {"{'block': 'list', 'ordered': 'yes', 'start': 1, 'items': []}", "[0].ordered"},
            {"{'block': 'nothing'}", "[0]"},
            {"'text'", "[0]"},
            {"{'block': 'paragraph', 'text': 'a'}", "[0].text"},
            {"{'block': 'paragraph', 'text': [{'mark': 'blink', 'content': []}]}", "[0]"},
            {
                "{'block': 'paragraph', 'text': [{'mark': 'link', 'href': 'javascript:alert(1)', 'content': ['a']}]}",
                "[0]"
            },
            {"{'block': 'embed', 'url': 'data:text/html,x'}", "[0]"},
            {"{'block': 'legacy', 'html': '<script>alert(1)</script>', 'origin': 'x'}", "[0]"},
            {"{'block': 'legacy', 'html': '<b onclick=x>y</b>', 'origin': 'x'}", "[0]"},
            {
                "{'block': 'fact-box', 'body': [{'block': 'paragraph', 'text': ['a'], 'id': 'x'}]}",
                "[0].body[0].id"
            },
            {"{'block': 'preformatted', 'kind': 'CODE', 'text': []}", "[0]"},
        };
        for (String[] each : all) {
            Json.Obj problem =
                    is(
                            422,
                            head.post(
                                    "/stories",
                                    "{'copy': {'headline': 'x', 'body': {'blocks': ["
                                            + each[0]
                                            + "]}}}"));
            assertThat(fields(problem)).as(each[0]).containsExactly("copy.body.blocks" + each[1]);
            assertThat(problem.write()).doesNotContain("broadsheet.story", "Exception");
        }
        assertThat(
                        fields(
                                is(
                                        422,
                                        head.post(
                                                "/stories",
                                                "{'copy': {'headline': 7, 'type': 'gossip', 'section': '/no', 'prominence': 10,"
                                                        + " 'tags': [{'slug': 'no-such'}], 'byline': {'credits': [{'contributor': '\\u0000'}]}}}"))))
                .containsExactlyInAnyOrder(
                        "copy.headline",
                        "copy.type",
                        "copy.byline.credits[0].contributor",
                        "copy.section",
                        "copy.tags[0].slug",
                        "copy.prominence");
        assertThat(
                        fields(
                                is(
                                        422,
                                        head.post(
                                                "/stories",
                                                "{'copy': {'body': {'blocks': [{'block': 'picture', 'use': {'picture': 4711}}]}}}"))))
                .containsExactly("picture");
    }

    @Test
    void bodiesThatAreTooLargeTooDeepOrNoneAreRefused() {
        List<String> before = rows();
        assertThat(head.post("/stories", "", "Content-Length: 5242880").status()).isEqualTo(413);
        assertThat(head.post("/stories", "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(head.post("/stories", "{'copy':".repeat(90) + "1" + "}".repeat(90)).status())
                .isEqualTo(422);
        String box = "{'block': 'fact-box', 'body': [";
        assertThat(
                        head.post(
                                        "/stories",
                                        "{'copy': {'body': {'blocks': ["
                                                + box.repeat(35)
                                                + "]}".repeat(35)
                                                + "]}}}")
                                .status())
                .isEqualTo(422);
        assertThat(
                        fields(
                                is(
                                        422,
                                        head.post(
                                                "/stories",
                                                "{'copy': {'headline': '"
                                                        + "x".repeat(2_001)
                                                        + "'}}"))))
                .containsExactly("headline");
        for (String body :
                List.of("", "null", "[]", "{", "{'copy': {}, 'copy': {}}", "{} {}", "\u0000"))
            assertThat(head.post("/stories", body).status()).as(body).isEqualTo(400);
        String[] form = {
            "Authorization: Bearer " + head.key(), "Content-Type: application/x-www-form-urlencoded"
        };
        assertThat(site.sendWith("copy=x", "POST", "/api/v1/stories", form).status())
                .isEqualTo(415);
        assertThat(head.post("/stories", "{'copy': {}}", "If-Match: \"1\"").status())
                .isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aTimeBeyondAllTimesIsRefused() {
        Json.Obj story = head.makes("Far", "/world");
        for (String time :
                List.of(
                        "+999999999-12-31T00:00:00Z",
                        "-999999999-01-01T00:00:00Z",
                        "never",
                        "2026-13-01"))
            assertThat(
                            fields(
                                    is(
                                            422,
                                            head.post(
                                                    "/stories/" + story.number("id") + "/embargo",
                                                    "{'base': "
                                                            + story.number("revision")
                                                            + ", 'until': '"
                                                            + time
                                                            + "'}"))))
                    .as(time)
                    .containsExactly("until");
    }

    @Test
    void moreTagsSectionsOrNamesThanAnybodyNeedsAreRefusedAndMakeNone() {
        Reply reply =
                head.post(
                        "/stories",
                        "{'copy': {'tags': %s, 'alsoIn': %s, 'byline': {'credits': %s}}}"
                                .formatted(
                                        many("{'name': 'Heap %d'}"),
                                        many("'/world'"),
                                        many("{'contributor': 'nobody'}")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .contains("copy.tags", "copy.alsoIn", "copy.byline.credits")
                .contains("has 101 entries; send at most 100")
                .doesNotContain("none of the paper");
        assertThat(site.app().tags().at("heap-1")).isEmpty();
    }

    private static String many(String one) {
        return IntStream.rangeClosed(1, 101)
                .mapToObj(one::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A tag is made for a request that is right, not for one that is refused.
    @Test
    void aRefusedRequestLeavesNoTag() {
        is(
                422,
                head.post(
                        "/stories",
                        "{'copy': {'tags': [{'name': 'Left behind'}], 'lead': {'picture': 'x'}}}"));
        assertThat(site.app().tags().at("left-behind")).isEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayWithItsKeyIsGoneAtOnce() {
        Program gone = Program.of(site, "going", Role.EDITOR);
        gone.makes("Before", "/world");
        site.app().identity().keys().revoke("going", Actor.SYSTEM);
        is(401, gone.post("/stories", Program.story("After", "/world")));
    }
}
