package broadsheet.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets through the HTML that old stories may keep: words, their structure and links. Nothing that
/// runs, frames, styles, names itself or asks another server for anything: pictures, sound and
/// frames become plain links. The result is a fixed point: parsing and sanitising it again gives
/// the same text.
public final class Sanitiser {
    private static final Set<String> KEPT =
            Set.of(
                    "p",
                    "br",
                    "hr",
                    "wbr",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "code",
                    "kbd",
                    "samp",
                    "var",
                    "strong",
                    "em",
                    "b",
                    "i",
                    "u",
                    "s",
                    "del",
                    "ins",
                    "sub",
                    "sup",
                    "mark",
                    "small",
                    "cite",
                    "q",
                    "abbr",
                    "dfn",
                    "time",
                    "span",
                    "bdi",
                    "bdo",
                    "ruby",
                    "rt",
                    "rp",
                    "a",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "div",
                    "figure",
                    "figcaption",
                    "details",
                    "summary",
                    "address");
    private static final Map<String, String> RENAMED =
            Map.of(
                    "h1", "h2", "acronym", "abbr", "strike", "s", "tt", "code", "center", "div",
                    "section", "div", "article", "div", "aside", "div", "big", "span");
    private static final Set<String> GONE =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "noembed",
                    "noframes",
                    "svg",
                    "math",
                    "textarea",
                    "title",
                    "head",
                    "base",
                    "meta",
                    "link",
                    "input",
                    "select",
                    "applet",
                    "param",
                    "track",
                    "frame",
                    "frameset",
                    "xmp",
                    "plaintext",
                    "listing",
                    "canvas",
                    "portal",
                    "fencedframe",
                    "dialog");
    private static final Set<String> VOID = Set.of("br", "hr", "wbr");
    private static final Set<String> MEDIA =
            Set.of("img", "image", "audio", "video", "iframe", "embed", "object");
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of(
                    "td", Set.of("colspan", "rowspan"),
                    "th", Set.of("colspan", "rowspan", "scope"),
                    "ol", Set.of("start", "reversed"),
                    "abbr", Set.of("title"),
                    "dfn", Set.of("title"),
                    "time", Set.of("datetime"),
                    "details", Set.of("open"));
    private static final int ROUNDS = 6;

    private Sanitiser() {}

    /// The harmless part of `html`.
    public static SafeHtml clean(String html) {
        return settle(html, HtmlTree.parse(html));
    }

    /// The harmless part of a tree.
    public static SafeHtml clean(HtmlNode.Element element) {
        List<HtmlNode> nodes = List.of(element);
        return settle(PlainText.of(nodes), nodes);
    }

    private static SafeHtml settle(String source, List<HtmlNode> nodes) {
        String html = write(nodes);
        for (int round = 0; round < ROUNDS; round++) {
            String again = write(HtmlTree.parse(html));
            if (again.equals(html)) return SafeHtml.trusted(html);
            html = again;
        }
        return SafeHtml.escape(PlainText.of(source));
    }

    private static String write(List<HtmlNode> nodes) {
        StringBuilder out = new StringBuilder();
        write(nodes, false, out);
        return out.toString();
    }

    private static void write(List<HtmlNode> nodes, boolean linked, StringBuilder out) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var text) -> SafeHtml.escape(text, out);
                case HtmlNode.Comment _ -> {}
                case HtmlNode.Element element -> write(element, linked, out);
            }
        }
    }

    private static void write(HtmlNode.Element element, boolean linked, StringBuilder out) {
        String name = RENAMED.getOrDefault(element.name(), element.name());
        if (GONE.contains(name)) return;
        if (MEDIA.contains(name)) media(element, linked, out);
        else if (name.equals("a")) link(element, linked, out);
        else if (!KEPT.contains(name)) write(element.children(), linked, out);
        else {
            open(name, element, out);
            if (VOID.contains(name)) return;
            if (name.equals("pre") && startsWithNewLine(element)) out.append('\n');
            write(element.children(), linked, out);
            out.append("</").append(name).append('>');
        }
    }

    private static void open(String name, HtmlNode.Element element, StringBuilder out) {
        out.append('<').append(name);
        for (String attribute :
                List.of(
                        "colspan",
                        "rowspan",
                        "scope",
                        "start",
                        "reversed",
                        "title",
                        "datetime",
                        "open"))
            if (ATTRIBUTES.getOrDefault(name, Set.of()).contains(attribute))
                attribute(attribute, element.attributes().get(attribute), out);
        String language = element.attribute("lang");
        if (language != null && language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}"))
            attribute("lang", language, out);
        String direction = element.attribute("dir");
        if (direction != null && direction.matches("ltr|rtl|auto"))
            attribute("dir", direction, out);
        out.append('>');
    }

    private static void attribute(String name, @Nullable String value, StringBuilder out) {
        if (value == null || !valid(name, value)) return;
        out.append(' ').append(name).append("=\"");
        SafeHtml.escape(value, out);
        out.append('"');
    }

    private static boolean valid(String name, String value) {
        return switch (name) {
            case "colspan", "rowspan", "start" -> value.matches("-?[0-9]{1,3}");
            case "scope" -> value.matches("row|col|rowgroup|colgroup");
            case "datetime" -> value.matches("[0-9A-Za-z:.+ -]{1,40}");
            case "reversed", "open" -> value.isEmpty() || value.equals(name);
            case null, default -> value.length() < 1_000;
        };
    }

    private static void link(HtmlNode.Element element, boolean linked, StringBuilder out) {
        String address = linked ? null : Addresses.clean(element.attributes().get("href"));
        if (address == null) {
            write(element.children(), linked, out);
            return;
        }
        link(address, out);
        write(element.children(), true, out);
        out.append("</a>");
    }

    private static void link(String address, StringBuilder out) {
        out.append("<a href=\"");
        SafeHtml.escape(address, out);
        out.append("\">");
    }

    private static void media(HtmlNode.Element element, boolean linked, StringBuilder out) {
        String alt = element.attribute("alt");
        String address = linked ? null : source(element);
        String label = alt != null ? alt : address != null ? address : "";
        if (address != null) link(address, out);
        SafeHtml.escape(label, out);
        if (address != null) out.append("</a>");
    }

    private static @Nullable String source(HtmlNode.Element element) {
        String own =
                Addresses.web(
                        element.attributes().getOrDefault("src", element.attributes().get("data")));
        if (own != null) return own;
        for (HtmlNode child : element.children())
            if (child instanceof HtmlNode.Element source && source.name().equals("source")) {
                String address = Addresses.web(source.attributes().get("src"));
                if (address != null) return address;
            }
        return null;
    }

    private static boolean startsWithNewLine(HtmlNode.Element element) {
        return !element.children().isEmpty()
                && element.children().getFirst() instanceof HtmlNode.Characters(var text)
                && text.startsWith("\n");
    }
}
