package broadsheet.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A tag in square brackets, as written: `[name key="value" word]` or `[/name]`. Names are lower
/// case.
record ShortcodeTag(
        String name, boolean closing, Map<String, String> attributes, List<String> words, int end) {
    private static final int LONGEST = 4_000;

    /// Reads the tag whose `[` stands at `start`. An empty name: there is none. A tag ends with its
    /// line of brackets: the first `]`, no second `[` before it.
    static ShortcodeTag at(String text, int start) {
        int from = start + 1;
        boolean closing = text.startsWith("/", from);
        if (closing) from++;
        int nameEnd = from;
        while (nameEnd < text.length() && nameCharacter(text.charAt(nameEnd), nameEnd == from))
            nameEnd++;
        if (nameEnd == from) return none(start);
        int limit = Math.min(text.length(), start + LONGEST);
        int end = nameEnd;
        while (end < limit && text.charAt(end) != ']' && text.charAt(end) != '[') end++;
        if (end >= limit || text.charAt(end) == '[') return none(start);
        ShortcodeTag tag =
                new ShortcodeTag(
                        text.substring(from, nameEnd).toLowerCase(Locale.ROOT),
                        closing,
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        end + 1);
        return tag.read(text.substring(nameEnd, end)) ? tag : none(start);
    }

    boolean none() {
        return name.isEmpty();
    }

    /// The first of the attributes that is there, or else empty.
    String attribute(String... names) {
        for (String wanted : names) {
            String value = attributes.get(wanted);
            if (value != null && !value.isBlank()) return value.strip();
        }
        return "";
    }

    String firstWord() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    private static ShortcodeTag none(int start) {
        return new ShortcodeTag("", false, Map.of(), List.of(), start);
    }

    private static boolean nameCharacter(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '_'));
    }

    /// Reads what follows the name; false where that cannot follow a shortcode's name.
    private boolean read(String written) {
        String rest =
                written.replace("&quot;", "\"")
                        .replace("&#8221;", "\"")
                        .replace("&#8220;", "\"")
                        .replace("&#8243;", "\"")
                        .replace('\u201c', '"')
                        .replace('\u201d', '"')
                        .replace('\u2033', '"');
        if (rest.startsWith("=")) {
            words.add(unquoted(rest.substring(1).strip()));
            return true;
        }
        if (!rest.isEmpty()
                && !Character.isWhitespace(rest.charAt(0))
                && rest.charAt(0) != '/'
                && rest.charAt(0) != '\u00a0') return false;
        int at = 0;
        while (at < rest.length()) at = readOne(rest, at);
        return true;
    }

    private int readOne(String rest, int at) {
        char c = rest.charAt(at);
        if (Character.isWhitespace(c) || c == '\u00a0' || (c == '/' && at == rest.length() - 1))
            return at + 1;
        int end = at;
        while (end < rest.length()
                && !Character.isWhitespace(rest.charAt(end))
                && rest.charAt(end) != '='
                && rest.charAt(end) != '"'
                && rest.charAt(end) != '\'') end++;
        String word = rest.substring(at, end);
        int value = end;
        while (value < rest.length() && Character.isWhitespace(rest.charAt(value))) value++;
        if (key(word) && value < rest.length() && rest.charAt(value) == '=') {
            value++;
            while (value < rest.length() && Character.isWhitespace(rest.charAt(value))) value++;
            int valueEnd = valueEnd(rest, value);
            attributes.putIfAbsent(
                    word.toLowerCase(Locale.ROOT), unquoted(rest.substring(value, valueEnd)));
            return Math.max(valueEnd, at + 1);
        }
        int wordEnd = Math.max(valueEnd(rest, at), at + 1);
        words.add(unquoted(rest.substring(at, wordEnd)));
        return wordEnd;
    }

    private static boolean key(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private static int valueEnd(String rest, int from) {
        if (from < rest.length() && (rest.charAt(from) == '"' || rest.charAt(from) == '\'')) {
            int end = rest.indexOf(rest.charAt(from), from + 1);
            return end < 0 ? rest.length() : end + 1;
        }
        int end = from;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) end++;
        return end;
    }

    private static String unquoted(String value) {
        if (value.length() < 2) return value;
        char first = value.charAt(0);
        return (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
