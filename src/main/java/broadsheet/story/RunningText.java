package broadsheet.story;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Every run of text in a copy, wherever it stands: paragraphs, cells, captions, attributions.
final class RunningText {
    private RunningText() {}

    /// Hands over every run, in order.
    static void each(Copy copy, Consumer<List<Inline>> run) {
        use(copy.lead(), run);
        copy.body().forEach(block -> each(block, run));
    }

    private static void use(@Nullable PictureUse use, Consumer<List<Inline>> run) {
        if (use != null) run.accept(use.caption());
    }

    private static void each(Block block, Consumer<List<Inline>> run) {
        switch (block) {
            case Block.Paragraph(var text) -> run.accept(text);
            case Block.Heading(_, var text) -> run.accept(text);
            case Block.ListBlock(_, _, var items) ->
                    items.forEach(item -> item.forEach(inner -> each(inner, run)));
            case Block.Quote(var body, var attribution) -> {
                body.forEach(inner -> each(inner, run));
                run.accept(attribution);
            }
            case Block.PullQuote(var text, var attribution) -> {
                run.accept(text);
                run.accept(attribution);
            }
            case Block.PictureBlock(var use) -> run.accept(use.caption());
            case Block.Gallery(var pictures, var caption) -> {
                pictures.forEach(use -> run.accept(use.caption()));
                run.accept(caption);
            }
            case Block.Table(var caption, _, var rows) -> {
                run.accept(caption);
                rows.forEach(row -> row.forEach(cell -> run.accept(cell.text())));
            }
            case Block.Embed embed -> run.accept(embed.caption());
            case Block.FactBox(_, var body) -> body.forEach(inner -> each(inner, run));
            case Block.Preformatted(_, var text) -> run.accept(text);
            case Block.AudioVideo(_, _, var poster, var caption) -> {
                use(poster, run);
                run.accept(caption);
            }
            case Block.RelatedStories _, Block.Divider _, Block.Legacy _ -> {}
        }
    }

    /// The copy with every run changed.
    static Copy map(Copy copy, UnaryOperator<List<Inline>> run) {
        return copy.with().lead(use(copy.lead(), run)).body(blocks(copy.body(), run)).build();
    }

    private static List<Block> blocks(List<Block> blocks, UnaryOperator<List<Inline>> run) {
        return blocks.stream().map(block -> block(block, run)).toList();
    }

    private static @Nullable PictureUse use(
            @Nullable PictureUse use, UnaryOperator<List<Inline>> run) {
        return use == null ? null : changed(use, run);
    }

    private static PictureUse changed(PictureUse use, UnaryOperator<List<Inline>> run) {
        return new PictureUse(use.picture(), use.alt(), run.apply(use.caption()), use.credit());
    }

    private static Block block(Block block, UnaryOperator<List<Inline>> run) {
        return switch (block) {
            case Block.Paragraph(var text) -> new Block.Paragraph(run.apply(text));
            case Block.Heading(var level, var text) -> new Block.Heading(level, run.apply(text));
            case Block.ListBlock(var ordered, var start, var items) ->
                    new Block.ListBlock(
                            ordered, start, items.stream().map(item -> blocks(item, run)).toList());
            case Block.Quote(var body, var attribution) ->
                    new Block.Quote(blocks(body, run), run.apply(attribution));
            case Block.PullQuote(var text, var attribution) ->
                    new Block.PullQuote(run.apply(text), run.apply(attribution));
            case Block.PictureBlock(var use) -> new Block.PictureBlock(changed(use, run));
            case Block.Gallery(var pictures, var caption) ->
                    new Block.Gallery(
                            pictures.stream().map(use -> changed(use, run)).toList(),
                            run.apply(caption));
            case Block.Table(var caption, var headRows, var rows) ->
                    new Block.Table(
                            run.apply(caption),
                            headRows,
                            rows.stream()
                                    .map(row ->
                                            row.stream()
                                                    .map(cell ->
                                                            new Block.Table.Cell(
                                                                    cell.header(),
                                                                    cell.columns(),
                                                                    cell.rows(),
                                                                    run.apply(cell.text())))
                                                    .toList())
                                    .toList());
            case Block.Embed(var url, var provider, var title, var caption) ->
                    new Block.Embed(url, provider, title, run.apply(caption));
            case Block.FactBox(var title, var body) -> new Block.FactBox(title, blocks(body, run));
            case Block.Preformatted(var kind, var text) ->
                    new Block.Preformatted(kind, run.apply(text));
            case Block.AudioVideo(var kind, var url, var poster, var caption) ->
                    new Block.AudioVideo(kind, url, use(poster, run), run.apply(caption));
            case Block.RelatedStories _, Block.Divider _, Block.Legacy _ -> block;
        };
    }
}
