package broadsheet.importer;

import java.util.List;
import java.util.Set;

/// WordPress's paragraph rules for text typed without paragraph tags: an empty line ends a
/// paragraph, a single new line is a forced break, and both mean nothing inside `pre`, scripts and
/// the like or right beside a block element.
final class Paragraphs {
    private static final Set<String> BLOCKS =
            Set.of(
                    "table",
                    "thead",
                    "tfoot",
                    "caption",
                    "col",
                    "colgroup",
                    "tbody",
                    "tr",
                    "td",
                    "th",
                    "div",
                    "dl",
                    "dd",
                    "dt",
                    "ul",
                    "ol",
                    "li",
                    "pre",
                    "form",
                    "map",
                    "area",
                    "blockquote",
                    "address",
                    "style",
                    "script",
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "fieldset",
                    "legend",
                    "section",
                    "article",
                    "aside",
                    "hgroup",
                    "header",
                    "footer",
                    "nav",
                    "figure",
                    "figcaption",
                    "details",
                    "menu",
                    "summary",
                    "center",
                    "main",
                    "iframe",
                    "video",
                    "audio",
                    "object",
                    "select",
                    "option",
                    "optgroup",
                    "textarea",
                    Shortcodes.GALLERY);
    private static final Set<String> PHRASING_ONLY =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "pre",
                    "dt",
                    "figcaption",
                    "summary",
                    "caption",
                    "legend",
                    "address",
                    "video",
                    "audio",
                    "object",
                    "select",
                    "option",
                    "optgroup",
                    "textarea",
                    "style",
                    "script");
    private static final Set<String> VERBATIM =
            Set.of("pre", "style", "script", "textarea", "svg", "select");
    private static final Set<String> STRUCTURE =
            Set.of("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup", "menu");

    private final String text;
    private final StringBuilder out;
    private final StringBuilder run = new StringBuilder();
    private String parent = "";

    /// Whether a paragraph has ended since the last block tag.
    private boolean broken = true;

    /// Whether the last block tag was an opening one.
    private boolean opened;

    private int verbatim;

    private Paragraphs(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + text.length() / 8);
    }

    /// `text` with its paragraphs and breaks as elements.
    static String mark(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        Paragraphs paragraphs = new Paragraphs(lines);
        Tokens.of(lines).forEach(paragraphs::take);
        paragraphs.endRun(true);
        return paragraphs.out.toString();
    }

    private void take(Tokens.Token token) {
        String source = text.substring(token.start(), token.end());
        switch (token.kind()) {
            case TEXT -> {
                if (verbatim > 0) out.append(source);
                else words(source);
            }
            case RAW -> out.append(source);
            case LESS_THAN -> (verbatim > 0 ? out : run).append("&lt;");
            case COMMENT -> {
                if (verbatim == 0
                        && (source.equals("<!--more-->") || source.equals("<!--nextpage-->")))
                    endRun(true);
            }
            case TAG -> tag(token, source);
        }
    }

    private void tag(Tokens.Token token, String source) {
        if (VERBATIM.contains(token.name())) {
            if (verbatim == 0) endRun(false);
            verbatim = Math.max(0, verbatim + (token.closing() ? -1 : 1));
            out.append(source);
            broken = true;
            opened = false;
        } else if (verbatim > 0) {
            out.append(source);
        } else if (BLOCKS.contains(token.name())) {
            boolean simple = token.closing() && opened && !broken;
            if (simple) endSimple();
            else endRun(!token.closing());
            out.append(source);
            parent = token.closing() ? "" : token.name();
            opened = !token.closing();
            broken = token.closing();
        } else {
            run.append(source.replace('\n', ' '));
        }
    }

    /// Text: an empty line ends the run, other new lines stay for [#breaks].
    private void words(String source) {
        int from = 0;
        while (true) {
            int newLine = source.indexOf('\n', from);
            if (newLine < 0) break;
            int after = newLine + 1;
            while (after < source.length()
                    && (source.charAt(after) == ' ' || source.charAt(after) == '\t')) after++;
            boolean empty = after < source.length() && source.charAt(after) == '\n';
            run.append(source, from, empty ? newLine : after);
            from = after;
            if (!empty) continue;
            while (from < source.length() && Character.isWhitespace(source.charAt(from))) from++;
            paragraphEnd();
        }
        run.append(source, from, source.length());
    }

    private void paragraphEnd() {
        if (run.toString().isBlank()) {
            run.setLength(0);
            return;
        }
        if (PHRASING_ONLY.contains(parent)) {
            endSimple();
            out.append(parent.equals("p") ? "</p><p>" : "<br><br>");
        } else {
            endRun(true);
            broken = true;
        }
    }

    /// The only text of an element stands in it without a paragraph of its own.
    private void endSimple() {
        out.append(breaks(run.toString()));
        run.setLength(0);
    }

    private void endRun(boolean boundary) {
        String words = run.toString();
        run.setLength(0);
        if (words.isBlank()) return;
        boolean wrap = !PHRASING_ONLY.contains(parent) && (!STRUCTURE.contains(parent) || boundary);
        if (wrap) out.append("<p>").append(breaks(words)).append("</p>");
        else out.append(breaks(words));
    }

    /// New lines as breaks, but for those beside a break that is already there and at the ends.
    private static String breaks(String words) {
        List<String> lines = words.strip().lines().map(String::strip).toList();
        StringBuilder out = new StringBuilder(words.length() + 16);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            out.append(line);
            if (i + 1 == lines.size()) break;
            boolean already = endsWithBreak(line) || startsWithBreak(lines.get(i + 1));
            out.append(already ? "\n" : "<br>\n");
        }
        return out.toString();
    }

    private static boolean endsWithBreak(String line) {
        return line.endsWith("<br />") || line.endsWith("<br>") || line.endsWith("<br/>");
    }

    private static boolean startsWithBreak(String line) {
        return line.startsWith("<br />") || line.startsWith("<br>") || line.startsWith("<br/>");
    }
}
