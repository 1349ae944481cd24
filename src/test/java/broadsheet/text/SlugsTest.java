package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Harbour bridge closed | harbour-bridge-closed",
                "  Fähre nach Størø: größer & schneller!  | fahre-nach-storo-grosser-schneller",
                "Don’t panic, it's 3.5% | dont-panic-its-3-5",
                "Łódź, Çeşme, Đà Nẵng, İzmir | lodz-cesme-da-nang-izmir",
                "Œuvre d’Æsop | oeuvre-daesop",
                "Σήμερα στο λιμάνι | σήμερα-στο-λιμάνι",
                "Новости порта: ёлка и йод | новости-порта-ёлка-и-йод",
                "港の新しい橋 | 港の新しい橋",
                "ميناء المدينة | ميناء-المدينة",
                "हिन्दी समाचार | हिन्दी-समाचार",
                "⚓🚢 | ``",
                "--- | ``",
                "Ｆｕｌｌ ｗｉｄｔｈ | full-width"
            })
    void writesAnAddress(String title, String slug) {
        assertThat(Slugs.slug(title)).isEqualTo(slug);
    }

    @Property
    void isShortCleanAndStable(@ForAll String title) {
        String slug = Slugs.slug(title.repeat(3));
        assertThat(slug)
                .hasSizeLessThanOrEqualTo(80)
                .doesNotStartWith("-")
                .doesNotEndWith("-")
                .doesNotContain("--");
        assertThat(
                        slug.codePoints()
                                .noneMatch(c ->
                                        Character.isSpaceChar(c)
                                                || c == '/'
                                                || c == '?'
                                                || c == '%'))
                .isTrue();
    }
}
