package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.List;
import java.util.stream.Collectors;

/// Blocks in a short notation for tests, and the words a reader sees of them.
public final class Shown {
    private Shown() {}

    public static String blocks(List<Block> blocks) {
        return blocks.stream().map(Shown::block).collect(Collectors.joining("\n"));
    }

    static String block(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) -> "p " + text(text);
            case Block.Heading(var level, var text) -> "h" + level + " " + text(text);
            case Block.ListBlock(var ordered, var start, var items) ->
                    (ordered ? "ol" + (start == 1 ? "" : start) : "ul")
                            + items.stream()
                                    .map(item -> " {" + inside(item) + "}")
                                    .collect(Collectors.joining());
            case Block.Quote(var body, var by) -> "quote {" + inside(body) + "}" + by(by);
            case Block.PullQuote(var text, var by) -> "pullquote " + text(text) + by(by);
            case Block.PictureBlock(var use) -> "picture " + use(use);
            case Block.Gallery(var pictures, var caption) ->
                    "gallery "
                            + pictures.stream().map(Shown::use).collect(Collectors.joining(", "))
                            + caption(caption);
            case Block.Table(var caption, var head, var rows) ->
                    "table"
                            + head
                            + rows.stream().map(Shown::row).collect(Collectors.joining())
                            + caption(caption);
            case Block.Embed(var url, var provider, var title, var caption) ->
                    "embed "
                            + url
                            + " ("
                            + provider
                            + ")"
                            + (title == null ? "" : " " + title)
                            + caption(caption);
            case Block.RelatedStories(var title, var links) ->
                    "related "
                            + title
                            + links.stream()
                                    .map(link -> " {" + link.headline() + "|" + link.href() + "}")
                                    .collect(Collectors.joining());
            case Block.FactBox(var title, var body) ->
                    "factbox " + title + " {" + inside(body) + "}";
            case Block.Preformatted(var kind, var text) -> "pre " + kind + " " + text(text);
            case Block.AudioVideo(var kind, var url, var poster, var caption) ->
                    kind
                            + " "
                            + url
                            + (poster == null ? "" : " poster " + use(poster))
                            + caption(caption);
            case Block.Divider _ -> "divider";
            case Block.Legacy(var html, var origin) -> "legacy (" + origin + ") " + html;
        };
    }

    private static String inside(List<Block> blocks) {
        return blocks.stream().map(Shown::block).collect(Collectors.joining("; "));
    }

    private static String by(List<Inline> by) {
        return by.isEmpty() ? "" : " -- " + text(by);
    }

    private static String caption(List<Inline> caption) {
        return caption.isEmpty() ? "" : " | " + text(caption);
    }

    private static String use(PictureUse use) {
        return "#"
                + use.picture().value()
                + (use.alt() == null ? "" : " alt:" + use.alt())
                + (use.caption().isEmpty() ? "" : " caption:" + text(use.caption()))
                + (use.credit() == null ? "" : " credit:" + use.credit());
    }

    private static String row(List<Block.Table.Cell> row) {
        return " /"
                + row.stream()
                        .map(cell ->
                                " "
                                        + (cell.header() ? "!" : "")
                                        + (cell.columns() > 1 ? "c" + cell.columns() + ":" : "")
                                        + (cell.rows() > 1 ? "r" + cell.rows() + ":" : "")
                                        + text(cell.text()))
                        .collect(Collectors.joining(" |"));
    }

    public static String text(List<Inline> text) {
        return text.stream().map(Shown::inline).collect(Collectors.joining());
    }

    private static String inline(Inline inline) {
        return switch (inline) {
            case Inline.Text(var words) -> words;
            case Inline.LineBreak _ -> "\\";
            case Inline.Marked(var mark, var content) ->
                    "<" + mark.element() + ":" + text(content) + ">";
            case Inline.Link(var href, var content) -> "{" + text(content) + "|" + href + "}";
            case Inline.Foreign(var language, var content) ->
                    "<" + language + ":" + text(content) + ">";
            case Inline.Marginal marginal ->
                    throw new AssertionError("no archive has such: " + marginal);
        };
    }

    /// Blocks as plain HTML, every value escaped: what any page made of them contains at least.
    public static String html(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) html(block, out);
        return out.toString();
    }

    private static void html(Block block, StringBuilder out) {
        switch (block) {
            case Block.Legacy legacy -> out.append(legacy.html());
            case Block.Quote(var body, var by) -> {
                out.append(html(body));
                SafeHtml.escape(text(by), out);
            }
            case Block.FactBox(var title, var body) -> {
                SafeHtml.escape(title == null ? "" : title, out);
                out.append("\n<br>");
                out.append(html(body));
            }
            case Block.ListBlock list -> list.items().forEach(item -> out.append(html(item)));
            case Block.Paragraph _,
                    Block.Heading _,
                    Block.PullQuote _,
                    Block.PictureBlock _,
                    Block.Gallery _,
                    Block.Table _,
                    Block.Embed _,
                    Block.RelatedStories _,
                    Block.Preformatted _,
                    Block.AudioVideo _,
                    Block.Divider _ ->
                    SafeHtml.escape(block(block), out);
        }
        out.append("\n<br>");
    }

    public static String words(List<Block> blocks) {
        return PlainText.of(html(blocks));
    }
}
