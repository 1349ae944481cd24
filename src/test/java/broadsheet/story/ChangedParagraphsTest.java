package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedParagraphsTest {
    @Test
    void anInsertedParagraphMovesThoseAfterItAndLeavesThemAsTheyWere() {
        List<Block> after = new ArrayList<>(story());
        after.add(1, new Block.Heading(2, Inline.text("A heading counts for nothing")));
        after.add(2, new Block.Paragraph(Inline.text("New.")));
        assertThat(ChangedParagraphs.between(story(), after).changed()).containsExactly(2);
    }

    @Test
    void paragraphsThatANoteNamesDidChange() {
        ChangedParagraphs changed = changed(3, 4);
        assertThat(changed.unchanged("Adds minister's reaction in paragraph 3")).isEmpty();
        assertThat(changed.unchanged("Updates with detail from third paragraph")).isEmpty();
        assertThat(changed.unchanged("Adds 12 dead, in paragraphs 3 and 4")).isEmpty();
        assertThat(changed.unchanged("Adds reaction in paragraphs 3 and 6")).containsExactly(6);
        assertThat(changed.unchanged("Recasts first paragraph")).containsExactly(1);
        assertThat(changed.unchanged("Neue Zahlen in Absatz 9")).containsExactly(9);
    }

    private static ChangedParagraphs changed(int... numbers) {
        List<Block> after = new ArrayList<>(story());
        for (int number : numbers)
            after.set(number - 1, new Block.Paragraph(Inline.text("Other words " + number)));
        return ChangedParagraphs.between(story(), after);
    }

    private static List<Block> story() {
        return IntStream.rangeClosed(1, 10)
                .<Block>mapToObj(n -> new Block.Paragraph(Inline.text("Paragraph number " + n)))
                .toList();
    }
}
