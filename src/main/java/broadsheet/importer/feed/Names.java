package broadsheet.importer.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Elements by plain names, whatever address or prefix a feed gives their namespace: `title` of
/// RSS, `atom:title`, `dc:creator`, `media:content`.
final class Names {
    /// The usual prefixes, with the addresses they stand for.
    static final Map<String, String> USUAL =
            Map.ofEntries(
                    Map.entry("atom", "http://www.w3.org/2005/Atom"),
                    Map.entry("content", "http://purl.org/rss/1.0/modules/content/"),
                    Map.entry("dc", "http://purl.org/dc/elements/1.1/"),
                    Map.entry("dcterms", "http://purl.org/dc/terms/"),
                    Map.entry("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
                    Map.entry("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
                    Map.entry("media", "http://search.yahoo.com/mrss/"),
                    Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
                    Map.entry("xhtml", "http://www.w3.org/1999/xhtml"));

    private static final Set<String> RSS =
            Set.of(
                    "",
                    "purl.org/rss/1.0",
                    "my.netscape.com/rdf/simple/0.9",
                    "purl.org/net/rss1.1#",
                    "my.netscape.com/publish/formats/rss-0.91.dtd",
                    "backend.userland.com/rss2",
                    "backend.userland.com/rss",
                    "backend.userland.com/rss09",
                    "backend.userland.com/rss091",
                    "blogs.law.harvard.edu/tech/rss",
                    "www.rssboard.org/rss-specification",
                    "channel.netscape.com/rdf/simple/0.9");
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("www.w3.org/2005/atom", "atom"),
                    Map.entry("purl.org/atom/ns#", "atom"),
                    Map.entry("purl.org/atom", "atom"),
                    Map.entry("example.com/newformat#", "atom"),
                    Map.entry("example.com/necho", "atom"),
                    Map.entry("purl.org/echo", "atom"),
                    Map.entry("uri/of/echo/namespace#", "atom"),
                    Map.entry("purl.org/pie", "atom"),
                    Map.entry("purl.org/rss/1.0/modules/content", "content"),
                    Map.entry("purl.org/dc/elements/1.1", "dc"),
                    Map.entry("purl.org/dc/elements/1.0", "dc"),
                    Map.entry("purl.org/rss/1.0/modules/dcterms", "dcterms"),
                    Map.entry("purl.org/dc/terms", "dcterms"),
                    Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
                    Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
                    Map.entry("example.com/dtds/podcast-1.0.dtd", "itunes"),
                    Map.entry("search.yahoo.com/mrss", "media"),
                    Map.entry("video.search.yahoo.com/mrss", "media"),
                    Map.entry("tools.search.yahoo.com/mrss", "media"),
                    Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
                    Map.entry("www.w3.org/1999/xhtml", "xhtml"),
                    Map.entry("www.w3.org/2000/svg", "svg"),
                    Map.entry("www.w3.org/1998/math/mathml", "math"));

    /// What the namespace of the document's own elements stands for: nothing or `atom`.
    private final String own;

    private final String ownUri;

    Names(Element root) {
        this.ownUri = root.getNamespaceURI();
        boolean atom =
                root.getName().equalsIgnoreCase("feed") || root.getName().equalsIgnoreCase("entry");
        this.own = atom ? "atom" : "";
    }

    /// The element's name, in small letters.
    String of(Element element) {
        String local = element.getName().toLowerCase(Locale.ROOT);
        String prefix = prefix(element.getNamespace());
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private String prefix(Namespace namespace) {
        String uri = namespace.getURI();
        String bare =
                uri.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/$", "");
        String known = PREFIXES.get(bare);
        if (known != null) return known;
        if (RSS.contains(bare) && !bare.isEmpty()) return "";
        if (uri.equals(ownUri)) return own;
        if (bare.isEmpty()) return own;
        return USUAL.containsKey(namespace.getPrefix()) ? namespace.getPrefix() : "other";
    }

    /// The attribute's value without space around it, or an empty text; small and large letters are
    /// the same.
    static String attribute(Element element, String name) {
        String value = element.getAttributeValue(name);
        if (value != null) return value.strip();
        for (Attribute attribute : element.getAttributes())
            if (attribute.getName().equalsIgnoreCase(name)
                    && !attribute.getNamespace().equals(Namespace.XML_NAMESPACE))
                return attribute.getValue().strip();
        return "";
    }

    /// An attribute of XML's own, from the element or the nearest around it; null where there is
    /// none.
    static @Nullable String inherited(Element element, String name) {
        for (Element at = element; at != null; at = at.getParentElement()) {
            String value = at.getAttributeValue(name, Namespace.XML_NAMESPACE);
            if (value != null) return value.strip();
        }
        return null;
    }
}
