package broadsheet.story;

import broadsheet.text.PlainText;
import broadsheet.text.Slugs;
import org.jspecify.annotations.Nullable;

/// What somebody typed into a field of one line.
final class TypedLine {
    private TypedLine() {}

    /// Without what no text may hold, and with single spaces.
    static String line(String text) {
        return PlainText.clean(text).replaceAll("\\s+", " ").strip();
    }

    /// The last part of an address, as typed or made of a name. One that stands already stays as it
    /// is, however it was made.
    static String slug(String typed, String name, @Nullable String was) {
        String line = line(typed);
        if (line.equals(was)) return line;
        return Slugs.slug(line.isEmpty() ? name : line);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// One line; null where nothing is left of it.
    static @Nullable String lineOrNull(@Nullable String text) {
        String line = text == null ? "" : line(text);
        return line.isEmpty() ? null : line;
    }
}
