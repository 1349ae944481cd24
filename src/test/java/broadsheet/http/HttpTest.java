package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a reader's browser asks, and what it gets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTest {
    private static final String STORY =
            "<!DOCTYPE html><title>Harbour</title>" + "<p>The ferry is late again.</p>".repeat(100);
    private static final Instant PRINTED = Instant.parse("2026-11-20T08:30:15.5Z");

    @TempDir private static Path folder;

    private final Map<String, Content> pressed = new ConcurrentHashMap<>();
    private final AtomicInteger observed = new AtomicInteger();
    private final byte[] picture = new byte[300_000];
    private Server server;
    private int port;

    @BeforeAll
    void open() throws IOException {
        new Random(7).nextBytes(picture);
        Path file = Files.write(folder.resolve("ferry.jpg"), picture);
        pressed.put("/pressed", story().build());
        Router router =
                Router.builder()
                        .get("/", _ -> story().build())
                        .get("/pressed", _ -> story().build())
                        .get("/short", _ -> Content.html("Short.").build())
                        .get(
                                "/tag/{slug}",
                                request ->
                                        Content.text(
                                                        request.variable("slug")
                                                                + request.param("page").orElse("1"))
                                                .build())
                        .get("/tag/all", _ -> Content.text("every tag").build())
                        .get(
                                "/files/{path...}",
                                request -> Content.text(request.variable("path")).build())
                        .get("/ferry.jpg", _ -> new FileContent(file, "image/jpeg", "ferry-1"))
                        .get(
                                "/lost.jpg",
                                _ -> new FileContent(folder.resolve("lost.jpg"), "image/jpeg", "x"))
                        .get("/old", _ -> Response.movedPermanently("/neu/\u00fcber?a=1"))
                        .get("/killed", _ -> Response.gone("This story was withdrawn."))
                        .get("/cookie", _ -> story().build().with("Set-Cookie", "a=b; HttpOnly"))
                        .get(
                                "/who",
                                request ->
                                        Content.text(
                                                        request.remoteAddress()
                                                                + " "
                                                                + request.scheme()
                                                                + "://"
                                                                + request.host())
                                                .build())
                        .post(
                                "/letters",
                                request ->
                                        Content.text(request.form().value("text").orElseThrow())
                                                .status(201)
                                                .build())
                        .delete("/letters", _ -> Content.text("").status(204).build())
                        .build();
        var settings =
                ServerSettings.local()
                        .withPublicUrl(URI.create("https://harbour.example"))
                        .withTrustedProxies(Set.of("127.0.0.1"));
        server =
                Server.start(
                        settings,
                        router,
                        request -> pressed.get(request.path()),
                        ErrorPages.PLAIN,
                        (_, _, _) -> observed.incrementAndGet());
        port = server.port();
    }

    private static Content.Builder story() {
        return Content.html(STORY)
                .lastModified(PRINTED)
                .cacheTags(java.util.List.of("story-1", "home"))
                .language("en");
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/", "/pressed"})
    void a_page_comes_with_all_it_should_say_rendered_or_pressed(String path) throws IOException {
        Raw.Reply reply = Raw.get(port, path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(STORY);
        assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(reply.header("ETag")).get().asString().matches("\"[\\w-]{20}\"");
        assertThat(reply.header("Last-Modified")).contains("Fri, 20 Nov 2026 08:30:15 GMT");
        assertThat(reply.header("Vary")).contains("Accept-Encoding");
        assertThat(reply.header("Cache-Tag")).contains("story-1,home");
        assertThat(reply.header("Cache-Control")).contains("no-cache");
        assertThat(reply.header("Date")).isPresent();
        assertThat(reply.header("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("Strict-Transport-Security")).isPresent();
        assertThat(reply.header("Referrer-Policy")).contains("strict-origin-when-cross-origin");
        assertThat(reply.header("X-Frame-Options")).contains("DENY");
    }

    @Test
    void a_form_with_more_fields_than_any_page_has_is_refused() throws IOException {
        String body = "text=a" + "&a".repeat(1_000);
        String head = Raw.request("POST", "/letters", "Content-Length: " + body.length());
        assertThat(Raw.once(port, head + body).status()).isEqualTo(413);
    }

    @Test
    void a_whole_address_says_which_host_is_meant_whatever_the_host_header_says()
            throws IOException {
        assertThat(Raw.get(port, "http://other.example/who").text())
                .isEqualTo("127.0.0.1 http://other.example");
    }

    @ParameterizedTest
    @CsvSource({"/", "/pressed"})
    void a_reader_who_has_the_page_is_told_so(String path) throws IOException {
        String tag = Raw.get(port, path).header("ETag").orElseThrow();
        for (String held : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Raw.Reply reply = Raw.get(port, path, "If-None-Match: " + held);
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.header("ETag")).contains(tag);
            assertThat(reply.header("Cache-Control")).isPresent();
            assertThat(reply.header("Vary")).isPresent();
            assertThat(reply.header("Content-Length")).isEmpty();
        }
        assertThat(Raw.get(port, path, "If-None-Match: \"other\"").status()).isEqualTo(200);
        assertThat(Raw.get(port, path, "If-Modified-Since: Fri, 20 Nov 2026 08:30:15 GMT").status())
                .isEqualTo(304);
        assertThat(Raw.get(port, path, "If-Modified-Since: Fri, 20 Nov 2026 08:30:14 GMT").status())
                .isEqualTo(200);
        assertThat(Raw.get(port, path, "If-Modified-Since: yesterday").status()).isEqualTo(200);
        assertThat(
                        Raw.get(
                                        port,
                                        path,
                                        "If-None-Match: \"other\"",
                                        "If-Modified-Since: Sat, 21 Nov 2026 08:30:15 GMT")
                                .status())
                .isEqualTo(200);
        assertThat(Raw.get(port, "/killed", "If-None-Match: *").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({"/", "/pressed", "/ferry.jpg", "/tag/x", "/nowhere", "/old"})
    void head_says_what_get_says_without_the_body(String path) throws IOException {
        Raw.Reply get = Raw.get(port, path, "Accept-Encoding: gzip");
        try (var raw = new Raw(port)) {
            Raw.Reply head =
                    raw.send(Raw.request("HEAD", path, "Accept-Encoding: gzip")).reply(false);
            assertThat(head.head().replaceAll("Date: .*", ""))
                    .isEqualTo(get.head().replaceAll("Date: .*", ""));
            assertThat(raw.send(Raw.request("GET", "/short")).reply().text()).isEqualTo("Short.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br",
                "gzip | gzip",
                "br;q=0.5, gzip;q=0.8 | gzip",
                "BR | br",
                "* | br",
                "gzip;q=0, br;q=0 | ''",
                "identity;q=0, * | br",
                "*;q=0 | ''",
                "br;q=0, * | gzip",
                "zstd | ''",
                "'' | ''",
                "identity | ''",
                "identity;q=1, gzip;q=0.5 | ''",
                "gzip;q=0.001 | gzip",
                "gzip;q=nonsense | ''",
                ",,;;q=, gzip | gzip",
                "identity;q=0, zstd | ''"
            })
    void the_reader_chooses_the_coding(String accepted, String coding) throws IOException {
        for (String path : new String[] {"/", "/pressed"}) {
            Raw.Reply reply = Raw.get(port, path, "Accept-Encoding: " + accepted);
            assertThat(reply.header("Content-Encoding").orElse("")).as(path).isEqualTo(coding);
            assertThat(decoded(reply.body(), coding)).isEqualTo(STORY);
        }
    }

    private static String decoded(byte[] body, String coding) throws IOException {
        byte[] plain =
                switch (coding) {
                    case "gzip" ->
                            new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
                    case "br" -> Decoder.decompress(body).getDecompressedData();
                    default -> body;
                };
        return new String(plain, StandardCharsets.UTF_8);
    }

    @Test
    void each_coding_has_its_own_tag_and_a_tag_of_another_coding_is_not_taken() throws IOException {
        String plain = Raw.get(port, "/pressed").header("ETag").orElseThrow();
        String br = Raw.get(port, "/pressed", "Accept-Encoding: br").header("ETag").orElseThrow();
        assertThat(br).isNotEqualTo(plain);
        assertThat(
                        Raw.get(port, "/pressed", "Accept-Encoding: br", "If-None-Match: " + br)
                                .status())
                .isEqualTo(304);
        assertThat(
                        Raw.get(port, "/pressed", "Accept-Encoding: br", "If-None-Match: " + plain)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_polished_page_is_smaller_and_readers_of_the_rough_one_still_get_304()
            throws IOException {
        Content hot =
                Content.html(
                                STORY
                                        + new Random(3)
                                                .ints(4000, 'a', 'z')
                                                .mapToObj(Character::toString)
                                                .toList())
                        .build();
        pressed.put("/hot", hot);
        hot.variant(Coding.BROTLI);
        Raw.Reply rough = Raw.get(port, "/hot", "Accept-Encoding: br");
        long weight = hot.weight();
        assertThat(hot.polish().polished()).isTrue();
        Raw.Reply polished = Raw.get(port, "/hot", "Accept-Encoding: br");
        assertThat(polished.body().length).isLessThan(rough.body().length);
        assertThat(decoded(polished.body(), "br")).isEqualTo(decoded(rough.body(), "br"));
        String held = rough.header("ETag").orElseThrow();
        Raw.Reply again = Raw.get(port, "/hot", "Accept-Encoding: br", "If-None-Match: " + held);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).contains(held);
        assertThat(hot.weight()).isBetween(weight / 2, weight * 2).isGreaterThan(hot.body().length);
    }

    @Test
    void short_pages_and_pictures_are_not_compressed() throws IOException {
        assertThat(Raw.get(port, "/short", "Accept-Encoding: br").header("Content-Encoding"))
                .isEmpty();
        assertThat(Raw.get(port, "/short", "Accept-Encoding: br").header("Vary")).isEmpty();
        assertThat(Raw.get(port, "/ferry.jpg", "Accept-Encoding: br").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_file_streams_whole_and_in_parts() throws IOException {
        Raw.Reply whole = Raw.get(port, "/ferry.jpg");
        assertThat(whole.body()).isEqualTo(picture);
        assertThat(whole.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(whole.header("Accept-Ranges")).contains("bytes");
        assertThat(Raw.get(port, "/ferry.jpg", "If-None-Match: \"ferry-1\"").status())
                .isEqualTo(304);
        assertThat(Raw.get(port, "/lost.jpg").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-99 | bytes 0-99/300000", "bytes=299990- | bytes 299990-299999/300000",
                "bytes=-10 | bytes 299990-299999/300000", "bytes=-900000 | bytes 0-299999/300000",
                "bytes=100-900000 | bytes 100-299999/300000",
                        "bytes=65536-200000 | bytes 65536-200000/300000",
                "Bytes=0-0 | bytes 0-0/300000"
            })
    void a_part_is_exactly_what_was_asked(String range, String said) throws IOException {
        Raw.Reply part = Raw.get(port, "/ferry.jpg", "Range: " + range);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).contains(said);
        String[] ends = said.replaceAll(".* |/.*", "").split("-");
        int first = Integer.parseInt(ends[0]);
        assertThat(part.body())
                .isEqualTo(
                        java.util.Arrays.copyOfRange(
                                picture, first, Integer.parseInt(ends[1]) + 1));
    }

    @Test
    void ranges_that_cannot_be_had_or_understood() throws IOException {
        Raw.Reply beyond = Raw.get(port, "/ferry.jpg", "Range: bytes=300000-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).contains("bytes */300000");
        assertThat(Raw.get(port, "/ferry.jpg", "Range: bytes=-0").status()).isEqualTo(416);
        for (String range :
                new String[] {"bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=-", "bytes=0-1,5-6"})
            assertThat(Raw.get(port, "/ferry.jpg", "Range: " + range).status())
                    .as(range)
                    .isEqualTo(200);
        assertThat(
                        Raw.get(port, "/ferry.jpg", "Range: bytes=0-1", "If-Range: \"ferry-1\"")
                                .status())
                .isEqualTo(206);
        assertThat(
                        Raw.get(port, "/ferry.jpg", "Range: bytes=0-1", "If-Range: \"ferry-0\"")
                                .status())
                .isEqualTo(200);
        assertThat(
                        Raw.get(port, "/ferry.jpg", "Range: bytes=0-1", "If-Range: W/\"ferry-1\"")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_redirect_says_where_and_never_leads_to_another_site_by_accident() throws IOException {
        Raw.Reply reply = Raw.get(port, "/old");
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.header("Location")).contains("/neu/%C3%BCber?a=1");
        assertThat(new Redirect(302, "/a\r\nSet-Cookie: x").location())
                .isEqualTo("/a%0D%0ASet-Cookie:%20x");
        for (String place :
                new String[] {"//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"})
            assertThatThrownBy(() -> new Redirect(302, place))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void routes_prefer_literal_names_and_know_404_from_405() throws IOException {
        assertThat(Raw.get(port, "/tag/caf%C3%A9?page=2").text()).isEqualTo("caf\u00e92");
        assertThat(Raw.get(port, "/tag/all").text()).isEqualTo("every tag");
        assertThat(Raw.get(port, "/files/a/b%20c").text()).isEqualTo("a/b c");
        for (String path :
                new String[] {"/nowhere", "/tag/", "/tag", "/tag/a/b", "/files/", "//", "/Tag/all"})
            assertThat(Raw.get(port, path).status()).as(path).isEqualTo(404);
        Raw.Reply wrong = Raw.once(port, Raw.request("PUT", "/letters"));
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("POST, DELETE, OPTIONS");
        Raw.Reply options = Raw.once(port, Raw.request("OPTIONS", "/tag/x"));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(Raw.once(port, Raw.request("OPTIONS", "*")).status()).isEqualTo(204);
        assertThat(Raw.once(port, Raw.request("DELETE", "/letters")).status()).isEqualTo(204);
        assertThat(Raw.get(port, "/killed").text()).contains("withdrawn");
    }

    @Test
    void a_program_gets_problems_as_json() throws IOException {
        Raw.Reply reply = Raw.get(port, "/no%22where", "Accept: application/json");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.text())
                .contains("\"status\":404")
                .contains("\"instance\":\"/no%22where\"");
        assertThat(Raw.get(port, "/api/none").header("Content-Type"))
                .contains("application/problem+json");
        assertThat(
                        Raw.get(port, "/none", "Accept: text/html,application/json")
                                .header("Content-Type"))
                .contains("text/html; charset=utf-8");
    }

    @Test
    void one_readers_cookie_does_not_stick_to_the_shared_page() throws IOException {
        assertThat(Raw.get(port, "/cookie").header("Set-Cookie")).contains("a=b; HttpOnly");
        assertThat(Raw.get(port, "/").header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_form_arrives_in_letters() throws IOException {
        String body = "text=Dear+editor%2C+%C3%BC&x=%zz";
        Raw.Reply reply =
                Raw.once(
                        port,
                        "POST /letters HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("Dear editor, \u00fc");
    }

    @Test
    void a_trusted_proxy_is_believed_in_its_last_word() throws IOException {
        assertThat(
                        Raw.get(
                                        port,
                                        "/who",
                                        "X-Forwarded-For: 6.6.6.6, 9.9.9.9",
                                        "X-Forwarded-Proto: https",
                                        "X-Forwarded-Host: Harbour.example")
                                .text())
                .isEqualTo("9.9.9.9 https://harbour.example");
        assertThat(Raw.get(port, "/who").text()).isEqualTo("127.0.0.1 http://localhost");
    }

    @Test
    void every_answer_is_observed() throws IOException {
        int before = observed.get();
        Raw.get(port, "/pressed");
        Raw.get(port, "/");
        Raw.get(port, "/nowhere");
        Raw.once(port, "nonsense\r\n\r\n");
        long until = System.nanoTime() + 5_000_000_000L;
        while (observed.get() < before + 4 && System.nanoTime() < until) Thread.onSpinWait();
        assertThat(observed.get()).isGreaterThanOrEqualTo(before + 4);
    }

    @Test
    void nothing_unsafe_fits_into_a_policy_or_a_header() {
        assertThatThrownBy(() -> Csp.PAGE.and("script-src", "'unsafe-inline'"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Csp.PAGE.and("img-src", "https://a; script-src *"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Content.html("").header("X", "a\r\nb").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Csp.PAGE.styleHashes(java.util.List.of("sha256-abc=")).header())
                .contains("style-src 'self' 'sha256-abc='");
    }
}
