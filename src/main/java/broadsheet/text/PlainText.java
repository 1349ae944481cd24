package broadsheet.text;

import java.util.List;
import java.util.Set;

/// Text out of HTML, and text made fit to keep.
public final class PlainText {
    private static final Set<String> SILENT =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "noembed",
                    "noframes",
                    "iframe",
                    "title",
                    "head");
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
                    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt",
                    "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                    "tt", "u", "var", "wbr", "img");

    private PlainText() {}

    /// The words of `html`: entities decoded once, a new line where a block or a forced break ends,
    /// spaces run together.
    public static String of(String html) {
        return of(HtmlTree.parse(html));
    }

    /// The words of a tree, as [#of(String)].
    public static String of(List<HtmlNode> nodes) {
        StringBuilder out = new StringBuilder();
        append(nodes, out);
        return tidy(out);
    }

    /// `html` as one line, for headlines, names and captions.
    public static String line(String html) {
        return of(html).replace('\n', ' ').strip();
    }

    /// A tree as one line.
    public static String line(List<? extends HtmlNode> nodes) {
        return of(List.copyOf(nodes)).replace('\n', ' ').strip();
    }

    /// How many words a text has: what stands between spaces and line ends.
    public static int words(CharSequence text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = !Character.isWhitespace(text.charAt(i));
            if (letter && !inside) words++;
            inside = letter;
        }
        return words;
    }

    /// Leaves out what no text may hold: control characters but tab and new line, lone surrogates,
    /// non-characters. Marks of direction, joiners and combining marks stay.
    public static String clean(String text) {
        int bad = firstNotPlain(text);
        if (bad == text.length()) return text;
        StringBuilder out = new StringBuilder(text.length());
        out.append(text, 0, bad);
        text.codePoints()
                .skip(text.codePointCount(0, bad))
                .filter(PlainText::allowed)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Whether [#clean] would leave it as it is.
    public static boolean isClean(String text) {
        return firstNotPlain(text) == text.length() || clean(text).equals(text);
    }

    private static int firstNotPlain(String text) {
        int at = 0;
        while (at < text.length() && plain(text.charAt(at))) at++;
        return at;
    }

    private static boolean plain(char c) {
        if (c >= ' ' && c < 0x7f) return true;
        return !Character.isSurrogate(c) && allowed(c);
    }

    private static boolean allowed(int c) {
        if (c < ' ') return c == '\t' || c == '\n' || c == '\r';
        return (c < 0x7f || c > 0x9f)
                && (c < 0xd800 || c > 0xdfff)
                && (c & 0xfffe) != 0xfffe
                && (c < 0xfdd0 || c > 0xfdef);
    }

    private static void append(List<HtmlNode> nodes, StringBuilder out) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var text) -> out.append(text.replace('\n', ' '));
                case HtmlNode.Comment _ -> {}
                case HtmlNode.Element element when SILENT.contains(element.name()) -> {}
                case HtmlNode.Element element when INLINE.contains(element.name()) ->
                        append(element.children(), out);
                case HtmlNode.Element element -> {
                    out.append('\n');
                    append(element.children(), out);
                    out.append('\n');
                }
            }
        }
    }

    private static String tidy(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        char gap = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') gap = '\n';
            else if (c == ' ' || c == '\t' || c == '\r' || c == '\u00a0')
                gap = gap == 0 ? ' ' : gap;
            else {
                if (gap != 0 && !out.isEmpty()) out.append(gap);
                gap = 0;
                out.append(c);
            }
        }
        return out.toString();
    }
}
