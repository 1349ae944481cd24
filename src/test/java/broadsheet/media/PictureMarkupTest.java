package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.BlobId;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PictureMarkupTest {
    @Test
    void aLeadPictureIsOfferedInEveryWidthInBothFormats() {
        PictureView view =
                PictureMarkup.view(picture(2400, 1600), Crop.WHOLE, "100vw", Loading.FIRST);
        assertThat(view.webp())
                .isEqualTo(
                        """
                        /media/00000000000000ab/ferry-320.webp 320w, /media/00000000000000ab/ferry-480.webp 480w, \
                        /media/00000000000000ab/ferry-800.webp 800w, /media/00000000000000ab/ferry-960.webp 960w, \
                        /media/00000000000000ab/ferry-1280.webp 1280w, /media/00000000000000ab/ferry-1920.webp 1920w\
                        """);
        assertThat(view.srcset()).isEqualTo(view.webp().replace(".webp", ".jpg"));
        assertThat(view.src()).isEqualTo("/media/00000000000000ab/ferry-960.jpg");
        assertThat(List.of(view.width(), view.height())).containsExactly(1920, 1280);
        assertThat(List.of(view.loading(), view.fetchPriority(), view.sizes()))
                .containsExactly("eager", "high", "100vw");
        assertThat(view.alt()).isEqualTo("A ferry");
    }

    @Test
    void aCardIsCutAndLoadsLate() {
        PictureView view = PictureMarkup.view(picture(500, 900), Crop.WIDE, "20rem", Loading.LAZY);
        assertThat(view.webp())
                .isEqualTo(
                        "/media/00000000000000ab/ferry-16x9-320.webp 320w, "
                                + "/media/00000000000000ab/ferry-16x9-480.webp 480w, "
                                + "/media/00000000000000ab/ferry-16x9-500.webp 500w");
        assertThat(List.of(view.width(), view.height())).containsExactly(500, 281);
        assertThat(view.loading()).isEqualTo("lazy");
    }

    @Test
    void anotherFocusIsAnotherAddressForCropsOnly() {
        Picture moved = picture(500, 900).with(new Focus(10, 90));
        assertThat(PictureMarkup.view(moved, Crop.SQUARE, "1px", Loading.LAZY).src())
                .isEqualTo("/media/00000000000000ab/ferry-1x1-f010090-500.jpg");
        assertThat(PictureMarkup.view(moved, Crop.WHOLE, "1px", Loading.LAZY).src())
                .isEqualTo("/media/00000000000000ab/ferry-500.jpg");
    }

    @Test
    void aSmallPictureHasOneSizeAndATransparentOneStaysSo() {
        Picture logo =
                new Picture(
                        new PictureId(1),
                        BLOB,
                        "logo",
                        PictureFormat.PNG,
                        64,
                        64,
                        PictureWords.NONE,
                        Focus.DEFAULT,
                        "#ffffff",
                        false,
                        true);
        PictureView view = PictureMarkup.view(logo, Crop.WHOLE, "4rem", Loading.LAZY);
        assertThat(view.webp()).isEqualTo("/media/00000000000000ab/logo-64.webp 64w");
        assertThat(view.srcset()).isEmpty();
        assertThat(view.src()).isEqualTo("/media/00000000000000ab/logo-64.png");
    }

    @Test
    void whatMovesIsShownAsItCameAndItsCropStandsStill() {
        Picture cat =
                new Picture(
                        new PictureId(1),
                        BLOB,
                        "cat",
                        PictureFormat.GIF,
                        400,
                        400,
                        PictureWords.NONE,
                        Focus.DEFAULT,
                        "#ffffff",
                        true,
                        false);
        assertThat(PictureMarkup.view(cat, Crop.WHOLE, "1px", Loading.LAZY))
                .extracting(PictureView::webp, PictureView::src)
                .containsExactly("", "/media/00000000000000ab/cat-400.gif");
        assertThat(PictureMarkup.view(cat, Crop.WIDE, "1px", Loading.LAZY).src())
                .endsWith("cat-16x9-400.jpg");
    }

    @Test
    void whatIsSharedIsAJpegOfModestSize() {
        assertThat(PictureMarkup.shared(picture(4000, 3000), Crop.WIDE))
                .isEqualTo(
                        new PictureMarkup.Shared(
                                "/media/00000000000000ab/ferry-16x9-1280.jpg",
                                1280,
                                720,
                                "image/jpeg",
                                "A ferry"));
    }

    @Property
    void everyAddressOnAPageIsAnswered(
            @ForAll Crop crop,
            @ForAll @IntRange(min = 1, max = 9000) int width,
            @ForAll @IntRange(min = 1, max = 9000) int height) {
        Picture picture = picture(width, height);
        PictureView view = PictureMarkup.view(picture, crop, "1px", Loading.LAZY);
        List<String> addresses =
                Arrays.stream((view.webp() + ", " + view.srcset() + ", " + view.src()).split(", "))
                        .filter(one -> !one.isEmpty())
                        .map(one -> one.split(" ")[0])
                        .toList();
        assertThat(addresses)
                .isNotEmpty()
                .allSatisfy(address -> {
                    RenditionName name = RenditionName.parse(address).orElseThrow();
                    assertThat(Ladder.has(picture, name)).isTrue();
                    assertThat(name.width()).isLessThanOrEqualTo(Math.min(width, 1920));
                });
    }

    private static final BlobId BLOB = new BlobId("00000000000000ab" + "0".repeat(48));

    private static Picture picture(int width, int height) {
        return new Picture(
                new PictureId(1),
                BLOB,
                "ferry",
                PictureFormat.JPEG,
                width,
                height,
                new PictureWords("A ferry", "", "", ""),
                Focus.DEFAULT,
                "#123456",
                false,
                false);
    }
}
