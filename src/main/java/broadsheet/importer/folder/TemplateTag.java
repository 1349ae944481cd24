package broadsheet.importer.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shortcode of Hugo's or a tag of Liquid's, taken apart: its name, what stands after it in
/// order, and what stands there by name.
record TemplateTag(String name, List<String> words, Map<String, String> named) {

    /// What stands between the brackets.
    static TemplateTag of(String inside) {
        List<String> words = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        int at = 0;
        while (at < inside.length()) {
            char c = inside.charAt(at);
            if (Character.isWhitespace(c) || c == ',') {
                at++;
                continue;
            }
            int start = at;
            while (at < inside.length() && isName(inside.charAt(at))) at++;
            boolean assigned = at > start && at < inside.length() && inside.charAt(at) == '=';
            String name = assigned ? inside.substring(start, at) : "";
            if (assigned) at++;
            else at = start;
            int end = end(inside, at);
            String value = unquoted(inside.substring(at, end));
            at = Math.max(end, at + 1);
            if (assigned) named.put(name, value);
            else words.add(value);
        }
        String name = words.isEmpty() ? "" : words.removeFirst();
        return new TemplateTag(name, words, named);
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static int end(String text, int from) {
        if (from >= text.length()) return from;
        char quote = text.charAt(from);
        if ("\"'`\u201c".indexOf(quote) >= 0) {
            char closing = quote == '\u201c' ? '\u201d' : quote;
            for (int i = from + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\' && quote == '"') i++;
                else if (text.charAt(i) == closing) return i + 1;
            }
        }
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) end++;
        return end;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && "\"'`\u201c".indexOf(value.charAt(0)) >= 0
                        && "\"'`\u201d".indexOf(value.charAt(value.length() - 1)) >= 0;
        String inside = quoted ? value.substring(1, value.length() - 1) : value;
        return inside.replace("\\\"", "\"");
    }

    /// The value under one of these names, or else the word at a place, or an empty text.
    String value(int place, String... names) {
        for (String name : names) {
            String value = named.getOrDefault(name, "");
            if (!value.isBlank()) return value;
        }
        return place >= 0 && place < words.size() ? words.get(place) : "";
    }

    String value(String... names) {
        return value(-1, names);
    }
}
