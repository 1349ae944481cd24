package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program with a key of its own, at work through the API. Every answer it has is held against
/// the contract.
record Program(TestSite site, String key) {
    private static final String API = ApiPaper.API;
    private static final Contract CONTRACT = Contract.read();

    /// One that has these roles everywhere.
    static Program of(TestSite site, String name, Role... roles) {
        return of(site, name, Arrays.stream(roles).map(Grant::of).toList());
    }

    static Program of(TestSite site, String name, List<Grant> grants) {
        return new Program(
                site,
                site.app()
                        .identity()
                        .keys()
                        .add(name, 100_000, grants, Actor.SYSTEM)
                        .orElseThrow());
    }

    /// One whose role holds in a section and below.
    static Program in(TestSite site, String name, String section, Role role) {
        long id = site.app().sections().tree().at(section).orElseThrow().id().value();
        return of(site, name, List.of(new Grant(role, id)));
    }

    Reply get(String path) {
        Reply reply = site.get(API + path, "Authorization: Bearer " + key);
        CONTRACT.holds("GET", API + path, "", reply);
        return reply;
    }

    Json.Obj json(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).as(path + reply.text()).isEqualTo(200);
        return Json.read(reply.text()).obj();
    }

    /// Sends JSON, in which `'` stands for `"`.
    Reply send(String method, String path, String body, String... headers) {
        List<String> all =
                new ArrayList<>(
                        List.of("Authorization: Bearer " + key, "Content-Type: application/json"));
        all.addAll(List.of(headers));
        String sent = body.replace('\'', '"');
        Reply reply = site.sendWith(sent, method, API + path, all.toArray(String[]::new));
        CONTRACT.holds(method, API + path, sent, reply);
        return reply;
    }

    Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /// The answer's JSON, where it has this status.
    static Json.Obj is(int status, Reply reply) {
        assertThat(reply.status()).as(reply + "\n" + reply.text()).isEqualTo(status);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        return Json.read(reply.text()).obj();
    }

    /// A new story that could be published.
    Json.Obj makes(String headline, String section) {
        return is(201, post("/stories", story(headline, section)));
    }

    static String story(String headline, String section) {
        return """
        {'copy': {'headline': '%s', 'section': '%s', 'body': {'blocks': [
          {'block': 'paragraph', 'text': ['One.']},
          {'block': 'paragraph', 'text': ['Two.']}]}}}
        """
                .formatted(headline, section);
    }

    /// What a problem says of each field.
    static List<String> fields(Json.Obj problem) {
        return problem.items("errors").stream().map(error -> error.obj().text("field")).toList();
    }
}
