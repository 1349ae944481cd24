package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuestionTextTest {
    @Test
    void partsThatNarrowAreFoundAndTakenOut() {
        QuestionText text =
                QuestionText.of(
                        "ferry \"city council\" section:/city author:\"Ada Finch\" -fog after:2026");
        assertThat(text.narrowings())
                .containsExactly("section:/city", "author:\"Ada Finch\"", "after:2026");
        assertThat(text.exclusions()).containsExactly("-fog");
        assertThat(text.without("author:\"Ada Finch\""))
                .isEqualTo("ferry \"city council\" section:/city -fog after:2026");
    }

    /// Taking out a part leaves all others as they were.
    @Property(tries = 500)
    void anyTextHasPartsThatCanBeTakenOut(@ForAll String typed) {
        QuestionText text = QuestionText.of(typed);
        for (String part : text.parts())
            assertThat(QuestionText.of(text.without(part)).parts())
                    .isEqualTo(text.parts().stream().filter(each -> !each.equals(part)).toList());
    }
}
