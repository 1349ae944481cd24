package broadsheet.media;

import static java.util.Objects.requireNonNull;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks a picture's first frame. Large ones are read in bands and averaged down while they come,
/// so that the memory used does not grow with the picture. Not for several threads. Close it.
final class Decoder implements AutoCloseable {
    private static final int BAND_PIXELS = 30_000_000;
    private static final int SLICE_ROWS = 64;

    private final @Nullable JpegShape jpeg;
    private final ImageReader reader;
    private final MemoryCacheImageInputStream in;
    private final List<String> warnings = new ArrayList<>();
    private final int width;
    private final int height;

    /// Reads the header only.
    ///
    /// @throws IOException where the header cannot be read, or nothing here reads the format
    Decoder(byte[] bytes, PictureFormat format) throws IOException {
        if (format == PictureFormat.WEBP && !WebP.AVAILABLE)
            throw new IIOException("no WebP decoder for this machine");
        boolean isJpeg = format == PictureFormat.JPEG;
        this.jpeg = isJpeg ? JpegShape.read(bytes) : null;
        this.reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        this.in =
                new MemoryCacheImageInputStream(
                        new ByteArrayInputStream(isJpeg ? ended(bytes) : bytes));
        try {
            reader.setInput(in, false, true);
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            this.width = reader.getWidth(0);
            this.height = reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof IOException io
                    ? io
                    : new IIOException("the header cannot be read", e);
        }
    }

    /// In pixels as stored; for a GIF of the first frame.
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// What the decoder found wrong and went on from.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The pixels, each the mean of a square with sides of `factor`.
    ///
    /// @throws IOException where the file cannot be read to its end
    Pixels read(int factor) throws IOException {
        try {
            int bandHeight = Math.max(1, BAND_PIXELS / width);
            Shrink shrink = null;
            ColorSpace foreign = null;
            for (int y = 0; y < height; y += bandHeight) {
                int rows = Math.min(bandHeight, height - y);
                if (jpeg != null && jpeg.components() == 4) {
                    Raster inks = reader.readRaster(0, rows(y, rows));
                    shrink =
                            feed(
                                    shrink,
                                    factor,
                                    rows,
                                    (top, count) -> Cmyk.toRgb(slice(inks, top, count), jpeg));
                } else {
                    BufferedImage image = reader.read(0, rows(y, rows));
                    foreign = Colours.foreign(image.getColorModel());
                    Function<BufferedImage, Pixels> read =
                            foreign == null ? Colours::toSrgb : Colours::levels;
                    shrink =
                            feed(
                                    shrink,
                                    factor,
                                    rows,
                                    (top, count) -> read.apply(slice(image, top, count)));
                }
            }
            if (shrink == null) throw new IIOException("no rows");
            return foreign == null ? shrink.done() : Colours.convert(shrink.done(), foreign);
        } catch (RuntimeException e) {
            throw new IIOException("the picture cannot be unpacked", e);
        }
    }

    /// Hands a band on in slices, since a whole band in the colours we want would be as large
    /// again.
    private Shrink feed(@Nullable Shrink started, int factor, int rows, Slices slices) {
        Shrink shrink = started;
        for (int top = 0; top < rows; top += SLICE_ROWS) {
            Pixels slice = slices.slice(top, Math.min(SLICE_ROWS, rows - top));
            if (shrink == null) shrink = new Shrink(width, height, factor, slice.transparent());
            for (int row = 0; row < slice.height(); row++)
                shrink.row(slice.argb(), row * width, width);
        }
        return requireNonNull(shrink);
    }

    private ImageReadParam rows(int y, int rows) {
        ImageReadParam param = reader.getDefaultReadParam();
        if (rows < height) param.setSourceRegion(new Rectangle(0, y, width, rows));
        return param;
    }

    private static BufferedImage slice(BufferedImage image, int top, int rows) {
        return image.getSubimage(0, top, image.getWidth(), rows);
    }

    private static Raster slice(Raster raster, int top, int rows) {
        return raster.createChild(
                raster.getMinX(), raster.getMinY() + top, raster.getWidth(), rows, 0, 0, null);
    }

    /// Rows of a band, in sRGB.
    private interface Slices {
        Pixels slice(int top, int rows);
    }

    /// The end marker some cameras forget, so that what is really cut off shows as such.
    private static byte[] ended(byte[] jpeg) {
        byte[] ended = Arrays.copyOf(jpeg, jpeg.length + 2);
        ended[jpeg.length] = (byte) 0xff;
        ended[jpeg.length + 1] = (byte) 0xd9;
        return ended;
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            in.close();
        } catch (IOException _) {
            // it is memory: there is nothing to lose
        }
    }
}
