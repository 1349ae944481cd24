package broadsheet.desk;

import broadsheet.story.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Running text as it is typed: `**strong**`, `*emphasis*`, `` `code` ``, `~~struck~~`,
/// `[words](address)`, `{sub:2}` and the like, `{lang fr:mot juste}`, `{note …:words}`, `{added
/// …:words}`, `{removed …:words}`, a backslash at a line's end for a forced new line, and before
/// any mark to mean the character itself.
final class InlineNotation {
    private static final String MARKS = "\\*`~[]{}";
    private static final int DEEPEST = 20;

    private static final Map<Inline.Mark, String> NAMES =
            Map.of(
                    Inline.Mark.UNDERLINE, "u",
                    Inline.Mark.SUBSCRIPT, "sub",
                    Inline.Mark.SUPERSCRIPT, "sup",
                    Inline.Mark.HIGHLIGHT, "mark",
                    Inline.Mark.SMALL, "small",
                    Inline.Mark.CITATION, "cite");

    private static final Map<String, Inline.Mark> MARKED =
            NAMES.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /// Marks that say which one besides, after a space.
    private static final Set<String> LONG = Set.of("lang", "note", "added", "removed");

    /// How often a character may be read in the mean: signs that cross each other make the reader
    /// go back, and beyond this they are no signs.
    private static final int PATIENCE = 40;

    private final String text;
    private int at;
    private long left;

    private InlineNotation(String text) {
        this.text = text;
        this.left = 1_000 + (long) PATIENCE * text.length();
    }

    static String write(List<Inline> content) {
        StringBuilder out = new StringBuilder();
        content.forEach(inline -> write(inline, out));
        return out.toString();
    }

    private static void write(Inline inline, StringBuilder out) {
        switch (inline) {
            case Inline.Text(var words) -> escape(words, out);
            case Inline.LineBreak() -> out.append("\\\n");
            case Inline.Marked(var mark, var content) -> {
                switch (mark) {
                    case STRONG -> around("**", content, "**", out);
                    case EMPHASIS -> around("*", content, "*", out);
                    case CODE -> around("`", content, "`", out);
                    case STRIKE -> around("~~", content, "~~", out);
                    case UNDERLINE, SUBSCRIPT, SUPERSCRIPT, HIGHLIGHT, SMALL, CITATION ->
                            around("{" + NAMES.get(mark) + ":", content, "}", out);
                }
            }
            case Inline.Link(var href, var content) ->
                    around(
                            "[",
                            content,
                            "](" + href.replace("(", "%28").replace(")", "%29") + ")",
                            out);
            case Inline.Foreign(var language, var content) ->
                    around("{lang " + language + ":", content, "}", out);
            case Inline.Noted(var id, var content) ->
                    around("{note " + id + ":", content, "}", out);
            case Inline.Suggested(var turn, var id, var content) ->
                    around(
                            "{" + turn.name().toLowerCase(Locale.ROOT) + " " + id + ":",
                            content,
                            "}",
                            out);
        }
    }

    private static void around(
            String before, List<Inline> content, String after, StringBuilder out) {
        out.append(before);
        content.forEach(inline -> write(inline, out));
        out.append(after);
    }

    private static void escape(String words, StringBuilder out) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (MARKS.indexOf(c) >= 0) out.append('\\');
            out.append(c);
        }
    }

    /// What was typed, whatever it is: a mark that is never closed is the character itself.
    static List<Inline> read(String text) {
        return new InlineNotation(text).until(null, 0);
    }

    /// Reads up to the closing mark, which is passed over, or the end.
    private List<Inline> until(@Nullable String close, int depth) {
        List<Inline> content = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (at < text.length()) {
            if (close != null && text.startsWith(close, at)) {
                at += close.length();
                put(words, content);
                return content;
            }
            char c = text.charAt(at);
            left--;
            if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(at + 1);
                if (next == '\n') {
                    put(words, content);
                    content.add(new Inline.LineBreak());
                } else {
                    if (MARKS.indexOf(next) < 0 && "#>-|:0123456789".indexOf(next) < 0)
                        words.append('\\');
                    words.append(next);
                }
                at += 2;
                continue;
            }
            Inline mark = depth < DEEPEST && left > 0 && MARKS.indexOf(c) >= 0 ? mark(depth) : null;
            if (mark != null) {
                put(words, content);
                content.add(mark);
                continue;
            }
            words.append(c == '\n' ? ' ' : c);
            at++;
        }
        put(words, content);
        return content;
    }

    private static void put(StringBuilder words, List<Inline> content) {
        if (!words.isEmpty()) content.add(new Inline.Text(words.toString()));
        words.setLength(0);
    }

    /// The mark that begins here; null, and nothing read, where none does.
    private @Nullable Inline mark(int depth) {
        int from = at;
        Inline mark =
                switch (text.charAt(at)) {
                    case '*' ->
                            text.startsWith("**", at)
                                    ? simple(Inline.Mark.STRONG, "**", depth)
                                    : simple(Inline.Mark.EMPHASIS, "*", depth);
                    case '`' -> simple(Inline.Mark.CODE, "`", depth);
                    case '~' ->
                            text.startsWith("~~", at)
                                    ? simple(Inline.Mark.STRIKE, "~~", depth)
                                    : null;
                    case '[' -> link(depth);
                    case '{' -> named(depth);
                    default -> null;
                };
        if (mark == null) at = from;
        return mark;
    }

    private @Nullable Inline simple(Inline.Mark mark, String sign, int depth) {
        at += sign.length();
        List<Inline> content = closed(sign, depth);
        return content == null ? null : new Inline.Marked(mark, content);
    }

    private @Nullable Inline link(int depth) {
        at++;
        List<Inline> content = closed("](", depth);
        int end = content == null ? -1 : text.indexOf(')', at);
        if (content == null || end < 0) return null;
        String href = text.substring(at, end).strip();
        at = end + 1;
        return Inline.Link.safe(href) ? new Inline.Link(href, content) : null;
    }

    private @Nullable Inline named(int depth) {
        int colon = text.indexOf(':', at);
        if (colon < 0 || colon - at > 50) return null;
        String name = text.substring(at + 1, colon);
        Inline.Mark mark = MARKED.get(name);
        int space = name.indexOf(' ');
        String kind = space < 0 ? "" : name.substring(0, space);
        if (mark == null && !LONG.contains(kind)) return null;
        at = colon + 1;
        List<Inline> content = closed("}", depth);
        if (content == null) return null;
        if (mark != null) return new Inline.Marked(mark, content);
        String which = name.substring(space + 1).strip();
        try {
            return switch (kind) {
                case "note" -> new Inline.Noted(which, content);
                case "added" -> new Inline.Suggested(Inline.Suggested.Turn.ADDED, which, content);
                case "removed" ->
                        new Inline.Suggested(Inline.Suggested.Turn.REMOVED, which, content);
                default -> new Inline.Foreign(which, content);
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// What stands before the closing mark; null where it is never closed or nothing is in it.
    private @Nullable List<Inline> closed(String close, int depth) {
        if (closing(close) <= at) return null;
        List<Inline> content = until(close, depth + 1);
        boolean ended = text.startsWith(close, at - close.length());
        return ended && !content.isEmpty() ? content : null;
    }

    /// Where the mark may be closed: an unescaped one. Looked up first, so that what is never
    /// closed is not read again and again.
    private int closing(String close) {
        int found = text.indexOf(close, at);
        while (found > 0 && text.charAt(found - 1) == '\\') found = text.indexOf(close, found + 1);
        return found;
    }
}
