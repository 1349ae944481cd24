package broadsheet.story;

import broadsheet.text.SafeHtml;
import java.util.List;

/// Inlines as HTML.
public final class InlineHtml {
    private InlineHtml() {}

    public static SafeHtml write(List<Inline> content) {
        StringBuilder out = new StringBuilder();
        write(content, out);
        return SafeHtml.trusted(out.toString());
    }

    static void write(List<Inline> content, StringBuilder out) {
        write(content, false, out);
    }

    /// A link within a link is written as its text, since HTML has no such thing.
    private static void write(List<Inline> content, boolean linked, StringBuilder out) {
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text(var text) -> SafeHtml.escape(text, out);
                case Inline.LineBreak() -> out.append("<br>");
                case Inline.Marked(var mark, var inner) -> {
                    out.append('<').append(mark.element()).append('>');
                    write(inner, linked, out);
                    out.append("</").append(mark.element()).append('>');
                }
                case Inline.Link(_, var inner) when linked -> write(inner, true, out);
                case Inline.Link(var href, var inner) -> {
                    out.append("<a href=\"");
                    SafeHtml.escape(href, out);
                    out.append("\">");
                    write(inner, true, out);
                    out.append("</a>");
                }
                case Inline.Foreign(var language, var inner) -> {
                    out.append("<span lang=\"").append(language).append("\" dir=\"");
                    out.append(Languages.direction(language)).append("\">");
                    write(inner, linked, out);
                    out.append("</span>");
                }
            }
        }
    }
}
