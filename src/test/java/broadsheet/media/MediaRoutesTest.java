package broadsheet.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.http.Router;
import broadsheet.http.Server;
import broadsheet.http.ServerSettings;
import broadsheet.identity.Actor;
import broadsheet.media.AttachmentResult.AttachmentAdded;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.testing.TestDb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures as a browser asks for them.
class MediaRoutesTest {
    private static final Actor MARA = new Actor("person:12");

    @TempDir Path folder;
    private Pictures pictures;
    private Attachments attachments;
    private Renditions renditions;
    private Server server;
    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws IOException {
        Db db = TestDb.fresh();
        var blobs = new Blobs(folder.resolve("blobs"));
        pictures = new Pictures(db, new EventLog(db, List.of()), blobs, PictureLimits.DEFAULT);
        attachments = new Attachments(db, blobs, 10_000);
        renditions = new Renditions(blobs, folder.resolve("renditions"), PictureLimits.DEFAULT);
        Router.Builder routes = Router.builder();
        new MediaRoutes(pictures, attachments, renditions, blobs).addTo(routes);
        server = Server.start(ServerSettings.local(), routes.build());
    }

    @AfterEach
    void close() {
        browser.shutdownNow();
        server.stop(Duration.ofSeconds(1));
        renditions.close();
    }

    @Test
    void everyAddressOfAPictureIsAPicture() throws Exception {
        Picture ferry = added("ferry.jpg");
        PictureView view = PictureMarkup.view(ferry, Crop.WIDE, "100vw", Loading.FIRST);
        for (String source : (view.webp() + ", " + view.srcset()).split(", ")) {
            HttpResponse<byte[]> answer = get(source.split(" ")[0]);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains(source.contains(".webp") ? "image/webp" : "image/jpeg");
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .contains("public, max-age=31536000, immutable");
            int width = TestPictures.read(answer.body()).getWidth();
            assertThat(source).endsWith(" " + width + "w");
        }
    }

    @Test
    void whoHasItIsToldSo() throws Exception {
        String src = PictureMarkup.view(added("ferry.jpg"), Crop.WHOLE, "1px", Loading.LAZY).src();
        String tag = get(src).headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = get(src, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aPictureUnderAnotherNameIsSentToItsOwn() throws Exception {
        String src = PictureMarkup.view(added("ferry.jpg"), Crop.WHOLE, "1px", Loading.LAZY).src();
        HttpResponse<byte[]> answer = get(src.replace("ferry", "boat"));
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains(src);
    }

    @Test
    void aRecordingCanBeEnteredInTheMiddle() throws Exception {
        String path = attached("ID3" + "0123456789".repeat(100), "talk.mp3").path();
        HttpResponse<byte[]> part = get(path, "Range", "bytes=3-12");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString(ISO_8859_1).isEqualTo("0123456789");
        assertThat(part.headers().firstValue("Content-Type")).contains("audio/mpeg");
    }

    @Test
    void aDocumentIsSaved() throws Exception {
        HttpResponse<byte[]> answer = get(attached("%PDF-1.7", "report.pdf").path());
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void allElseIsNotFound() throws Exception {
        Picture ferry = added("ferry.jpg");
        String start = "/media/" + ferry.blob().hash16() + "/";
        for (String path :
                new String[] {
                    "/media/",
                    "/media/x",
                    start,
                    start + "ferry.jpg",
                    start + "ferry-321.jpg",
                    start + "%66erry-320.jpg",
                    start + "ferry-320.svg",
                    start + "..%2f..%2fetc%2fpasswd",
                    "/media/" + ferry.blob().hash()
                }) assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }

    private Picture added(String name) throws IOException {
        return ((PictureAdded)
                        pictures.add(TestPictures.jpeg(700, 500), name, PictureWords.NONE, MARA))
                .picture();
    }

    private Attachment attached(String content, String name) throws IOException {
        var in = new ByteArrayInputStream(content.getBytes(ISO_8859_1));
        return ((AttachmentAdded) attachments.add(in, name, MARA)).attachment();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), BodyHandlers.ofByteArray());
    }
}
