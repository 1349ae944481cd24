package broadsheet.importer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Old addresses as paths of this site: decoded, with their query where they have one, without the
/// host.
final class WpPaths {
    private static final int LONGEST = 1_000;

    private WpPaths() {}

    /// The path of a link, decoded, or null where it has none of its own: the home page, an address
    /// made of a query, or nothing that could be a path.
    static @Nullable String canonical(String link) {
        String path = local(link);
        if (path == null || path.equals("/") || path.indexOf('?') >= 0) return null;
        return path;
    }

    /// Path and query of a link, decoded; null where it is none.
    static @Nullable String local(String link) {
        String text = link.strip();
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            int slash = text.indexOf('/', scheme + 3);
            int query = text.indexOf('?', scheme + 3);
            if (slash < 0 || (query >= 0 && query < slash))
                text = query < 0 ? "/" : "/" + text.substring(query);
            else text = text.substring(slash);
        }
        if (!text.startsWith("/")) return null;
        int fragment = text.indexOf('#');
        if (fragment >= 0) text = text.substring(0, fragment);
        int query = text.indexOf('?');
        String path = decode(query < 0 ? text : text.substring(0, query)).replaceAll("/{2,}", "/");
        if (path.length() > LONGEST
                || (path + "/").contains("/../")
                || (path + "/").contains("/./")) return null;
        if (path.codePoints()
                .anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == '?' || c == '#'))
            return null;
        return query < 0 || query == text.length() - 1 ? path : path + text.substring(query);
    }

    /// Percent-encoded UTF-8 as the characters it means; what is no such encoding stays.
    static String decode(String text) {
        if (text.indexOf('%') < 0) return text;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else out[length++] = bytes[i];
        }
        String decoded = new String(out, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf('\uFFFD') >= 0 ? text : decoded;
    }

    /// The path with its last name changed, as after a story got a new slug.
    static String renamed(String path, String slug) {
        boolean slash = path.endsWith("/");
        String bare = slash ? path.substring(0, path.length() - 1) : path;
        return bare.substring(0, bare.lastIndexOf('/') + 1) + slug + (slash ? "/" : "");
    }
}
