package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.story.AtPath;
import broadsheet.story.Block;
import broadsheet.story.Story;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings and documents of an archive, taken over into ours.
class OldFilesTest {
    private static final FetchLimits HERE =
            new FetchLimits(House.MOST_BYTES, Duration.ofSeconds(10), 3, 2, true);
    private static final byte[] PDF = bytes("%PDF-1.7 tide table");
    private static final byte[] MP3 = bytes("ID3\u0004 gulls");
    private static final byte[] MP4 = bytes("\0\0\0\u0018ftypisom cranes");

    @TempDir Path folder;
    @TempDir Path blobs;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void everyWayToSpeakOfAFileLeadsToOurCopyOfIt() throws IOException {
        upload("2019/03/tides.pdf", PDF);
        upload("2019/03/gulls.mp3", MP3);
        upload("2019/03/cranes.mp4", MP4);
        upload("2019/03/rates.docx", word());
        upload("2019/03/unasked.csv", bytes("port;ships\nHarbour;12\n"));
        House house = new House(blobs);
        Path file =
                quay(
                        story(
                                        1,
                                        """
                                        <p>The <a href="https://www.quay.example/wp-content/uploads/2019/03/tides.pdf?v=2">tide table</a>.</p>
                                        [audio mp3="https://quay.example/wp-content/uploads/2019/03/gulls.mp3"][/audio]

                                        [video width="640" mp4="/wp-content/uploads/2019/03/cranes.mp4"][/video]\
                                        """)
                                + story(
                                        2,
                                        """
                                        <!-- wp:audio {"id":51} --><figure class="wp-block-audio"><audio controls src="https://quay.example/wp-content/uploads/2019/03/gulls.mp3"></audio><figcaption>Gulls</figcaption></figure><!-- /wp:audio -->
                                        <!-- wp:video --><figure class="wp-block-video"><video src="http://quay.example/wp-content/uploads/2019/03/cranes.mp4"></video></figure><!-- /wp:video -->
                                        <!-- wp:file {"id":53,"href":"https://quay.example/wp-content/uploads/2019/03/rates.docx"} --><div class="wp-block-file"><a href="https://quay.example/wp-content/uploads/2019/03/rates.docx">Rates</a><a href="https://quay.example/wp-content/uploads/2019/03/rates.docx" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->
                                        <!-- wp:freeform --><object data="https://quay.example/wp-content/uploads/2019/03/tides.pdf" type="application/pdf"></object><!-- /wp:freeform -->\
                                        """)
                                + story(3, "[playlist ids=\"51,52\"] [playlist type=\"video\"]")
                                + attachment(50, 0, "2019/03/tides.pdf", "Tides")
                                + attachment(51, 1, "2019/03/gulls.mp3", "Gulls at <em>dawn</em>")
                                + attachment(52, 3, "2019/03/cranes.mp4", "Cranes")
                                + attachment(54, 0, "2019/03/unasked.csv", "Ships"));
        ImportReport report = house.imports(House.settings(folder, false, file));

        assertThat(report.count("files")).isEqualTo(5);
        assertThat(report.lines("file")).isZero();
        assertThat(house.rows()).contains("attachment 5", "import_file 5");
        assertThat(shown(house, 1))
                .matches(
                        """
                        p The \\{tide table\\|/media/[0-9a-f]{16}/tides.pdf\\}\\.
                        AUDIO /media/[0-9a-f]{16}/gulls.mp3
                        VIDEO /media/[0-9a-f]{16}/cranes.mp4\
                        """);
        assertThat(shown(house, 2))
                .matches(
                        """
                        AUDIO /media/[0-9a-f]{16}/gulls.mp3.*Gulls.*
                        VIDEO /media/[0-9a-f]{16}/cranes.mp4
                        p \\{Rates\\|/media/[0-9a-f]{16}/rates.docx\\}
                        p \\{tides.pdf\\|/media/[0-9a-f]{16}/tides.pdf\\}\
                        """);
        assertThat(shown(house, 3))
                .matches(
                        """
                        AUDIO /media/[0-9a-f]{16}/gulls.mp3.*Gulls at dawn.*
                        VIDEO /media/[0-9a-f]{16}/cranes.mp4.*Cranes.*\
                        """);

        for (String name : List.of("tides.pdf", "gulls.mp3", "rates.docx", "unasked.csv"))
            assertThat(house.stories.at("/wp-content/uploads/2019/03/" + name))
                    .isInstanceOfSatisfying(
                            AtPath.Moved.class,
                            moved -> assertThat(moved.to()).matches("/media/.{16}/" + name));
        assertThat(house.stories.at("/file-50/")).isInstanceOf(AtPath.Moved.class);
        assertThat(house.at("/file-51/")).isEqualTo(house.there("/story-1/"));

        List<String> rows = house.rows();
        house.imports(House.settings(folder, false, file));
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void whatCannotBeHadLeavesTheStoryWholeAndComesLater() throws IOException {
        House house = new House(blobs);
        Path file =
                quay(
                        story(
                                1,
                                "One <a href=\"/wp-content/uploads/tides.pdf\">table</a>.\n\n"
                                        + "[audio src=\"https://quay.example/wp-content/uploads/gulls.mp3\"]\n\nLast."));
        ImportReport report = house.imports(House.settings(folder, false, file));
        assertThat(report.lines())
                .filteredOn(line -> line.kind().equals("file"))
                .extracting(ImportReport.Line::reason)
                .containsExactlyInAnyOrder(
                        "file /wp-content/uploads/tides.pdf: not in " + folder,
                        "file https://quay.example/wp-content/uploads/gulls.mp3: not in " + folder);
        assertThat(shown(house, 1))
                .isEqualTo(
                        """
                        p One {table|/wp-content/uploads/tides.pdf}.
                        AUDIO https://quay.example/wp-content/uploads/gulls.mp3
                        p Last.\
                        """);

        upload("tides.pdf", PDF);
        upload("gulls.mp3", MP3);
        assertThat(house.imports(House.settings(folder, false, file)).count("rewritten")).isOne();
        assertThat(shown(house, 1)).contains("|/media/", "AUDIO /media/");
    }

    /// A file is what its bytes are; nothing that could run on our pages is taken, and nothing that
    /// lies outside the folder.
    @Test
    void onlyWhatIsWhatItSaysComesInAndOnlyFromTheFolder() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        Files.write(folder.resolve("secret.pdf"), PDF);
        Files.writeString(uploads.resolve("page.pdf"), "<!doctype html><script>1</script>");
        Files.writeString(uploads.resolve("drawing.mp4"), "<svg onload=alert(1)>");
        Files.writeString(uploads.resolve("notes.txt"), "<html><script>1</script>");
        Files.write(uploads.resolve("program.zip.pdf"), bytes("MZ\u0090\0 program"));
        Files.write(uploads.resolve("endless.pdf"), large());
        Files.write(uploads.resolve("empty.pdf"), new byte[0]);
        Files.write(uploads.resolve("song.pdf"), MP3);
        String links = "";
        for (String name :
                List.of(
                        "page.pdf",
                        "drawing.mp4",
                        "notes.txt",
                        "program.zip.pdf",
                        "endless.pdf",
                        "empty.pdf",
                        "song.pdf",
                        "../secret.pdf",
                        "%2e%2e/secret.pdf"))
            links += "<a href=\"https://quay.example/wp-content/uploads/" + name + "\">x</a> ";
        House house = new House(blobs);
        ImportReport report = house.imports(House.settings(uploads, false, quay(story(1, links))));
        assertThat(report.count("files")).isOne();
        assertThat(shown(house, 1)).contains("/song.mp3");
        assertThat(report.lines("file")).isEqualTo(7);
        assertThat(report.readable().toString())
                .contains(
                        "page.pdf: not taken: a web page",
                        "drawing.mp4: not taken: an SVG drawing",
                        "endless.pdf: more than " + House.MOST_BYTES + " bytes",
                        "empty.pdf: an empty file",
                        "secret.pdf: not in " + uploads);
    }

