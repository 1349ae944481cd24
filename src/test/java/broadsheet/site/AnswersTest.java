package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Status, headers and addresses of every kind of page.
class AnswersTest {
    private static final TestSite site = TestSite.paper().with("site.old-after", "0s").open();
    private static final List<String> PAGES = new ArrayList<>();

    @Test
    void aPictureOfAnOldSiteIsFoundInEverySizeAndVersion() {
        String uploads = "/wp-content/uploads/2019/03/";
        site.app()
                .redirects()
                .put(
                        java.util.Map.of(
                                uploads + "crane.jpg", "/media/1/crane.jpg",
                                uploads + "Gull-scaled.JPG", "/media/2/gull.jpg",
                                uploads + "plan-20x30.png", "/media/3/plan.png"));
        for (String crane :
                List.of(
                        "crane.jpg",
                        "crane-300x200.jpg",
                        "crane-scaled.jpg",
                        "crane-e1234567890.jpg",
                        "crane-e1234567890-1024x683.jpg"))
            assertThat(site.get(uploads + crane).location()).isEqualTo("/media/1/crane.jpg");
        for (String gull : List.of("Gull.JPG", "Gull-300x200.JPG", "Gull-scaled.JPG"))
            assertThat(site.get(uploads + gull).location()).isEqualTo("/media/2/gull.jpg");
        assertThat(site.get(uploads + "plan-20x30.png").location()).isEqualTo("/media/3/plan.png");
        for (String none : List.of("crane-300x200.png", "crane-300x.jpg", "heron-300x200.jpg"))
            assertThat(site.get(uploads + none).status()).as(none).isEqualTo(404);
    }

