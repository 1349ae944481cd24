package broadsheet.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.LoggerFactory;

/// WebP comes by a native library, which not every machine can load.
final class WebP {
    /// Whether WebP can be read and written here. Where not, pages still work: the addresses lead
    /// to JPEG or PNG.
    static final boolean AVAILABLE = works();

    private WebP() {}

    private static boolean works() {
        try (var out = new MemoryCacheImageOutputStream(new ByteArrayOutputStream())) {
            if (ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "webp", out))
                return true;
            LoggerFactory.getLogger(WebP.class)
                    .warn("No WebP encoder is registered: pictures go out as JPEG and PNG");
        } catch (IOException | RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(WebP.class)
                    .warn("WebP cannot be used here: pictures go out as JPEG and PNG", e);
        }
        return false;
    }
}
