package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Every block and every state, in JSON and in HTML.
class BlocksTest {
    private static final BlockHtml.Words WORDS = new BlockHtml.Words("Table", "Related");

    @Property(tries = 300)
    void blocksComeBackAsTheyWere(@ForAll("blocks") List<Block> blocks) {
        Copy copy = Copy.of("en", "Headline", blocks).build();
        assertThat(CopyJson.read(Json.read(CopyJson.write(copy).write()).obj())).isEqualTo(copy);
    }

    @Property(tries = 100)
    void statesComeBackAsTheyWere(@ForAll("texts") String text, @ForAll int seconds) {
        Instant at = Instant.ofEpochSecond(seconds, 123_000);
        ZoneId zone = ZoneId.of("Asia/Jerusalem");
        for (State state :
                List.of(
                        new State.Draft(),
                        new State.Scheduled(at, zone),
                        new State.Embargoed(at, zone),
                        new State.Published(),
                        new State.Held(at, text),
                        new State.Killed(at, text),
                        new State.TakenDown(at, text),
                        new State.Unpublished(at)))
            assertThat(StateJson.read(Json.read(StateJson.write(state).write()).obj()))
                    .isEqualTo(state);
    }

    @Property(tries = 300)
    void headingsNeverSkipALevelAndTextIsNeverMarkup(@ForAll("blocks") List<Block> blocks) {
        List<HtmlNode> tree = HtmlTree.parse(html(blocks));
        int above = 1;
        for (String name : names(tree)) {
            if (!name.matches("h[1-6]")) continue;
            int level = name.charAt(1) - '0';
            assertThat(level).isBetween(2, above + 1);
            above = level;
        }
        assertThat(names(tree)).doesNotContain("script");
        assertThat(BlockText.write(blocks)).isNotNull();
    }

    @Test
    void aLinkInALinkIsText() {
        List<Inline> inner = List.of(new Inline.Link("/b", Inline.text("b")));
        assertThat(InlineHtml.write(List.of(new Inline.Link("/a", inner))).toString())
                .isEqualTo("<a href=\"/a\">b</a>");
    }

    @Test
    void theFirstEmptyLineOfVerseStays() {
        String html =
                html(
                        List.of(
                                new Block.Preformatted(
                                        Block.Preformatted.Kind.VERSE, Inline.text("\nsea"))));
        assertThat(html).contains(">\n\nsea</pre>");
    }

    @Test
    void anEmptyHeadCellIsNoHeading() {
        var cells =
                List.of(
                        new Block.Table.Cell(true, 1, 1, Inline.text(" ")),
                        new Block.Table.Cell(false, 2, 1, Inline.text("Goals <3")));
        assertThat(html(List.of(new Block.Table(List.of(), 1, List.of(cells, List.of())))))
                .contains("<tr><td> </td><th scope=\"col\" colspan=\"2\">Goals &lt;3</th></tr>")
                .doesNotContain("<tr></tr>");
    }

    @Test
    void tablesOfOneCaptionAreToldApart() {
        List<Block.Table.Cell> cells = List.of(new Block.Table.Cell(false, 1, 1, Inline.text("7")));
        Block table = new Block.Table(List.of(), 0, List.of(cells));
        assertThat(html(List.of(table, table, table)))
                .containsOnlyOnce("aria-label=\"Table\"")
                .containsOnlyOnce("aria-label=\"Table 2\"")
                .containsOnlyOnce("aria-label=\"Table 3\"");
    }

    @Test
    void scriptsDecideTheDirection() {
        assertThat(List.of("ar", "he-IL", "az-Arab", "ar-Latn", "en", "yi"))
                .extracting(Languages::direction)
                .containsExactly("rtl", "rtl", "rtl", "ltr", "ltr", "rtl");
    }

    private static String html(List<Block> blocks) {
        return BlockHtml.write(blocks, Map.of(), WORDS, SafeHtml.EMPTY).toString();
    }

    private static List<String> names(List<HtmlNode> nodes) {
        List<String> names = new ArrayList<>();
        for (HtmlNode node : nodes)
            if (node instanceof HtmlNode.Element element) {
                names.add(element.name());
                names.addAll(names(element.children()));
            }
        return names;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(PlainText::clean),
                Arbitraries.of("", "\n", "<script>x</script>", "\"'&", "😀", "שלום", "4.5"));
    }

    private Arbitrary<List<Inline>> inlines(int depth) {
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
                        inner.map(content -> new Inline.Foreign("he", content)));
        return Arbitraries.oneOf(plain, nested).list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        return blocks(2);
    }

    private Arbitrary<List<Block>> blocks(int depth) {
        Arbitrary<List<Inline>> text = inlines(1);
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
