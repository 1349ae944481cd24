package broadsheet.importer;

import broadsheet.story.Inline;
import broadsheet.story.Inline.Mark;
import broadsheet.text.HtmlNode.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an element does to the words inside it.
final class Marks {
    /// Characters an element puts around its words.
    record Quotation(String before, String after) {
        private static final Quotation NONE = new Quotation("", "");
    }

    private Marks() {}

    /// The mark or link an element stands for; empty where its words stand as they are.
    static Optional<Flow.Wrap> wrap(Element element, Notes notes) {
        if (element.name().equals("a")) return link(element, notes);
        return mark(element).map(mark -> content -> List.of(new Inline.Marked(mark, content)));
    }

    private static Optional<Flow.Wrap> link(Element element, Notes notes) {
        String href = notes.link(element.attribute("href"));
        if (href == null) return Optional.empty();
        return Optional.of(content -> List.of(new Inline.Link(href, Inlines.unlinked(content))));
    }

    static Optional<Mark> mark(Element element) {
        return Optional.ofNullable(
                switch (element.name()) {
                    case "strong", "b" -> Mark.STRONG;
                    case "em", "i", "dfn" -> Mark.EMPHASIS;
                    case "s", "strike", "del" -> Mark.STRIKE;
                    case "u", "ins" -> Mark.UNDERLINE;
                    case "code", "kbd", "samp", "tt", "var" -> Mark.CODE;
                    case "sub" -> Mark.SUBSCRIPT;
                    case "sup" -> Mark.SUPERSCRIPT;
                    case "mark" -> Mark.HIGHLIGHT;
                    case "small" -> Mark.SMALL;
                    case "cite" -> Mark.CITATION;
                    case "span", "font" -> styled(element);
                    default -> null;
                });
    }

    private static @Nullable Mark styled(Element element) {
        String style =
                element.attributes()
                        .getOrDefault("style", "")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "");
        if (style.contains("font-weight:bold") || style.contains("font-weight:700"))
            return Mark.STRONG;
        if (style.contains("font-style:italic")) return Mark.EMPHASIS;
        if (style.contains("text-decoration:line-through")) return Mark.STRIKE;
        if (style.contains("text-decoration:underline")) return Mark.UNDERLINE;
        return null;
    }

    /// The marks of `q`, and the brackets around a reading above another script (`rt`).
    static Quotation quotation(Element element) {
        return switch (element.name()) {
            case "q" -> new Quotation("\u201c", "\u201d");
            case "rt" -> new Quotation("(", ")");
            default -> Quotation.NONE;
        };
    }
}
