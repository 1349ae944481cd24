package broadsheet.api;

import static broadsheet.api.ApiPaper.API;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.http.Method;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.text.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Replays `docs/openapi.yaml`: every address, parameter and answer in it is asked for and held
/// against its schema, and there is nothing beside it.
class ContractTest {
    private static final ApiPaper paper = new ApiPaper();
    private static final Contract contract = Contract.read();
    private static final Json.Obj document = contract.document();
    private static Piece story;
    private static Piece killed;
    private static Piece takenDown;

    /// Answers seen so far: `GET /path 200`.
    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    static void fill() throws IOException {
        story = paper.strike();
        for (int i = 0; i < 3; i++) {
            int number = i;
            paper.mara.publishes(words ->
                    words.headline("Result " + number)
                            .tagged("Ferry", "Rowing")
                            .by("Ada Finch", "Bo Reed"));
        }
        killed = paper.mara.publishes(words -> words.headline("Wrong at the root"));
        paper.mara.kills(killed, "It was not so.");
        takenDown = paper.mara.publishes(words -> words.headline("Before the court"));
        paper.mara.takesDown(takenDown, "By order of the court.");
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    @Test
    void theContractHasEveryAddressOfTheApiAndNoOther() {
        Set<String> routed =
                paper.site.app().routes().routes().stream()
                        .filter(route -> route.method() != Method.OPTIONS)
                        .filter(route -> route.pattern().startsWith("/api/"))
                        .filter(route -> !route.pattern().equals("/api/{rest...}"))
                        .map(route -> route.pattern() + " " + route.method())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = new TreeSet<>();
        document.get("paths")
                .obj()
                .members()
                .forEach((path, item) ->
                        item.obj()
                                .members()
                                .keySet()
                                .forEach(method ->
                                        promised.add(
                                                path + " " + method.toUpperCase(Locale.ROOT))));
        assertThat(promised).isEqualTo(routed);
    }

    @Test
    void theContractIsServedAsItIsWritten() {
        Json.Obj served = paper.json("/openapi.json");
        Map<String, Json> members = new LinkedHashMap<>(served.members());
        assertThat(members.remove("servers")).isNotNull();
        assertThat(members).isEqualTo(document.members());
    }

    @Test
    void everyAnswerOfTheContractCanBeHadAndKeepsToIt() {
        open().forEach(this::replay);
        replayKeys();
        Set<String> promised = new TreeSet<>();
        open().forEach((path, item) ->
                item.get("get")
                        .obj()
                        .get("responses")
                        .obj()
                        .members()
                        .keySet()
                        .forEach(status -> promised.add(path + " " + status)));
        // Limits and keys are the same for all: seen at one address.
        promised.removeIf(each -> each.endsWith(" 429") || each.endsWith(" 401"));
        promised.add("/api/v1 401");
        assertThat(seen).containsExactlyElementsOf(promised);
    }

    /// What can be read without a key. Of what takes one, [Program] holds every answer against the
    /// contract.
    private static Map<String, Json.Obj> open() {
        Map<String, Json.Obj> open = new LinkedHashMap<>();
        document.get("paths")
                .obj()
                .members()
                .forEach((path, item) -> {
                    if (item.obj().get("get") instanceof Json.Obj read
                            && read.get("security") instanceof Json.Null)
                        open.put(path, item.obj());
                });
        return open;
    }

    private void replay(String path, Json.Obj item) {
        Json.Obj operation = item.get("get").obj();
        List<Json.Obj> parameters = operation.items("parameters").stream().map(Json::obj).toList();
        String plain = filled(path, Map.of()) + required(parameters);
        Reply whole = ask(path, plain);
        assertThat(whole.status()).as(plain).isEqualTo(200);
        ask(path, plain, "If-None-Match: " + whole.header("ETag"));
        Reply head = paper.site.send("HEAD", plain);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(whole.body().length + "");
        named(ask(path, plain + (plain.contains("?") ? "&" : "?") + "colour=red"), "colour");
        for (Json.Obj parameter : parameters) {
            String name = parameter.text("name");
            if (parameter.text("in").equals("path")) {
                if (!name.equals("slug")) named(ask(path, filled(path, Map.of(name, "x1"))), name);
                named(ask(path, filled(path, Map.of(name, "999999"))), name);
                named(ask(path, filled(path, Map.of(name, "x".repeat(501)))), name);
                continue;
            }
            String free = name.equals("path") ? "" : required(parameters).replace("?", "&");
            for (String good : good(path, name)) {
                Reply reply = ask(path, filled(path, Map.of()) + "?" + name + "=" + good + free);
                assertThat(reply.status()).as(reply.path()).isEqualTo(200);
            }
            for (String bad : bad(name))
                named(ask(path, filled(path, Map.of()) + "?" + name + "=" + bad + free), name);
            String twice = name + "=" + good(path, name).getFirst();
            named(ask(path, filled(path, Map.of()) + "?" + twice + "&" + twice + free), name);
        }
        if (path.contains("{id}") || path.contains("by-path")) withdrawn(path);
        if (path.endsWith("/{slug}")) moved(path);
        if (path.endsWith("/changes")) ask(path, path + "?since=1-1");
        if (path.endsWith("by-path")) named(ask(path, path), "path");
    }

    private void moved(String path) {
        String list = path.contains("tags") ? "/tag/" : "/by/";
        String slug = path.contains("tags") ? "ferry" : "ada-finch";
        paper.site.app().redirects().put(Map.of(list + "once", list + slug));
        assertThat(ask(path, filled(path, Map.of("slug", "once"))).location())
                .isEqualTo(filled(path, Map.of()));
    }

    private void withdrawn(String path) {
        if (path.contains("by-path")) {
            ask(path, path + "?path=" + killed.path());
            ask(path, path + "?path=" + takenDown.path());
            ask(path, path + "?path=" + story.path() + "/");
            return;
        }
        ask(path, filled(path, Map.of("id", killed.id().value() + "")));
        ask(path, filled(path, Map.of("id", takenDown.id().value() + "")));
    }

    /// Asks, and holds the answer against what the contract says of the address.
    private Reply ask(String path, String target, String... headers) {
        Reply reply = paper.site.get(target, headers);
        seen.add(path + " " + reply.status());
        Json.Obj responses =
                document.get("paths").obj().get(path).obj().get("get").obj().get("responses").obj();
        Json answer = responses.get(reply.status() + "");
        assertThat(answer).as(reply + " is not in the contract").isInstanceOf(Json.Obj.class);
        Json.Obj said = contract.resolved(answer.obj());
        if (said.get("headers") instanceof Json.Obj all && reply.status() == 200)
            all.members()
                    .forEach(
                            (name, header) -> header(reply, name, contract.resolved(header.obj())));
        if (said.get("content") instanceof Json.Obj content) {
            String type = content.members().keySet().iterator().next();
            assertThat(reply.header("Content-Type")).as(target).isEqualTo(type);
            if (type.endsWith("json"))
                assertThat(contract.errors(content.get(type).obj().get("schema"), reply.text()))
                        .as(target + "\n" + reply.text())
                        .isEmpty();
        } else assertThat(reply.body()).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        return reply;
    }

    private static void header(Reply reply, String name, Json.Obj header) {
        if (name.equals("Link") && reply.header(name).isEmpty()) return;
        String value = Json.of(reply.header(name)).write();
        assertThat(reply.header(name)).as(name).isNotEmpty();
        assertThat(contract.errors(header.get("schema"), value)).as(reply + "").isEmpty();
    }

    private static void named(Reply reply, String parameter) {
        assertThat(reply.status()).as(reply + reply.text()).isBetween(400, 410);
        Json.Obj problem = Json.read(reply.text()).obj();
        assertThat(problem.text("parameter")).isEqualTo(parameter);
        assertThat(problem.text("detail")).contains(parameter);
        assertThat(problem.text("allowed")).isNotEmpty();
    }

    private static String filled(String path, Map<String, String> other) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", story.id().value() + "");
        values.put("picture", "1");
        values.put("slug", path.contains("tags") ? "ferry" : "ada-finch");
        values.putAll(other);
        String filled = path;
        for (var each : values.entrySet())
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        return filled;
    }

