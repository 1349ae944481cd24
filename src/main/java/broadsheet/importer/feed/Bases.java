package broadsheet.importer.feed;

import broadsheet.text.Addresses;
import broadsheet.text.Xhtml;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Makes relative addresses whole: by `xml:base`, else by where the feed came from, else by the
/// site it is of.
///
/// @param document where the feed came from, or null
record Bases(@Nullable URI document) {
    private static final Pattern SCHEME =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /// The base of what stands in an element; null where none is known.
    @Nullable URI of(Element element) {
        Deque<String> steps = new ArrayDeque<>();
        for (Element at = element; at != null; at = at.getParentElement()) {
            String base = at.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (base != null) steps.push(base);
        }
        URI base = document;
        for (String step : steps) {
            URI next = uri(resolve(base, step));
            if (next != null && isWeb(next)) base = next;
        }
        return base;
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    /// The address as it is meant; as it stands, where that cannot be told.
    static String resolve(@Nullable URI base, String address) {
        String text = address.strip().replaceAll("[\\t\\n\\r]", "");
        if (base == null || text.isEmpty() || SCHEME.matcher(text).matches()) return text;
        if (text.startsWith("//")) return base.getScheme() + ":" + text;
        URI relative = uri(text);
        if (relative == null) return text;
        if (text.startsWith("?")) {
            String whole = base.toString().replaceFirst("[?#].*$", "");
            return whole + text;
        }
        URI from =
                base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base;
        return from.resolve(relative).toString();
    }

    static @Nullable URI uri(String text) {
        try {
            return new URI(text.replace(" ", "%20"));
        } catch (URISyntaxException _) {
            String path =
                    text.startsWith("/") ? Addresses.clean(text) : Addresses.clean("/" + text);
            if (path == null || SCHEME.matcher(text).matches()) return null;
            try {
                return new URI(text.startsWith("/") ? path : path.substring(1));
            } catch (URISyntaxException _) {
                return null;
            }
        }
    }

    /// HTML with its links made whole.
    static String html(@Nullable URI base, String html) {
        if (base == null || html.indexOf('<') < 0) return html;
        return Xhtml.rebased(html, address -> resolve(base, address));
    }
}
