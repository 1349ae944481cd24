package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.text.Differences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Two bodies made from one, put together: by example, and for any three.
class MergeTest {
    private static Block p(String text) {
        return new Block.Paragraph(Inline.text(text));
    }

    private static List<Block> body(String... paragraphs) {
        List<Block> body = new ArrayList<>();
        for (String text : paragraphs)
            body.add(
                    text.startsWith("# ")
                            ? new Block.Heading(2, Inline.text(text.substring(2)))
                            : p(text));
        return body;
    }

    private static List<Block> merged(List<Block> base, List<Block> mine, List<Block> theirs) {
        List<Merge.Part> parts = Merge.of(base, mine, theirs);
        assertThat(Merge.contested(parts)).as(parts.toString()).isZero();
        return Merge.settle(parts, List.of());
    }

    @Test
    void editsOfNeighbouringBlocksFitTogether() {
        assertThat(
                        merged(
                                body("One.", "Two.", "Three."),
                                body("One, says Mara.", "Two.", "Three."),
                                body("One.", "Two, says Tom.", "Three.")))
                .isEqualTo(body("One, says Mara.", "Two, says Tom.", "Three."));
    }

    @Test
    void differentWordsOfOneParagraphFitTogether() {
        assertThat(
                        merged(
                                body("The ferry to Skarholm stops on Monday morning."),
                                body("The last ferry to Skarholm stops on Monday morning."),
                                body("The ferry to Skarholm stops on Tuesday morning.")))
                .isEqualTo(body("The last ferry to Skarholm stops on Tuesday morning."));
    }

    /// Somebody notes and suggests while another writes on in the same paragraph.
    @Test
    void notesAndSuggestionsSurviveWordByWord() {
        Block base = p("The ferry stops on Monday.");
        Block noted =
                new Block.Paragraph(
                        List.of(
                                new Inline.Text("The "),
                                new Inline.Noted("n1", Inline.text("ferry")),
                                new Inline.Text(" "),
                                new Inline.Suggested(
                                        Inline.Suggested.Turn.REMOVED, "s1", Inline.text("stops")),
                                new Inline.Suggested(
                                        Inline.Suggested.Turn.ADDED, "s1", Inline.text("rests")),
                                new Inline.Text(" on Monday.")));
        Block written = p("The ferry stops on Monday and Tuesday.");
        List<Inline> both = new ArrayList<>(((Block.Paragraph) noted).text());
        both.removeLast();
        both.add(new Inline.Text(" on Monday and Tuesday."));
        assertThat(merged(List.of(base), List.of(noted), List.of(written)))
                .containsExactly(new Block.Paragraph(both));
    }

    @Test
    void theSameWordsOfOneParagraphAreForAPersonToDecide() {
        List<Merge.Part> parts =
                Merge.of(
                        body("Before.", "It stops on Monday.", "After."),
                        body("Before.", "It stops on Tuesday.", "After."),
                        body("Before.", "It stops on Friday.", "After."));
        assertThat(parts)
                .containsExactly(
                        new Merge.Part.Settled(body("Before.")),
                        new Merge.Part.Contested(
                                body("It stops on Monday."),
                                body("It stops on Tuesday."),
                                body("It stops on Friday.")),
                        new Merge.Part.Settled(body("After.")));
        assertThat(Merge.settle(parts, List.of(Merge.Choice.BOTH)))
                .isEqualTo(
                        body("Before.", "It stops on Friday.", "It stops on Tuesday.", "After."));
        assertThat(Merge.settle(parts, List.of(Merge.Choice.MINE)))
                .isEqualTo(body("Before.", "It stops on Tuesday.", "After."));
    }

    @Test
    void whatOneHasTakenOutAndTheOtherChangedIsForAPersonToDecide() {
        List<Merge.Part> parts =
                Merge.of(
                        body("One.", "Two is long enough."),
                        body("One."),
                        body("One.", "Two is long enough, and true."));
        assertThat(Merge.contested(parts)).isEqualTo(1);
    }

    @Test
    void marksAndLinksSurviveWordByWord() {
        Inline strong =
                new Inline.Marked(
                        Inline.Mark.STRONG,
                        List.of(new Inline.Link("/a", Inline.text("six boats"))));
        List<Block> base =
                List.of(
                        new Block.Paragraph(
                                List.of(
                                        new Inline.Text("Only "),
                                        strong,
                                        new Inline.Text(" sail."))));
        List<Block> mine =
                List.of(
                        new Block.Paragraph(
                                List.of(
                                        new Inline.Text("Now only "),
                                        strong,
                                        new Inline.Text(" sail."))));
        List<Block> theirs =
                List.of(
                        new Block.Paragraph(
                                List.of(
                                        new Inline.Text("Only "),
                                        strong,
                                        new Inline.Text(" sail today."))));
        assertThat(BlockJson.write(merged(base, mine, theirs)).write())
                .contains(
                        "six boats",
                        "STRONG".toLowerCase(java.util.Locale.ROOT),
                        "/a",
                        " sail today.")
                .contains("Now");
    }

