package broadsheet.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/// An original unpacked as far as renditions need it: upright, in sRGB, and not much larger than
/// the largest of them.
///
/// @param factor how many of the original's pixels one of these is wide
record Original(Pixels pixels, int factor) {
    private static final int ENOUGH = 1920;
    private static final double MOST_PIXELS = 24_000_000;

    /// @throws IOException where it cannot be read
    static Original read(byte[] bytes, PictureFormat format) throws IOException {
        if (format == PictureFormat.GIF) {
            GifShape shape =
                    GifShape.read(bytes).orElseThrow(() -> new IOException("the GIF ends early"));
            return new Original(firstFrame(bytes, shape), 1);
        }
        try (var decoder = new Decoder(bytes, format)) {
            int factor = factor(decoder.width(), decoder.height());
            return new Original(
                    decoder.read(factor).oriented(EmbeddedWords.read(bytes).orientation()), factor);
        }
    }

    /// A GIF's first frame on the screen that all its frames share.
    static Pixels firstFrame(byte[] bytes, GifShape shape) throws IOException {
        try (var decoder = new Decoder(bytes, PictureFormat.GIF)) {
            if (decoder.width() > shape.width() || decoder.height() > shape.height())
                throw new IOException("the first frame is larger than the screen");
            Pixels frame = decoder.read(1);
            if (frame.width() == shape.width() && frame.height() == shape.height()) return frame;
            var screen =
                    new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = screen.createGraphics();
            graphics.drawImage(frame.image(), shape.left(), shape.top(), null);
            graphics.dispose();
            return Colours.toSrgb(screen);
        }
    }

    /// The rendition of this box of the original's pixels.
    Pixels rendition(Crop.Box box, int width, int height) {
        return Resampler.resample(
                pixels,
                (double) box.x() / factor,
                (double) box.y() / factor,
                (double) box.width() / factor,
                (double) box.height() / factor,
                width,
                height);
    }

    private static int factor(int width, int height) {
        int bySide = Math.min(width, height) / ENOUGH;
        int byPixels = (int) Math.ceil(Math.sqrt((double) width * height / MOST_PIXELS));
        return Math.max(1, Math.max(bySide, byPixels));
    }
}
