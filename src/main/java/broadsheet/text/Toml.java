package broadsheet.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// TOML 1.0 as JSON: all of it, but that dates and times stay texts, and that a name given twice is
/// no error: the last counts.
public final class Toml {
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int line = 1;

    private Toml(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    /// Reads a document.
    ///
    /// @throws IllegalArgumentException naming the line where it is not TOML
    public static Json read(String text) {
        return json(new Toml(text).document());
    }

    private Map<String, Object> document() {
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> table = root;
        for (skipLines(); at < text.length(); skipLines()) {
            if (take("[[")) {
                table = element(root, path());
                need("]]");
            } else if (take("[")) {
                table = table(root, path());
                need("]");
            } else pair(table, 0);
            endOfLine();
        }
        return root;
    }

    private void pair(Map<String, Object> table, int depth) {
        List<String> path = path();
        need("=");
        skipSpace();
        table(table, path.subList(0, path.size() - 1)).put(path.getLast(), value(depth));
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        do {
            skipSpace();
            path.add(name());
            skipSpace();
            if (path.size() > DEEPEST) throw wrong("a name of too many parts");
        } while (take("."));
        return path;
    }

    private String name() {
        if (peek() == '"' || peek() == '\'') return string();
        int from = at;
        while (at < text.length() && isBare(text.charAt(at))) at++;
        if (from == at) throw wrong("a name is missing");
        return text.substring(from, at);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /// The table at a path, made where it is not there; of a list of tables, its last.
    private Map<String, Object> table(Map<String, Object> from, List<String> path) {
        Map<String, Object> table = from;
        for (String name : path) {
            Object there = table.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
            if (there instanceof List<?> list && !list.isEmpty()) there = list.getLast();
            table = asTable(there, name);
        }
        return table;
    }

    private Map<String, Object> element(Map<String, Object> root, List<String> path) {
        Map<String, Object> parent = table(root, path.subList(0, path.size() - 1));
        Map<String, Object> element = new LinkedHashMap<>();
        Object there = parent.computeIfAbsent(path.getLast(), _ -> new ArrayList<>());
        if (!(there instanceof List<?>)) throw wrong(path.getLast() + " is no list");
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) there;
        list.add(element);
        return element;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> asTable(Object there, String name) {
        if (there instanceof Map<?, ?>) return (Map<String, Object>) there;
        throw wrong(name + " is no table");
    }

    private Object value(int depth) {
        if (depth > DEEPEST) throw wrong("nested too deeply");
        return switch (peek()) {
            case '"', '\'' -> string();
            case '[' -> list(depth);
            case '{' -> inline(depth);
            default -> word();
        };
    }

    private List<Object> list(int depth) {
        need("[");
        List<Object> list = new ArrayList<>();
        for (skipLines(); !take("]"); skipLines()) {
            list.add(value(depth + 1));
            skipLines();
            if (!take(",") && peek() != ']') throw wrong("a list wants , or ]");
        }
        return list;
    }

    private Map<String, Object> inline(int depth) {
        need("{");
        Map<String, Object> table = new LinkedHashMap<>();
        for (skipLines(); !take("}"); skipLines()) {
            pair(table, depth + 1);
            skipLines();
            if (!take(",") && peek() != '}') throw wrong("a table wants , or }");
        }
        return table;
    }

    private Object word() {
        int from = at;
        while (at < text.length() && ",]}#\n".indexOf(text.charAt(at)) < 0) at++;
        String word = text.substring(from, at).strip();
        if (word.equals("true") || word.equals("false")) return word.equals("true");
        String digits = word.replace("_", "");
        if (digits.matches("[+-]?\\d{1,40}")) return new BigDecimal(digits);
        if (digits.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?"))
            return new BigDecimal(digits);
        if (digits.matches("0x[0-9A-Fa-f]{1,15}"))
            return BigDecimal.valueOf(Long.parseLong(digits.substring(2), 16));
        if (digits.matches("0o[0-7]{1,20}"))
            return BigDecimal.valueOf(Long.parseLong(digits.substring(2), 8));
        if (digits.matches("0b[01]{1,62}"))
            return BigDecimal.valueOf(Long.parseLong(digits.substring(2), 2));
        boolean time = word.matches("\\d{4}-\\d\\d-\\d\\d.{0,30}|\\d\\d:\\d\\d.{0,20}");
        if (!time && !word.matches("[+-]?(inf|nan)")) throw wrong("no value: " + cut(word));
        return word;
    }

    private String string() {
        String quote =
                text.startsWith(peek() + "" + peek() + peek(), at)
                        ? peek() + "" + peek() + peek()
                        : "" + peek();
        boolean escapes = peek() == '"';
        boolean lines = quote.length() == 3;
        at += quote.length();
        if (lines && peek() == '\n') newLine();
        StringBuilder out = new StringBuilder();
        while (!text.startsWith(quote, at)) {
            if (at >= text.length() || !lines && peek() == '\n') throw wrong("a text does not end");
            char c = text.charAt(at);
            if (c == '\\' && escapes) escape(out, lines);
            else {
                if (c == '\n') line++;
                out.append(c);
                at++;
            }
        }
        at += quote.length();
        for (int more = 0; lines && more < 2 && peek() == quote.charAt(0); more++, at++)
            out.append(quote.charAt(0));
        return out.toString();
    }

    private void escape(StringBuilder out, boolean lines) {
        at++;
        char c = peek();
        at++;
        switch (c) {
            case 'b' -> out.append('\b');
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'f' -> out.append('\f');
            case 'r' -> out.append('\r');
            case 'e' -> out.append('\u001b');
            case '"', '\\' -> out.append(c);
            case 'x' -> code(2, out);
            case 'u' -> code(4, out);
            case 'U' -> code(8, out);
            default -> {
                at--;
                if (!lines || !Character.isWhitespace(c)) throw wrong("no such escape: \\" + c);
                while (at < text.length() && Character.isWhitespace(text.charAt(at)))
                    if (peek() == '\n') newLine();
                    else at++;
            }
        }
    }

    private void code(int digits, StringBuilder out) {
        int end = Math.min(text.length(), at + digits);
        try {
            int code = Integer.parseUnsignedInt(text.substring(at, end), 16);
            if (!Character.isValidCodePoint(code)) throw wrong("no such character");
            out.appendCodePoint(code);
        } catch (NumberFormatException _) {
            throw wrong("no such character: " + cut(text.substring(at, end)));
        }
        at = end;
    }

    private void endOfLine() {
        skipSpace();
        if (at < text.length() && peek() != '\n' && peek() != '#')
            throw wrong("more than one thing on a line");
    }

    private void skipSpace() {
        while (at < text.length() && (peek() == ' ' || peek() == '\t')) at++;
    }

    private void skipLines() {
        while (at < text.length()) {
            char c = peek();
            if (c == '\n') newLine();
            else if (c == ' ' || c == '\t') at++;
            else if (c == '#') while (at < text.length() && peek() != '\n') at++;
            else return;
        }
    }

    private void newLine() {
        at++;
        line++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(String word) {
        if (!text.startsWith(word, at)) return false;
        at += word.length();
        return true;
    }

    private void need(String word) {
        skipSpace();
        if (!take(word)) throw wrong(word + " is missing");
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("not TOML: " + why + " at line " + line);
    }

    private static String cut(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    private static Json json(Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                Json.Builder object = Json.object();
                members.forEach((name, member) -> object.put(String.valueOf(name), json(member)));
                yield object.build();
            }
            case List<?> items -> Json.array(items, Toml::json);
            case BigDecimal number -> new Json.Num(number);
            case Boolean flag -> Json.of((boolean) flag);
            default -> Json.of(value.toString());
        };
    }
}
