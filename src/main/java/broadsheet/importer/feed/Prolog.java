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

    private static final int MOST_DTDS = 3;
    private static final int MOST_ENTITIES = 500;
    private static final int LONGEST_ENTITY = 100;
    private static final Pattern ROOT =
            Pattern.compile(
                    "<(?:[\\w.-]+:)?(?:rss|feed|rdf|channel|entry)(?=[\\s/>])",
                    Pattern.CASE_INSENSITIVE);
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
        // Each end is looked for once, so that a text full of beginnings takes no longer.
        int lastComment = text.lastIndexOf("-->");
        int lastInstruction = text.lastIndexOf("?>");
        int lastXml = text.lastIndexOf("<?xml");
        int dtds = 0;
        int at = text.indexOf('<');
        while (at >= 0) {
            int next = at + 1;
            if (text.startsWith("<!--", at)) {
                if (at < lastComment) next = text.indexOf("-->", at) + 3;
            } else if (text.startsWith("<?", at)) {
                if (at < lastInstruction) next = text.indexOf("?>", at) + 2;
            } else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9) && dtds++ < MOST_DTDS) {
                next = afterDtd(text, at, entities);
                if (text.substring(at, next).matches("(?is)<!DOCTYPE\\s+html.*"))
                    return new Prolog(Kind.HTML, text.substring(next), entities);
            } else if (found(ROOT, text, at))
                return new Prolog(Kind.XML, text.substring(at), entities);
            // Words of a broken server may stand before a whole feed.
            else if (at > lastXml && found(HTML, text, at))
                return new Prolog(Kind.HTML, text.substring(at), entities);
            at = text.indexOf('<', Math.max(next, at + 1));
        }
        return new Prolog(Kind.NOTHING, "", entities);
    }

    private static boolean found(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
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
