package broadsheet.media;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that may stand beside a story as they are. None of them can run a program on
/// our pages: documents are saved, never opened on them.
public enum AttachmentKind {
    MP3("audio/mpeg", "mp3", Use.SOUND),
    M4A("audio/mp4", "m4a", Use.SOUND),
    WAV("audio/wav", "wav", Use.SOUND),
    OGG("audio/ogg", "ogg", Use.SOUND),
    FLAC("audio/flac", "flac", Use.SOUND),
    MP4("video/mp4", "mp4", Use.FILM),
    WEBM("video/webm", "webm", Use.FILM),
    OGV("video/ogg", "ogv", Use.FILM),
    MOV("video/quicktime", "mov", Use.FILM),
    PDF("application/pdf", "pdf", Use.DOCUMENT),
    DOC("application/msword", "doc", Use.DOCUMENT),
    XLS("application/vnd.ms-excel", "xls", Use.DOCUMENT),
    PPT("application/vnd.ms-powerpoint", "ppt", Use.DOCUMENT),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            Use.DOCUMENT),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", Use.DOCUMENT),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx",
            Use.DOCUMENT),
    ODT("application/vnd.oasis.opendocument.text", "odt", Use.DOCUMENT),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods", Use.DOCUMENT),
    ODP("application/vnd.oasis.opendocument.presentation", "odp", Use.DOCUMENT),
    EPUB("application/epub+zip", "epub", Use.DOCUMENT),
    ZIP("application/zip", "zip", Use.DOCUMENT),
    RTF("application/rtf", "rtf", Use.DOCUMENT),
    CSV("text/csv", "csv", Use.DOCUMENT),
    TXT("text/plain", "txt", Use.DOCUMENT);

    /// What readers do with a file.
    public enum Use {
        SOUND,
        FILM,
        DOCUMENT
    }

    private final String mediaType;
    private final String extension;
    private final Use use;

    AttachmentKind(String mediaType, String extension, Use use) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.use = use;
    }

    /// As registered with IANA.
    public String mediaType() {
        return mediaType;
    }

    /// Without the dot.
    public String extension() {
        return extension;
    }

    /// What readers do with it: hear, see, or save it.
    public Use use() {
        return use;
    }

    /// Whether a browser saves it rather than opens it.
    boolean saved() {
        return use == Use.DOCUMENT;
    }

    static Optional<AttachmentKind> ofExtension(String extension) {
        return Arrays.stream(values()).filter(kind -> kind.extension.equals(extension)).findFirst();
    }
}
