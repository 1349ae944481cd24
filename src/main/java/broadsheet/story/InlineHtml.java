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
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text(var text) -> SafeHtml.escape(text, out);
                case Inline.LineBreak() -> out.append("<br>");
                case Inline.Marked(var mark, var inner) -> {
                    out.append('<').append(mark.element()).append('>');
                    write(inner, out);
                    out.append("</").append(mark.element()).append('>');
                }
                case Inline.Link(var href, var inner) -> {
                    out.append("<a href=\"");
                    SafeHtml.escape(href, out);
                    out.append("\">");
                    write(inner, out);
                    out.append("</a>");
                }
                case Inline.Foreign(var language, var inner) -> {
                    out.append("<span lang=\"").append(language).append("\" dir=\"");
                    out.append(Languages.direction(language)).append("\">");
                    write(inner, out);
                    out.append("</span>");
                }
            }
        }
    }
}
