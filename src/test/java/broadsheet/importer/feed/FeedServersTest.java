package broadsheet.importer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.story.Story;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Feeds from servers: asked gently, and never trusted.
class FeedServersTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(100_000, Duration.ofSeconds(3), 5, 2, true);

    private final House house = new House(Path.of("target", "test-blobs"));
    private final OddServer server = new OddServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImportReport imports(FeedWishes wishes, String... places) {
        ImportSettings settings =
                new ImportSettings(List.of(), null, true, false, ZoneId.of("UTC"), "en");
        return new FeedImport(house.stores, InstantSource.system(), LIMITS, LIMITS)
                .run(List.of(places), wishes, settings, ImportProgress.SILENT);
    }

    private ImportReport imports(String path) {
        return imports(FeedWishes.DEFAULT, server.at(path));
    }

    private static String feed(String more, int... numbers) {
        StringBuilder out =
                new StringBuilder(
                                "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Quay</title>")
                        .append("<link>https://quay.example/</link>")
                        .append(more);
        for (int number : numbers)
            out.append("<item><title>Tide ")
                    .append(number)
                    .append("</title><link>https://quay.example/tide-")
                    .append(number)
                    .append(
                            "</link><pubDate>Tue, 05 Mar 2024 07:30:00 GMT</pubDate><description>High water.</description></item>");
        return out.append("</channel></rss>").toString();
    }

    private static String lines(ImportReport report) {
        return report.json().write();
    }

    @Test
    void aFeedIsAskedForAgainOnlyWhereItChanged() {
        server.on(
                "/feed",
                (out, request) -> {
                    if (request.contains("If-None-Match: \"seven\"")
                            && request.contains("If-Modified-Since: Tue, 05 Mar 2024 07:30:00 GMT"))
                        out.write(
                                "HTTP/1.1 304 Same\r\nConnection: close\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                    else
                        OddServer.write(
                                out,
                                feed("", 1, 2).getBytes(StandardCharsets.UTF_8),
                                "ETag: \"seven\"",
                                "Last-Modified: Tue, 05 Mar 2024 07:30:00 GMT");
                });
        ImportSettings dry =
                new ImportSettings(List.of(), null, true, true, ZoneId.of("UTC"), "en");
        new FeedImport(house.stores, InstantSource.system(), LIMITS, LIMITS)
                .run(List.of(server.at("/feed")), FeedWishes.DEFAULT, dry, ImportProgress.SILENT);
        assertThat(imports("/feed").count("stories")).isEqualTo(2);
        Story story = house.there("/tide-1");
        assertThat(story.copy().headline()).isEqualTo("Tide 1");
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2024-03-05T07:30:00Z"));

        ImportReport second = imports("/feed");
        assertThat(lines(second)).contains("nothing has changed");
        assertThat(second.count("unchanged")).isZero();

        ImportReport again =
                imports(new FeedWishes(false, null, null, 9, true), server.at("/feed"));
        assertThat(again.count("unchanged")).isEqualTo(2);
    }

    @Test
    void whatDidNotComeInWholeIsAskedForInFullTheNextTime() {
        server.on(
                "/feed",
                (out, request) -> {
                    assertThat(request).noneMatch(line -> line.startsWith("If-None-Match"));
                    OddServer.write(
                            out,
                            feed("<item/>", 1).getBytes(StandardCharsets.UTF_8),
                            "ETag: \"seven\"");
                });
        assertThat(imports("/feed").lines("broken")).isOne();
        assertThat(imports("/feed").count("unchanged")).isOne();
    }

    @Test
    void aPictureThatIsGoneLeavesTheStoryAsItIs() {
        server.gives(
                "/feed",
                feed(
                        "<item><title>a</title><link>/a</link><description>&lt;img src=gone.png>&lt;p>text</description></item>",
                        1));
        assertThat(imports("/feed").count("stories")).isEqualTo(2);
        List<String> rows = house.rows();
        ImportReport second = imports("/feed");
        assertThat(second.count("unchanged")).isEqualTo(2);
        assertThat(second.lines("picture")).isOne();
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void pagesAreFollowedToTheirEndOrToTheLimit() {
        for (int i = 1; i <= 5; i++)
            server.gives(
                    "/page-" + i,
                    feed("<atom:link rel='next' href='/page-" + (i % 5 + 1) + "'/>", i));
        assertThat(imports("/page-1").count("stories")).isEqualTo(5);
        assertThat(server.asked).hasSize(5);
        ImportReport few =
                imports(new FeedWishes(false, null, null, 2, true), server.at("/page-1"));
        assertThat(lines(few)).contains("more than 2 pages");
        assertThat(server.asked).hasSize(7);
    }

    @Test
    void archivesAreFollowedAndAMissingOneIsTold() {
        server.gives("/now", feed("<atom:link rel='prev-archive' href='old.xml'/>", 1))
                .gives("/old.xml", feed("<atom:link rel='prev-archive' href='gone.xml'/>", 2));
        ImportReport report = imports("/now");
        assertThat(report.count("stories")).isEqualTo(2);
        assertThat(report.lines("broken")).isOne();
        assertThat(lines(report)).contains("gone.xml").contains("the server answered 404");
    }

    @Test
    void aPageLeadsToItsFeed() {
        server.gives(
                        "/",
                        "<!DOCTYPE html><html><head><link rel=stylesheet href=x><link rel='alternate' type='application/rss+xml' href='feed.xml'></head><body>Hi",
                        "Content-Type: text/html")
                .gives("/feed.xml", feed("", 1))
                .gives(
                        "/loop",
                        "<html><link rel=alternate type='application/atom+xml' href='/loop'></html>");
        assertThat(imports("/").count("stories")).isOne();
        assertThat(lines(imports("/loop"))).contains("it is a page");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html",
        "image/png",
        "text/plain; charset=utf-16",
        "nonsense",
        "application/octet-stream; charset=\"\""
    })
    void whatTheServerCallsItCountsForNothing(String type) {
        server.gives("/feed", feed("<item><title>Cafés</title></item>"), "Content-Type: " + type);
        ImportReport report = imports("/feed");
        assertThat(report.count("stories")).isOne();
    }

    @Test
    void badServersAreToldInALineAndHoldNothingUp() throws IOException {
        byte[] zeros = new byte[1 << 20];
        byte[] bomb = OddServer.gzip(zeros, 100);
        server.on("/bomb", (out, _) -> OddServer.write(out, bomb, "Content-Encoding: gzip"))
                .on(
                        "/no-gzip",
                        (out, _) ->
                                OddServer.write(
                                        out,
                                        feed("", 1).getBytes(StandardCharsets.UTF_8),
                                        "Content-Encoding: gzip"))
                .on(
                        "/endless",
                        (out, _) -> {
                            start(out, "X-More: and more");
                            while (true) out.write(zeros);
                        })
                .on(
                        "/slow",
                        (out, _) -> {
                            start(out, "Content-Length: 1000");
                            while (true) {
                                out.write(' ');
                                out.flush();
                                Thread.sleep(50);
                            }
                        })
                .on("/silent", (_, _) -> Thread.sleep(60_000))
                .on(
                        "/headers",
                        (out, _) -> {
                            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                            while (true)
                                out.write(
                                        "X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
                        })
                .on(
                        "/line",
                        (out, _) -> {
                            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                            while (true)
                                out.write("and more and more ".getBytes(StandardCharsets.US_ASCII));
                        })
                .on(
                        "/short",
                        (out, _) ->
                                OddServer.write(
                                        out,
                                        "<rss>".getBytes(StandardCharsets.UTF_8),
                                        "Content-Length: 9000"))
                .on(
                        "/garbage",
                        (out, _) ->
                                out.write(
                                        "Good day to you\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII)))
                .on("/closed", (_, _) -> {})
                .on("/round", (out, _) -> redirect(out, "/round"))
                .on("/file", (out, _) -> redirect(out, "file:///etc/passwd"))
                .on("/odd", (out, _) -> redirect(out, "http://[::bad"))
                .on(
                        "/gone",
                        (out, _) ->
                                out.write(
                                        "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII)))
                .on(
                        "/same",
                        (out, _) ->
                                out.write(
                                        "HTTP/1.1 304 Same\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII)))
                .gives("/empty", "")
                .gives("/good", feed("", 1));
        told("/bomb", "larger than 97 KB");
        told("/no-gzip", "GZIP");
        told("/endless", "larger than 97 KB");
        told("/slow", "took longer than 3 s");
        told("/silent", "");
        told("/headers", "header");
        told("/line", "line");
        told("/short", "");
        told("/garbage", "");
        told("/closed", "");
        told("/round", "more than 5 redirects");
        told("/file", "not http or https");
        told("/odd", "");
        told("/gone", "the server answered 410");
        told("/same", "the server answered 304");
        told("/empty", "it is empty");
        ImportReport all = imports(FeedWishes.DEFAULT, server.at("/gone"), server.at("/good"));
        assertThat(all.count("stories")).isOne();
    }

    private void told(String path, String why) {
        Instant began = Instant.now();
        ImportReport report = imports(path);
        assertThat(report.failed()).as(path).isTrue();
        assertThat(lines(report)).as(path).contains("cannot be read: ").contains(why);
        assertThat(Duration.between(began, Instant.now()))
                .as(path)
                .isLessThan(Duration.ofSeconds(15));
    }

    private static void start(OutputStream out, String header) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\n" + header + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static void redirect(OutputStream out, String to) throws IOException {
        out.write(
                ("HTTP/1.1 302 There\r\nLocation: "
                                + to
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT/feed",
        "http://localhost:PORT/feed",
        "http://2130706433:PORT/feed",
        "http://[::1]:PORT/feed",
        "http://[::ffff:127.0.0.1]:PORT/feed"
    })
    void thisMachinesNetworkIsNotAskedUnlessASettingAllowsIt(String address) {
        server.gives("/feed", feed("", 1));
        String port = server.at("").replaceFirst(".*:", "");
        ImportSettings settings =
                new ImportSettings(List.of(), null, true, false, ZoneId.of("UTC"), "en");
        ImportReport report =
                FeedImport.of(house.stores, InstantSource.system(), false)
                        .run(
                                List.of(address.replace("PORT", port)),
                                FeedWishes.DEFAULT,
                                settings,
                                ImportProgress.SILENT);
        assertThat(lines(report)).contains("is not a public address");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aPictureInThisMachinesNetworkIsNotFetchedForAFeed() throws IOException {
        server.gives("/crane.jpg", "no picture");
        Path file = Path.of("target", "test-feed-inside.xml");
        java.nio.file.Files.writeString(
                file,
                feed(
                        "<item><title>a</title><enclosure type='image/jpeg' url='"
                                + server.at("/crane.jpg")
                                + "'/></item>"));
        ImportSettings settings =
                new ImportSettings(List.of(), null, true, false, ZoneId.of("UTC"), "en");
        ImportReport report =
                FeedImport.of(house.stores, InstantSource.system(), false)
                        .run(
                                List.of(file.toString()),
                                FeedWishes.DEFAULT,
                                settings,
                                ImportProgress.SILENT);
        assertThat(report.count("stories")).isOne();
        assertThat(lines(report)).contains("is not a public address");
        assertThat(server.asked).isEmpty();
    }
}
