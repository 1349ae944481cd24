package broadsheet.importer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns an export's qualified names into the usual ones (`wp:post_id`), whatever the prefixes, the
/// version in the namespace, http or https. A prefix that is declared nowhere means what it always
/// means; one that is declared as something else becomes `?:`.
final class WxrNames {
    private static final Pattern DECLARATION =
            Pattern.compile("xmlns(?::([^\\s=]+))?\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    WxrNames(List<String> rootTags) {
        Map<String, String> root = new HashMap<>();
        for (String tag : rootTags) {
            Matcher found = DECLARATION.matcher(tag);
            while (found.find()) {
                String prefix = Wxr.orEmpty(found.group(1));
                String family = family(found.group(2).substring(1, found.group(2).length() - 1));
                // What stands at the root under a usual prefix is an export's own namespace,
                // however it is spelt.
                root.put(prefix, family.equals("?") && USUAL.contains(prefix) ? prefix : family);
            }
        }
        scopes.push(root);
    }

    private static final List<String> USUAL = List.of("wp", "content", "excerpt", "dc");

    /// Enters an element with these declarations (prefix, or empty, to address).
    void enter(Map<String, String> declarations) {
        if (declarations.isEmpty()) {
            scopes.push(scopes.getFirst());
            return;
        }
        Map<String, String> scope = new HashMap<>(scopes.getFirst());
        declarations.forEach((prefix, uri) -> scope.put(prefix, family(uri)));
        scopes.push(scope);
    }

    void leave() {
        scopes.pop();
    }

    /// The usual name of `qualified` where we are.
    String usual(String qualified) {
        int colon = qualified.indexOf(':');
        String prefix = colon < 0 ? "" : qualified.substring(0, colon);
        String family = scopes.getFirst().getOrDefault(prefix, prefix);
        return family.isEmpty()
                ? qualified.substring(colon + 1)
                : family + ":" + qualified.substring(colon + 1);
    }

    private static String family(String uri) {
        if (uri.isBlank()) return "";
        if (uri.contains("wordpress.org/export/"))
            return uri.contains("excerpt") ? "excerpt" : "wp";
        if (uri.contains("purl.org/rss/1.0/modules/content")) return "content";
        if (uri.contains("purl.org/dc/elements")) return "dc";
        return "?";
    }
}
