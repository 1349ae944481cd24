package broadsheet.media;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks a picture's first frame. Large ones are read in bands and averaged down while they come,
/// so that the memory used does not grow with the picture. Not for several threads. Close it.
final class Decoder implements AutoCloseable {
    private static final int BAND_PIXELS = 16_000_000;

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
            int bandHeight = Math.max(1, BAND_PIXELS / width / factor) * factor;
            Shrink shrink = null;
            for (int y = 0; y < height; y += bandHeight) {
                Pixels band = band(y, Math.min(bandHeight, height - y));
                if (shrink == null) shrink = new Shrink(width, height, factor, band.transparent());
                for (int row = 0; row < band.height(); row++)
                    shrink.row(band.argb(), row * width, width);
            }
            if (shrink == null) throw new IIOException("no rows");
            return shrink.done();
        } catch (RuntimeException e) {
            throw new IIOException("the picture cannot be unpacked", e);
        }
    }

    private Pixels band(int y, int rows) throws IOException {
        var param = reader.getDefaultReadParam();
        if (rows < height) param.setSourceRegion(new Rectangle(0, y, width, rows));
        if (jpeg != null && jpeg.components() == 4)
            return Cmyk.toRgb(reader.readRaster(0, param), jpeg);
        return Colours.toSrgb(reader.read(0, param));
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
