package broadsheet.story;

import java.util.List;
import java.util.stream.Collectors;

/// Blocks as plain text: paragraphs with an empty line between them, nothing but what a reader
/// would read aloud.
public final class BlockText {
    private BlockText() {}

    public static String write(List<Block> blocks) {
        return blocks.stream()
                .map(BlockText::write)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static String write(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) -> inline(text);
            case Block.Heading(_, var text) -> inline(text);
            case Block.ListBlock list -> list(list);
            case Block.Quote(var body, var attribution) ->
                    joined("\n", write(body), inline(attribution));
            case Block.PullQuote _, Block.Divider _ -> "";
            case Block.PictureBlock(var use) -> inline(use.caption());
            case Block.Gallery(var pictures, var caption) ->
                    joined(
                            "\n",
                            pictures.stream()
                                    .map(use -> inline(use.caption()))
                                    .collect(Collectors.joining("\n")),
                            inline(caption));
            case Block.Table(var caption, _, var rows) ->
                    joined(
                            "\n",
                            inline(caption),
                            rows.stream()
                                    .map(row ->
                                            row.stream()
                                                    .map(cell -> inline(cell.text()))
                                                    .collect(Collectors.joining("\t")))
                                    .collect(Collectors.joining("\n")));
            case Block.Embed embed ->
                    joined(
                            "\n",
                            embed.title() == null ? embed.url() : embed.title(),
                            inline(embed.caption()));
            case Block.RelatedStories(var title, var links) ->
                    joined(
                            "\n",
                            title == null ? "" : title,
                            links.stream()
                                    .map(Block.RelatedStories.Related::headline)
                                    .collect(Collectors.joining("\n")));
            case Block.FactBox(var title, var body) ->
                    joined("\n\n", title == null ? "" : title, write(body));
            case Block.Preformatted(_, var text) -> inline(text);
            case Block.AudioVideo av -> inline(av.caption());
            case Block.Legacy(var html, _) -> broadsheet.text.PlainText.of(html.toString());
        };
    }

    private static String list(Block.ListBlock list) {
        StringBuilder out = new StringBuilder();
        int number = list.start();
        for (List<Block> item : list.items()) {
            out.append(out.isEmpty() ? "" : "\n").append(list.ordered() ? number++ + ". " : "– ");
            out.append(write(item).replace("\n\n", "\n").replace("\n", "\n  "));
        }
        return out.toString();
    }

    private static String joined(String separator, String first, String second) {
        return first.isBlank() || second.isBlank() ? first + second : first + separator + second;
    }

    /// Running text without its marks.
    public static String inline(List<Inline> content) {
        StringBuilder out = new StringBuilder();
        inline(content, out);
        return out.toString();
    }

    private static void inline(List<Inline> content, StringBuilder out) {
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text(var text) -> out.append(text);
                case Inline.LineBreak() -> out.append('\n');
                case Inline.Marked(_, var inner) -> inline(inner, out);
                case Inline.Link(_, var inner) -> inline(inner, out);
                case Inline.Foreign(_, var inner) -> inline(inner, out);
                case Inline.Noted(_, var inner) -> inline(inner, out);
                case Inline.Suggested(var turn, _, var inner) -> {
                    if (turn == Inline.Suggested.Turn.REMOVED) inline(inner, out);
                }
            }
        }
    }
}
