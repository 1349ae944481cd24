package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.ledger.CanonicalJson;
import broadsheet.testing.Bodies;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Every block and every state, in JSON and in HTML.
class BlocksTest {
    private static final BlockHtml.Words WORDS = new BlockHtml.Words("Table", "Related");

    /// A revision's hash covers its canonical JSON: what a later version may say besides is not
    /// written where it is not said, so the hash of an older revision stays.
    @Test
    void whatAnOlderRevisionCouldNotSayIsNotWritten() {
        Copy copy = Copy.of("en", "Headline", List.of()).build();
        assertThat(CanonicalJson.write(CopyJson.write(copy)))
                .isEqualTo(
                        "{\"alsoIn\":[],\"body\":[],\"byline\":{\"credits\":[]},\"corrections\":[],\"headline\":\"Headline\",\"language\":\"en\",\"prominence\":0,\"sensitive\":false,\"tags\":[],\"type\":\"news\"}");
        Copy more = copy.with().variants(new Copy.Variants("a", "b", "c", "d")).build();
        assertThat(CopyJson.read(CopyJson.write(more))).isEqualTo(more);
    }

    /// No way leads past the type: neither a save nor what readers' pages are made from takes
    /// marks.
    @Test
    void whatIsPublicIsAFairCopyOrNothing() {
        Copy noted =
                Copy.of(
                                "en",
                                "Headline",
                                List.of(
                                        new Block.Quote(
                                                List.of(),
                                                List.of(new Inline.Noted("n", List.of())))))
                        .build();
        assertThatThrownBy(() -> new FairCopy(noted)).isInstanceOf(IllegalArgumentException.class);
        for (Change change : Change.values())
            assertThatThrownBy(() ->
                            new Save(
                                    null,
                                    new StoryId(1),
                                    StoryKind.ARTICLE,
                                    "/x",
                                    List.of(),
                                    change,
                                    new State.Published(),
                                    noted,
                                    null,
                                    null))
                    .as(change.name())
                    .isInstanceOf(IllegalArgumentException.class);
        Copy suggested =
                noted.with()
                        .body(
                                List.of(
                                        new Block.Paragraph(
                                                List.of(
                                                        new Inline.Suggested(
                                                                Inline.Suggested.Turn.REMOVED,
                                                                "s",
                                                                Inline.text("x"))))))
                        .build();
        assertThatThrownBy(() -> FairCopy.of(suggested))
                .as("neither accepted nor dropped by itself")
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Wherever a mark of the margin may stand: a fair copy has none, and says what readers read.
    @Property(tries = 300)
    void aFairCopyHasNoMarginAndReadsTheSame(@ForAll("blocks") List<Block> blocks) {
        Copy copy = Copy.of("en", "Headline", blocks).build();
        Copy fair = FairCopy.asItStands(copy).copy();
        assertThat(Margin.of(fair).isEmpty()).isTrue();
        assertThat(CopyJson.write(fair).write()).doesNotContain("note-1", "su_1");
        assertThat(BlockText.write(fair.body())).isEqualTo(BlockText.write(blocks));
        if (Margin.of(copy).suggestions().isEmpty())
            assertThat(FairCopy.of(copy).copy()).isEqualTo(fair);
    }

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
        return Bodies.texts();
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        return Bodies.any();
    }
}
