package broadsheet.media;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Colours as a file has them to sRGB, and the one colour that stands for a picture.
final class Colours {
    private static final int GRID = 24;

    private Colours() {}

    /// The image's pixels in sRGB.
    static Pixels toSrgb(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && model.getTransferType() <= 1)
            return grey(image);
        boolean transparent = model.hasAlpha();
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var srgb = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = srgb.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        int[] argb = ((DataBufferInt) srgb.getRaster().getDataBuffer()).getData();
        if (!transparent) for (int i = 0; i < argb.length; i++) argb[i] |= 0xff000000;
        return new Pixels(image.getWidth(), image.getHeight(), argb, transparent);
    }

    /// The colour space of an image whose levels are better converted after it has been made
    /// smaller, or null: the conversion is by far the slowest step, and phones write such files.
    static @Nullable ColorSpace foreign(ColorModel model) {
        ColorSpace space = model.getColorSpace();
        boolean plain = model.getTransferType() == DataBuffer.TYPE_BYTE && !model.hasAlpha();
        boolean colours =
                model instanceof ComponentColorModel && space.getType() == ColorSpace.TYPE_RGB;
        return plain && colours && !space.isCS_sRGB() ? space : null;
    }

    /// The levels of an image as they are, whatever colours they stand for.
    static Pixels levels(BufferedImage image) {
        int width = image.getWidth();
        int[] argb = new int[width * image.getHeight()];
        int[] row = new int[width * 3];
        for (int y = 0, to = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int from = 0; from < row.length; from += 3, to++)
                argb[to] = 0xff000000 | row[from] << 16 | row[from + 1] << 8 | row[from + 2];
        }
        return new Pixels(width, image.getHeight(), argb, false);
    }

    /// Pixels whose levels stand for colours of `space`, in sRGB.
    static Pixels convert(Pixels levels, ColorSpace space) {
        byte[] samples = new byte[levels.argb().length * 3];
        for (int i = 0, to = 0; to < samples.length; i++) {
            samples[to++] = (byte) (levels.argb()[i] >> 16);
            samples[to++] = (byte) (levels.argb()[i] >> 8);
            samples[to++] = (byte) levels.argb()[i];
        }
        return convert(samples, 3, levels.width(), levels.height(), space);
    }

    /// Samples of `space`, `bands` of them a pixel, as pixels in sRGB.
    static Pixels convert(byte[] samples, int bands, int width, int height, ColorSpace space) {
        int[] offsets = IntStream.range(0, bands).toArray();
        WritableRaster from =
                Raster.createInterleavedRaster(
                        new DataBufferByte(samples, samples.length),
                        width,
                        height,
                        width * bands,
                        bands,
                        offsets,
                        null);
        WritableRaster to =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 3, null);
        new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                .filter(from, to);
        byte[] rgb = ((DataBufferByte) to.getDataBuffer()).getData();
        int[] argb = new int[width * height];
        for (int i = 0, j = 0; i < argb.length; i++, j += 3)
            argb[i] =
                    0xff000000
                            | (rgb[j] & 0xff) << 16
                            | (rgb[j + 1] & 0xff) << 8
                            | rgb[j + 2] & 0xff;
        return new Pixels(width, height, argb, false);
    }

    /// Grey levels are taken as they are: Java holds that grey is linear light, which no file
    /// means.
    private static Pixels grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        boolean transparent = image.getColorModel().hasAlpha();
        int bits = image.getColorModel().getComponentSize(0);
        int most = (1 << bits) - 1;
        int[] argb = new int[width * image.getHeight()];
        int[] row = new int[width * raster.getNumBands()];
        for (int y = 0, to = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int from = 0; from < row.length; from += raster.getNumBands(), to++) {
                int level = row[from] * 255 / most;
                int alpha = transparent ? row[from + 1] * 255 / most : 255;
                argb[to] = alpha << 24 | level << 16 | level << 8 | level;
            }
        }
        return new Pixels(width, image.getHeight(), argb, transparent);
    }

    /// The mean of the colours that are most alike, as `#rrggbb`: what stands in the picture's
    /// place while it loads.
    static String dominant(Pixels pixels) {
        Pixels small =
                Resampler.resample(pixels, 0, 0, pixels.width(), pixels.height(), GRID, GRID);
        int[] counts = new int[512];
        for (int pixel : small.argb()) if (pixel >>> 24 > 127) counts[bucket(pixel)]++;
        int fullest = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[fullest]) fullest = i;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : small.argb()) {
            if (pixel >>> 24 <= 127 || bucket(pixel) != fullest) continue;
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        int count = Math.max(1, counts[fullest]);
        return "#%02x%02x%02x".formatted(red / count, green / count, blue / count);
    }

    /// Three bits of each colour.
    private static int bucket(int pixel) {
        return (pixel >> 21 & 7) << 6 | (pixel >> 13 & 7) << 3 | pixel >> 5 & 7;
    }
}
