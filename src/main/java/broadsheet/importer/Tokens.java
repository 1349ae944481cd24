package broadsheet.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts markup into tags, comments and text without judging it, in one pass. Every character
/// belongs to one token.
final class Tokens {
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "xmp", "iframe", "noembed", "noframes");
    private static final int LOST_TAGS = 32;

    enum Kind {
        TEXT,
        /// Text of a script, style or the like, in which `<` means nothing.
        RAW,
        TAG,
        COMMENT,
        /// A `<` that begins nothing.
        LESS_THAN
    }

    /// A piece of the markup, `start` inclusive, `end` exclusive. `name` is lower case, empty but
    /// for tags.
    record Token(Kind kind, int start, int end, String name, boolean closing) {}

    private final String markup;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int lostTags;

    private Tokens(String markup) {
        this.markup = markup;
    }

    static List<Token> of(String markup) {
        Tokens tokens = new Tokens(markup);
        tokens.cut();
        return tokens.tokens;
    }

    private void cut() {
        while (position < markup.length()) {
            int less = markup.indexOf('<', position);
            if (less < 0) less = markup.length();
            if (less > position) add(Kind.TEXT, less);
            else if (markup.startsWith("<!--", position)) comment();
            else if (markup.startsWith("<!", position) || markup.startsWith("<?", position))
                bogusComment();
            else tag();
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, position, end, "", false));
        position = end;
    }

    /// A comment that never ends is taken to end with its line.
    private void comment() {
        int end = markup.indexOf("-->", position + 4);
        if (end >= 0) add(Kind.COMMENT, end + 3);
        else add(Kind.COMMENT, orEnd(markup.indexOf('\n', position)));
    }

    private void bogusComment() {
        add(Kind.COMMENT, Math.min(markup.length(), orEnd(markup.indexOf('>', position)) + 1));
    }

    private int orEnd(int index) {
        return index < 0 ? markup.length() : index;
    }

    private void tag() {
        boolean closing = markup.startsWith("</", position);
        int from = position + (closing ? 2 : 1);
        int nameEnd = from;
        while (nameEnd < markup.length() && nameCharacter(markup.charAt(nameEnd), nameEnd == from))
            nameEnd++;
        int end = nameEnd == from || lostTags > LOST_TAGS ? -1 : tagEnd(nameEnd);
        if (end < 0) {
            if (nameEnd > from) lostTags++;
            add(Kind.LESS_THAN, position + 1);
            return;
        }
        String name = markup.substring(from, nameEnd).toLowerCase(Locale.ROOT);
        tokens.add(new Token(Kind.TAG, position, end, name, closing));
        position = end;
        if (!closing && RAW.contains(name)) raw(name);
    }

    private static boolean nameCharacter(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (!first && ((c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_'));
    }

    /// The end of the tag whose name ends at `at`; a `>` inside a quoted value does not count. -1
    /// where there is none.
    private int tagEnd(int at) {
        boolean valueNext = false;
        for (int i = at; i < markup.length(); i++) {
            char c = markup.charAt(i);
            if (c == '>') return i + 1;
            if (valueNext && (c == '"' || c == '\'')) {
                i = markup.indexOf(c, i + 1);
                if (i < 0) return -1;
            }
            valueNext = c == '=' || (valueNext && c <= ' ');
        }
        return -1;
    }

    private void raw(String name) {
        int end = markup.indexOf("</", position);
        while (end >= 0 && !markup.regionMatches(true, end + 2, name, 0, name.length()))
            end = markup.indexOf("</", end + 2);
        if (end < 0) end = markup.length();
        if (end > position) add(Kind.RAW, end);
    }
}