    @BeforeAll
    static void fill() {
        Editor mara = site.editor("Mara");
        Piece story =
                mara.publishes(words ->
                        words.headline("Ferry runs again")
                                .in("/business/economy")
                                .tagged("Ferry")
                                .by("Ada Finch"));
        Piece page =
                mara.publishesPage(
                        words -> words.headline("House rules").in(null).says("Be kind."));
        site.files(
                new State.Published(),
                "/2012/05/an-old-story/",
                "2012-05-06T07:08:09Z",
                words -> words.headline("An old story"),
                "/?p=12",
                "/older/place");
        for (int i = 0; i < 65; i++) {
            int number = i;
            site.files(
                    new State.Published(),
                    null,
                    "2012-05-07T10:00:%02dZ".formatted(i / 2),
                    words ->
                            words.headline("Result %02d".formatted(number))
                                    .in("/sports")
                                    .tagged("Rowing")
                                    .by("Bo Reed"));
        }
        PAGES.addAll(
                List.of(
                        "/",
                        "/business",
                        "/business/economy",
                        "/tag/ferry",
                        "/by/ada-finch",
                        "/archive/2012/05/06",
                        "/about",
                        "/2012/05/an-old-story/",
                        story.path(),
                        page.path()));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void everyKindOfPageHasItsHeaders() throws Exception {
        for (String path : PAGES) {
            Reply page = site.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Length")).isEqualTo(page.body().length + "");
            assertThat(page.header("ETag")).as(path).matches("\"[^\"]+\"");
            // A page pressed twice within one second has no date the second time.
            assertThat(page.header("Last-Modified")).as(path).matches("|.* GMT");
            assertThat(page.header("Vary")).contains("Accept-Encoding");
            assertThat(page.header("Cache-Tag")).as(path).isNotEmpty();
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isNotEmpty();
            policy(page);
        }
    }

    @Test
    void aStoryWithoutAHeadlineHasAHeadingAllTheSame() {
        site.files(
                new State.Published(),
                "/2009/09/05/no-title/",
                "2009-09-05T07:08:09Z",
                words -> words.headline("").says("It began without a title."));
        assertThat(site.get("/2009/09/05/no-title/").html().select("h1").eachText())
                .containsExactly("Untitled");
    }

    @Test
    void everyKindOfPageCarriesTheRulesForWhatItHolds() {
        for (String path : PAGES) {
            Reply page = site.get(path);
            String rules = page.html().select("style").first().data();
            for (String name : List.of("prose", "article", "river", "container", "top"))
                if (!page.html().select("main." + name + ", main ." + name).isEmpty())
                    assertThat(rules).as(path + " " + name).containsPattern("\\." + name + "[{ >]");
        }
    }

    private static void policy(Reply page) throws Exception {
        String policy = page.header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        String runs = "style, script:not([src]):not([type=application/ld+json])";
        for (Element inline : page.html().select(runs))
            assertThat(policy).as(page.path()).contains("'sha256-" + sha256(inline.data()) + "'");
        assertThat(page.html().select("[style], [onclick], [onload], [onerror]")).isEmpty();
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusalsHaveThePoliciesToo() throws Exception {
        for (String path : List.of("/nothing/here", "/%zz", "/tag/none")) policy(site.get(path));
    }

    @Test
    void conditionalAndHeadRequests() {
        int dated = 0;
        for (String path : PAGES) {
            Reply page = site.get(path);
            Reply head = site.send("HEAD", path);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isEqualTo(page.header("Content-Length"));
            assertThat(head.header("ETag")).isEqualTo(page.header("ETag"));
            Reply same = site.get(path, "If-None-Match: " + page.header("ETag"));
            assertThat(same.status()).as(path).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(page.header("ETag"));
            assertThat(same.header("Vary")).contains("Accept-Encoding");
            assertThat(site.get(path, "If-None-Match: \"other\"").status()).isEqualTo(200);
            String date = page.header("Last-Modified");
            if (date.isEmpty()) continue;
            assertThat(site.get(path, "If-Modified-Since: " + date).status()).isEqualTo(304);
            dated++;
        }
        assertThat(dated).isGreaterThan(PAGES.size() / 2);
    }

    @Test
    void codingsGiveTheSamePage() throws IOException {
        Brotli4jLoader.ensureAvailability();
        for (String path : PAGES) {
            Reply plain = site.get(path);
            Reply gzip = site.get(path, "Accept-Encoding: gzip");
            assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                    .as(path)
                    .isEqualTo(plain.body());
            Reply brotli = site.get(path, "Accept-Encoding: gzip, deflate, br");
            assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
            assertThat(
                            new BrotliInputStream(new ByteArrayInputStream(brotli.body()))
                                    .readAllBytes())
                    .isEqualTo(plain.body());
            assertThat(Set.of(plain.header("ETag"), gzip.header("ETag"), brotli.header("ETag")))
                    .hasSize(3);
            assertThat(
                            site.get(
                                            path,
                                            "Accept-Encoding: br",
                                            "If-None-Match: " + brotli.header("ETag"))
                                    .status())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/?p=12, /2012/05/an-old-story/",
        "/older/place, /2012/05/an-old-story/",
        "/older/place/, /2012/05/an-old-story/",
        "/2012/05/an-old-story, /2012/05/an-old-story/",
        "/business/, /business",
        "/business/economy/, /business/economy",
        "/about/, /about",
        "/business/economy/ferry-runs-again/, /business/economy/ferry-runs-again",
        "/tag/ferry/, /tag/ferry",
        "/by/ada-finch/, /by/ada-finch",
        "/archive/2012/05/06/, /archive/2012/05/06"
    })
    void oldAndSlackAddressesLeadToTheRightOne(String from, String to) {
        assertThat(site.get("/").status()).isEqualTo(200);
        Reply reply = site.get(from);
        assertThat(reply.status()).as(from).isIn(301, 308);
        assertThat(reply.location()).endsWith(to);
        assertThat(site.get(to).status()).isEqualTo(200);
    }

    @Test
    void otherParametersAreTheSamePage() {
        for (String path : PAGES) {
            Reply tracked = site.get(path + "?utm_source=mail&fbclid=%zz");
            assertThat(tracked.status()).as(path).isEqualTo(200);
            assertThat(tracked.header("ETag")).isEqualTo(site.get(path).header("ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sports", "/tag/rowing", "/by/bo-reed"})
    void aListIsReadToItsEndWithoutAStoryTwiceOrMissing(String list) {
        Set<String> seen = new HashSet<>();
        String next = list;
        int pages = 0;
        while (next != null) {
            Reply page = site.get(next);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("link[rel=canonical]").attr("href")).endsWith(next);
            for (String link : page.html().select("main article a").eachAttr("href"))
                assertThat(seen.add(link)).as(next + " has again " + link).isTrue();
            next = page.html().select("nav.pages a[rel=next]").attr("href");
            if (next.isEmpty()) next = null;
            assertThat(++pages).isLessThan(9);
        }
        assertThat(seen).hasSize(65);
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /, 405",
        "DELETE, /business, 405",
        "PUT, /about, 405",
        "PATCH, /business/economy/ferry-runs-again, 405",
        "GET, /%zz, 400",
        "GET, /%ff%fe, 400",
        "GET, /a%00b, 400",
        "GET, /../../etc/passwd, 400",
        "GET, /assets/..%2f..%2fapplication, 400",
        "GET, /assets/%2e%2e/x, 400",
        "GET, /media/..%5cx, 400",
        "GET, /archive/2026/02/30, 404",
        "GET, /archive/2026/13/01, 404",
        "GET, /archive/2026/1/1, 404",
        "GET, /archive/9999/12/31, 404",
        "GET, /archive/0000/00/00, 404",
        "GET, /archive/x/y/z, 404",
        "GET, /archive/2012/05, 404",
        "GET, /sports?before=x, 404",
        "GET, /sports?before=-1-1, 404",
        "GET, /sports?before=1-0, 404",
        "GET, /sports?before=99999999999999999-999999999999999999, 200",
        "GET, /sports?before=0-1, 200",
        "GET, /sports?before=, 404",
        "GET, /?p=99999999999999999999, 200",
        "GET, /?p=', 200",
        "GET, /?p=%00, 200",
        "GET, /tag/%F0%9F%8C%8A, 404",
        "GET, //evil.example/, 404",
        "GET, /wp-admin/, 404",
        "GET, /.git/config, 404",
        "GET, /assets/none.js, 404",
        "GET, /media/none.jpg, 404"
    })
    void oddRequestsGetTheRightStatusAndAHelpfulPage(String method, String path, int status) {
        Reply reply = site.send(method, path, "Content-Length: 0");
        assertThat(reply.status()).as(path).isEqualTo(status);
        if (status == 200) return;
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.words().length()).isGreaterThan(20);
        assertThat(reply.links()).contains("/");
        assertThat(reply.text()).doesNotContain("Exception", "at broadsheet.");
        if (status == 405) assertThat(reply.header("Allow")).contains("GET");
    }

    @Test
    void anAddressOfTenKilobytesIsTooLong() {
        Reply reply = site.get("/" + "a".repeat(10_240));
        assertThat(reply.status()).isIn(414, 404);
        assertThat(reply.words().length()).isGreaterThan(20);
        assertThat(site.get("/sports?before=" + "9".repeat(6_000)).status()).isEqualTo(404);
    }

    @Test
    void aReaderOfMadeUpAddressesDoesNotFillThePress() {
        for (int i = 0; i < 200; i++) {
            assertThat(site.get("/made-up-" + i).status()).isEqualTo(404);
            assertThat(site.get("/sports?before=1-" + (i + 1)).status()).isEqualTo(200);
        }
        assertThat(site.get("/").status()).isEqualTo(200);
    }
}
