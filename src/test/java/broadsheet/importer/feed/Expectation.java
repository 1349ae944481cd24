package broadsheet.importer.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small reader of the expressions a feed parser's cases are written in: comparisons of what was
/// read with literals, joined by `and`, `or` and `not`.
final class Expectation {
    /// The expression asks for something that is not there.
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String what) {
            super(what);
        }
    }

    /// Compares what was read with a literal.
    interface Same {
        boolean test(Object read, Object literal);
    }

    private final String text;
    private final Map<String, Object> world;
    private final Same same;
    private int at;

    private Expectation(String text, Map<String, Object> world, Same same) {
        this.text = text;
        this.world = world;
        this.same = same;
    }

    static boolean met(String expression, Map<String, Object> world, Same same) {
        Expectation it = new Expectation(expression.strip(), world, same);
        boolean met = truth(it.or());
        it.space();
        if (it.at < it.text.length()) throw new Missing("expression " + it.text.substring(it.at));
        return met;
    }

    private static boolean truth(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case None _ -> false;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }

    enum None {
        NONE
    }

    private Object or() {
        Object value = and();
        while (word("or")) {
            Object other = and();
            value = truth(value) ? value : other;
        }
        return value;
    }

    private Object and() {
        Object value = not();
        while (word("and")) {
            Object other = not();
            value = truth(value) ? other : value;
        }
        return value;
    }

    private Object not() {
        return word("not") ? (Object) !truth(not()) : comparison();
    }

    private Object comparison() {
        Object left = primary();
        boolean any = false;
        boolean all = true;
        while (true) {
            space();
            boolean holds;
            Object right;
            if (take("==")) holds = same.test(left, right = primary());
            else if (take("!=")) holds = !same.test(left, right = primary());
            else if (word("is")) {
                boolean not = word("not");
                right = primary();
                holds = same.test(left, right) != not;
            } else if (word("in")) holds = in(left, right = primary());
            else if (ahead("not in")) {
                word("not");
                word("in");
                right = primary();
                holds = !in(left, right);
            } else break;
            any = true;
            all &= holds;
            left = right;
        }
        return any ? all : left;
    }

    private static boolean in(Object item, Object of) {
        return switch (of) {
            case Map<?, ?> map -> map.containsKey(item);
            case List<?> list -> list.contains(item);
            default -> of.toString().contains(item.toString());
        };
    }

    private boolean ahead(String words) {
        space();
        return text.startsWith(words, at);
    }

    private Object primary() {
        space();
        if (at >= text.length()) throw new Missing("expression ends");
        char c = text.charAt(at);
        Object value;
        if (c == '(') value = group();
        else if (c == '[') value = list(']');
        else if (c == '{') value = dictionary();
        else if (c == '\'' || c == '"') value = string();
        else if (c == 'u' && at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0) {
            at++;
            value = string();
        } else if (Character.isDigit(c) || c == '-') value = number();
        else value = name();
        return trailers(value);
    }

    private Object group() {
        at++;
        List<Object> items = new ArrayList<>();
        boolean comma = false;
        while (!take(")")) {
            items.add(or());
            comma |= take(",");
        }
        return comma || items.isEmpty() ? items : items.getFirst();
    }

    private Object list(char close) {
        at++;
        List<Object> items = new ArrayList<>();
        while (!take(String.valueOf(close))) {
            items.add(or());
            take(",");
        }
        return items;
    }

    private Object dictionary() {
        at++;
        Map<String, Object> map = new LinkedHashMap<>();
        while (!take("}")) {
            String key = (String) primary();
            take(":");
            map.put(key, or());
            take(",");
        }
        return map;
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            int digits =
                    switch (escape) {
                        case 'x' -> 2;
                        case 'u' -> 4;
                        case 'U' -> 8;
                        default -> 0;
                    };
            if (digits > 0) {
                out.appendCodePoint(Integer.parseInt(text, at, at + digits, 16));
                at += digits;
            } else
                out.append(
                        switch (escape) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            default -> String.valueOf(escape);
                        });
        }
        at++;
        return out.toString();
    }

    private Object number() {
        int from = at++;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) at++;
        String digits = text.substring(from, at);
        return digits.contains(".") ? (Object) Double.valueOf(digits) : Long.valueOf(digits);
    }

    private Object name() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
        String name = text.substring(from, at);
        if (name.isEmpty()) throw new Missing("expression " + text.substring(from));
        return switch (name) {
            case "None" -> None.NONE;
            case "True" -> true;
            case "False" -> false;
            case "len" -> {
                Object of = primary();
                yield of instanceof List<?> list
                        ? (long) list.size()
                        : (long) of.toString().length();
            }
            default -> find(world, name);
        };
    }

    private Object trailers(Object value) {
        Object at0 = value;
        while (true) {
            if (take("[")) {
                Object key = or();
                take("]");
                at0 = find(at0, key);
            } else if (at < text.length() && text.charAt(at) == '.') {
                at++;
                int from = at;
                while (at < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'))
                    at++;
                String name = text.substring(from, at);
                at0 = name.equals("has_key") ? in(primary(), at0) : find(at0, name);
            } else return at0;
        }
    }

    private static Object find(Object in, Object key) {
        Object found = null;
        if (in instanceof Map<?, ?> map) found = map.get(key);
        if (in instanceof List<?> list && key instanceof Long index) {
            int i = Math.toIntExact(index < 0 ? list.size() + index : index);
            found = i < list.size() ? list.get(i) : null;
        }
        if (found == null) throw new Missing(String.valueOf(key));
        return found;
    }

    private void space() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }

    private boolean take(String token) {
        space();
        if (!text.startsWith(token, at)) return false;
        at += token.length();
        return true;
    }

    private boolean word(String word) {
        space();
        int end = at + word.length();
        if (!text.startsWith(word, at)) return false;
        if (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'))
            return false;
        at = end;
        return true;
    }
}
