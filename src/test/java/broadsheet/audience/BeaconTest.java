package broadsheet.audience;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What pages tell of being read, by readers and by others, from a real port to the database and
/// back onto the pages.
class BeaconTest {
    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private TestClock clock = new TestClock("2026-11-25T10:00:00Z");
    private TestSite site;
    private Editor mara;

    @BeforeEach
    void open() {
        clock = new TestClock("2026-11-25T10:00:00Z");
        site = TestSite.paper().at(clock).with("http.trusted-proxies", "127.0.0.1").open();
        mara = site.editor("Mara");
    }

    @AfterEach
    void close() {
        if (site != null) site.close();
    }

    private Piece piece(String headline, String section) {
        return mara.publishes(words -> words.headline(headline).in(section));
    }

    private int reads(Piece piece, String address, String... more) {
        return tells("story=" + piece.id().value() + "&from=", address, more);
    }

    private int tells(String body, String address, String... more) {
        List<String> headers =
                new ArrayList<>(
                        List.of(
                                "Origin: http://localhost:" + site.address().getPort(),
                                "Sec-Fetch-Site: same-origin",
                                "User-Agent: " + FIREFOX,
                                "X-Forwarded-For: " + address));
        headers.addAll(List.of(more));
        return post(body, headers);
    }

    private int post(String body, List<String> headers) {
        String head =
                "POST /read HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
                        .formatted(
                                site.address().getPort(),
                                body.length(),
                                String.join("\r\n", headers));
        try (Socket socket = new Socket("127.0.0.1", site.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("set-cookie");
            return Integer.parseInt(answer.split(" ")[1]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long counted() {
        site.app().audience().settle();
        return sum("select coalesce(sum(reads), 0)::bigint as n from read_count");
    }

    private long sum(String sql) {
        return site.app().db().read(tx -> tx.sql(sql).one(row -> row.number("n"))).orElseThrow();
    }

    @Test
    void aReadIsCountedOnceAndAReloadIsNot() {
        Piece strike = piece("Strike", "/politics");
        assertThat(reads(strike, "198.51.100.1")).isEqualTo(204);
        assertThat(reads(strike, "198.51.100.1")).isEqualTo(204);
        assertThat(counted()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(61));
        assertThat(reads(strike, "198.51.100.1")).isEqualTo(204);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void whoAsksNotToBeFollowedIsNot() {
        Piece strike = piece("Strike", "/politics");
        assertThat(reads(strike, "198.51.100.1", "DNT: 1")).isEqualTo(204);
        assertThat(reads(strike, "198.51.100.2", "Sec-GPC: 1")).isEqualTo(204);
        assertThat(counted()).isZero();
    }

    @Test
    void robotsAreNotReaders() {
        Piece strike = piece("Strike", "/politics");
        for (String agent :
                List.of(
                        "curl/8.5",
                        "Mozilla/5.0 (compatible; Harbourbot/2.1; +https://bot.example/)",
                        "Mozilla/5.0 (X11) HeadlessChrome/140.0"))
            assertThat(
                            post(
                                    "story=" + strike.id().value(),
                                    List.of(
                                            "Origin: http://localhost:" + site.address().getPort(),
                                            "User-Agent: " + agent)))
                    .isEqualTo(204);
        // A browser would have said where the request comes from.
        assertThat(
                        post(
                                "story=" + strike.id().value(),
                                List.of(
                                        "Origin: https://localhost:" + site.address().getPort(),
                                        "X-Forwarded-Proto: https",
                                        "User-Agent: " + FIREFOX)))
                .isEqualTo(204);
        for (int i = 0; i < 60; i++) reads(piece("Story " + i, "/politics"), "198.51.100.9");
        assertThat(counted()).isEqualTo(20);
    }

    @Test
    void otherSitesCannotTell() {
        Piece strike = piece("Strike", "/politics");
        String body = "story=" + strike.id().value();
        String agent = "User-Agent: " + FIREFOX;
        assertThat(post(body, List.of("Origin: https://evil.example", agent))).isEqualTo(403);
        assertThat(post(body, List.of("Origin: null", agent))).isEqualTo(403);
        assertThat(post(body, List.of(agent))).isEqualTo(403);
        assertThat(post(body, List.of("Sec-Fetch-Site: cross-site", agent))).isEqualTo(403);
        assertThat(post(body, List.of("Sec-Fetch-Site: none", agent))).isEqualTo(403);
        assertThat(counted()).isZero();
    }

    @Test
    void whatIsMalformedIsRefusedAndNamed() {
        assertThat(tells("story=x", "198.51.100.1")).isEqualTo(400);
        assertThat(tells("from=a.example", "198.51.100.1")).isEqualTo(400);
        assertThat(tells("story=1&who=mara", "198.51.100.1")).isEqualTo(400);
        assertThat(tells("story=1&from=a.example/path", "198.51.100.1")).isEqualTo(400);
        assertThat(tells("story=1&from=" + "a".repeat(9_000), "198.51.100.1")).isEqualTo(413);
        assertThat(site.get("/read").status()).isEqualTo(405);
    }

    @Test
    void whatIsNotPublicCountsNothingAndTheAnswerDoesNotTell() {
        Piece draft = mara.drafts(words -> words.headline("Secret").in("/politics"));
        Piece killed = piece("Wrong", "/politics");
        mara.kills(killed, "Wrong at the root.");
        assertThat(reads(draft, "198.51.100.1")).isEqualTo(204);
        assertThat(reads(killed, "198.51.100.1")).isEqualTo(204);
        assertThat(tells("story=999999999999", "198.51.100.1")).isEqualTo(204);
        assertThat(counted()).isZero();
    }

    @Test
    void aFloodFromOneAddressEnds() {
        Piece strike = piece("Strike", "/politics");
        int refused = 0;
        for (int i = 0; i < 300; i++)
            if (reads(strike, "203.0.113.7", "User-Agent-Of: " + i) == 429) refused++;
        assertThat(refused).isEqualTo(60);
        assertThat(counted()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(1));
        assertThat(reads(strike, "203.0.113.7")).isEqualTo(204);
    }

    @Test
    void addressesMadeUpInAHeaderAreNotBelievedWithoutAProxy() {
        try (TestSite bare = TestSite.paper().at(clock).open()) {
            TestSite behind = site;
            site = bare;
            mara = bare.editor("Mara");
            Piece strike = piece("Strike", "/politics");
            for (int i = 0; i < 50; i++) reads(strike, "198.51.100." + i);
            assertThat(counted()).isEqualTo(1);
            site = behind;
        }
    }

    @Test
    void madeUpReferrersAreFew() {
        Piece strike = piece("Strike", "/politics");
        for (int i = 0; i < 60; i++)
            tells(
                    "story=" + strike.id().value() + "&from=made-up-" + i + ".example",
                    "198.51.100." + i);
        assertThat(counted()).isEqualTo(60);
        assertThat(sum("select count(*) as n from read_referrer")).isEqualTo(21);
        assertThat(sum("select reads as n from read_referrer where domain = 'other'"))
                .isEqualTo(40);
    }

    @Test
    void whatIsReadMostStandsOnHomeItsPageAndTheSectionAndLeavesWhenKilled() {
        Piece strike = piece("Strike ends", "/politics");
        Piece bread = piece("Bread is dear", "/business/economy");
        Piece third = piece("Third", "/politics");
        assertThat(site.get("/").words()).doesNotContain("Most read");
        assertThat(site.get("/most-read").words()).contains("Nothing has been read often enough");
        for (int i = 0; i < 9; i++) reads(strike, "198.51.100." + i);
        for (int i = 0; i < 12; i++) reads(bread, "198.51.100." + i);
        for (int i = 0; i < 3; i++) reads(third, "198.51.100." + i);
        assertThat(counted()).isEqualTo(24);
        assertThat(ranks("/")).containsExactly("Bread is dear", "Strike ends", "Third");
        assertThat(ranks("/politics")).containsExactly("Strike ends", "Third");
        assertThat(ranks("/business")).containsExactly("Bread is dear");
        assertThat(ranks("/most-read/list")).hasSize(3);
        assertThat(site.get("/trending").words()).contains("Bread is dear", "Strike ends");
        Reply story = site.get(strike.path());
        assertThat(story.words()).contains("Most read").doesNotContain("Bread is dear");
        assertThat(story.links()).contains("/most-read", "/trending");
        mara.kills(bread, "Wrong at the root.");
        assertThat(ranks("/")).containsExactly("Strike ends", "Third");
        assertThat(ranks("/most-read")).doesNotContain("Bread is dear");
        assertThat(site.get("/trending").words()).doesNotContain("Bread is dear");
    }

    @Test
    void aListThatChangesDropsItsPagesAndNoStory() {
        Piece strike = piece("Strike", "/politics");
        Piece other = piece("Other", "/politics");
        for (int i = 0; i < 3; i++) reads(strike, "198.51.100." + i);
        counted();
        site.get("/");
        site.get(strike.path());
        long renders = site.app().renders();
        counted();
        site.get("/");
        assertThat(site.app().renders()).isEqualTo(renders);
        for (int i = 0; i < 9; i++) reads(other, "198.51.100." + i);
        counted();
        site.get(strike.path());
        assertThat(site.app().renders()).isEqualTo(renders);
        assertThat(ranks("/")).containsExactly("Other", "Strike");
        assertThat(site.app().renders()).isEqualTo(renders + 1);
    }

    @Test
    void oldReadsFade() {
        Piece old = piece("Old", "/politics");
        Piece fresh = piece("Fresh", "/politics");
        for (int i = 0; i < 12; i++) reads(old, "198.51.100." + i);
        counted();
        clock.pass(Duration.ofHours(8));
        for (int i = 0; i < 5; i++) reads(fresh, "198.51.100." + i);
        counted();
        assertThat(ranks("/most-read").subList(0, 2)).containsExactly("Fresh", "Old");
        clock.pass(Duration.ofDays(3));
        counted();
        assertThat(ranks("/most-read")).isEmpty();
    }

    @Test
    void figuresSayTheSameToEditors() throws Exception {
        Piece strike = piece("Strike & \"bread\"", "/politics");
        for (int i = 0; i < 4; i++)
            tells("story=" + strike.id().value() + "&from=news.example", "198.51.100." + i);
        counted();
        String page = figures("/figures");
        assertThat(page).contains("Strike &amp; ", "Politics", "news.example", "<svg", "Reads: 4");
        assertThat(new broadsheet.testing.NuChecker().errors(page)).isEmpty();
        String about = "?story=" + strike.id().value();
        assertThat(figures("/figures" + about)).contains("news.example", "Reads: 4");
        assertThat(figures("/figures/stories.csv"))
                .isEqualTo(
                        "story,headline,reads\r\n%d,\"Strike & \"\"bread\"\"\",4\r\n"
                                .formatted(strike.id().value()));
        assertThat(figures("/figures/hours.csv" + about)).contains("\"2026-11-25T10:00:00Z\",4");
        assertThat(figures("/figures/days.csv").lines()).hasSize(31);
    }

    private String figures(String path) throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var at = java.net.URI.create("http://127.0.0.1:" + site.app().operatorsPort() + path);
            return client.send(
                            java.net.http.HttpRequest.newBuilder(at).build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void slicesGrowCoarserAndNoReadIsLost() {
        Piece strike = piece("Strike", "/politics");
        for (int i = 0; i < 5; i++) reads(strike, "198.51.100." + i);
        assertThat(counted()).isEqualTo(5);
        clock.pass(Duration.ofMinutes(20));
        for (int i = 0; i < 3; i++) reads(strike, "198.51.100.10" + i);
        assertThat(counted()).isEqualTo(8);
        for (String grain : List.of("h", "d")) {
            clock.pass(Duration.ofDays(grain.equals("h") ? 2 : 40));
            site.app().audience().tend();
            assertThat(counted()).isEqualTo(8);
            List<String> grains =
                    site.app()
                            .db()
                            .read(tx ->
                                    tx.sql("select distinct grain::text as g from read_count")
                                            .list(row -> row.text("g")));
            assertThat(grains).containsExactly(grain);
        }
        clock.pass(Duration.ofDays(400));
        site.app().audience().tend();
        assertThat(counted()).isZero();
        assertThat(sum("select count(*) as n from read_pace")).isZero();
    }

    private List<String> ranks(String path) {
        return site.get(path).html().select(".ranks a").eachText();
    }
}
