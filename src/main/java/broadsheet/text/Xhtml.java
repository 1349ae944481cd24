package broadsheet.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Safe HTML in the spelling that HTML and XML both understand (every element closed, every
/// attribute quoted), with its addresses changed on the way.
public final class Xhtml {
    private static final Set<String> VOID = Set.of("br", "hr", "wbr", "img");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private Xhtml() {}

    /// @param addresses takes an address as it stands in the markup, gives what shall stand there
    public static SafeHtml of(SafeHtml html, UnaryOperator<String> addresses) {
        StringBuilder out = new StringBuilder(html.toString().length() + 64);
        write(HtmlTree.parse(html.toString()), addresses, out);
        return SafeHtml.trusted(out.toString());
    }

    /// HTML of anybody's, its addresses changed. No safer than it was.
    public static String rebased(String html, UnaryOperator<String> addresses) {
        StringBuilder out = new StringBuilder(html.length() + 64);
        write(HtmlTree.parse(html), addresses, out);
        return out.toString();
    }

    private static void write(
            List<HtmlNode> nodes, UnaryOperator<String> addresses, StringBuilder out) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var text) -> SafeHtml.escape(text, out);
                case HtmlNode.Comment _ -> {}
                case HtmlNode.Element element -> write(element, addresses, out);
            }
        }
    }

    private static void write(
            HtmlNode.Element element, UnaryOperator<String> addresses, StringBuilder out) {
        if (!NAME.matcher(element.name()).matches()) {
            write(element.children(), addresses, out);
            return;
        }
        out.append('<').append(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            if (!NAME.matcher(name).matches()) continue;
            String value = attribute.getValue();
            out.append(' ').append(name).append("=\"");
            SafeHtml.escape(ADDRESSES.contains(name) ? addresses.apply(value) : value, out);
            out.append('"');
        }
        if (VOID.contains(element.name())) {
            out.append("/>");
            return;
        }
        out.append('>');
        write(element.children(), addresses, out);
        out.append("</").append(element.name()).append('>');
    }
}
