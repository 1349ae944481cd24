package broadsheet.importer;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A recording or document as old content speaks of it: by address, by its number in the old
/// system, or both.
public record FileRef(@Nullable String url, @Nullable Long attachment) {
    /// How names of files end that may be more than pictures. Which of them are taken is decided by
    /// their bytes.
    private static final Set<String> ENDINGS =
            Set.of(
                    "mp3", "m4a", "m4b", "wav", "ogg", "oga", "opus", "flac", "aac", "wma", "mp4",
                    "m4v", "webm", "ogv", "mov", "avi", "wmv", "flv", "3gp", "mpg", "mpeg", "pdf",
                    "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pps", "ppsx",
                    "odt", "ods", "odp", "epub", "zip", "rtf", "csv", "txt", "key", "pages",
                    "numbers", "7z", "rar", "gz", "tar");

    private static final int LONGEST_ENDING = 7;

    public FileRef {
        if (url == null && attachment == null)
            throw new IllegalArgumentException("a file without address or number");
    }

    static FileRef at(String url) {
        return new FileRef(url, null);
    }

    /// Whether an address looks like that of a recording or document.
    static boolean fits(String url) {
        int end = url.length();
        while (end > 0 && Character.isWhitespace(url.charAt(end - 1))) end--;
        for (int i = 0; i < end; i++) if (url.charAt(i) == '?' || url.charAt(i) == '#') end = i;
        int dot = url.lastIndexOf('.', end - 1);
        int slashes = url.indexOf("//");
        int host = slashes < 0 ? -1 : slashes + 1;
        return dot > 0
                && end - dot - 1 <= LONGEST_ENDING
                && url.lastIndexOf('/', dot) > host
                && ENDINGS.contains(url.substring(dot + 1, end).toLowerCase(Locale.ROOT));
    }
}
