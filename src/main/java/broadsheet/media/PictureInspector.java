package broadsheet.media;

import broadsheet.media.Inspection.Sound;
import broadsheet.media.Inspection.Unsound;
import broadsheet.media.PictureResult.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Looks at a file that is offered as a picture: what it is, whether it can be read to its end,
/// what it says of itself.
final class PictureInspector {
    /// A side longer than this is no picture.
    private static final int LONGEST_SIDE = 30_000;

    /// GIFs are unpacked whole, so less is allowed; for all frames of one that moves, much more.
    private static final long GIF_PIXELS = 16_000_000;

    private static final int MOVEMENT = 100;

    private final PictureLimits limits;

    PictureInspector(PictureLimits limits) {
        this.limits = limits;
    }

    Inspection inspect(byte[] bytes) {
        Optional<PictureFormat> format = Magic.picture(bytes);
        if (format.isEmpty()) return new Unsound(Refusal.UNKNOWN_FORMAT, Magic.describe(bytes));
        try {
            return switch (format.get()) {
                case GIF -> gif(bytes);
                case JPEG, PNG, WEBP -> still(bytes, format.get());
            };
        } catch (IOException e) {
            return new Unsound(
                    Refusal.BROKEN, "cannot be read as " + format.get() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return new Unsound(Refusal.TOO_MANY_PIXELS, "does not fit into memory");
        }
    }

    private Inspection still(byte[] bytes, PictureFormat format) throws IOException {
        try (var decoder = new Decoder(bytes, format)) {
            if (tooLarge(decoder.width(), decoder.height(), limits.pixels()))
                return tooLarge(decoder.width(), decoder.height());
            EmbeddedWords embedded = EmbeddedWords.read(bytes);
            Pixels pixels = decoder.read(overview(decoder.width(), decoder.height()));
            Optional<String> cut = cutOff(decoder.warnings());
            if (cut.isPresent()) return new Unsound(Refusal.BROKEN, cut.get());
            boolean turned = embedded.orientation() > 4;
            return new Sound(
                    bytes,
                    format,
                    turned ? decoder.height() : decoder.width(),
                    turned ? decoder.width() : decoder.height(),
                    embedded.words(),
                    Colours.dominant(pixels),
                    false,
                    seenThrough(pixels));
        }
    }

    private Inspection gif(byte[] bytes) throws IOException {
        Optional<GifShape> read = GifShape.read(bytes);
        if (read.isEmpty()) return new Unsound(Refusal.BROKEN, "the GIF ends early");
        GifShape shape = read.get();
        long most = Math.min(GIF_PIXELS, limits.pixels());
        if (tooLarge(shape.width(), shape.height(), most) || shape.pixels() > most * MOVEMENT)
            return tooLarge(shape.width(), shape.height());
        byte[] clean = Arrays.copyOf(bytes, shape.end());
        Pixels pixels = Original.firstFrame(clean, shape);
        return new Sound(
                clean,
                PictureFormat.GIF,
                shape.width(),
                shape.height(),
                EmbeddedWords.read(clean).words(),
                Colours.dominant(pixels),
                shape.frames() > 1,
                seenThrough(pixels));
    }

    private static boolean tooLarge(int width, int height, long most) {
        return width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > most;
    }

    private static Unsound tooLarge(int width, int height) {
        return new Unsound(
                Refusal.TOO_MANY_PIXELS, width + " by " + height + " pixels are too many");
    }

    /// Small enough to be quick, large enough to see colour and transparency.
    private static int overview(int width, int height) {
        return Math.max(1, Math.min(width, height) / 256);
    }

    private static boolean seenThrough(Pixels pixels) {
        return pixels.transparent()
                && Arrays.stream(pixels.argb()).anyMatch(pixel -> pixel >>> 24 < 255);
    }

    private static Optional<String> cutOff(List<String> warnings) {
        return warnings.stream()
                .filter(warning ->
                        warning.contains("premature end") || warning.contains("Premature end"))
                .findFirst();
    }
}
