package broadsheet.api;

import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Writes XML 1.0: elements, attributes and text, well-formed by how it is used. What no XML may
/// hold is left out.
final class Xml {
    private final StringBuilder out =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element. Attributes are names and values in turn; one without a value is left out.
    Xml open(String name, @Nullable String... attributes) {
        tag(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    Xml close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /// An element without content.
    Xml empty(String name, @Nullable String... attributes) {
        tag(name, attributes).append("/>\n");
        return this;
    }

    /// An element that holds text, or nothing where there is no text.
    Xml text(String name, @Nullable String value, @Nullable String... attributes) {
        if (value == null || value.isBlank()) return this;
        tag(name, attributes).append('>');
        SafeHtml.escape(PlainText.clean(value), out);
        out.append("</").append(name).append(">\n");
        return this;
    }

    /// Markup that is well-formed as XML.
    Xml markup(SafeHtml html) {
        out.append(html);
        return this;
    }

    private StringBuilder tag(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value == null) continue;
            out.append(' ').append(attributes[i]).append("=\"");
            SafeHtml.escape(PlainText.clean(value), out);
            out.append('"');
        }
        return out;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) throw new IllegalStateException("still open: " + open);
        return out.toString();
    }
}
