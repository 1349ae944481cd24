package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 333, 640, 1999})
    void aPlainPictureStaysPlain(int width) {
        Pixels plain = Colours.toSrgb(TestPictures.plain(2000, 1000, new Color(0x336699)));
        Pixels small = Resampler.resample(plain, 0, 0, 2000, 1000, width, Math.max(1, width / 2));
        assertThat(Arrays.stream(small.argb()).distinct()).containsExactly(0xff336699);
    }

    /// Lines finer than the new pixels become even grey: no new pattern appears, whatever the
    /// sizes.
    @ParameterizedTest
    @CsvSource({"1200,319", "1200,480", "1200,111", "1200,37"})
    void linesTooFineToSeeBecomeGrey(int from, int to) {
        var lines = new BufferedImage(from, from, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < from; y++)
            for (int x = 0; x < from; x++) lines.setRGB(x, y, x % 2 == 0 ? 0 : 0xffffff);
        Pixels small = Resampler.resample(Colours.toSrgb(lines), 0, 0, from, from, to, to);
        for (int y = 8; y < to - 8; y++)
            for (int x = 8; x < to - 8; x++)
                assertThat(small.argb()[y * to + x] & 0xff).isBetween(115, 140);
    }

    @Test
    void anEdgeStaysSharpAndInItsPlace() {
        Pixels quarters = Colours.toSrgb(TestPictures.quarters(1000, 1000));
        Pixels small = Resampler.resample(quarters, 0, 0, 1000, 1000, 100, 100);
        assertThat(small.argb()[10 * 100 + 40]).isEqualTo(0xffff0000);
        assertThat(small.argb()[10 * 100 + 60]).isEqualTo(0xff00ff00);
        assertThat(small.argb()[90 * 100 + 10]).isEqualTo(0xff0000ff);
        assertThat(small.argb()[10 * 100 + 49] >> 16 & 0xff).isGreaterThan(225);
        assertThat(small.argb()[10 * 100 + 50] >> 16 & 0xff).isLessThan(30);
    }

    @Test
    void whatIsInvisibleGivesNoColourToItsNeighbours() {
        int[] argb = new int[400 * 400];
        for (int i = 0; i < argb.length; i++) argb[i] = i % 400 < 200 ? 0xffff0000 : 0x0000ff00;
        Pixels small = Resampler.resample(new Pixels(400, 400, argb, true), 0, 0, 400, 400, 33, 33);
        for (int pixel : small.argb())
            if (pixel >>> 24 > 8) assertThat(pixel & 0xffffff).isEqualTo(0xff0000);
    }

    @Test
    void aMeanIsExact() {
        Pixels quarters = Colours.toSrgb(TestPictures.quarters(4, 4));
        var shrink = new Shrink(4, 4, 4, false);
        for (int y = 0; y < 4; y++) shrink.row(quarters.argb(), y * 4, 4);
        assertThat(shrink.done().argb()).containsExactly(0xff808080);
    }
}
