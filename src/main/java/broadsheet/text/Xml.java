package broadsheet.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Writes XML 1.0, well-formed by how it is used. What may not stand in it, such as most control
/// characters, is left out: there is no way to escape it.
public final class Xml {
    private final StringBuilder out;
    private final Deque<String> open = new ArrayDeque<>();

    private Xml(StringBuilder out) {
        this.out = out;
    }

    /// A piece of a document.
    public static Xml part() {
        return new Xml(new StringBuilder(256));
    }

    /// A document.
    ///
    /// @param sizeGuess how many characters it may have
    public Xml(int sizeGuess) {
        this(new StringBuilder(sizeGuess));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// Names the style sheet that browsers show the document with.
    public Xml style(String href) {
        out.append("<?xml-stylesheet type=\"text/css\" href=\"");
        escape(href);
        out.append("\"?>\n");
        return this;
    }

    /// Starts an element.
    ///
    /// @param attributes names and values in turn; one whose value is null is left out
    public Xml open(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append(">\n");
        open.push(name);
        return this;
    }

    /// Ends the element that was started last.
    public Xml close() {
        return close(open.pop());
    }

    private Xml close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /// An element without content.
    public Xml empty(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    /// An element with text in it; nothing where the text is null.
    public Xml text(String name, @Nullable String text, @Nullable String... attributes) {
        if (text == null) return this;
        start(name, attributes);
        out.append('>');
        escape(text);
        return close(name);
    }

    /// The same, and nothing where the text is blank either.
    public Xml some(String name, @Nullable String text, @Nullable String... attributes) {
        return text == null || text.isBlank() ? this : text(name, text, attributes);
    }

    /// An element whose markup is kept from being read as such: easier on the eye than escapes.
    public Xml wrapped(String name, String markup) {
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
    public Xml markup(String part) {
        out.append(part);
        return this;
    }

    /// Markup that is well-formed as XML.
    public Xml markup(SafeHtml html) {
        out.append(html);
        return this;
    }

    /// What was written.
    ///
    /// @throws IllegalStateException where an element has not ended
    @Override
    public String toString() {
        if (!open.isEmpty()) throw new IllegalStateException("still open: " + open);
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
