package broadsheet.page;

/// Makes our own style sheets small: comments and needless white space go, strings and everything
/// else stay.
final class Css {
    private Css() {}

    static String small(String css) {
        StringBuilder out = new StringBuilder(css.length());
        boolean space = false;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '/' && css.startsWith("/*", i)) {
                i = css.indexOf("*/", i) + 1;
                space = true;
            } else if (Character.isWhitespace(c)) space = true;
            else {
                if (space && !out.isEmpty() && !hugs(out.charAt(out.length() - 1), c))
                    out.append(' ');
                space = false;
                if (c == '}' && out.charAt(out.length() - 1) == ';')
                    out.setLength(out.length() - 1);
                if (c == '"' || c == '\'') {
                    int end = closing(css, i);
                    out.append(css, i, end + 1);
                    i = end;
                } else out.append(c);
            }
        }
        return out.toString();
    }

    /// Whether no space is needed between two characters. `+`, `-`, `*`, parentheses and colons
    /// before a name keep theirs.
    private static boolean hugs(char before, char after) {
        return "{};,>".indexOf(before) >= 0 || "{};,>".indexOf(after) >= 0 || before == ':';
    }

    private static int closing(String css, int quote) {
        int i = quote + 1;
        while (css.charAt(i) != css.charAt(quote)) i += css.charAt(i) == '\\' ? 2 : 1;
        return i;
    }
}
