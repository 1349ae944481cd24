package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.page.Messages;
import broadsheet.story.Block;
import broadsheet.story.ChangedParagraphs;
import broadsheet.story.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposedNoteTest {
    private static final Messages ENGLISH = Messages.of("en");

    @Test
    void aNoteIsMadeFromTheDifference() {
        assertThat(ProposedNote.of(changed(3), ENGLISH)).isEqualTo("Updates paragraph 3");
        assertThat(ProposedNote.of(changed(2, 5), ENGLISH)).isEqualTo("Updates paragraphs 2, 5");
        assertThat(ProposedNote.of(changed(8, 9, 10), ENGLISH))
                .isEqualTo("Updates with detail from paragraph 8");
        assertThat(ProposedNote.of(changed(1, 2, 3, 4, 5, 6, 7), ENGLISH))
                .isEqualTo("Rewrites throughout");
        assertThat(ProposedNote.of(changed(), ENGLISH)).isNull();
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
