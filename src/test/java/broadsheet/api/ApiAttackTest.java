package broadsheet.api;

import static broadsheet.api.ApiPaper.API;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Reply;
import broadsheet.text.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What somebody sends who means no good: always a 4xx that names the field, or the plain answer;
/// never a 500, never anything of the request in a header.
class ApiAttackTest {
    private static final ApiPaper paper = new ApiPaper();

    private static final List<String> NASTY =
            List.of(
                    "%27%20or%201=1--",
                    "%27;drop%20table%20story;--",
                    ")%20union%20select%20hash%20from%20api_key--",
                    "%00",
                    "a%00b",
                    "%0d%0aSet-Cookie:%20a=b",
                    "%ff%fe",
                    "%ED%A0%80",
                    "%F0%9F%92%A9",
                    "%E2%80%AE",
                    "%EF%BF%BF",
                    "..%2f..%2fetc",
                    "$%7Bjndi:ldap://localhost/a%7D",
                    "%3Cscript%3Ealert(1)%3C/script%3E",
                    "99999999999999999999999",
                    "-9223372036854775808",
                    "9223372036854775807",
                    "1e400",
                    "NaN",
                    "0x10",
                    "%25%25%25",
                    "%7B%7D",
                    "%5B%5D",
                    "x".repeat(3_000));

    private static final List<String> PARAMETERS =
            List.of(
                    "/stories?section=",
                    "/stories?tag=",
                    "/stories?contributor=",
                    "/stories?type=",
                    "/stories?language=",
                    "/stories?since=",
                    "/stories?until=",
                    "/stories?after=",
                    "/stories?limit=",
                    "/stories?body=",
                    "/stories/by-path?path=",
                    "/tags?after=",
                    "/tags?limit=",
                    "/contributors?after=",
                    "/changes?since=",
                    "/changes?limit=",
                    "/stories?tag=ferry&language=",
                    "/stories?",
                    "/stories/",
                    "/tags/",
                    "/contributors/");

    @BeforeAll
    static void fill() {
        paper.strike();
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    @Test
    void noParameterTakesWhatItShouldNot() {
        for (String parameter : PARAMETERS)
            for (String nasty : NASTY) {
                Reply reply = paper.get(parameter + nasty);
                assertThat(reply.status()).as(reply + "").isBetween(200, 499);
                assertThat(reply.header("Set-Cookie")).isEmpty();
                // Bytes that no path may have are refused before anybody is asked.
                if (reply.status() < 400 || !parameter.contains("?")) continue;
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(Json.read(reply.text()).obj().text("detail")).hasSizeLessThan(600);
                assertThat(reply.text()).doesNotContain("SQL", "Exception", "at broadsheet");
            }
        assertThat(paper.all("/stories")).hasSize(1);
    }

    @Test
    void whoGuessesNumbersLearnsNothing() {
        List<String> answers =
                paper.secrets().stream()
                        .map(secret -> answer(secret.id().value()))
                        .distinct()
                        .toList();
        assertThat(answers).containsExactly(answer(7_654_321));
    }

    private static String answer(long id) {
        Reply reply = paper.get("/stories/" + id);
        return reply.status()
                + reply.text().replaceAll("\"" + id + "(\\\\?)\"", "\"N$1\"")
                + reply.headers().keySet().stream().sorted().toList();
    }

    @Test
    void pagesOfOtherSitesMayReadWithoutCookiesAndNotWrite() {
        Reply simple = paper.get("/stories", "Origin: https://other.example", "Cookie: a=b");
        assertThat(simple.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(simple.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(simple.header("Vary")).doesNotContain("Origin");
        Reply preflight =
                paper.site.send(
                        "OPTIONS",
                        API + "/stories/1",
                        "Origin: https://other.example",
                        "Access-Control-Request-Method: GET",
                        "Access-Control-Request-Headers: authorization");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
        assertThat(preflight.header("Access-Control-Allow-Methods"))
                .doesNotContain("POST", "DELETE");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(paper.site.send(method, API + "/stories").status())
                    .isEqualTo(method.equals("POST") ? 401 : 405);
            assertThat(
                            paper.site
                                    .send(method, API + "/stories", "Origin: https://other.example")
                                    .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void noAnswerIsPoisonedForOthers() {
        String right = paper.get("/stories?tag=ferry&type=analysis").text();
        assertThat(paper.get("/stories?type=analysis&tag=ferry").text()).isEqualTo(right);
        assertThat(paper.get("/stories?tag=ferry%26type=analysis").status()).isEqualTo(400);
        assertThat(paper.get("/stories?tag=ferry&type=analysis&utm_source=x").status())
                .isEqualTo(400);
        assertThat(paper.get("/tags/ferry%3Flimit=1").status()).isEqualTo(404);
        Reply forged =
                paper.get(
                        "/stories?type=analysis",
                        "X-Forwarded-Host: evil.example",
                        "X-Original-URL: /api/v1/tags",
                        "X-HTTP-Method-Override: DELETE",
                        "Accept: text/html",
                        "Accept-Language: tlh");
        assertThat(forged.text()).doesNotContain("evil.example");
        assertThat(paper.get("/stories?type=analysis").text()).isEqualTo(forged.text());
        Reply refused = paper.get("/stories?tag=nowhere");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(paper.get("/stories?tag=ferry").status()).isEqualTo(200);
    }

    /// What a client makes up must not push readers' pages out of memory.
    @Test
    void thePressKeepsNothingThatIsMadeUp() {
        for (String common : List.of("/stories", "/stories?tag=ferry", "/stories/1?body=text"))
            paper.get(common);
        long kept = kept();
        for (int i = 1; i < 50; i++)
            for (String madeUp :
                    List.of(
                            "/stories?after=" + i + "-1",
                            "/stories?limit=" + i,
                            "/stories?language=xx-" + i,
                            "/stories?since=2001-01-01T00:00:00." + i + "Z",
                            "/stories?tag=nothing-" + i,
                            "/stories/" + (1_000 + i),
                            "/stories/by-path?path=/nothing-" + i,
                            "/tags?after=" + i,
                            "/tags/nothing-" + i,
                            "/changes?limit=" + i,
                            "/nothing-" + i)) paper.get(madeUp);
        assertThat(kept()).isEqualTo(kept);
    }

    private static long kept() {
        return paper.site.app().pressed();
    }

    @Test
    void anAddressThatIsNotThereIsAProblemToo() {
        for (String path : List.of("/nothing", "/stories/1/2", "/stories/")) {
            Reply reply = paper.get(path);
            assertThat(reply.status()).as(path).isBetween(400, 404);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(paper.site.get("/api").status()).isEqualTo(404);
    }
}
