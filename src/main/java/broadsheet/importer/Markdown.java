package broadsheet.importer;

import broadsheet.text.SafeHtml;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown as HTML: CommonMark with tables, strikethrough, footnotes and bare addresses as links.
/// HTML inside it stays as written, so what comes out is as trustworthy as what went in: it goes
/// through [Converter] like any other.
public final class Markdown {
    private static final int DEEPEST = 60;
    private static final Pattern BACK =
            Pattern.compile("<a [^>]*class=\"footnote-backref\"[^>]*>[^<]*</a>");
    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    FootnotesExtension.create(),
                    AutolinkExtension.create());
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /// The text as HTML. The arrow that leads from a footnote back to its place is left out. What
    /// is too much for the parser (a table of a million cells) is shown as it was written.
    public static String html(String markdown) {
        try {
            return BACK.matcher(RENDERER.render(PARSER.parse(markdown))).replaceAll("");
        } catch (IllegalArgumentException | StackOverflowError _) {
            return "<pre>" + SafeHtml.escape(markdown) + "</pre>";
        }
    }
}
