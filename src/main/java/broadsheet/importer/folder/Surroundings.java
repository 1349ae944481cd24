package broadsheet.importer.folder;

import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the addresses in one text lead to, seen from where it lies and from where it stood: other
/// texts to where they stood, pictures to their files.
final class Surroundings {
    private static final List<String> ROOTS =
            List.of(
                    "static/",
                    "assets/",
                    "content/",
                    "",
                    "src/",
                    "public/",
                    "assets/images/",
                    "images/");

    private final SiteFolder folder;
    private final Pages pages;
    private final String base;
    private final Source source;
    private final String path;

    /// @param base the path the old site stood under
    /// @param path where the text stood
    Surroundings(SiteFolder folder, Pages pages, String base, Source source, String path) {
        this.folder = folder;
        this.pages = pages;
        this.base = base;
        this.source = source;
        this.path = path;
    }

    /// The tree with every address made whole.
    List<HtmlNode> whole(List<HtmlNode> nodes) {
        List<HtmlNode> out = new ArrayList<>(nodes.size());
        for (HtmlNode node : nodes)
            out.add(
                    node instanceof Element element
                            ? new Element(
                                    element.name(), attributes(element), whole(element.children()))
                            : node);
        return out;
    }

    private Map<String, String> attributes(Element element) {
        boolean picture = element.name().equals("img") || element.name().equals("image");
        Map<String, String> all = new HashMap<>(element.attributes());
        for (String name : List.of("href", "src", "data-src", "poster")) {
            String address = element.attribute(name);
            if (address == null) continue;
            boolean shows = picture || name.equals("poster");
            all.put(name, shows ? picture(address) : link(address));
        }
        return all;
    }

    /// The address a link shall have.
    String link(String address) {
        if (!isOwn(address)) return address;
        int end = end(address);
        String rest = address.substring(end);
        String asked = decode(address.substring(0, end));
        String file = asked.startsWith("/") ? asked.substring(1) : joined(source.folder(), asked);
        String found = pages.file(file);
        if (!found.isEmpty()) return found + rest;
        if (asked.startsWith("/") || asked.isEmpty()) return address;
        return "/" + encode(joined(path.substring(1, path.lastIndexOf('/') + 1), asked)) + rest;
    }

    /// The file of a picture as a path from the top of the folder, or its old address where there
    /// is none.
    String picture(String address) {
        if (!isOwn(address)) return address;
        String asked = decode(address.substring(0, end(address)));
        String bare = asked.startsWith("/") ? asked.substring(1) : asked;
        List<String> files = new ArrayList<>();
        if (!asked.startsWith("/")) files.add(joined(source.folder(), asked));
        for (String root : ROOTS) files.add(joined(root, bare));
        String within = base.isEmpty() ? "" : base.substring(1) + "/";
        if (!within.isEmpty() && bare.startsWith(within))
            for (String root : ROOTS) files.add(joined(root, bare.substring(within.length())));
        for (String file : files) if (folder.file(file) != null) return "/" + encode(file);
        return asked.startsWith("/") ? address : link(address);
    }

    /// Whether an address is one of this site, by its form.
    private static boolean isOwn(String address) {
        if (address.startsWith("//") || address.startsWith("#") || address.isEmpty()) return false;
        int colon = address.indexOf(':');
        return colon < 0 || address.substring(0, colon).indexOf('/') >= 0;
    }

    private static int end(String address) {
        int end = address.length();
        for (char c : new char[] {'?', '#'})
            if (address.indexOf(c) >= 0) end = Math.min(end, address.indexOf(c));
        return end;
    }

    /// A path seen from a folder, without steps up; it never leaves the top.
    static String joined(String folder, String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + path).split("/")) {
            if (name.equals("..")) names.pollLast();
            else if (!name.isEmpty() && !name.equals(".")) names.add(name);
        }
        String joined = String.join("/", names);
        return path.endsWith("/") && !joined.isEmpty() ? joined + "/" : joined;
    }

    private static String decode(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static String encode(String path) {
        return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23").replace(" ", "%20");
    }
}
