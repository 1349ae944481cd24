package broadsheet.media;

import static broadsheet.media.PictureResult.Refusal.BROKEN;
import static broadsheet.media.PictureResult.Refusal.TOO_MANY_PIXELS;
import static broadsheet.media.PictureResult.Refusal.UNKNOWN_FORMAT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.Inspection.Sound;
import broadsheet.media.Inspection.Unsound;
import broadsheet.media.PictureResult.Refusal;
import broadsheet.testing.Corpora;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureInspectorTest {
    private final PictureInspector inspector = new PictureInspector(PictureLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource({"jpeg,JPEG", "png,PNG", "gif,GIF", "webp,WEBP"})
    void aPictureIsKnownByItsBytes(String writer, PictureFormat format) {
        Sound sound = sound(TestPictures.file(TestPictures.harbour(801, 403), writer));
        assertThat(sound.format()).isEqualTo(format);
        assertThat(sound.width()).isEqualTo(801);
        assertThat(sound.height()).isEqualTo(403);
        assertThat(sound.animated()).isFalse();
        assertThat(sound.transparent()).isFalse();
    }

    @Test
    void transparencyAndMovementAreSeen() throws Exception {
        assertThat(sound(TestPictures.file(TestPictures.disc(300), "png")).transparent()).isTrue();
        byte[] moving =
                TestPictures.moving(
                        TestPictures.plain(60, 40, Color.RED),
                        TestPictures.plain(60, 40, Color.BLUE));
        assertThat(sound(moving).animated()).isTrue();
    }

    @Test
    void whatFollowsAGifIsNotKept() throws Exception {
        byte[] gif =
                TestPictures.moving(
                        TestPictures.plain(60, 40, Color.RED),
                        TestPictures.plain(60, 40, Color.BLUE));
        byte[] polyglot = join(gif, "<script>alert(1)</script>".getBytes(UTF_8));
        assertThat(sound(polyglot).bytes()).isEqualTo(gif);
    }

    @Test
    void theColourIsTheOneMostOfItHas() {
        assertThat(
                        sound(
                                        TestPictures.file(
                                                TestPictures.plain(200, 100, new Color(0x336699)),
                                                "png"))
                                .colour())
                .isEqualTo("#336699");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSizeIsAsSeen(int orientation) {
        Sound sound = sound(TestPictures.held(TestPictures.jpeg(640, 480), orientation));
        assertThat(sound.width()).isEqualTo(orientation > 4 ? 480 : 640);
        assertThat(sound.height()).isEqualTo(orientation > 4 ? 640 : 480);
    }

    @Test
    void whatTheFileSaysOfItselfIsRead() throws Exception {
        byte[] jpeg =
                TestPictures.captioned(
                        TestPictures.jpeg(300, 200),
                        "Fähre am Kai",
                        "Mara Lind / Agency",
                        "© 2026 Agency");
        assertThat(sound(jpeg).words())
                .isEqualTo(
                        new PictureWords(
                                "", "Fähre am Kai", "Mara Lind / Agency", "© 2026 Agency"));
    }

    /// The IPTC's own reference picture, where it is at hand: every field of it holds its own name.
    @Test
    void theIptcReferencePictureIsUnderstood() throws Exception {
        Path file = Corpora.need("media/IPTC-PhotometadataRef-Std2017.1.jpg");
        Sound sound = sound(Files.readAllBytes(file));
        assertThat(sound.words().caption()).contains("The description aka caption");
        assertThat(sound.words().credit()).contains("Credit Line (ref2017.1)");
        assertThat(sound.words().rights()).contains("Copyright (Notice) 2017.1");
        assertThat(sound.words().source()).contains("Source (ref2017.1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "<!doctype html><title>Not found</title>",
                "%PDF-1.7",
                "just words",
                "BM",
                "\0\0\0\u001cftypavif",
                "GIF88a",
                "\u0001"
            })
    void whatIsNoPictureIsNotTaken(String content) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "jpeg,0.5",
        "jpeg,0.98",
        "png,0.5",
        "png,0.9",
        "gif,0.5",
        "gif,0.99",
        "webp,0.5",
        "webp,0.9"
    })
    void whatIsCutOffIsNotTaken(String writer, double share) {
        byte[] whole = TestPictures.file(TestPictures.harbour(500, 400), writer);
        assertRefused(Arrays.copyOf(whole, (int) (whole.length * share)), BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void aBareBeginningIsNotTaken(String writer) {
        byte[] whole = TestPictures.file(TestPictures.harbour(50, 40), writer);
        for (int length = 16; length < 40; length++)
            assertRefused(Arrays.copyOf(whole, length), BROKEN);
    }

    @Test
    void aJpegThatOnlyForgotItsEndIsTaken() {
        byte[] whole = TestPictures.jpeg(300, 200);
        assertThat(sound(Arrays.copyOf(whole, whole.length - 2)).width()).isEqualTo(300);
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        byte[] bomb = pngOf(60_000, 60_000);
        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(bomb, TOO_MANY_PIXELS);
        var strict =
                new PictureInspector(
                        new PictureLimits(1 << 20, 10_000, 1, 1, PictureLimits.DEFAULT.patience()));
        assertThat(strict.inspect(TestPictures.jpeg(200, 100)))
                .isInstanceOfSatisfying(
                        Unsound.class, it -> assertThat(it.reason()).isEqualTo(TOO_MANY_PIXELS));
    }

    @Test
    void aGifWhoseFrameIsLargerThanItsScreenIsNotTaken() throws Exception {
        byte[] gif = TestPictures.file(TestPictures.plain(60, 40, Color.RED), "gif");
        gif[6] = 1;
        gif[7] = 0;
        assertRefused(gif, BROKEN);
    }

    @Test
    void damagedMetadataSpoilsNothing() {
        byte[] jpeg =
                TestPictures.withSegment(
                        TestPictures.jpeg(300, 200),
                        0xe1,
                        "Exif\0\0MM\0*\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sound(jpeg).words()).isEqualTo(PictureWords.NONE);
    }

    private Sound sound(byte[] file) {
        Inspection inspection = inspector.inspect(file);
        assertThat(inspection).isInstanceOf(Sound.class);
        return (Sound) inspection;
    }

    private void assertRefused(byte[] file, Refusal reason) {
        assertThat(inspector.inspect(file))
                .isInstanceOfSatisfying(
                        Unsound.class,
                        it -> assertThat(it.reason()).as(it.detail()).isEqualTo(reason));
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    /// A PNG (RFC 2083) that claims a size and packs a few megabytes of nothing.
    private static byte[] pngOf(int width, int height) throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[5_000_000]);
        }
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        var png = new ByteArrayOutputStream();
        png.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] body = join(type.getBytes(StandardCharsets.ISO_8859_1), content);
        var crc = new CRC32();
        crc.update(body);
        png.writeBytes(
                ByteBuffer.allocate(body.length + 8)
                        .putInt(content.length)
                        .put(body)
                        .putInt((int) crc.getValue())
                        .array());
    }
}
