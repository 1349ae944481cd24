package broadsheet.feeds;

import org.jspecify.annotations.Nullable;

/// Writes XML 1.0. What may not stand in it, such as most control characters, is left out: there is
/// no way to escape it.
final class Xml {
    private final StringBuilder out;

    private Xml(StringBuilder out) {
        this.out = out;
    }

    /// A piece of a document.
    static Xml part() {
        return new Xml(new StringBuilder(256));
    }

    Xml(int sizeGuess) {
        this(new StringBuilder(sizeGuess));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// Names the style sheet that browsers show the document with.
    Xml style(String href) {
        out.append("<?xml-stylesheet type=\"text/css\" href=\"");
        escape(href);
        out.append("\"?>\n");
        return this;
    }

    /// Starts an element.
    ///
    /// @param attributes names and values in turn; one whose value is null is left out
    Xml open(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append(">\n");
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /// An element without content.
    Xml empty(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    /// An element with text in it; nothing where the text is null.
    Xml text(String name, @Nullable String text, @Nullable String... attributes) {
        if (text == null) return this;
        start(name, attributes);
        out.append('>');
        escape(text);
        return close(name);
    }

    /// An element whose markup is kept from being read as such: easier on the eye than escapes.
    Xml wrapped(String name, String markup) {
        start(name);
        out.append("><![CDATA[");
        int from = 0;
        for (int end; (end = markup.indexOf("]]>", from)) >= 0; from = end + 2) {
            allowed(markup, from, end + 2);
            out.append("]]><![CDATA[");
        }
        allowed(markup, from, markup.length());
        out.append("]]>");
        return close(name);
    }

    /// A piece that was written before.
    Xml markup(String part) {
        out.append(part);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void start(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value == null) continue;
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (isAllowed(text, i)) out.append(c);
                }
            }
        }
    }

    private void allowed(String text, int from, int until) {
        for (int i = from; i < until; i++) if (isAllowed(text, i)) out.append(text.charAt(i));
    }

    /// XML 1.0, production 2; a surrogate only beside its other half.
    private static boolean isAllowed(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c))
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (Character.isLowSurrogate(c))
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return c >= ' ' && c < 0xfffe || c == '\n' || c == '\t';
    }
}
