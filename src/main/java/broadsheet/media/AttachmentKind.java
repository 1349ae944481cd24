package broadsheet.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that may stand beside a story as they are. None of them can run a program on
/// our pages.
public enum AttachmentKind {
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    WAV("audio/wav", "wav"),
    OGG("audio/ogg", "ogg"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String extension;

    AttachmentKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// As registered with IANA.
    public String mediaType() {
        return mediaType;
    }

    /// Without the dot.
    public String extension() {
        return extension;
    }

    /// Whether a browser saves it rather than opens it.
    boolean saved() {
        return this == PDF;
    }

    static Optional<AttachmentKind> ofExtension(String extension) {
        return Arrays.stream(values()).filter(kind -> kind.extension.equals(extension)).findFirst();
    }

    /// By the first bytes; a name or a declared type is not believed.
    static Optional<AttachmentKind> sniff(byte[] start) {
        if (Magic.starts(start, 0, "%PDF-")) return Optional.of(PDF);
        if (Magic.starts(start, 0, "OggS")) return Optional.of(OGG);
        if (Magic.starts(start, 0, "RIFF") && Magic.starts(start, 8, "WAVE"))
            return Optional.of(WAV);
        if (Magic.starts(start, 4, "ftyp")) return ofBrand(start);
        if (Magic.starts(start, 0, "\u001aE\u00df\u00a3") && head(start, 64).contains("webm"))
            return Optional.of(WEBM);
        if (Magic.starts(start, 0, "ID3") || isMpegFrame(start)) return Optional.of(MP3);
        return Optional.empty();
    }

    /// ISO base media files (ISO/IEC 14496-12) by their major brand; pictures use the same
    /// container.
    private static Optional<AttachmentKind> ofBrand(byte[] start) {
        String brand =
                start.length < 12 ? "" : new String(start, 8, 4, StandardCharsets.ISO_8859_1);
        return switch (brand) {
            case "M4A ", "M4B " -> Optional.of(M4A);
            case "isom",
                    "iso2",
                    "iso4",
                    "iso5",
                    "iso6",
                    "mp41",
                    "mp42",
                    "avc1",
                    "M4V ",
                    "dash",
                    "MSNV" ->
                    Optional.of(MP4);
            default -> Optional.empty();
        };
    }

    /// An MPEG audio frame's header of layer III with a bit rate and a sampling rate that exist.
    private static boolean isMpegFrame(byte[] start) {
        return start.length > 3
                && (start[0] & 0xff) == 0xff
                && (start[1] & 0xe6) == 0xe2
                && (start[1] & 0x18) != 0x08
                && (start[2] & 0xf0) != 0xf0
                && (start[2] & 0xf0) != 0
                && (start[2] & 0x0c) != 0x0c;
    }

    private static String head(byte[] start, int length) {
        return new String(start, 0, Math.min(length, start.length), StandardCharsets.ISO_8859_1);
    }
}
