package broadsheet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @ValueSource(strings = {"ar", "he"})
    void a_language_has_every_word_and_fills_the_same_places(String language) throws IOException {
        Properties english = read("en");
        Properties other = read(language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String name : english.stringPropertyNames()) {
            assertThat(other.getProperty(name)).as(name).isNotBlank();
            assertThat(places(other.getProperty(name)))
                    .as(name)
                    .isEqualTo(places(english.getProperty(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "he"})
    void every_phrase_with_places_can_be_filled(String language) throws IOException {
        Messages words = Messages.of(language);
        for (String name : read(language).stringPropertyNames())
            if (!places(words.get(name)).isEmpty()) {
                Object first =
                        words.get(name).contains("choice") || name.startsWith("age.") ? 3 : "x";
                assertThat(words.get(name, first, "y", "z", "w")).as(name).doesNotContain("{");
            }
    }

    @Test
    void numbers_take_their_form() {
        Messages english = Messages.of("en-GB");
        assertThat(english.get("age.years", 1)).isEqualTo("This article is more than 1 year old");
        assertThat(english.get("age.years", 2)).isEqualTo("This article is more than 2 years old");
        assertThat(english.get("day.count", 0)).isEqualTo("Nothing was published that day.");
        assertThat(english.get("day.count", 1)).isEqualTo("One story was published that day.");
        assertThat(Messages.of("he").get("day.count", 14)).contains("14");
    }

    @Test
    void a_language_we_do_not_have_reads_english_and_a_word_we_do_not_have_is_a_bug() {
        assertThat(Messages.of("fo").get("home")).isEqualTo("Home");
        assertThatThrownBy(() -> Messages.of("en").get("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void words_are_put_into_a_phrase_as_its_format_would() {
        for (String phrase :
                List.of(
                        "{0}",
                        "More in {0}",
                        "{1} of {0}",
                        "{0}{1}{0}",
                        "It''s {0}''s '{1}' day",
                        "{0} and no more",
                        "Nothing"))
            for (Object[] values :
                    new Object[][] {
                        {"Ada", "Bo"}, {"Ada"}, {"{1}", "'"}, {"", ""}, {1234567, "x"}, {null, "x"}
                    })
                for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ar")))
                    assertThat(new Phrase(phrase, locale).filled(values))
                            .as("%s with %s", phrase, Arrays.toString(values))
                            .isEqualTo(new MessageFormat(phrase, locale).format(values));
    }

    private static Set<String> places(String phrase) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(phrase).results().forEach(found -> places.add(found.group(1)));
        return places;
    }

    private static Properties read(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader in =
                Files.newBufferedReader(
                        Path.of("src/main/resources/messages/" + language + ".properties"))) {
            properties.load(in);
        }
        return properties;
    }
}
