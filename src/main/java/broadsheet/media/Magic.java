package broadsheet.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a file is by its first bytes. Names and declared types are never believed.
final class Magic {
    private Magic() {}

    /// The picture format these bytes begin as, of those we take.
    static Optional<PictureFormat> picture(byte[] bytes) {
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) return Optional.of(PictureFormat.JPEG);
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) return Optional.of(PictureFormat.PNG);
        if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a"))
            return Optional.of(PictureFormat.GIF);
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP") && !movingWebP(bytes))
            return Optional.of(PictureFormat.WEBP);
        return Optional.empty();
    }

    /// What to call bytes that are no picture we take, for a person who wonders why.
    static String describe(byte[] bytes) {
        if (movingWebP(bytes)) return "a WebP picture that moves";
        if (starts(bytes, 4, "ftypavif") || starts(bytes, 4, "ftypavis")) return "an AVIF picture";
        if (starts(bytes, 4, "ftyphei") || starts(bytes, 4, "ftypmif1")) return "an HEIC picture";
        if (starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*")) return "a TIFF picture";
        if (starts(bytes, 0, "BM")) return "a BMP picture";
        if (starts(bytes, 0, "%PDF-")) return "a PDF document";
        if (starts(bytes, 0, "PK\u0003\u0004")) return "a ZIP archive";
        String start =
                new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1)
                        .stripLeading()
                        .toLowerCase(java.util.Locale.ROOT);
        if (start.contains("<svg")) return "an SVG drawing, which can carry programs";
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) return "a web page";
        return "no format known here";
    }

    private static boolean movingWebP(byte[] bytes) {
        return starts(bytes, 8, "WEBPVP8X") && bytes.length > 20 && (bytes[20] & 2) != 0;
    }

    /// Whether the bytes from `offset` on are these, one byte a character.
    static boolean starts(byte[] bytes, int offset, String magic) {
        if (bytes.length < offset + magic.length()) return false;
        for (int i = 0; i < magic.length(); i++)
            if ((bytes[offset + i] & 0xff) != magic.charAt(i)) return false;
        return true;
    }
}
