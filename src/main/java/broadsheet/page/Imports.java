package broadsheet.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which modules a script is made of, found by following what each imports: ours by their place
/// below `src/main/web`, libraries by their names. So there is no list that could be forgotten.
final class Imports {
    /// An import or re-export at the start of a line, with nothing but names before where from.
    private static final Pattern FROM =
            Pattern.compile(
                    "^(?:import|export)\\b(?:[\\w$*{},\\s]*\\bfrom)?\\s*[\"']([^\"']+)[\"']",
                    Pattern.MULTILINE);

    private final Function<String, byte[]> ours;

    /// @param ours reads a file below `src/main/web`
    Imports(Function<String, byte[]> ours) {
        this.ours = ours;
    }

    /// The modules by name, this one among them: `js/editor/schema.js`, `prosemirror-state`.
    Map<String, byte[]> of(String entry) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        follow(entry, found);
        return found;
    }

    private void follow(String name, Map<String, byte[]> found) {
        if (found.containsKey(name)) return;
        byte[] bytes = name.startsWith("js/") ? ours.apply(name) : WebJars.module(name);
        found.put(name, bytes);
        Matcher from = FROM.matcher(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        while (from.find()) follow(named(from.group(1), name), found);
    }

    /// The name of what one module calls so.
    private static String named(String said, String by) {
        if (!said.startsWith(".")) return said;
        return java.net.URI.create("/" + by).resolve(said).getPath().substring(1);
    }
}
