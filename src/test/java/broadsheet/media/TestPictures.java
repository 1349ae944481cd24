package broadsheet.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Picture files made by code.
final class TestPictures {
    private TestPictures() {}

    /// A harbour of sorts: a sky that fades, water, and boats for detail.
    static BufferedImage harbour(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int sky = 120 + 100 * y / height;
            for (int x = 0; x < width; x++) {
                int ripple = (int) (12 * Math.sin(x * 0.02 + y * 0.3));
                int colour =
                        y < height / 2
                                ? (sky / 2) << 16 | sky << 8 | 230
                                : 20 << 16 | (90 + ripple) << 8 | (130 + ripple);
                image.setRGB(x, y, colour);
            }
        }
        Graphics2D graphics = image.createGraphics();
        var random = new Random(11);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(0xffffff)));
            int size = Math.max(2, width / 40);
            graphics.fillRect(
                    random.nextInt(width),
                    height / 2 + random.nextInt(height / 2),
                    size,
                    size / 2 + 1);
        }
        graphics.dispose();
        return image;
    }

    /// Four quarters: red, green / blue, white.
    static BufferedImage quarters(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colours.length; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    static BufferedImage plain(int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /// A red disc on nothing.
    static BufferedImage disc(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(0, 0, size, size);
        graphics.dispose();
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out))
                throw new IllegalStateException("no writer for " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return file(harbour(width, height), "jpeg");
    }

    /// A GIF of these frames, one after the other.
    static byte[] moving(BufferedImage... frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /// The JPEG with one more segment after its start.
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// The JPEG with a colour profile, after its first segment, where the decoder looks for it.
    static byte[] withProfile(byte[] jpeg, byte[] icc) {
        int at = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 18 + icc.length).put(jpeg, 0, at);
        out.putShort((short) 0xffe2).putShort((short) (16 + icc.length));
        out.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(icc);
        return out.put(jpeg, at, jpeg.length - at).array();
    }

    /// The JPEG with EXIF that says how the camera was held.
    static byte[] held(byte[] jpeg, int orientation) {
        ByteBuffer exif =
                ByteBuffer.allocate(32)
                        .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0);
        return withSegment(jpeg, 0xe1, exif.array());
    }

    /// The JPEG with IPTC-IIM data sets in Photoshop's wrapping, in UTF-8.
    static byte[] captioned(byte[] jpeg, String caption, String credit, String copyright)
            throws IOException {
        var iim = new ByteArrayOutputStream();
        iim.writeBytes(new byte[] {0x1c, 1, 90, 0, 3, 0x1b, '%', 'G'});
        dataSet(iim, 120, caption);
        dataSet(iim, 110, credit);
        dataSet(iim, 116, copyright);
        if (iim.size() % 2 == 1) iim.write(0);
        ByteBuffer block =
                ByteBuffer.allocate(26 + iim.size())
                        .put("Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1))
                        .put("8BIM".getBytes(StandardCharsets.ISO_8859_1))
                        .putShort((short) 0x0404)
                        .putShort((short) 0)
                        .putInt(iim.size())
                        .put(iim.toByteArray());
        return withSegment(jpeg, 0xed, block.array());
    }

    private static void dataSet(ByteArrayOutputStream out, int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(
                new byte[] {
                    0x1c, 2, (byte) number, (byte) (bytes.length >> 8), (byte) bytes.length
                });
        out.writeBytes(bytes);
    }

    /// A JPEG of plain printing inks: how much of cyan, magenta, yellow and black, 0 to 255.
    static byte[] inks(int width, int height, int... inks) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) raster.setPixel(x, y, inks);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    static BufferedImage read(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        if (image == null) throw new IOException("not a picture");
        return image;
    }
}
