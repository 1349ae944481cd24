package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressWordsTest {
    @ParameterizedTest
    @CsvSource({
        "/politics/harbour-strike-talks, harbour strike talks",
        "/2012/05/a_ferry.html, a ferry",
        "/world/, world",
        "/news/12345, news",
        "/ميناء-المدينة, ميناء المدينة",
        "/wp-login.php, wp login"
    })
    void theLastPartWithLettersGivesTheWords(String path, String words) {
        assertThat(AddressWords.of(path)).isEqualTo(words);
    }

    @Test
    void thereMayBeNoneAndNeverMany() {
        assertThat(AddressWords.of("/")).isEmpty();
        assertThat(AddressWords.of("/12/34")).isEmpty();
        assertThat(AddressWords.of("/" + "a-".repeat(100)).split(" ")).hasSize(8);
        assertThat(AddressWords.of("/" + "x".repeat(500))).hasSize(80);
    }
}
