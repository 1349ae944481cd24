package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.SafeHtml;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NotationTest {
    @Test
    void whatIsTypedBecomesBlocks() {
        Notation.Body body =
                Notation.read(
                        """
                        The ferry **stops**
                        on *Monday*, says [the line](https://line.example/a).

                        ## What it means

                        - No boats
                        - More buses

                        > We are sorry.
                        > — Inês Duarte, director

                        >> Not a word of warning

                        ::: picture 12
                        alt: A ferry at its berth
                        caption: The *Alma* on Sunday
                        :::

                        ::: facts The line in figures
                        Three boats.

                        1. Alma
                        2. Brisa
                        :::

                        | Port | Boats |
                        |---|---|
                        | Skarn | 3 |

                        ---
                        """);
        assertThat(body.problems()).isEmpty();
        assertThat(body.blocks())
                .containsExactly(
                        new Block.Paragraph(
                                List.of(
                                        new Inline.Text("The ferry "),
                                        new Inline.Marked(Inline.Mark.STRONG, Inline.text("stops")),
                                        new Inline.Text(" on "),
                                        new Inline.Marked(
                                                Inline.Mark.EMPHASIS, Inline.text("Monday")),
                                        new Inline.Text(", says "),
                                        new Inline.Link(
                                                "https://line.example/a", Inline.text("the line")),
                                        new Inline.Text("."))),
                        new Block.Heading(2, Inline.text("What it means")),
                        new Block.ListBlock(
                                false, 1, List.of(paragraph("No boats"), paragraph("More buses"))),
                        new Block.Quote(
                                paragraph("We are sorry."), Inline.text("Inês Duarte, director")),
                        new Block.PullQuote(Inline.text("Not a word of warning"), List.of()),
                        new Block.PictureBlock(
                                new PictureUse(
                                        new PictureId(12),
                                        "A ferry at its berth",
                                        List.of(
                                                new Inline.Text("The "),
                                                new Inline.Marked(
                                                        Inline.Mark.EMPHASIS, Inline.text("Alma")),
                                                new Inline.Text(" on Sunday")),
                                        null)),
                        new Block.FactBox(
                                "The line in figures",
                                List.of(
                                        paragraph("Three boats.").getFirst(),
                                        new Block.ListBlock(
                                                true,
                                                1,
                                                List.of(paragraph("Alma"), paragraph("Brisa"))))),
                        new Block.Table(
                                List.of(),
                                1,
                                List.of(
                                        List.of(cell(true, "Port"), cell(true, "Boats")),
                                        List.of(cell(false, "Skarn"), cell(false, "3")))),
                        new Block.Divider());
    }

    @Test
    void whatCannotBeUnderstoodIsNamedByItsLine() {
        Notation.Body body =
                Notation.read(
                        "One.\n\n::: picture twelve\n:::\n\n::: block\nnot json\n:::\n\n::: facts\nopen");
        assertThat(body.problems()).extracting(Notation.Problem::line).containsExactly(3, 6, 10);
    }

    @Test
    void anAddressThatRunsSomethingIsNoLink() {
        for (String href :
                List.of(
                        "javascript:alert(1)",
                        "data:text/html,x",
                        " JaVaScRiPt:x",
                        "//evil.example",
                        "\\\\evil"))
            assertThat(Notation.read("[a](" + href + ")").blocks().toString())
                    .as(href)
                    .doesNotContain("Link[");
        assertThat(Notation.read("::: embed javascript:alert(1)\n:::").blocks()).isEmpty();
    }

    @Test
    void signsThatCrossEachOtherAreReadInTime() {
        for (String sign :
                List.of(
                        "[",
                        "*",
                        "**",
                        "~~",
                        "`",
                        "{u:",
                        "[**~~*`",
                        "{u:[",
                        "[a](",
                        "::: facts\n",
                        "> ",
                        "| "))
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> Notation.read(sign.repeat(20_000) + "](**~~*`}"));
    }

    @Property
    void nothingIsLostOnTheWayThereAndBack(@ForAll("bodies") List<Block> body) {
        Notation.Body back = Notation.read(Notation.write(body));
        assertThat(back.problems()).isEmpty();
        assertThat(back.blocks()).isEqualTo(body);
    }

    @Property
    void whateverIsTypedIsTaken(@ForAll("typed") String text) {
        Notation.read(text);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of(
                        "*",
                        "**",
                        "~~",
                        "`",
                        "```",
                        "[",
                        "](",
                        ")",
                        "{",
                        "}",
                        "{u:",
                        "{lang fr:",
                        ":::",
                        "::: facts",
                        "::: block",
                        "::: picture 1",
                        "> ",
                        ">> ",
                        "- ",
                        "1. ",
                        "| a |",
                        "|---|",
                        "## ",
                        "---",
                        "\n",
                        "\n\n",
                        " ",
                        "\\",
                        "ß",
                        "שלום",
                        "👩🏽‍🚒",
                        "a",
                        "alt: ",
                        "— ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Block>> bodies() {
        Arbitrary<String> words =
                Arbitraries.of(
                                "a", "Wort", " ", "*", "**", "[x](y)", "#", "- ", "1. ", ">", "|",
                                "\\", "`", "~~", "{u:", "}", ":::", "—", "שלום", "👩🏽‍🚒",
                                "e\u0301")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .map(parts -> String.join("", parts));
        Arbitrary<List<Inline>> text =
                Arbitraries.<Inline>oneOf(
                                words.map(Inline.Text::new),
                                Arbitraries.of(Inline.Mark.class)
                                        .flatMap(mark ->
                                                words.map(it ->
                                                        new Inline.Marked(mark, Inline.text(it)))),
                                words.map(it ->
                                        new Inline.Link("https://a.example/(b)", Inline.text(it))),
                                words.map(it -> new Inline.Foreign("fr", Inline.text(it))),
                                Arbitraries.just(new Inline.LineBreak()))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4);
        Arbitrary<Block> simple =
                Arbitraries.<Block>oneOf(
                        text.map(Block.Paragraph::new),
                        text.map(it -> new Block.Heading(3, it)),
                        text.list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(items ->
                                        new Block.ListBlock(
                                                true,
                                                4,
                                                items.stream()
                                                        .map(it ->
                                                                List.<Block>of(
                                                                        new Block.Paragraph(it)))
                                                        .toList())),
                        Combinators.combine(text, text)
                                .as((body, by) ->
                                        new Block.Quote(List.of(new Block.Paragraph(body)), by)),
                        Combinators.combine(text, text).as(Block.PullQuote::new),
                        text.map(it ->
                                new Block.PictureBlock(
                                        new PictureUse(new PictureId(3), "alt: x", it, null))),
                        text.map(it ->
                                new Block.Gallery(List.of(PictureUse.of(new PictureId(4))), it)),
                        text.map(it ->
                                new Block.Table(
                                        List.of(),
                                        1,
                                        List.of(
                                                List.of(new Block.Table.Cell(true, 1, 1, it)),
                                                List.of(new Block.Table.Cell(false, 2, 1, it))))),
                        words.map(
                                it -> new Block.Embed("https://v.example/1", null, it, List.of())),
                        words.map(it ->
                                new Block.RelatedStories(
                                        it, List.of(new Block.RelatedStories.Related("/a", it)))),
                        words.map(it ->
                                new Block.Preformatted(
                                        Block.Preformatted.Kind.VERSE, Inline.text(it))),
                        words.map(it ->
                                new Block.Legacy(
                                        SafeHtml.trusted("<p>" + SafeHtml.escape(it) + "</p>"),
                                        "test")),
                        Arbitraries.just(new Block.Divider()));
        return Arbitraries.<Block>oneOf(
                        simple,
                        Combinators.combine(words, simple.list().ofMaxSize(3))
                                .as(Block.FactBox::new))
                .list()
                .ofMaxSize(5);
    }

    private static List<Block> paragraph(String text) {
        return List.of(new Block.Paragraph(Inline.text(text)));
    }

    private static Block.Table.Cell cell(boolean header, String text) {
        return new Block.Table.Cell(header, 1, 1, Inline.text(text));
    }

    /// A block's JSON is what anybody can type: it brings no HTML in that would run.
    @Test
    void aBlockTypedAsJsonIsReadAsWhatAStrangerSent() {
        for (String html : List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"))
            assertThat(
                            Notation.read(
                                            "::: block\n[{\"block\":\"legacy\",\"html\":\""
                                                    + html
                                                    + "\",\"origin\":\"x\"}]\n:::")
                                    .blocks()
                                    .toString())
                    .doesNotContain("script", "onerror");
    }
}
