package broadsheet.story;

import broadsheet.text.SafeHtml;
import java.util.List;
import java.util.function.UnaryOperator;

/// Inlines as HTML.
public final class InlineHtml {
    private InlineHtml() {}

    /// How the same markup is spelt in different places.
    ///
    /// @param addresses takes a link's address, gives what shall stand there
    record Spelling(UnaryOperator<String> addresses, String lineBreak) {
        /// For our own pages.
        static final Spelling HTML = new Spelling(UnaryOperator.identity(), "<br>");

        /// For other places, read as HTML or as XML.
        static Spelling xhtml(UnaryOperator<String> addresses) {
            return new Spelling(addresses, "<br/>");
        }
    }

    public static SafeHtml write(List<Inline> content) {
        StringBuilder out = new StringBuilder();
        write(content, out);
        return SafeHtml.trusted(out.toString());
    }

    static void write(List<Inline> content, StringBuilder out) {
        write(content, Spelling.HTML, out);
    }

    static void write(List<Inline> content, Spelling spelling, StringBuilder out) {
        write(content, spelling, false, out);
    }

    /// A link within a link is written as its text, since HTML has no such thing.
    private static void write(
            List<Inline> content, Spelling spelling, boolean linked, StringBuilder out) {
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text(var text) -> SafeHtml.escape(text, out);
                case Inline.LineBreak() -> out.append(spelling.lineBreak());
                case Inline.Marked(var mark, var inner) -> {
                    out.append('<').append(mark.element()).append('>');
                    write(inner, spelling, linked, out);
                    out.append("</").append(mark.element()).append('>');
                }
                case Inline.Link(_, var inner) when linked -> write(inner, spelling, true, out);
                case Inline.Link(var href, var inner) -> {
                    out.append("<a href=\"");
                    SafeHtml.escape(spelling.addresses().apply(href), out);
                    out.append("\">");
                    write(inner, spelling, true, out);
                    out.append("</a>");
                }
                case Inline.Foreign(var language, var inner) -> {
                    out.append("<span lang=\"").append(language).append("\" dir=\"");
                    out.append(Languages.direction(language)).append("\">");
                    write(inner, spelling, linked, out);
                    out.append("</span>");
                }
                // What readers have holds neither; were it to, this is how it reads to them.
                case Inline.Noted(_, var inner) -> write(inner, spelling, linked, out);
                case Inline.Suggested(var turn, _, var inner) -> {
                    if (turn == Inline.Suggested.Turn.REMOVED) write(inner, spelling, linked, out);
                }
            }
        }
    }
}
