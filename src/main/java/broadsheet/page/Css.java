package broadsheet.page;

/// Makes our own style sheets small: comments and needless white space go, strings and everything
/// else stay.
final class Css {
    private final String css;
    private final StringBuilder out;
    private boolean space;
    private boolean comment;

    /// Whether what was written last was escaped and so has no meaning of its own.
    private boolean escaped;

    private Css(String css) {
        this.css = css;
        this.out = new StringBuilder(css.length());
    }

    /// The same rules in fewer characters. Throws where a comment or string is not closed.
    static String small(String css) {
        return new Css(css).small();
    }

    private String small() {
        int i = 0;
        while (i < css.length()) {
            char c = css.charAt(i);
            if (css.startsWith("/*", i)) {
                comment = true;
                i = end(css.indexOf("*/", i + 2), i) + 2;
            } else if (Character.isWhitespace(c)) {
                space = true;
                i++;
            } else {
                int end = c == '"' || c == '\'' ? closing(i) + 1 : c == '\\' ? i + 2 : i + 1;
                write(css, i, end(Math.min(end, css.length()), i));
                escaped = c == '\\';
                i = end;
            }
        }
        return out.toString();
    }

    private void write(String token, int start, int end) {
        char first = token.charAt(start);
        if (!out.isEmpty()) {
            char last = out.charAt(out.length() - 1);
            if (space && (escaped || !hugs(last, first))) out.append(' ');
            else if (comment && !space && wouldJoin(last, first)) out.append("/**/");
            if (first == '}' && last == ';' && !escaped) out.setLength(out.length() - 1);
        }
        space = false;
        comment = false;
        out.append(token, start, end);
    }

    /// Whether no space is needed between two characters. `+`, `-`, `*`, parentheses and colons
    /// before a name keep theirs.
    private static boolean hugs(char before, char after) {
        return "{};,>".indexOf(before) >= 0 || "{};,>".indexOf(after) >= 0 || before == ':';
    }

    private static boolean wouldJoin(char before, char after) {
        return "{};,>:()".indexOf(before) < 0 && "{};,>:()".indexOf(after) < 0;
    }

    private int closing(int quote) {
        int i = quote + 1;
        while (i < css.length() && css.charAt(i) != css.charAt(quote))
            i += css.charAt(i) == '\\' ? 2 : 1;
        return i < css.length() ? i : end(-1, quote);
    }

    private int end(int found, int start) {
        if (found >= 0) return found;
        throw new IllegalArgumentException(
                "not closed: " + css.substring(start, Math.min(css.length(), start + 40)));
    }
}