    @Test
    void aFileIsFetchedOnceAndOnlyFromTheOldSite() throws IOException {
        HttpServer server = server();
        try {
            String host = "http://localhost:" + server.getAddress().getPort();
            String export =
                    story(
                                    1,
                                    "<a href=\"https://quay.example/wp-content/uploads/tides.pdf\">a</a>"
                                            + "<a href=\"https://quay.example/wp-content/uploads/moved.pdf\">b</a>"
                                            + "<a href=\"https://council.example/wp-content/uploads/other.pdf\">c</a>"
                                            + "<a href=\"https://quay.example/wp-content/uploads/gone.pdf\">d</a>")
                            .replace("https://quay.example", host);
            Path file = quay(export);
            Files.writeString(file, Files.readString(file).replace("https://quay.example", host));
            House house = new House(blobs);

            ImportReport guarded = house.imports(fetching(file), FetchLimits.DEFAULT);
            assertThat(asked.get()).isZero();
            assertThat(guarded.readable().toString()).contains("is not a public address");

            ImportReport report = house.imports(fetching(file), HERE);
            assertThat(report.count("files")).isEqualTo(2);
            assertThat(report.readable().toString()).contains("gone.pdf: status 404");
            assertThat(shown(house, 1))
                    .containsPattern("\\{a\\|/media/.{16}/tides.pdf}\\{b\\|/media/.{16}/tides.pdf}")
                    .contains("{c|https://council.example/wp-content/uploads/other.pdf}");
            assertThat(house.rows()).contains("attachment 1", "import_file 2");

            asked.set(0);
            List<String> rows = house.rows();
            house.imports(fetching(file), HERE);
            assertThat(asked.get()).as("only what was missing is asked for again").isOne();
            assertThat(house.rows()).isEqualTo(rows);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void readersFindAFileAtItsOldAddressAndOnThePage() throws IOException {
        upload("2019/03/tides.pdf", PDF);
        upload("2019/03/gulls.mp3", MP3);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", png);
        upload("2019/03/crane.png", png.toByteArray());
        Path file =
                quay(
                        story(
                                1,
                                """
                                <a href="/wp-content/uploads/2019/03/tides.pdf">Tides</a>
                                <img src="/wp-content/uploads/2019/03/crane-30x20.png">
                                [audio src="/wp-content/uploads/2019/03/gulls.mp3"]\
                                """));
        try (TestSite site = TestSite.open()) {
            assertThat(site.get("/wp-content/uploads/2019/03/tides.pdf").status()).isEqualTo(404);
            site.app().imports(House.settings(folder, false, file));
            Reply page = site.get("/story-1/");
            String pdf = page.html().select("a[href$=tides.pdf]").attr("href");
            String sound = page.html().select("audio").attr("src");
            Reply old = site.get("/wp-content/uploads/2019/03/tides.pdf");
            assertThat(old.status()).isEqualTo(301);
            assertThat(old.location()).endsWith(pdf);
            Reply document = site.get(pdf);
            assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(document.header("Content-Disposition")).isEqualTo("attachment");
            assertThat(document.text()).isEqualTo("%PDF-1.7 tide table");
            assertThat(site.get(sound).header("Content-Type")).isEqualTo("audio/mpeg");
            Reply picture = site.follow("/wp-content/uploads/2019/03/crane.png");
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.header("Content-Type")).startsWith("image/");
        }
    }

    @Test
    void aDryRunCountsFilesAndTakesNone() throws IOException {
        upload("tides.pdf", PDF);
        House house = new House(blobs);
        List<String> rows = house.rows();
        Path file = quay(story(1, "Text") + attachment(50, 0, "tides.pdf", "Tides"));
        ImportReport report = house.imports(House.settings(folder, true, file));
        assertThat(report.count("files")).isOne();
        assertThat(house.rows()).isEqualTo(rows);
    }

    private HttpServer server() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/wp-content/uploads/",
                exchange -> {
                    asked.incrementAndGet();
                    String path = exchange.getRequestURI().getPath();
                    if (path.endsWith("moved.pdf"))
                        exchange.getResponseHeaders().set("Location", "tides.pdf");
                    int status =
                            path.endsWith("moved.pdf")
                                    ? 302
                                    : path.endsWith("tides.pdf") ? 200 : 404;
                    exchange.sendResponseHeaders(status, status == 200 ? PDF.length : -1);
                    if (status == 200) exchange.getResponseBody().write(PDF);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static ImportSettings fetching(Path file) {
        return new ImportSettings(
                List.of(file), null, true, false, ZoneId.of("Europe/Lisbon"), "en");
    }

    private static String shown(House house, int id) {
        Story story = house.there("/story-" + id + "/");
        List<Block> body = story.copy().body();
        return Shown.blocks(body);
    }

    private void upload(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] word() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String part : List.of("[Content_Types].xml", "_rels/.rels", "word/document.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(bytes("<x/>"));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] large() {
        byte[] bytes = new byte[House.MOST_BYTES + 1];
        System.arraycopy(PDF, 0, bytes, 0, PDF.length);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String story(int id, String content) {
        return """
        <item><title>Headline %1$d</title><link>https://quay.example/story-%1$d/</link>
        <content:encoded><![CDATA[%2$s]]></content:encoded>
        <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>2019-03-05 08:00:00</wp:post_date_gmt>
        <wp:post_name>story-%1$d</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
        """
                .formatted(id, content);
    }

    private static String attachment(int id, int parent, String name, String title) {
        return """
        <item><title><![CDATA[%4$s]]></title><link>https://quay.example/file-%1$d/</link>
        <wp:post_id>%1$d</wp:post_id><wp:post_parent>%2$d</wp:post_parent>
        <wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
        <wp:attachment_url>https://quay.example/wp-content/uploads/%3$s</wp:attachment_url></item>
        """
                .formatted(id, parent, name, title);
    }

    private Path quay(String items) throws IOException {
        return Files.writeString(
                Files.createDirectories(blobs.resolve("exports")).resolve("quay.xml"),
                WxrReaderTest.export(
                        "1.2",
                        """
                        <title>The Quay</title><link>https://quay.example</link>
                        <wp:base_blog_url>https://quay.example</wp:base_blog_url>
                        """
                                + items));
    }
}
