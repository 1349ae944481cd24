package broadsheet.importer;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A recording or document as old content speaks of it: by address, by its number in the old
/// system, or both.
record FileRef(@Nullable String url, @Nullable Long attachment) {
    /// How names of files end that may be more than pictures. Which of them are taken is decided by
    /// their bytes.
    private static final Set<String> ENDINGS =
            Set.of(
                    "mp3", "m4a", "m4b", "wav", "ogg", "oga", "opus", "flac", "aac", "wma", "mp4",
                    "m4v", "webm", "ogv", "mov", "avi", "wmv", "flv", "3gp", "mpg", "mpeg", "pdf",
                    "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pps", "ppsx",
                    "odt", "ods", "odp", "epub", "zip", "rtf", "csv", "txt", "key", "pages",
                    "numbers", "7z", "rar", "gz", "tar");

    FileRef {
        if (url == null && attachment == null)
            throw new IllegalArgumentException("a file without address or number");
    }

    static FileRef at(String url) {
        return new FileRef(url, null);
    }

    /// Whether an address looks like that of a recording or document.
    static boolean fits(String url) {
        String name = Uploads.name(url);
        int dot = name.lastIndexOf('.');
        return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
