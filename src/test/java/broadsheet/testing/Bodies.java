package broadsheet.testing;

import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Bodies of stories that nobody would write, for properties that hold of all.
public final class Bodies {
    private Bodies() {}

    /// Words as they may come, the empty and the odd among them.
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(PlainText::clean),
                Arbitraries.of("", "\n", "<script>x</script>", "\"'&", "😀", "שלום", "4.5"));
    }

    private static Arbitrary<List<Inline>> inlines(int depth) {
        Arbitrary<Inline> plain =
                Arbitraries.oneOf(
                        texts().map(Inline.Text::new), Arbitraries.of(new Inline.LineBreak()));
        if (depth == 0) return plain.list().ofMaxSize(2);
        Arbitrary<List<Inline>> inner = inlines(depth - 1);
        Arbitrary<Inline> nested =
                Arbitraries.oneOf(
                        Combinators.combine(Arbitraries.of(Inline.Mark.values()), inner)
                                .as(Inline.Marked::new),
                        inner.map(content -> new Inline.Link("/a?b=1&c", content)),
                        inner.map(content -> new Inline.Foreign("he", content)),
                        inner.map(content -> new Inline.Noted("note-1", content)),
                        Combinators.combine(Arbitraries.of(Inline.Suggested.Turn.values()), inner)
                                .as((turn, content) ->
                                        new Inline.Suggested(turn, "su_1", content)));
        return Arbitraries.oneOf(plain, nested).list().ofMaxSize(3);
    }

    /// Bodies with every block, in one another as deep as people nest them, the empty among them.
    public static Arbitrary<List<Block>> any() {
        return blocks(2);
    }

    private static Arbitrary<List<Block>> blocks(int depth) {
        Arbitrary<List<Inline>> text = inlines(2);
        Arbitrary<String> word = texts();
        Arbitrary<PictureUse> use =
                Combinators.combine(word.injectNull(0.3), text, word.injectNull(0.3))
                        .as((alt, caption, credit) ->
                                new PictureUse(new PictureId(7), alt, caption, credit));
        Arbitrary<Block> flat =
                Arbitraries.oneOf(
                        text.map(Block.Paragraph::new),
                        Combinators.combine(Arbitraries.integers().between(2, 6), text)
                                .as(Block.Heading::new),
                        Combinators.combine(text, text).as(Block.PullQuote::new),
                        use.map(Block.PictureBlock::new),
                        Combinators.combine(use.list().ofMaxSize(2), text).as(Block.Gallery::new),
                        Combinators.combine(text, text)
                                .as((caption, cell) ->
                                        new Block.Table(
                                                caption,
                                                1,
                                                List.of(
                                                        List.of(
                                                                new Block.Table.Cell(
                                                                        true, 1, 2, cell))))),
                        Combinators.combine(word.injectNull(0.3), word.injectNull(0.3), text)
                                .as((provider, title, caption) ->
                                        new Block.Embed(
                                                "https://example.org/é", provider, title, caption)),
                        word.map(title ->
                                new Block.RelatedStories(
                                        title,
                                        List.of(new Block.RelatedStories.Related("/x", title)))),
                        Combinators.combine(Arbitraries.of(Block.Preformatted.Kind.values()), text)
                                .as(Block.Preformatted::new),
                        Combinators.combine(
                                        Arbitraries.of(Block.AudioVideo.Kind.values()),
                                        use.injectNull(0.5),
                                        text)
                                .as((kind, poster, caption) ->
                                        new Block.AudioVideo(kind, "/a.mp3", poster, caption)),
                        Arbitraries.of(
                                new Block.Divider(),
                                new Block.Legacy(SafeHtml.trusted("<p>x</p>"), "form")));
        if (depth == 0) return flat.list().ofMaxSize(3);
        Arbitrary<List<Block>> inner = blocks(depth - 1);
        Arbitrary<Block> nested =
                Arbitraries.oneOf(
                        inner.list().ofMaxSize(2).map(items -> new Block.ListBlock(true, 3, items)),
                        Combinators.combine(inner, text).as(Block.Quote::new),
                        Combinators.combine(word.injectNull(0.3), inner).as(Block.FactBox::new));
        return Arbitraries.oneOf(flat, nested).list().ofMaxSize(4);
    }
}