    private static String required(List<Json.Obj> parameters) {
        return parameters.stream().anyMatch(each -> each.text("name").equals("path"))
                ? "?path=" + story.path()
                : "";
    }

    private static List<String> good(String path, String name) {
        return switch (name) {
            case "section" -> List.of("/business", "business/economy");
            case "tag" -> List.of("ferry");
            case "contributor" -> List.of("ada-finch");
            case "type" -> List.of("news", "obituary");
            case "language" -> List.of("en", "en-GB", "pt-BR");
            case "since", "until" ->
                    path.endsWith("changes")
                            ? List.of("latest", "", "0-0")
                            : List.of(
                                    "2026-01-02",
                                    "2026-01-02T03:04:05Z",
                                    "2026-01-02T03:04:05%2B01:00");
            case "after" ->
                    path.endsWith("stories")
                            ? List.of("1700000000000000-1")
                            : List.of("", "a", "zz");
            case "limit" -> List.of("1", "2", "100");
            case "body" -> List.of("blocks", "html", "text", "none", "blocks,html,text");
            case "path" -> List.of(story.path());
            case "q" ->
                    List.of(
                            "ferry",
                            "%22no%20boat%22",
                            "",
                            "after:yesterday",
                            "tag:nosuch",
                            "-",
                            "%00");
            case "sort" -> List.of("relevance", "newest", "oldest");
            case "fresh" -> List.of("yes", "no");
            case "page" -> List.of("1", "2", "500");
            default -> throw new AssertionError("no value for " + name);
        };
    }

    private static List<String> bad(String name) {
        List<String> bad = new ArrayList<>(List.of("x".repeat(501)));
        switch (name) {
            case "section", "tag", "contributor" -> bad.addAll(List.of("", "nowhere", "%00", "'"));
            case "type" -> bad.addAll(List.of("", "NEWS", "gossip"));
            case "language" -> bad.addAll(List.of("", "e", "en_GB", "%25"));
            case "since", "until" ->
                    bad.addAll(
                            List.of(
                                    "yesterday",
                                    "2026-02-30",
                                    "-999999999-01-01",
                                    "2026-01-02T03:04:05+01:00"));
            case "sort" -> bad.addAll(List.of("", "up", "NEWEST"));
            case "fresh" -> bad.addAll(List.of("", "true"));
            case "page", "limit" ->
                    bad.addAll(
                            List.of("", "0", "-1", "1001", "2.5", "1e2", "99999999999", "%D9%A3"));
            case "body" -> bad.addAll(List.of("", "xml", "html,,text", "html,html"));
            case "path" -> bad.addAll(List.of("/nowhere", "'"));
            case "after", "q" -> {}
            default -> throw new AssertionError("no value for " + name);
        }
        return bad;
    }

    private void replayKeys() {
        Reply refused = ask(API, API, "Authorization: Bearer bsk_1_guess");
        assertThat(refused.status()).isEqualTo(401);
    }
}
