package broadsheet.media;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Packs pixels into a file's bytes. Nothing but the picture goes in: no place, no camera, no name.
final class Encoder {
    private static final float JPEG_QUALITY = 0.80f;
    private static final float WEBP_QUALITY = 0.72f;

    /// The most thorough search for small files: a rendition is made once and sent for years.
    private static final int WEBP_EFFORT = 6;

    private Encoder() {}

    /// @throws IOException where the encoder fails, or there is none for WebP on this machine
    static byte[] encode(Pixels pixels, PictureFormat format) throws IOException {
        return switch (format) {
            case JPEG -> jpeg(pixels);
            case PNG -> png(pixels);
            case WEBP -> webp(pixels);
            case GIF -> throw new IllegalArgumentException("GIFs are served as they came");
        };
    }

    private static byte[] jpeg(Pixels pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        // Only what is opaque becomes a JPEG; its file may have had room for transparency all the
        // same.
        return write(writer, param, pixels.opaque().image());
    }

    private static byte[] png(Pixels pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0);
        return write(writer, param, pixels.image());
    }

    private static byte[] webp(Pixels pixels) throws IOException {
        if (!WebP.AVAILABLE) throw new IOException("no WebP encoder for this machine");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("webp").next();
        var param = (WebPWriteParam) writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("Lossy");
        param.setCompressionQuality(WEBP_QUALITY);
        param.setMethod(WEBP_EFFORT);
        return write(writer, param, pixels.image());
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam param, BufferedImage image)
            throws IOException {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
