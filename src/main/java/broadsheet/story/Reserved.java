package broadsheet.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses at which the paper itself answers. No story or section is given one of them: it could
/// not be reached. A redirect from such an address works only where the paper has nothing there
/// itself, as at `/tag/…` without that tag.
public final class Reserved {
    /// As the router has them: `{}` is one part of any text, `{...}` all that follows.
    static final List<String> PATTERNS =
            List.of(
                    "/",
                    "/search",
                    "/search/suggest",
                    "/opensearch.xml",
                    "/most-read",
                    "/most-read/list",
                    "/most-read/list/{}",
                    "/read",
                    "/trending",
                    "/desk",
                    "/desk/{...}",
                    "/tag/{}",
                    "/by/{}",
                    "/archive",
                    "/archive/{}/{}/{}",
                    "/embed/{}",
                    "/oembed",
                    "/assets/{...}",
                    "/media/{...}",
                    "/api/{...}",
                    "/feed.css",
                    "/sitemap.xml",
                    "/wp-sitemap.xml",
                    "/sitemap_index.xml",
                    "/sitemap/{}",
                    "/robots.txt",
                    "/license.xml",
                    "/ads.txt",
                    "/app-ads.txt",
                    "/favicon.ico",
                    "/icon-192.png",
                    "/icon-512.png",
                    "/apple-touch-icon.png",
                    "/manifest.webmanifest",
                    "/.well-known/{}");

    /// The last parts that make a feed's address of any list's.
    static final List<String> ENDINGS = List.of("/feed.xml", "/feed.atom", "/feed.json");

    /// Where the paper tells of itself as long as the newsroom has no page of its own there.
    static final List<String> PAGES =
            List.of(
                    "/about",
                    "/standards",
                    "/corrections",
                    "/accessibility",
                    "/advertise",
                    "/licensing",
                    "/contact",
                    "/terms",
                    "/privacy",
                    "/cookies",
                    "/feeds");

    private static final List<String[]> PARTS =
            PATTERNS.stream().map(pattern -> pattern.split("/", -1)).toList();

    private Reserved() {}

    /// Whether this is the address of a page about the paper, which no article takes: it would
    /// stand in that page's place, or keep it from there.
    static boolean isPage(String path) {
        return PAGES.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /// The path itself, or one beside it where it is a page's.
    static String besidePages(String path) {
        return isPage(path) ? path + "-2" : path;
    }

    /// Whether the paper answers at this path itself.
    public static boolean is(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith) || patterned(path);
    }

    private static boolean patterned(String path) {
        String[] parts = path.split("/", -1);
        return PARTS.stream().anyMatch(pattern -> matches(pattern, parts));
    }

    private static boolean matches(String[] pattern, String[] parts) {
        if (pattern[pattern.length - 1].equals("{...}")
                ? parts.length < pattern.length
                : parts.length != pattern.length) return false;
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals("{...}")) return true;
            boolean same =
                    pattern[i].equals("{}") ? !parts[i].isEmpty() : pattern[i].equals(parts[i]);
            if (!same) return false;
        }
        return true;
    }

    /// The path itself, or the nearest that is free: what stands below a name of ours gets that
    /// name with a number, `/tag/x` becomes `/tag-2/x`.
    static String free(String path) {
        if (ENDINGS.stream().anyMatch(path::endsWith)) return free(path + "-2");
        if (!patterned(path)) return path;
        int end = path.indexOf('/', 1);
        return end < 0 ? path + "-2" : path.substring(0, end) + "-2" + path.substring(end);
    }

    /// Whether no section may stand here: the paper itself answers at this address, or at those of
    /// the stories that would be in it.
    static boolean isClosedToSections(String path) {
        return patterned(path) || patterned(path + "/story") || PAGES.contains(path);
    }

    /// The slug of a section, with a number where the paper answers at its address or at those of
    /// its stories.
    static String slug(@Nullable String parentPath, String slug) {
        String path = "/" + slug;
        boolean taken = parentPath == null && (patterned(path) || patterned(path + "/story"));
        return taken ? slug + "-2" : slug;
    }
}
