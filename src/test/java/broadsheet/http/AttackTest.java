package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    private final List<String> reached = new ArrayList<>();
    private Server server;

    @BeforeAll
    void open() throws IOException {
        Handler handler =
                request -> {
                    synchronized (reached) {
                        reached.add(request.path());
                    }
                    return switch (request.path()) {
                        case "/broken" ->
                                throw new IllegalStateException("the secret is swordfish");
                        case "/taking" -> Content.text("took " + request.body().length).build();
                        default -> Content.text("at " + request.path()).build();
                    };
                };
        var settings =
                ServerSettings.local()
                        .withTimeouts(
                                Duration.ofMillis(400),
                                Duration.ofMillis(400),
                                Duration.ofSeconds(5));
        server =
                Server.start(
                        settings,
                        Router.builder()
                                .get("/{path...}", handler)
                                .get("/", handler)
                                .post("/taking", handler)
                                .build());
    }

    @AfterAll
    void close() {
        server.stop(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%", "/%zz", "/a%2", "/%00", "/a%0d%0aSet-Cookie:x", "/a%2fb", "/a%5Cb", "/a\\b",
                        "/../etc/passwd",
                "/a/../b", "/%2e%2e/etc/passwd", "/a/.%2E", "/./a", "/%ff", "/%c0%af", "/%ed%a0%80",
                        "/a#b", "relative",
                "/caf\u00e9", "*"
            })
    void addresses_that_are_not_what_they_seem_are_refused_before_any_handler(String target)
            throws IOException {
        reached.clear();
        Raw.Reply reply = Raw.once(server.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("Bad Request").contains("home page");
        assertThat(reached).isEmpty();
    }

    @Test
    void letters_of_all_languages_and_dots_within_names_are_fine() throws IOException {
        assertThat(Raw.get(server.port(), "/caf%C3%A9/%D8%AE%D8%A8%D8%B1").text())
                .isEqualTo("at /café/خبر");
        assertThat(Raw.get(server.port(), "/.well-known/a..b/...").text())
                .isEqualTo("at /.well-known/a..b/...");
        assertThat(Raw.get(server.port(), "http://other/x?y=%zz").text()).isEqualTo("at /x");
    }

    static Stream<List<String>> malformed() {
        return Stream.of(
                List.of("GET / HTTP/1.1\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\nHost: a\n\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", "400"),
                List.of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                List.of("GET /\r\nHost: a\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\n\rX: y\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a:80:90\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: a]b\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", "400"),
                List.of("GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                List.of("GET http://user@b/x HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                List.of("GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "400"),
                List.of("G@T / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                List.of("\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n", "400"),
                List.of("GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505"),
                List.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"),
                List.of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "501"),
                List.of("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "501"),
                List.of("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "501"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", "417"),
                List.of("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
                List.of("GET /" + "a".repeat(90000), "414"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40000) + "\r\n\r\n", "431"),
                List.of("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(150) + "\r\n", "431"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_requests_get_the_right_status_and_the_connection_ends(List<String> attack)
            throws IOException {
        try (var raw = new Raw(server.port())) {
            Raw.Reply reply = raw.send(attack.get(0)).reply();
            assertThat(reply.status()).isEqualTo(Integer.parseInt(attack.get(1)));
            assertThat(reply.header("Connection")).contains("close");
            assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(raw.ended()).isTrue();
        }
    }

    static Stream<List<String>> smuggling() {
        String hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        String post = "POST /taking HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                List.of(
                        post
                                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(
                        post
                                + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + hidden, "400"),
                List.of(post + "Content-Length: 0, 40\r\n\r\n" + hidden, "400"),
                List.of(post + "Content-Length: +4\r\n\r\nabcd" + hidden, "400"),
                List.of(post + "Content-Length: -1\r\n\r\n" + hidden, "400"),
                List.of(post + "Content-Length: 99999999999999999999\r\n\r\n" + hidden, "400"),
                List.of(
                        post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + hidden,
                        "501"),
                List.of(post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden, "501"),
                List.of(
                        post
                                + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(
                        "POST /taking HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n0\r\n\r\n" + hidden,
                        "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n-1\r\na\r\n0\r\n\r\n" + hidden,
                        "400"),
                List.of(
                        post
                                + "Transfer-Encoding: chunked\r\n\r\nfffffffff\r\na\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" + hidden,
                        "400"),
                List.of(
                        "GET /seen HTTP/1.1\r\nHost: a\r\n\rTransfer-Encoding: chunked\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(post + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + hidden + hidden, "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n0\r\n x: y\r\n\r\n" + hidden,
                        "400"),
                List.of(
                        post
                                + "Transfer-Encoding: chunked\r\n\r\n1\u000b\r\na\r\n0\r\n\r\n"
                                + hidden,
                        "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n1 \r\na\r\n0\r\n\r\n" + hidden,
                        "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n1;\0\r\na\r\n0\r\n\r\n" + hidden,
                        "400"),
                List.of(post + "Transfer-Encoding: chunked\r\n\r\n1\na\n0\n\n" + hidden, "400"),
                List.of(
                        post + "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n" + hidden,
                        "400"));
    }

    @ParameterizedTest
    @MethodSource("smuggling")
    void a_second_request_cannot_be_smuggled_in_a_body(List<String> attack) throws IOException {
        reached.clear();
        try (var raw = new Raw(server.port())) {
            assertThat(raw.send(attack.get(0)).reply().status())
                    .isEqualTo(Integer.parseInt(attack.get(1)));
            assertThat(raw.rest()).isEmpty();
            assertThat(reached).doesNotContain("/hidden");
        }
    }

    @Test
    void bodies_of_both_kinds_arrive_and_the_next_request_starts_where_they_end()
            throws IOException {
        try (var raw = new Raw(server.port())) {
            raw.send(
                    "POST /taking HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd"
                            + "POST /taking HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3;note=x\r\nabc\r\n00A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"
                            + "GET /last HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(raw.reply().text()).isEqualTo("took 4");
            assertThat(raw.reply().text()).isEqualTo("took 13");
            assertThat(raw.reply().text()).isEqualTo("at /last");
        }
    }

    @Test
    void an_unread_body_is_skipped_and_is_not_taken_for_a_request() throws IOException {
        String body = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        try (var raw = new Raw(server.port())) {
            raw.send(
                    "GET /seen HTTP/1.1\r\nHost: a\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
            assertThat(raw.reply().text()).isEqualTo("at /seen");
            assertThat(raw.send(Raw.request("GET", "/next")).reply().text()).isEqualTo("at /next");
        }
    }

    @Test
    void a_body_beyond_the_limit_gets_413_even_where_the_length_is_not_told() throws IOException {
        try (var raw = new Raw(server.port())) {
            raw.send("POST /taking HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
            assertThat(raw.reply().status()).isEqualTo(413);
        }
        try (var raw = new Raw(server.port())) {
            raw.send("POST /taking HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 20; i++) raw.send("10000\r\n" + "x".repeat(65536) + "\r\n");
            Raw.Reply reply = raw.reply();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.text()).contains("1 MB");
        }
    }

    @Test
    void one_hundred_continue_is_sent_when_the_body_is_wanted_and_not_before() throws IOException {
        try (var raw = new Raw(server.port())) {
            raw.send(
                    "POST /taking HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(raw.reply().status()).isEqualTo(100);
            assertThat(raw.send("abc").reply().text()).isEqualTo("took 3");
        }
        try (var raw = new Raw(server.port())) {
            raw.send(
                    "GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            Raw.Reply reply = raw.reply();
            assertThat(reply.text()).isEqualTo("at /a");
            assertThat(reply.header("Connection")).contains("close");
        }
    }

    @Test
    void http_1_0_is_answered_and_closed() throws IOException {
        try (var raw = new Raw(server.port())) {
            Raw.Reply reply = raw.send("GET /old HTTP/1.0\r\n\r\n").reply();
            assertThat(reply.text()).isEqualTo("at /old");
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        try (var raw = new Raw(server.port())) {
            var all = new StringBuilder();
            for (int i = 0; i < 100; i++) all.append(Raw.request("GET", "/n" + i));
            raw.send(all.toString());
            for (int i = 0; i < 100; i++) assertThat(raw.reply().text()).isEqualTo("at /n" + i);
        }
    }

    @Test
    void a_head_that_trickles_in_is_cut_off_with_408() throws IOException {
        try (var raw = new Raw(server.port())) {
            raw.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
            assertThat(raw.reply().status()).isEqualTo(408);
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void a_body_that_never_comes_ends_the_connection() throws IOException {
        try (var raw = new Raw(server.port())) {
            raw.send("POST /taking HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(raw.rest()).startsWith("HTTP/1.1 408").doesNotContain("took 3");
        }
    }

    @Test
    void a_failure_shows_an_incident_number_and_no_secret() throws IOException {
        Raw.Reply reply = Raw.get(server.port(), "/broken");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text())
                .containsPattern("incident [0-9a-f]{8}")
                .doesNotContain("swordfish", "Exception", "at ");
    }

    @Test
    void another_sites_form_is_refused_and_our_own_taken() throws IOException {
        assertThat(post("Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
        assertThat(post("Sec-Fetch-Site: same-site").status()).isEqualTo(403);
        assertThat(post("Origin: https://evil.example").status()).isEqualTo(403);
        assertThat(post("Origin: null").status()).isEqualTo(403);
        assertThat(post("Origin: http://localhost", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(post("Origin: http://localhost", "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(200);
        assertThat(post("X-Program: curl").status()).isEqualTo(200);
    }

    private Raw.Reply post(String... headers) throws IOException {
        return Raw.once(server.port(), Raw.request("POST", "/taking", headers));
    }
}
