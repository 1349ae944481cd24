package broadsheet.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Mends XML as it is found in the wild, so that a strict parser can read it. Takes time in
/// proportion to the length and never throws.
public final class XmlMending {
    /// How deep elements may stand in one another; below the limits of strict parsers.
    public static final int MAX_DEPTH = 120;

    private static final Pattern REFERENCE =
            Pattern.compile(
                    "&(?:#([0-9]{1,8});|#[xX]([0-9a-fA-F]{1,7});|([A-Za-z][\\w.]{0,40});)?");
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern NAME =
            Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}_.-]*):)?[\\p{L}_][\\p{L}\\p{N}_.-]*");

    private XmlMending() {}

    /// Characters that XML has no place for are left out, HTML's named characters become what they
    /// mean, and an ampersand that begins nothing is escaped. What stands in CDATA keeps its
    /// ampersands.
    ///
    /// @param own names the document itself declared, with plain text for each
    public static String characters(String xml, Map<String, String> own) {
        String text = allowed(xml);
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("<![CDATA[", at);
            references(text, at, open < 0 ? text.length() : open, own, out);
            if (open < 0) break;
            int close = text.indexOf("]]>", open);
            int end = close < 0 ? text.length() : close + 3;
            out.append(text, open, end);
            at = end;
        }
        return out.toString();
    }

    private static String allowed(String xml) {
        String text = PlainText.clean(xml);
        return text.indexOf('\uFEFF') < 0 ? text : text.replace("\uFEFF", "");
    }

    private static void references(
            String text, int from, int to, Map<String, String> own, StringBuilder out) {
        Matcher references = REFERENCE.matcher(text).region(from, to);
        int at = from;
        while (references.find()) {
            out.append(text, at, references.start());
            out.append(meant(references.toMatchResult(), own));
            at = references.end();
        }
        out.append(text, at, to);
    }

    private static String meant(MatchResult found, Map<String, String> own) {
        if (found.group(1) != null) return character(Integer.parseInt(found.group(1)));
        if (found.group(2) != null) return character(Integer.parseInt(found.group(2), 16));
        String name = found.group(3);
        if (name == null) return "&amp;";
        if (OF_XML.contains(name)) return found.group();
        String value = own.get(name);
        if (value == null) {
            value = Parser.unescapeEntities(found.group(), true);
            if (value.equals(found.group())) return "&amp;" + name + ";";
        }
        StringBuilder out = new StringBuilder();
        SafeHtml.escape(value, out);
        return out.toString();
    }

    /// Numbers between 128 and 159 are meant in Windows' alphabet by whoever writes them.
    private static String character(int number) {
        if (number >= 128 && number < 160)
            return Parser.unescapeEntities("&#" + number + ";", false);
        if (!Character.isValidCodePoint(number)) return "";
        String text = PlainText.clean(Character.toString(number));
        return text.isEmpty() ? "" : "&#" + number + ";";
    }

    /// The document as one that is well-formed: elements are closed where their parents end,
    /// attributes quoted, prefixes declared.
    ///
    /// @param known addresses of namespaces by their usual prefixes
    public static String tree(String xml, Map<String, String> known) {
        Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
        StringBuilder out = new StringBuilder(xml.length() + 256);
        for (Node node : document.childNodes())
            if (node instanceof Element root) {
                write(root, new HashSet<>(Set.of("xml")), known, 0, out);
                break;
            }
        return out.toString();
    }

    private static void write(
            Node node,
            Set<String> declared,
            Map<String, String> known,
            int depth,
            StringBuilder out) {
        if (node instanceof TextNode text)
            SafeHtml.escape(PlainText.clean(text.getWholeText()), out);
        if (!(node instanceof Element element)) return;
        String name = element.tagName();
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || depth > MAX_DEPTH) {
            for (Node child : element.childNodes()) write(child, declared, known, depth, out);
            return;
        }
        Map<String, String> attributes = attributes(element);
        Set<String> inside = new HashSet<>(declared);
        for (String attribute : attributes.keySet())
            if (attribute.startsWith("xmlns:")) inside.add(attribute.substring(6));
        Map<String, String> missing = new HashMap<>();
        need(parts.group(1), inside, known, missing);
        for (String attribute : attributes.keySet()) {
            Matcher of = NAME.matcher(attribute);
            if (of.matches() && !"xmlns".equals(of.group(1)))
                need(of.group(1), inside, known, missing);
        }
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> attribute(attribute, value, out));
        missing.forEach((prefix, uri) -> attribute("xmlns:" + prefix, uri, out));
        out.append('>');
        for (Node child : element.childNodes()) write(child, inside, known, depth + 1, out);
        out.append("</").append(name).append('>');
    }

    private static void need(
            @Nullable String prefix,
            Set<String> declared,
            Map<String, String> known,
            Map<String, String> missing) {
        if (prefix == null || !declared.add(prefix)) return;
        missing.put(prefix, known.getOrDefault(prefix, "urn:prefix:" + prefix));
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            String value = PlainText.clean(attribute.getValue());
            boolean namespace = name.startsWith("xmlns:");
            if (!NAME.matcher(name).matches()) continue;
            if (namespace && (value.isBlank() || name.matches("xmlns:xml(ns)?"))) continue;
            if (namespace || name.equals("xmlns")) value = address(value);
            attributes.putIfAbsent(name, value);
        }
        return attributes;
    }

    /// The address of a namespace, which need not lead anywhere, only look like one.
    private static String address(String value) {
        String text = value.strip();
        return text.isEmpty() || Character.isLetter(text.charAt(0)) ? text : "urn:" + text;
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(' ').append(name).append("=\"");
        SafeHtml.escape(value, out);
        out.append('"');
    }
}
