package broadsheet.text;

/// HTML that may go to a reader as it is: made by our own renderers or let through by [Sanitiser].
/// Holding one is the proof; there is no way from a String that does not escape, sanitise or say
/// that it trusts.
public final class SafeHtml {
    public static final SafeHtml EMPTY = new SafeHtml("");

    private final String html;

    private SafeHtml(String html) {
        this.html = html;
    }

    /// Escapes text so that it shows as it is, in content and in quoted attributes.
    public static SafeHtml escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, out);
        return new SafeHtml(out.toString());
    }

    /// Appends `text` escaped, as [#escape(String)] does.
    public static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') out.append(c);
                }
            }
        }
    }

    /// Takes HTML on trust. Only for markup that our own code has just written or that was
    /// sanitised before it was stored.
    public static SafeHtml trusted(String html) {
        return new SafeHtml(html);
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /// The markup.
    @Override
    public String toString() {
        return html;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml that && that.html.equals(html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }
}
