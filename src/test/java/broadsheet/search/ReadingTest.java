package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.Asked.Filing;
import broadsheet.search.Asked.Part;
import broadsheet.search.Asked.Wish;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static List<Wish> wishes(String text) {
        return Reading.of(text, Side.READERS).parts().stream().map(Part::wish).toList();
    }

    @Test
    void wordsPhrasesAndWhatIsNotWanted() {
        Asked asked =
                Reading.of("harbour \"night talks\" -strike -\"old quay\" −fog", Side.READERS);
        assertThat(asked.parts().stream().map(Part::wish))
                .containsExactly(
                        new Wish.Word("harbour"),
                        new Wish.Phrase("night talks"),
                        new Wish.Word("strike"),
                        new Wish.Phrase("old quay"),
                        new Wish.Word("fog"));
        assertThat(asked.parts().stream().map(Part::not))
                .containsExactly(false, false, true, true, true);
    }

    @Test
    void quotationMarksOfEveryLanguageHoldAPhrase() {
        for (String quoted :
                List.of("“old quay”", "„old quay“", "«old quay»", "\"old quay\"", "\"old quay"))
            assertThat(wishes(quoted)).as(quoted).containsExactly(new Wish.Phrase("old quay"));
    }

    @Test
    void operatorsTakeWordsOrQuotedValues() {
        assertThat(wishes("author:ruane TAG:\"climate change\" section:business/economy"))
                .containsExactly(
                        new Wish.Filed(Filing.AUTHOR, "ruane"),
                        new Wish.Filed(Filing.TAG, "climate change"),
                        new Wish.Filed(Filing.SECTION, "business/economy"));
    }

    @Test
    void datesAreAYearAMonthOrADay() {
        assertThat(wishes("after:2026 before:2026-11 after:2026-11-25 before:2026-2-9"))
                .containsExactly(
                        new Wish.After(LocalDate.of(2026, 1, 1)),
                        new Wish.Before(LocalDate.of(2026, 11, 1)),
                        new Wish.After(LocalDate.of(2026, 11, 25)),
                        new Wish.Before(LocalDate.of(2026, 2, 9)));
    }

    @Test
    void aWrongDateIsNamedAndLeftOut() {
        for (String wrong : List.of("2026-13", "yesterday", "2026-02-30", "20261125", "26")) {
            Asked asked = Reading.of("fog after:" + wrong, Side.READERS);
            assertThat(asked.parts().stream().map(Part::wish))
                    .containsExactly(new Wish.Word("fog"));
            assertThat(asked.notes()).containsExactly(new Note.BadDate("after", wrong));
        }
    }

    @Test
    void whatOnlyLooksLikeAnOperatorIsWords() {
        assertThat(wishes("foo:bar section: https://quay.example/ - -- 10:30"))
                .allSatisfy(wish -> assertThat(wish).isInstanceOf(Wish.Word.class));
    }

    @Test
    void aLongQuestionIsCutAndSaysSo() {
        assertThat(Reading.of("a".repeat(501), Side.READERS).notes())
                .containsExactly(new Note.Shortened());
        assertThat(Reading.of("a ".repeat(41), Side.READERS).notes())
                .containsExactly(new Note.Shortened());
        assertThat(Reading.of("a ".repeat(41), Side.READERS).parts()).hasSize(Reading.MOST);
        assertThat(Reading.of("a ".repeat(40), Side.READERS).notes()).isEmpty();
    }

    @Property
    void everyTextIsAQuestion(@ForAll @StringLength(max = 700) String text) {
        Asked asked = Reading.of(text, Side.READERS);
        int at = 0;
        for (Part part : asked.parts()) {
            assertThat(part.from()).isGreaterThanOrEqualTo(at).isLessThan(part.to());
            at = part.to();
        }
        assertThat(at).isLessThanOrEqualTo(asked.text().length());
    }
}
