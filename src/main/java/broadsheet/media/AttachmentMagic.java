package broadsheet.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which kind of attachment a file is by its first bytes. Its name decides only between kinds that
/// look alike from the first bytes on: old office formats, and texts.
final class AttachmentMagic {
    private static final String OLD_OFFICE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final int ZIP_NAME = 30;

    private AttachmentMagic() {}

    static Optional<AttachmentKind> of(byte[] start, String fileName) {
        if (Magic.starts(start, 0, "%PDF-")) return Optional.of(AttachmentKind.PDF);
        if (Magic.starts(start, 0, "OggS"))
            return Optional.of(
                    head(start, 512).contains("theora") ? AttachmentKind.OGV : AttachmentKind.OGG);
        if (Magic.starts(start, 0, "fLaC")) return Optional.of(AttachmentKind.FLAC);
        if (Magic.starts(start, 0, "RIFF") && Magic.starts(start, 8, "WAVE"))
            return Optional.of(AttachmentKind.WAV);
        if (Magic.starts(start, 4, "ftyp")) return ofBrand(start);
        if (Magic.starts(start, 0, "\u001aE\u00df\u00a3") && head(start, 64).contains("webm"))
            return Optional.of(AttachmentKind.WEBM);
        if (Magic.starts(start, 0, "ID3") || isMpegFrame(start))
            return Optional.of(AttachmentKind.MP3);
        if (Magic.starts(start, 0, "PK\u0003\u0004")) return ofArchive(start, fileName);
        if (Magic.starts(start, 0, "{\\rtf")) return Optional.of(AttachmentKind.RTF);
        if (Magic.starts(start, 0, OLD_OFFICE))
            return named(fileName, AttachmentKind.DOC, AttachmentKind.XLS, AttachmentKind.PPT);
        return isText(start)
                ? named(fileName, AttachmentKind.CSV, AttachmentKind.TXT)
                : Optional.empty();
    }

    /// ISO base media files (ISO/IEC 14496-12) by their major brand; pictures use the same
    /// container.
    private static Optional<AttachmentKind> ofBrand(byte[] start) {
        String brand =
                start.length < 12 ? "" : new String(start, 8, 4, StandardCharsets.ISO_8859_1);
        return switch (brand) {
            case "M4A ", "M4B " -> Optional.of(AttachmentKind.M4A);
            case "qt  " -> Optional.of(AttachmentKind.MOV);
            case "isom",
                    "iso2",
                    "iso4",
                    "iso5",
                    "iso6",
                    "mp41",
                    "mp42",
                    "avc1",
                    "M4V ",
                    "M4VH",
                    "M4VP",
                    "dash",
                    "MSNV" ->
                    Optional.of(AttachmentKind.MP4);
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

    /// OpenDocument and EPUB say first what they are (an entry `mimetype`, not compressed); Office
    /// Open XML is known by the folders of its parts. Another archive must call itself one.
    private static Optional<AttachmentKind> ofArchive(byte[] start, String fileName) {
        String head = head(start, start.length);
        if (head.startsWith("mimetype", ZIP_NAME)) {
            for (AttachmentKind kind :
                    List.of(
                            AttachmentKind.EPUB,
                            AttachmentKind.ODS,
                            AttachmentKind.ODP,
                            AttachmentKind.ODT))
                if (head.startsWith(kind.mediaType(), ZIP_NAME + "mimetype".length()))
                    return Optional.of(kind);
            return Optional.empty();
        }
        if (!head.contains("[Content_Types].xml") && !head.contains("_rels/.rels"))
            return named(fileName, AttachmentKind.ZIP);
        if (head.contains("word/")) return Optional.of(AttachmentKind.DOCX);
        if (head.contains("xl/")) return Optional.of(AttachmentKind.XLSX);
        if (head.contains("ppt/")) return Optional.of(AttachmentKind.PPTX);
        return named(fileName, AttachmentKind.DOCX, AttachmentKind.XLSX, AttachmentKind.PPTX);
    }

    /// No control characters but those of lines, and no markup.
    private static boolean isText(byte[] start) {
        for (byte b : start)
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') return false;
        return !head(start, start.length).stripLeading().startsWith("<");
    }

    private static Optional<AttachmentKind> named(String fileName, AttachmentKind... kinds) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (AttachmentKind kind : kinds)
            if (name.endsWith("." + kind.extension())) return Optional.of(kind);
        return Optional.empty();
    }

    private static String head(byte[] start, int length) {
        return new String(start, 0, Math.min(length, start.length), StandardCharsets.ISO_8859_1);
    }
}
