package broadsheet.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written `512 KB`, `20 MB`, `1.5 GB` (steps of 1,024) or as a share of the
/// heap, `25 %`.
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?) ?(%|[kmgt]?b?)");

    public DataSize {
        if (bytes < 0) throw new IllegalArgumentException("bytes is " + bytes);
    }

    /// Throws [IllegalArgumentException] where the text is no size.
    public static DataSize parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) throw new IllegalArgumentException("no size: " + text);
        double number = Double.parseDouble(matcher.group(1));
        double factor =
                switch (matcher.group(2)) {
                    case "%" -> Runtime.getRuntime().maxMemory() / 100.0;
                    case "k", "kb" -> 1L << 10;
                    case "m", "mb" -> 1L << 20;
                    case "g", "gb" -> 1L << 30;
                    case "t", "tb" -> 1L << 40;
                    default -> 1;
                };
        return new DataSize((long) (number * factor));
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        if (bytes >= 10L << 30) return (bytes >> 30) + " GB";
        if (bytes >= 10L << 20) return (bytes >> 20) + " MB";
        if (bytes >= 10L << 10) return (bytes >> 10) + " KB";
        return bytes + " B";
    }
}
