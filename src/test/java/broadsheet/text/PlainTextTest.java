package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void titlesLoseTheirMarkupAndKeepTheirWords() {
        assertThat(PlainText.line("Markup: Title <em>With</em> <b>Mark<sup>up</sup></b>"))
                .isEqualTo("Markup: Title With Markup");
        assertThat(PlainText.line("Tide &amp;amp; time &#8211; 5 < 6"))
                .isEqualTo("Tide &amp; time – 5 < 6");
        assertThat(PlainText.line("~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>"))
                .isEqualTo("~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>");
    }

    @Test
    void blocksEndLines() {
        assertThat(
                        PlainText.of(
                                "<p>One\n two</p><ul><li>three<li>four</ul>five<br>six<script>no</script>"))
                .isEqualTo("One two\nthree\nfour\nfive\nsix");
    }

    @Test
    void onlyWhatNoTextMayHoldIsLeftOut() {
        assertThat(PlainText.clean("a\u0000b\u0007\tc\nd\u009f\ud83de\uffff\ufdd0"))
                .isEqualTo("ab\tc\nde");
        String kept = "שלום \u202bעולם\u202c e\u0301 👩‍👩‍👧 \u200d \u00ad";
        assertThat(PlainText.clean(kept)).isEqualTo(kept);
    }

    @Test
    void words_are_what_stands_between_spaces() {
        assertThat(PlainText.words("")).isZero();
        assertThat(PlainText.words(" \n ")).isZero();
        assertThat(PlainText.words("One")).isEqualTo(1);
        assertThat(PlainText.words(" One  two,\n\nthree\tfour’s five-six ")).isEqualTo(5);
        assertThat(PlainText.words("Zehn\u00a0Euro \ud83d\ude80")).isEqualTo(2);
    }
}
