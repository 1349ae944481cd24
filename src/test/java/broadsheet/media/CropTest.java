package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CropTest {
    @Property
    void theCropLiesInThePictureFillsItOneWayAndHoldsTheFocus(
            @ForAll Crop crop,
            @ForAll @IntRange(min = 1, max = 9000) int width,
            @ForAll @IntRange(min = 1, max = 9000) int height,
            @ForAll @IntRange(max = 100) int x,
            @ForAll @IntRange(max = 100) int y) {
        Crop.Box box = crop.box(width, height, new Focus(x, y));
        assertThat(box.x()).isNotNegative();
        assertThat(box.y()).isNotNegative();
        assertThat(box.x() + box.width()).isLessThanOrEqualTo(width);
        assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
        assertThat(box.width() == width || box.height() == height).isTrue();
        assertThat(width * x / 100.0).isBetween(box.x() - 1.0, box.x() + box.width() + 1.0);
        assertThat(height * y / 100.0).isBetween(box.y() - 1.0, box.y() + box.height() + 1.0);
    }

    @Test
    void aPortraitCutWideKeepsTheTopThird() {
        assertThat(Crop.WIDE.box(900, 1600, Focus.DEFAULT))
                .isEqualTo(new Crop.Box(0, 275, 900, 506));
    }

    @Test
    void aCropHasItsRatio() {
        assertThat(Crop.WIDE.heightFor(640, 900, 1600)).isEqualTo(360);
        assertThat(Crop.CLASSIC.heightFor(640, 900, 1600)).isEqualTo(480);
        assertThat(Crop.PHOTO.heightFor(480, 900, 1600)).isEqualTo(320);
        assertThat(Crop.SQUARE.heightFor(640, 900, 1600)).isEqualTo(640);
        assertThat(Crop.WHOLE.heightFor(450, 900, 1600)).isEqualTo(800);
    }
}
