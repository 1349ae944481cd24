package broadsheet.importer.folder;

import broadsheet.config.Yaml;
import broadsheet.importer.Fields;
import broadsheet.text.Json;
import broadsheet.text.Toml;

/// What a file says about itself before its text: YAML between lines of `---`, TOML between lines
/// of `+++`, or a JSON object.
///
/// @param present whether there was any, even if it said nothing
record FrontMatter(Fields fields, String body, boolean present) {
    /// Takes a file apart.
    ///
    /// @param text with `\n` at the end of lines
    /// @throws IllegalArgumentException where what stands before the text cannot be read
    static FrontMatter read(String text) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (line(start, 0).stripTrailing().equals("---")) return fenced(start, "---");
        if (line(start, 0).stripTrailing().equals("+++")) return fenced(start, "+++");
        if (start.startsWith("{")) return json(start);
        return new FrontMatter(Fields.NONE, start, false);
    }

    private static FrontMatter fenced(String text, String fence) {
        int from = Math.min(text.length(), line(text, 0).length() + 1);
        int at = from;
        while (at < text.length() && !isEnd(line(text, at).stripTrailing(), fence))
            at += line(text, at).length() + 1;
        if (at >= text.length())
            throw new IllegalArgumentException("its front matter has no end (" + fence + ")");
        String inside = text.substring(from, at);
        String body = text.substring(Math.min(text.length(), at + line(text, at).length() + 1));
        Json json =
                inside.isBlank()
                        ? Json.Null.NULL
                        : fence.equals("+++") ? Toml.read(inside) : Yaml.read(inside);
        return new FrontMatter(Fields.of(json), body, true);
    }

    private static boolean isEnd(String line, String fence) {
        return line.equals(fence) || fence.equals("---") && line.equals("...");
    }

    private static String line(String text, int from) {
        int end = text.indexOf('\n', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    /// The object ends where its brackets do; a text that begins with a bracket and is none is all
    /// text.
    private static FrontMatter json(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '{') depth++;
            else if (!quoted && c == '}' && --depth == 0) return json(text, i + 1);
        }
        return new FrontMatter(Fields.NONE, text, false);
    }

    private static FrontMatter json(String text, int end) {
        try {
            Json json = Json.read(text.substring(0, end));
            return new FrontMatter(Fields.of(json), text.substring(end), true);
        } catch (IllegalArgumentException e) {
            if (text.startsWith("{{") || text.startsWith("{%"))
                return new FrontMatter(Fields.NONE, text, false);
            throw e;
        }
    }
}
