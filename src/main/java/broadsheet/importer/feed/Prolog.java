package broadsheet.importer.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before a document's first element, passed over: words of a broken server, the XML
/// declaration, comments, and the DTD, of which no more is taken than plain names of plain text.
///
/// @param kind what the document is
/// @param rest from its first element on
/// @param entities what a DTD inside the document declared; short texts without any further
///   reference, so that nothing can grow
record Prolog(Kind kind, String rest, Map<String, String> entities) {
    enum Kind {
        XML,
        JSON,
        HTML,
        NOTHING
    }

    private static final int MOST_ENTITIES = 500;
    private static final int LONGEST_ENTITY = 100;
    private static final Pattern ROOT =
            Pattern.compile("<(?:[\\w.-]+:)?(?:rss|feed|rdf|channel|entry)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML =
            Pattern.compile("<(?:html|head|body|title|meta)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"&%<]*)\"|'([^'&%<]*)')\\s*>");

    Prolog {
        entities = Map.copyOf(entities);
    }

    static Prolog of(String text) {
        Map<String, String> entities = new HashMap<>();
        String bare = text.strip();
        if (bare.startsWith("{")) return new Prolog(Kind.JSON, bare, entities);
        int at = text.indexOf('<');
        while (at >= 0) {
            int next = at + 1;
            if (text.startsWith("<!--", at)) next = after(text, "-->", at + 4);
            else if (text.startsWith("<?", at)) next = after(text, "?>", at);
            else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                next = afterDtd(text, at, entities);
                if (text.substring(at, next).matches("(?is)<!DOCTYPE\\s+html.*"))
                    return new Prolog(Kind.HTML, text.substring(next), entities);
            } else if (found(ROOT, text, at)) return new Prolog(Kind.XML, text.substring(at), entities);
            else if (found(HTML, text, at) && !xmlAhead(text, at))
                return new Prolog(Kind.HTML, text.substring(at), entities);
            at = text.indexOf('<', Math.max(next, at + 1));
        }
        return new Prolog(Kind.NOTHING, "", entities);
    }

    private static boolean found(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    /// Whether an error page of a server stands before a whole feed.
    private static boolean xmlAhead(String text, int at) {
        return text.indexOf("<?xml", at) >= 0;
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? from : at + end.length();
    }

    private static int afterDtd(String text, int from, Map<String, String> entities) {
        int close = text.indexOf('>', from);
        int open = text.indexOf('[', from);
        if (close < 0) return text.length();
        if (open < 0 || open > close) return close + 1;
        int end = open + 1;
        char quote = 0;
        for (; end < text.length(); end++) {
            char c = text.charAt(end);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') quote = c;
            else if (c == ']') break;
        }
        if (end >= text.length()) return close + 1;
        Matcher declared = ENTITY.matcher(text).region(open, end);
        while (declared.find() && entities.size() < MOST_ENTITIES) {
            String value = declared.group(2) == null ? declared.group(3) : declared.group(2);
            if (value.length() <= LONGEST_ENTITY) entities.putIfAbsent(declared.group(1), value);
        }
        int last = text.indexOf('>', end);
        return last < 0 ? text.length() : last + 1;
    }
}
