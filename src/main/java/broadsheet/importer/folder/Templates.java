package broadsheet.importer.folder;

import broadsheet.text.SafeHtml;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces what a template language left in a text: shortcodes of Hugo's, tags and values of
/// Liquid's and Nunjucks'. What is known becomes HTML, what is not is left out and counted, what
/// was to be shown as it is written is shown so. Takes time in proportion to the text.
final class Templates {
    /// Stand for brackets that are text until all tags are gone.
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';

    private static final int LONGEST = 4_000;

    private static final Pattern HIGHLIGHT =
            Pattern.compile("\\{\\{[<%]\\s{0,9}/\\s{0,9}highlight\\s{0,9}[>%]}}");

    private final String text;
    private final Maker maker;
    private final String base;
    private final UnaryOperator<String> pages;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final Set<String> unclosed = new HashSet<>();
    private int at;

    /// @param base the path the old site stood under
    /// @param pages finds the address of another text by what a tag calls it; gives an empty text
    ///   where there is none
    Templates(String text, Maker maker, String base, UnaryOperator<String> pages) {
        this.text = text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
        this.maker = maker;
        this.base = base;
        this.pages = pages;
    }

    Map<String, Integer> dropped() {
        return dropped;
    }

    /// The text without tags; brackets that are text are marked, see [#shown].
    String replaced() {
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) break;
            out.append(text, at, open);
            at = open;
            if (!tag()) {
                out.append('{');
                at = open + 1;
            }
        }
        out.append(text, Math.min(at, text.length()), text.length());
        return swept(out.toString());
    }

    /// Where a tag that was taken out stood between brackets, they may make another.
    private String swept(String all) {
        List<String> marks =
                maker == Maker.HUGO ? List.of("{{<", "{{%") : List.of("{%", "%}", "{{", "}}");
        String swept = all;
        for (boolean found = true; found; ) {
            found = false;
            for (String mark : marks) {
                if (!swept.contains(mark)) continue;
                swept = swept.replace(mark, "");
                found = true;
            }
        }
        return swept;
    }

    /// Puts brackets that are text back, once nothing looks for tags any more.
    static String shown(String html) {
        return html.replace(OPEN, '{').replace(CLOSE, '}');
    }

    private boolean tag() {
        if (maker == Maker.HUGO) {
            if (text.startsWith("{{</*", at)) return literal("{{<", "*/>}}", ">}}");
            if (text.startsWith("{{%/*", at)) return literal("{{%", "*/%}}", "%}}");
            if (text.startsWith("{{<", at)) return hugo(">}}");
            if (text.startsWith("{{%", at)) return hugo("%}}");
            return false;
        }
        if (text.startsWith("{%", at)) return liquid();
        if (text.startsWith("{#", at) && maker == Maker.OTHER) return comment();
        return text.startsWith("{{", at) && value();
    }

    /// A shortcode that was to be shown, not run.
    private boolean literal(String open, String end, String close) {
        int stop = find(end, at + 5);
        if (stop < 0) return false;
        literal(open + text.substring(at + 5, stop) + close);
        at = stop + end.length();
        return true;
    }

    private void literal(String words) {
        out.append(words.replace('{', OPEN).replace('}', CLOSE));
    }

    private boolean comment() {
        int stop = find("#}", at + 2);
        if (stop < 0) return false;
        at = stop + 2;
        return true;
    }

    private int find(String what, int from) {
        int start = Math.min(text.length(), from);
        return text.indexOf(what, start, Math.min(text.length(), start + LONGEST));
    }

    private boolean hugo(String end) {
        int stop = find(end, at + 3);
        if (stop < 0) return lost("shortcode without an end");
        String inside = text.substring(at + 3, stop).strip();
        at = stop + 3;
        boolean closing = inside.startsWith("/");
        String bare =
                closing
                        ? inside.substring(1)
                        : inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside;
        TemplateTag tag = TemplateTag.of(bare.strip());
        if (tag.name().equals("highlight")) {
            if (!closing) code(upTo(HIGHLIGHT));
            return true;
        }
        String html = HugoTags.html(tag, closing, pages);
        if (html == null) drop("shortcode " + tag.name());
        else out.append(html);
        return true;
    }

    private boolean liquid() {
        int stop = find("%}", at + 2);
        if (stop < 0) return lost("tag without an end");
        String inside = text.substring(at + 2, stop).replaceAll("^-|-$", "").strip();
        at = stop + 2;
        TemplateTag tag = TemplateTag.of(inside);
        switch (tag.name()) {
            case "highlight" -> code(upTo(end("highlight")));
            case "raw", "verbatim" -> literal(upTo(end(tag.name())));
            case "comment" -> upTo(end("comment"));
            default -> {
                String html = LiquidTags.html(tag, pages);
                if (html == null) drop("tag " + tag.name());
                else out.append(html);
            }
        }
        return true;
    }

    /// What stands before a closing tag, which is passed; nothing where there is none.
    private String upTo(Pattern end) {
        if (unclosed.contains(end.pattern())) return "";
        Matcher closing = end.matcher(text);
        if (!closing.find(at)) {
            unclosed.add(end.pattern());
            return "";
        }
        String inside = text.substring(at, closing.start());
        at = closing.end();
        return inside;
    }

    private static Pattern end(String name) {
        return Pattern.compile("\\{%-?\\s{0,9}end" + name + "\\s{0,9}-?%}");
    }

    private void code(String inside) {
        String code = inside.replaceFirst("^[ \\t]{0,99}\\n", "").stripTrailing();
        if (code.isBlank()) return;
        out.append("\n\n<pre><code>");
        literal(SafeHtml.escape(code).toString());
        out.append("</code></pre>\n\n");
    }

    private boolean value() {
        int stop = find("}}", at + 2);
        if (stop < 0) return lost("value without an end");
        String inside = text.substring(at + 2, stop).replaceAll("^-|-$", "").strip();
        at = stop + 2;
        String value = LiquidTags.value(inside, base);
        if (value == null) drop("value " + LiquidTags.name(inside));
        else literal(value);
        return true;
    }

    private boolean lost(String what) {
        dropped.merge(what, 1, Integer::sum);
        while (at < text.length() && "{%<".indexOf(text.charAt(at)) >= 0) at++;
        return true;
    }

    private void drop(String what) {
        dropped.merge(what.length() > 60 ? what.substring(0, 60) : what, 1, Integer::sum);
    }
}
