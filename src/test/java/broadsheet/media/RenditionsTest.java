package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.Blobs;
import broadsheet.media.Inspection.Sound;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenditionsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Crop.class)
    void everyCropInEveryWidthIsAsAnnounced(Crop crop) throws Exception {
        Picture picture = kept(TestPictures.jpeg(1000, 750));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            for (int width : Ladder.widths(picture, crop)) {
                for (PictureFormat format : Ladder.formats(picture, crop)) {
                    Path file =
                            ready(
                                    renditions.make(
                                            picture, Ladder.name(picture, crop, width, format)));
                    byte[] bytes = Files.readAllBytes(file);
                    assertThat(Magic.picture(bytes)).contains(format);
                    BufferedImage image = TestPictures.read(bytes);
                    assertThat(image.getWidth()).isEqualTo(width);
                    assertThat(image.getHeight()).isEqualTo(crop.heightFor(width, 1000, 750));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PictureFormat.class,
            names = {"JPEG", "WEBP"})
    void aRenditionLooksLikeItsOriginal(PictureFormat format) throws Exception {
        BufferedImage original = TestPictures.harbour(1200, 800);
        Picture picture = kept(TestPictures.file(original, "png"));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(renditions.make(picture, Ladder.name(picture, Crop.WHOLE, 480, format)));
            assertThat(Files.size(file)).isLessThan(40_000);
            Pixels made = Colours.toSrgb(TestPictures.read(Files.readAllBytes(file)));
            Pixels wanted = Resampler.resample(Colours.toSrgb(original), 0, 0, 1200, 800, 480, 320);
            assertThat(meanDifference(made, wanted)).isLessThan(4.0);
        }
    }

    /// As screenshots are, and what is copied from a page: every point has its opacity, and all are
    /// opaque.
    @Test
    void anOpaquePictureWithRoomForTransparencyIsMadeInEveryFormat() throws Exception {
        BufferedImage harbour = TestPictures.harbour(900, 600);
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB);
        image.createGraphics().drawImage(harbour, 0, 0, null);
        Picture picture = kept(TestPictures.file(image, "png"));
        assertThat(picture.transparent()).isFalse();
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            for (PictureFormat format : Ladder.formats(picture, Crop.WHOLE))
                for (int width : new int[] {480, 900}) {
                    Path file =
                            ready(
                                    renditions.make(
                                            picture,
                                            Ladder.name(picture, Crop.WHOLE, width, format)));
                    Pixels made = Colours.toSrgb(TestPictures.read(Files.readAllBytes(file)));
                    Pixels wanted =
                            Resampler.resample(
                                    Colours.toSrgb(harbour), 0, 0, 900, 600, width, width * 2 / 3);
                    assertThat(meanDifference(made, wanted)).as(format + " " + width).isLessThan(4);
                }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,R,G", "2,G,R", "3,W,B", "4,B,W", "5,R,B", "6,B,R", "7,W,G", "8,G,W"})
    void aPictureStandsUpright(int orientation, String topLeft, String topRight) throws Exception {
        byte[] held =
                TestPictures.held(
                        TestPictures.file(TestPictures.quarters(400, 300), "jpeg"), orientation);
        Picture picture = kept(held);
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(
                            renditions.make(
                                    picture,
                                    Ladder.name(
                                            picture,
                                            Crop.WHOLE,
                                            picture.width(),
                                            PictureFormat.JPEG)));
            BufferedImage image = TestPictures.read(Files.readAllBytes(file));
            assertThat(image.getWidth()).isEqualTo(orientation > 4 ? 300 : 400);
            assertThat(nearest(image.getRGB(20, 20))).isEqualTo(topLeft);
            assertThat(nearest(image.getRGB(image.getWidth() - 20, 20))).isEqualTo(topRight);
        }
    }

    @Test
    void aCropGoesWhereTheFocusIs() throws Exception {
        Picture picture = kept(TestPictures.file(TestPictures.quarters(800, 400), "png"));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            for (int x : new int[] {0, 100}) {
                Picture focused = picture.with(new Focus(x, 33));
                RenditionName name = Ladder.name(focused, Crop.SQUARE, 400, PictureFormat.JPEG);
                BufferedImage image =
                        TestPictures.read(
                                Files.readAllBytes(ready(renditions.make(focused, name))));
                assertThat(nearest(image.getRGB(200, 40))).isEqualTo(x == 0 ? "R" : "G");
            }
        }
    }

    @Test
    void nothingTheCameraWroteGoesOut() throws Exception {
        Picture picture =
                kept(
                        TestPictures.captioned(
                                TestPictures.held(TestPictures.jpeg(600, 400), 6),
                                "where she lives",
                                "nobody",
                                "secret"));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            for (PictureFormat format : Ladder.formats(picture, Crop.WHOLE)) {
                Path file =
                        ready(
                                renditions.make(
                                        picture, Ladder.name(picture, Crop.WHOLE, 320, format)));
                assertThat(
                                new String(
                                        Files.readAllBytes(file),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("Exif", "8BIM", "she lives", "secret");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "webp"})
    void whatIsTransparentStaysSo(String format) throws Exception {
        Picture disc = kept(TestPictures.file(TestPictures.disc(700), "png"));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(
                            renditions.make(
                                    disc,
                                    Ladder.name(
                                            disc,
                                            Crop.WHOLE,
                                            320,
                                            PictureFormat.ofExtension(format))));
            BufferedImage image = TestPictures.read(Files.readAllBytes(file));
            assertThat(image.getRGB(1, 1) >>> 24).isZero();
            assertThat(nearest(image.getRGB(160, 160))).isEqualTo("R");
        }
    }

    @Test
    void greyIsNotBrightened() throws Exception {
        var grey = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 300; y++)
            for (int x = 0; x < 400; x++) grey.getRaster().setSample(x, y, 0, 100);
        for (String format : List.of("png", "jpeg")) {
            Picture picture = kept(TestPictures.file(grey, format));
            try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
                Path file =
                        ready(
                                renditions.make(
                                        picture,
                                        Ladder.name(picture, Crop.WHOLE, 320, PictureFormat.JPEG)));
                assertThat(TestPictures.read(Files.readAllBytes(file)).getRGB(100, 100) & 0xff)
                        .isBetween(98, 102);
            }
        }
    }

    /// Half as bright in linear light is level 55 of 255; sRGB writes that as about 128.
    @Test
    void coloursOfAnotherSpaceAreConverted() throws Exception {
        byte[] linear =
                TestPictures.withProfile(
                        TestPictures.file(
                                TestPictures.plain(400, 300, new Color(0x373737)), "jpeg"),
                        ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
        Picture picture = kept(linear);
        assertThat(Integer.parseInt(picture.colour().substring(1, 3), 16)).isBetween(126, 130);
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(
                            renditions.make(
                                    picture,
                                    Ladder.name(picture, Crop.WHOLE, 320, PictureFormat.JPEG)));
            assertThat(TestPictures.read(Files.readAllBytes(file)).getRGB(9, 9) & 0xff)
                    .isBetween(126, 130);
        }
    }

    @Test
    void aPictureForThePressIsPutOnTheScreen() throws Exception {
        Picture picture = kept(TestPictures.inks(400, 300, 0, 255, 255, 0));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(
                            renditions.make(
                                    picture,
                                    Ladder.name(picture, Crop.WHOLE, 320, PictureFormat.JPEG)));
            assertThat(nearest(TestPictures.read(Files.readAllBytes(file)).getRGB(100, 100)))
                    .isEqualTo("R");
        }
    }

    @Test
    void aHundredReadersCostOneEncode() throws Exception {
        Picture picture = kept(TestPictures.jpeg(1500, 1000));
        RenditionName name = Ladder.name(picture, Crop.WHOLE, 960, PictureFormat.JPEG);
        try (Renditions renditions = renditions(PictureLimits.DEFAULT);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Path>> asks =
                    IntStream.range(0, 100)
                            .<Callable<Path>>mapToObj(
                                    _ -> () -> ready(renditions.make(picture, name)))
                            .toList();
            for (Future<Path> each : readers.invokeAll(asks)) assertThat(each.get()).exists();
            assertThat(renditions.encoded()).isEqualTo(1);
            assertThat(renditions.made(name)).isPresent();
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whenTheQueueIsFullAskersAreSentAway() throws Exception {
        Picture picture = kept(TestPictures.jpeg(1500, 1000));
        var small = new PictureLimits(1 << 24, 100_000_000, 1, 2, Duration.ofSeconds(20));
        List<RenditionName> names = new ArrayList<>();
        for (Crop crop : Crop.values())
            for (int width : List.of(320, 480, 640, 960))
                names.add(Ladder.name(picture, crop, width, PictureFormat.WEBP));
        try (Renditions renditions = renditions(small);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            List<Future<Rendering>> all =
                    names.stream()
                            .map(name ->
                                    readers.submit(() -> {
                                        start.await();
                                        return renditions.make(picture, name);
                                    }))
                            .toList();
            start.countDown();
            int busy = 0;
            for (Future<Rendering> each : all)
                if (each.get() instanceof Rendering.MediaBusy) busy++;
            assertThat(busy).isGreaterThan(0);
            assertThat(renditions.encoded()).isBetween(3L, (long) names.size() - busy);

            for (RenditionName name : names) ready(renditions.make(picture, name));
        }
    }

    @Test
    void aLostOriginalIsSaidAndARenditionStaysAfterIt() throws Exception {
        Picture picture = kept(TestPictures.jpeg(700, 500));
        RenditionName made = Ladder.name(picture, Crop.WHOLE, 320, PictureFormat.JPEG);
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            ready(renditions.make(picture, made));
        }
        Files.delete(new Blobs(folder.resolve("blobs")).path(picture.blob()));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            ready(renditions.make(picture, made));
            assertThat(
                            renditions.make(
                                    picture,
                                    Ladder.name(picture, Crop.WHOLE, 480, PictureFormat.JPEG)))
                    .isInstanceOf(Rendering.Impossible.class);
        }
    }

    @Test
    void aVeryLargePictureIsReadInBands() throws Exception {
        Picture picture = kept(TestPictures.file(TestPictures.quarters(8000, 4000), "jpeg"));
        try (Renditions renditions = renditions(PictureLimits.DEFAULT)) {
            Path file =
                    ready(
                            renditions.make(
                                    picture,
                                    Ladder.name(picture, Crop.WHOLE, 1920, PictureFormat.JPEG)));
            BufferedImage image = TestPictures.read(Files.readAllBytes(file));
            assertThat(image.getHeight()).isEqualTo(960);
            assertThat(nearest(image.getRGB(950, 470))).isEqualTo("R");
            assertThat(nearest(image.getRGB(970, 470))).isEqualTo("G");
            assertThat(nearest(image.getRGB(950, 490))).isEqualTo("B");
            assertThat(nearest(image.getRGB(970, 490))).isEqualTo("W");
        }
    }

    private Renditions renditions(PictureLimits limits) {
        return new Renditions(
                new Blobs(folder.resolve("blobs")), folder.resolve("renditions"), limits);
    }

    private Picture kept(byte[] file) throws IOException {
        var sound = (Sound) new PictureInspector(PictureLimits.DEFAULT).inspect(file);
        return new Picture(
                new PictureId(1),
                new Blobs(folder.resolve("blobs")).put(sound.bytes()),
                "harbour",
                sound.format(),
                sound.width(),
                sound.height(),
                sound.words(),
                Focus.DEFAULT,
                sound.colour(),
                sound.animated(),
                sound.transparent());
    }

    private List<Path> unfinished() {
        try (Stream<Path> files = Files.list(folder.resolve("renditions/unfinished"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ready(Rendering rendering) {
        assertThat(rendering).isInstanceOf(Rendering.Ready.class);
        return ((Rendering.Ready) rendering).file();
    }

    private static String nearest(int rgb) {
        var colour = new Color(rgb);
        boolean red = colour.getRed() > 127;
        boolean green = colour.getGreen() > 127;
        boolean blue = colour.getBlue() > 127;
        if (red && green && blue) return "W";
        return red ? "R" : green ? "G" : blue ? "B" : "black";
    }

    private static double meanDifference(Pixels one, Pixels other) {
        long sum = 0;
        for (int i = 0; i < one.argb().length; i++)
            for (int shift = 0; shift < 24; shift += 8)
                sum +=
                        Math.abs(
                                (one.argb()[i] >> shift & 0xff)
                                        - (other.argb()[i] >> shift & 0xff));
        return sum / 3.0 / one.argb().length;
    }
}
