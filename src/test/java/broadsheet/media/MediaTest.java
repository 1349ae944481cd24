package broadsheet.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.media.AttachmentResult.AttachmentAdded;
import broadsheet.media.AttachmentResult.AttachmentRefused;
import broadsheet.media.MediaAnswer.Missing;
import broadsheet.media.MediaAnswer.Moved;
import broadsheet.media.MediaAnswer.Stored;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.testing.TestDb;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
    private static final Actor MARA = new Actor("person:12");

    @TempDir Path folder;
    private Pictures pictures;
    private Attachments attachments;
    private Renditions renditions;
    private Media media;

    @BeforeEach
    void open() {
        Db db = TestDb.fresh();
        var blobs = new Blobs(folder.resolve("blobs"));
        pictures = new Pictures(db, new EventLog(db, List.of()), blobs, PictureLimits.DEFAULT);
        attachments = new Attachments(db, blobs, 10_000);
        renditions = new Renditions(blobs, folder.resolve("renditions"), PictureLimits.DEFAULT);
        media = new Media(pictures, attachments, renditions, blobs);
    }

    @AfterEach
    void close() {
        renditions.close();
    }

    @Test
    void aPageMadeBeforeTheFocusMovedStillShowsItsPicture() throws Exception {
        Picture ferry = added(TestPictures.jpeg(800, 500), "ferry.jpg");
        String before = PictureMarkup.view(ferry, Crop.SQUARE, "1px", Loading.LAZY).src();
        pictures.focus(ferry.id(), new Focus(80, 50));
        Picture moved = pictures.find(ferry.id()).orElseThrow();
        String after = PictureMarkup.view(moved, Crop.SQUARE, "1px", Loading.LAZY).src();

        assertThat(media.at(before)).isEqualTo(new Moved(after));
        assertThat(media.at(after))
                .isInstanceOfSatisfying(
                        Stored.class,
                        it -> {
                            assertThat(it.mediaType()).isEqualTo("image/jpeg");
                            assertThat(it.saved()).isFalse();
                        });
    }

    @Test
    void onlyThePicturesOwnSizesAndFormatsAreMade() throws Exception {
        Picture ferry = added(TestPictures.jpeg(800, 500), "ferry.jpg");
        String start = "/media/" + ferry.blob().hash16() + "/ferry";
        for (String end :
                new String[] {
                    "-321.jpg", "-960.jpg", "-1920.webp", "-320.png", "-800.gif", "-16x9-801.jpg"
                }) assertThat(media.at(start + end)).as(end).isInstanceOf(Missing.class);
        assertThat(media.at("/media/0000000000000000/ferry-320.jpg")).isInstanceOf(Missing.class);
        assertThat(media.at(start.replace("ferry", "other") + "-320.jpg"))
                .isEqualTo(new Moved(start + "-320.jpg"));
        assertThat(Files.exists(folder.resolve("renditions"))).isFalse();
        assertThat(media.at(start + "-320.jpg")).isInstanceOf(Stored.class);
    }

    @Test
    void aGifThatMovesIsServedAsItCame() throws Exception {
        byte[] gif =
                TestPictures.moving(
                        TestPictures.plain(60, 40, Color.RED),
                        TestPictures.plain(60, 40, Color.BLUE));
        Picture cat = added(gif, "cat.gif");
        String src = PictureMarkup.view(cat, Crop.WHOLE, "1px", Loading.LAZY).src();
        assertThat(media.at(src))
                .isInstanceOfSatisfying(
                        Stored.class,
                        it -> {
                            assertThat(it.mediaType()).isEqualTo("image/gif");
                            assertThat(it.file()).hasBinaryContent(gif);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "'ID3\u0004',mp3,audio/mpeg",
        "'RIFF____WAVEfmt ',wav,audio/wav",
        "OggS,ogg,audio/ogg",
        "'____ftypisom',mp4,video/mp4",
        "'____ftypM4A ',m4a,audio/mp4",
        "'\u001aE\u00df\u00a3____webm',webm,video/webm",
        "%PDF-1.7,pdf,application/pdf"
    })
    void anAttachmentIsServedAsWhatItIs(String content, String extension, String mediaType)
            throws Exception {
        // its name says something else, which decides nothing
        AttachmentResult result = attachments.add(in(content), "Interview mit Bäcker.html", MARA);
        assertThat(result)
                .isInstanceOfSatisfying(
                        AttachmentAdded.class,
                        added -> {
                            String path = added.attachment().path();
                            assertThat(path).endsWith("/interview-mit-backer." + extension);
                            assertThat(media.at(path))
                                    .isInstanceOfSatisfying(
                                            Stored.class,
                                            it -> {
                                                assertThat(it.mediaType()).isEqualTo(mediaType);
                                                assertThat(it.saved())
                                                        .isEqualTo(extension.equals("pdf"));
                                                assertThat(it.file())
                                                        .hasBinaryContent(
                                                                content.getBytes(ISO_8859_1));
                                            });
                            assertThat(media.at(path.replace("interview", "other")))
                                    .isInstanceOf(Missing.class);
                        });
        assertThat(attachments.add(in(content), "again.mp3", MARA)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><script>",
                "<svg/>",
                "MZ\u0090\0",
                "#!/bin/sh",
                "\u00ff\u00ff\u00ff\u00ff"
            })
    void whatIsNotOnTheListIsNotKept(String content) throws Exception {
        assertThat(attachments.add(in(content), "song.mp3", MARA))
                .isInstanceOf(AttachmentRefused.class);
        assertNothingKept();
    }

    @Test
    void whatIsTooLongIsNotKept() throws Exception {
        assertThat(attachments.add(in("ID3" + "x".repeat(9_998)), "song.mp3", MARA))
                .isEqualTo(new AttachmentRefused("more than 10000 bytes"));
        assertNothingKept();
    }

    @Test
    void anOriginalIsNeverGivenOut() throws Exception {
        Picture ferry = added(TestPictures.jpeg(800, 500), "ferry.jpg");
        for (String name :
                new String[] {
                    "ferry.jpg", "ferry.jpeg", "ferry.pdf", "ferry.mp4", "", ".", "ferry"
                })
            assertThat(media.at("/media/" + ferry.blob().hash16() + "/" + name))
                    .isInstanceOf(Missing.class);
    }

    private Picture added(byte[] file, String name) throws IOException {
        return ((PictureAdded) pictures.add(file, name, PictureWords.NONE, MARA)).picture();
    }

    private void assertNothingKept() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static ByteArrayInputStream in(String content) {
        return new ByteArrayInputStream(content.getBytes(ISO_8859_1));
    }
}
