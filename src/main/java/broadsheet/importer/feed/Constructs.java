package broadsheet.importer.feed;

import broadsheet.text.SafeHtml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;

/// What an element says, as HTML, however it was put in there: as text, as escaped HTML, as XHTML,
/// as Base64.
final class Constructs {
    private static final Set<String> VOID =
            Set.of("br", "hr", "img", "wbr", "area", "col", "source");
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?i)</[a-z][a-z0-9]*\\s*>|<(?:br|hr|img|p|div|a|b|i|em|strong|span|u|s|sub|sup|cite"
                            + "|small|big|font|h[1-6]|ul|ol|li|table|iframe|embed|object|script|style"
                            + "|meta|link|base|input|form)(?:\\s[^<>]*)?/?>|&#?[a-z0-9]+;|<!--");
    private static final Set<String> ATOMS = Set.of("text", "text/plain", "");

    private final Bases bases;

    Constructs(Bases bases) {
        this.bases = bases;
    }

    /// The HTML of a text of RSS or of a kindred namespace, where all is HTML that does not say
    /// otherwise.
    String rss(Element element) {
        boolean plain = type(element).equals("text/plain") || type(element).equals("plain");
        if (plain || hasElements(element)) return line(element);
        return rebased(element, written(element));
    }

    /// The HTML of a title of RSS, which is HTML only where it looks like it: nobody agrees what a
    /// title may hold.
    String line(Element element) {
        if (hasElements(element)) return rebased(element, inner(element));
        String text = written(element);
        boolean plain = isPlain(type(element)) && !type(element).isEmpty();
        return !plain && MARKUP.matcher(text).find() ? rebased(element, text) : escaped(text);
    }

    /// The HTML of one of Atom's text constructs, or of its content.
    String atom(Element element) {
        String type = type(element);
        boolean inline = hasElements(element);
        if (inline) {
            boolean xhtml = type.equals("xhtml") || type.equals("application/xhtml+xml");
            boolean wrapped =
                    xhtml
                            && element.getNamespaceURI().equals(Names.USUAL.get("atom"))
                            && element.getChildren().size() == 1
                            && element.getTextTrim().isEmpty();
            return rebased(
                    element, wrapped ? inner(element.getChildren().getFirst()) : inner(element));
        }
        String text = written(element);
        String mode = Names.attribute(element, "mode");
        boolean old = !element.getNamespaceURI().equals(Names.USUAL.get("atom"));
        boolean looks = old && mode.equals("escaped") && MARKUP.matcher(text).find();
        return isPlain(type) && !looks ? escaped(text) : rebased(element, text);
    }

    private static boolean isPlain(String type) {
        return ATOMS.contains(type);
    }

    private static String type(Element element) {
        return Names.attribute(element, "type").toLowerCase(Locale.ROOT);
    }

    private String rebased(Element element, String html) {
        return Bases.html(bases.of(element), html.strip());
    }

    private static String escaped(String text) {
        return SafeHtml.escape(text.strip()).toString();
    }

    private static boolean hasElements(Element element) {
        return !element.getChildren().isEmpty();
    }

    private static String written(Element element) {
        String text = element.getText();
        String type = type(element);
        boolean packed =
                Names.attribute(element, "mode").equals("base64")
                        || type.contains("/")
                                && !type.startsWith("text/")
                                && !type.endsWith("+xml")
                                && !type.endsWith("/xml")
                        || Names.attribute(element, "encoding").equals("base64");
        if (!packed) return text;
        if (type.matches("(image|audio|video|font)/.*")) return "";
        try {
            return new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static String inner(Element element) {
        StringBuilder out = new StringBuilder();
        write(element.getContent(), out);
        return out.toString();
    }

    private static void write(List<Content> content, StringBuilder out) {
        for (Content each : content) {
            if (each instanceof Text text) SafeHtml.escape(text.getText(), out);
            if (!(each instanceof Element element)) continue;
            String name = element.getName();
            out.append('<').append(name);
            for (Attribute attribute : element.getAttributes()) {
                if (attribute.getNamespace() != Namespace.NO_NAMESPACE) continue;
                out.append(' ').append(attribute.getName()).append("=\"");
                SafeHtml.escape(attribute.getValue(), out);
                out.append('"');
            }
            if (VOID.contains(name.toLowerCase(Locale.ROOT)) && element.getContent().isEmpty()) {
                out.append("/>");
                continue;
            }
            out.append('>');
            write(element.getContent(), out);
            out.append("</").append(name).append('>');
        }
    }
}
