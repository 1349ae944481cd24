package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.Question.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static Shelf shared = Shelf.in("en");

    @BeforeContainer
    static void fill() {
        shared.with(1, "The Who return to the harbour", "To be or not to be.", Shelf.NOON);
    }

    @AfterContainer
    static void close() {
        shared.close();
    }

    @Provide
    static Arbitrary<String> questions() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "harbour",
                        "\"the who\"",
                        "\"",
                        "-",
                        "author:",
                        "author:x",
                        "section:\"",
                        "tag:-",
                        "before:2026",
                        "after:x",
                        "*",
                        "?",
                        "/.*/",
                        "[a TO b]",
                        "~2",
                        "^9",
                        "\\",
                        "(",
                        ")",
                        "AND",
                        "OR",
                        "NOT",
                        "東京都",
                        "\ud83d\ude80",
                        "\ud83d",
                        "\u0000",
                        "\u202e",
                        "مرفأ",
                        "l'eau",
                        "wi-fi",
                        "-\"x",
                        "before:9999-12-31",
                        "after:0000-01-01");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(60).map(list -> String.join(" ", list)),
                pieces.list().ofMaxSize(60).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(600));
    }

    @Property(tries = 400)
    void everyTextHasAnAnswer(@ForAll("questions") String text) {
        for (Order order : Order.values())
            assertThat(shared.find(new Question(text, order, true, 3, 20)).pages()).isBetween(0, 1);
    }

    @Test
    void storiesWithAllWordsComeAndWhereThereAreFewThoseWithSomeFollow() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "Fog over the quay")
                    .with(2, "Fog fog fog")
                    .with(3, "Quay quay")
                    .with(4, "Nothing");
            Found found = shelf.find(Question.of("fog quay"));
            assertThat(found.hits().getFirst().story().value()).isEqualTo(1);
            assertThat(found.total()).isEqualTo(new Found.Count(3, true));
            assertThat(found.partly()).isTrue();
            assertThat(shelf.find(Question.of("fog -quay")).partly()).isFalse();
            assertThat(shelf.found("fog -quay")).containsExactly(2L);
        }
    }

    @Test
    void aPhraseOfStopWordsIsFound() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "The Who play the Granary")
                    .with(2, "Who was the pilot?")
                    .with(3, "Hamlet", "To be or not to be, he said.", Shelf.NOON);
            assertThat(shelf.found("\"the who\"")).containsExactly(1L);
            assertThat(shelf.found("the who").getFirst()).isEqualTo(1L);
            assertThat(shelf.found("\"to be or not to be\"")).containsExactly(3L);
            assertThat(shelf.found("what is the granary")).containsExactly(1L);
        }
    }

    @Test
    void wordsAreFoundWithoutTheirAccentsApostrophesAndEndings() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "O’Brien’s café opens")
                    .with(2, "Ferries and wi-fi")
                    .with(3, "東京都の庭師")
                    .with(4, "مكتبة الميناء العائمة")
                    .with(5, "Rocket \ud83d\ude80 day");
            assertThat(shelf.found("obrien CAFE")).containsExactly(1L);
            assertThat(shelf.found("O'Brien")).containsExactly(1L);
            assertThat(shelf.found("ferry")).containsExactly(2L);
            assertThat(shelf.found("wi-fi")).containsExactly(2L);
            assertThat(shelf.found("東京")).containsExactly(3L);
            assertThat(shelf.found("庭師")).containsExactly(3L);
            assertThat(shelf.found("الميناء")).containsExactly(4L);
            assertThat(shelf.found("\ud83d\ude80")).containsExactly(5L);
        }
    }

    @Test
    void everyLanguageFindsItsOwnForms() {
        record Case(String language, String headline, String asked) {}
        for (Case each :
                List.of(
                        new Case("de", "Die Häuser am Hafen", "haus"),
                        new Case("de", "Straßenbahn steht still", "strassenbahn"),
                        new Case("fr", "L’élection des maires", "elections maire"),
                        new Case("es", "Las elecciones municipales", "elección municipal"),
                        new Case("it", "L’acqua e i porti", "acqua porto"),
                        new Case("pt", "As eleições nos portos", "eleição porto"),
                        new Case("ar", "المكتبات العائمة", "مكتبات"),
                        new Case("el", "Ο φούρνος του λιμανιού", "φούρνος"),
                        new Case("he", "הספרייה הקטנה", "הספרייה"))) {
            try (Shelf shelf = Shelf.in(each.language())) {
                shelf.with(1, each.headline()).with(2, "x");
                assertThat(shelf.found(each.asked())).as("%s", each).containsExactly(1L);
            }
        }
    }

    @Test
    void daysBeginAndEndInThePapersZoneAlsoWhenClocksChange() {
        try (Shelf shelf = Shelf.in("en", "Europe/Berlin")) {
            shelf.with(1, "Fog", "", Instant.parse("2026-03-28T22:59:59Z"))
                    .with(2, "Fog", "", Instant.parse("2026-03-28T23:00:00Z"))
                    .with(3, "Fog", "", Instant.parse("2026-03-29T21:59:59Z"))
                    .with(4, "Fog", "", Instant.parse("2026-03-29T22:00:00Z"))
                    .with(5, "Fog", "", Instant.parse("2026-10-24T21:59:59Z"))
                    .with(6, "Fog", "", Instant.parse("2026-10-24T22:00:00Z"))
                    .with(7, "Fog", "", Instant.parse("2026-10-25T22:59:59Z"))
                    .with(8, "Fog", "", Instant.parse("2026-10-25T23:00:00Z"));
            assertThat(shelf.found("after:2026-03-29 before:2026-03-30"))
                    .containsExactlyInAnyOrder(2L, 3L);
            assertThat(shelf.found("after:2026-10-25 before:2026-10-26"))
                    .containsExactlyInAnyOrder(6L, 7L);
            assertThat(shelf.found("fog after:2026-10")).hasSize(4);
            assertThat(shelf.found("-after:2026-10")).hasSize(4);
        }
    }

    @Test
    void aNewStoryIsLiftedALittleUnlessThatIsSwitchedOff() {
        try (Shelf shelf = Shelf.in("en")) {
            for (int i = 10; i < 40; i++) shelf.with(i, "Something else " + i);
            shelf.with(1, "Fog over Oldquay", "fog", Shelf.NOON.minus(Duration.ofDays(900)))
                    .with(2, "Fog over Oldquay", "", Shelf.NOON);
            Question fresh = Question.of("fog oldquay");
            assertThat(shelf.find(fresh).hits().getFirst().story().value()).isEqualTo(2);
            Question plain = new Question("fog oldquay", Order.RELEVANCE, false, 1, 20);
            assertThat(shelf.find(plain).hits().getFirst().story().value()).isEqualTo(1);
        }
    }

    @Test
    void pagesFollowEachOtherByDateAndByRelevanceWithoutAGapOrADouble() {
        try (Shelf shelf = Shelf.in("en")) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 95; i++)
                entries.add(
                        Shelf.entry(
                                i, "Fog", "quay ".repeat(i % 7), Shelf.NOON.minusSeconds(i / 2)));
            shelf.with(entries);
            for (Order order : Order.values()) {
                List<Long> all = new ArrayList<>();
                for (int page = 1; page <= 10; page++)
                    shelf.find(new Question("fog", order, true, page, 10))
                            .hits()
                            .forEach(hit -> all.add(hit.story().value()));
                assertThat(all).as("%s", order).hasSize(95).doesNotHaveDuplicates();
            }
            Found past = shelf.find(new Question("fog", Order.NEWEST, true, 400, 10));
            assertThat(past.page()).isEqualTo(10);
            assertThat(past.hits()).hasSize(5);
        }
    }

    @Test
    void aWordThatNoStoryHasIsSpelledAsThePaperSpellsIt() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "Lighthouse keeper retires").with(2, "Élan vital");
            assertThat(shelf.find(Question.of("lighthuose keeper -fog")).didYouMean())
                    .isEqualTo("lighthouse keeper -fog");
            assertThat(shelf.find(Question.of("lighthouse")).didYouMean()).isNull();
            assertThat(shelf.find(Question.of("elan")).didYouMean()).isNull();
            assertThat(shelf.find(Question.of("xqzzy")).didYouMean()).isNull();
        }
    }

    @Test
    void yearsNarrowByTextAndWidenAgain() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "Fog", "", Instant.parse("2025-06-01T00:00:00Z"))
                    .with(2, "Fog", "", Instant.parse("2026-06-01T00:00:00Z"));
            Facet years = shelf.find(Question.of("fog")).facets().getFirst();
            assertThat(years.kind()).isEqualTo(Facet.Kind.YEAR);
            Facet.Value first = years.values().getFirst();
            assertThat(first.label()).isEqualTo("2026");
            assertThat(first.query()).isEqualTo("fog after:2026 before:2027");
            assertThat(shelf.found(first.query())).containsExactly(2L);
            Facet.Value chosen =
                    shelf.find(Question.of(first.query())).facets().getFirst().values().getFirst();
            assertThat(chosen.chosen()).isTrue();
            assertThat(chosen.query()).isEqualTo("fog");
        }
    }

    @Test
    void manyStoriesAreCountedFromAPartAndThatIsSaid() {
        try (Shelf shelf = Shelf.in("en")) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 60_000; i++)
                entries.add(
                        Shelf.entry(
                                i,
                                (i % 3 == 0 ? "Fog " : "Rain ") + (i % 4 == 0 ? "once" : "again"),
                                "",
                                Shelf.NOON));
            shelf.with(entries);
            Found.Count both = shelf.find(Question.of("fog again")).total();
            assertThat(both.exact()).isFalse();
            assertThat(both.stories()).isBetween(13_500L, 16_500L);
        }
    }

    /// Both words are common, and hardly any story has both: none may be among those looked at.
    @Test
    void whatIsRareIsCountedThoughItsWordsAreCommon() {
        try (Shelf shelf = Shelf.in("en")) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 40_000; i++) {
                boolean both = i % 3_000 == 700;
                String words = both ? "Fog and rain" : i % 2 == 0 ? "Fog" : "Rain";
                entries.add(Shelf.entry(i, words, "", Shelf.NOON));
            }
            shelf.with(entries);
            Found found = shelf.find(Question.of("fog rain"));
            assertThat(found.total()).isEqualTo(new Found.Count(14, true));
            assertThat(found.hits()).hasSize(14);
            assertThat(found.partly()).isFalse();
        }
    }

    @Test
    void howManyStoriesHaveOneWordIsKnownExactlyHoweverManyTheyAre() {
        try (Shelf shelf = Shelf.in("en")) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 27_000; i++)
                entries.add(Shelf.entry(i, i % 3 == 0 ? "Fog" : "Rain", "", Shelf.NOON));
            shelf.with(entries);
            assertThat(shelf.find(Question.of("")).total())
                    .isEqualTo(new Found.Count(27_000, true));
            assertThat(shelf.find(Question.of("fog")).total())
                    .isEqualTo(new Found.Count(9_000, true));
        }
    }

    /// The first page is looked for by leaving out what cannot be on it; a page of a hundred leaves
    /// out much less.
    @Test
    void nothingIsPassedOverThatBelongsOnTheFirstPage() {
        String[] words = "fog quay ferry strike mayor budget bridge storm".split(" ");
        Random random = new Random(7);
        try (Shelf shelf = Shelf.in("en")) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 6_000; i++) {
                List<String> headline = new ArrayList<>();
                for (int n = 0; n < 4; n++) headline.add(words[random.nextInt(words.length)]);
                String body = (words[random.nextInt(words.length)] + " ").repeat(random.nextInt(9));
                entries.add(
                        Shelf.entry(
                                i,
                                String.join(" ", headline),
                                body,
                                Shelf.NOON.minus(Duration.ofDays(random.nextInt(900)))));
            }
            shelf.with(entries);
            for (String one : words)
                for (String other : words) {
                    String text = one + " " + other;
                    assertThat(first(shelf, text, 10))
                            .as(text)
                            .isEqualTo(first(shelf, text, Question.LARGEST).subList(0, 10));
                }
        }
    }

    private static List<Long> first(Shelf shelf, String text, int size) {
        return shelf.find(new Question(text, Order.RELEVANCE, true, 1, size)).hits().stream()
                .map(hit -> hit.story().value())
                .toList();
    }
}