    @Property(tries = 300)
    void whereOneChangedNothingTheOthersWordsAreTaken(
            @ForAll("bodies") List<Block> base, @ForAll("bodies") List<Block> other) {
        assertThat(merged(base, other, base)).isEqualTo(other);
        assertThat(merged(base, base, other)).isEqualTo(other);
        assertThat(merged(base, other, other)).isEqualTo(other);
    }

    @Property(tries = 300)
    void anAlignmentIsTheWholeOfBoth(
            @ForAll("bodies") List<Block> before, @ForAll("bodies") List<Block> after) {
        Alignment aligned = Alignment.of(before, after);
        List<Block> again = new ArrayList<>();
        for (int i = 0; i <= before.size(); i++) {
            again.addAll(aligned.gaps().get(i));
            if (i < before.size() && aligned.fates().get(i) != null)
                again.add(aligned.fates().get(i));
        }
        assertThat(again).isEqualTo(after);
    }

    @Property(tries = 300)
    void editsOfDifferentBlocksNeverNeedADecision(
            @ForAll("paragraphs") List<String> words, @ForAll Random random) {
        List<Block> base = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) base.add(p(i + " " + words.get(i)));
        List<Block> mine = new ArrayList<>(base);
        List<Block> theirs = new ArrayList<>(base);
        List<Block> both = new ArrayList<>(base);
        for (int i = 0; i < base.size(); i++) {
            Block edited = p(i + " " + words.get(i) + " edited");
            switch (random.nextInt(3)) {
                case 0 -> {
                    mine.set(i, edited);
                    both.set(i, edited);
                }
                case 1 -> {
                    theirs.set(i, edited);
                    both.set(i, edited);
                }
                default -> {}
            }
        }
        assertThat(merged(base, mine, theirs)).isEqualTo(both);
    }

    @Property(tries = 500)
    void nothingThatEitherTypedIsGone(@ForAll("bodies") List<Block> base, @ForAll Random random) {
        List<Block> mine = edited(base, random, "my");
        List<Block> theirs = edited(base, random, "their");
        List<Block> all = new ArrayList<>();
        for (Merge.Part part : Merge.of(base, mine, theirs))
            switch (part) {
                case Merge.Part.Settled(var blocks) -> all.addAll(blocks);
                case Merge.Part.Contested(_, var one, var other) -> {
                    all.addAll(one);
                    all.addAll(other);
                }
            }
        Map<String, Integer> there = words(all);
        for (List<Block> side : List.of(mine, theirs))
            words(side)
                    .forEach((word, count) -> {
                        if (word.startsWith("my") || word.startsWith("their"))
                            assertThat(there.getOrDefault(word, 0))
                                    .as(word)
                                    .isGreaterThanOrEqualTo(count);
                    });
    }

    /// A body with words typed into it that are nobody else's, and some taken out.
    private static List<Block> edited(List<Block> base, Random random, String who) {
        List<Block> body = new ArrayList<>(base);
        for (int i = 0; i < 4; i++) {
            String typed = who + i;
            int at = body.isEmpty() ? 0 : random.nextInt(body.size());
            switch (random.nextInt(4)) {
                case 0 -> body.add(at, p(typed + " and more"));
                case 1 -> {
                    if (!body.isEmpty()) body.remove(at);
                }
                case 2 ->
                        Collections.swap(
                                body, at, body.isEmpty() ? 0 : random.nextInt(body.size()));
                default -> {
                    if (body.isEmpty()) break;
                    List<String> words =
                            new ArrayList<>(
                                    Differences.split(
                                            BlockText.write(List.of(body.get(at))).strip()));
                    words.add(
                            words.isEmpty() ? 0 : random.nextInt(words.size()), " " + typed + " ");
                    body.set(at, p(String.join("", words)));
                }
            }
            if (body.isEmpty()) body.add(p(typed));
        }
        return body;
    }

    private static Map<String, Integer> words(List<Block> body) {
        Map<String, Integer> words = new HashMap<>();
        for (String word : Differences.split(BlockText.write(body)))
            words.merge(word, 1, Integer::sum);
        return words;
    }

    @Provide
    Arbitrary<List<String>> paragraphs() {
        return Arbitraries.of("tide", "boat", "harbour", "strike", "talks", "quay")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(words -> String.join(" ", words))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Block>> bodies() {
        return paragraphs()
                .map(all -> {
                    List<Block> body = new ArrayList<>();
                    for (String text : all)
                        body.add(
                                text.length() % 5 == 0
                                        ? new Block.Heading(2, Inline.text(text))
                                        : text.length() % 7 == 0 ? new Block.Divider() : p(text));
                    return body;
                });
    }
}
