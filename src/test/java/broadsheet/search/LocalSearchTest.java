package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.StoryId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalSearchTest {
    private TestSite site;
    private Search search;
    private Editor ines;

    @BeforeAll
    void open() {
        site = TestSite.open();
        search = site.app().search();
        ines = site.editor("Ines");
    }

    @AfterAll
    void close() {
        site.close();
    }

    private List<StoryId> found(String text) {
        return search.find(Question.of(text)).hits().stream().map(Hit::story).toList();
    }

    @Test
    void aPublishedStoryIsFoundAtOnceAndAKilledOneIsNot() {
        for (int i = 0; i < 20; i++) {
            String word = "zanzibar" + i;
            Piece piece = ines.publishes(words -> words.headline("News from " + word));
            assertThat(found(word)).containsExactly(piece.id());
            ines.kills(piece, "It was wrong.");
            assertThat(found(word)).isEmpty();
        }
    }

    @Test
    void aDraftIsNotFoundAndSuggestsNothing() {
        ines.drafts(
                words -> words.headline("Quagmire deepens").tagged("Quagmires").by("Quentin Quag"));
        assertThat(found("quagmire")).isEmpty();
        assertThat(search.suggest("quag", 10)).isEmpty();
        assertThat(search.find(Question.of("quagmir")).didYouMean()).isNull();
    }

    @Test
    void whatIsFoundIsMarked() {
        ines.publishes(words ->
                words.headline("Ferries return to the old harbour")
                        .says("The first ferry left at dawn. Nobody waved. It was raining."));
        Hit hit = search.find(Question.of("ferry raining")).hits().getFirst();
        assertThat(hit.headline())
                .containsExactly(
                        new Hit.Piece("Ferries", true),
                        new Hit.Piece(" return to the old harbour", false));
        assertThat(hit.snippets().getFirst())
                .contains(new Hit.Piece("ferry", true), new Hit.Piece("raining", true));
    }

    @Test
    void searchesAreQuickToBeTrueAgain() {
        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            ines.publishes(words -> words.headline("Lighthouse keeper retires"));
            found("lighthouse");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
}
