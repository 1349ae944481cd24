package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.events.LogPlace;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A search looks up its words in every segment of the index, so they are kept few.
class SegmentsTest {
    private static final int SAVED = 12;

    private final Analysis analysis = new Analysis(Locale.ENGLISH);
    private final Documents documents = new Documents(analysis, ZoneOffset.UTC);
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createTempDirectory("broadsheet-index");
    }

    @AfterEach
    void close() {
        analysis.close();
    }

    /// As a build does that is saved again and again.
    private void build(Index index) throws IOException {
        index.know(Rarity.of(List.of(), documents));
        for (int i = 1; i <= SAVED; i++) {
            index.put(List.of(Shelf.entry(i, "Fog " + i, "", Shelf.NOON)));
            index.commit(new Index.Cursor(LogPlace.START, 0), "1");
        }
        index.show();
        assertThat(index.segments()).isEqualTo(SAVED);
    }

    private static void fewer(Index index, int most) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (index.segments() > most) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(until);
            index.tidy();
            Thread.onSpinWait();
        }
    }

    @Test
    void whatABuildHasLeftIsPutTogetherAndSeenThoughNothingIsPublished() throws IOException {
        try (Index index = Index.open(folder, documents)) {
            build(index);
            index.settle();
            fewer(index, 2);
            assertThat((int) index.ask(searcher -> searcher.getIndexReader().numDocs()))
                    .isEqualTo(SAVED);
        }
    }

    @Test
    void manyArePutTogetherWhereverTheyCameFrom() throws IOException {
        try (Index index = Index.open(folder, documents)) {
            build(index);
            fewer(index, 4);
        }
    }

    @Test
    void publishingOneStoryAfterAnotherLeavesFew() throws IOException {
        try (Index index = Index.open(folder, documents)) {
            for (int i = 1; i <= 60; i++) {
                index.put(List.of(Shelf.entry(i % 20, "Fog " + i, "", Shelf.NOON)));
                index.show();
                assertThat(index.segments()).isLessThanOrEqualTo(12);
            }
            fewer(index, 8);
        }
    }

    @Test
    void aStoryThatCannotBeTakenApartKeepsNoOtherFromBeingFound() throws IOException {
        Tag endless = new Tag(new TagId(1), "x".repeat(40_000), "Endless", null);
        Entry whole = Shelf.entry(1, "Fog", "", Shelf.NOON);
        Entry odd =
                new Entry(
                        2,
                        1,
                        "/a/2",
                        null,
                        "Fog",
                        "",
                        "",
                        List.of(endless),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        Shelf.NOON,
                        new Entry.Desk("draft", false));
        try (Index index = Index.open(folder, documents)) {
            index.put(List.of(odd, whole, odd));
            index.show();
            assertThat(having(Fields.ALL, "fog", index)).isEqualTo(1);
            assertThat(having(Fields.ID, "2", index)).as("counted, and once").isEqualTo(1);
            assertThat(having(Fields.STATE, "draft", index)).as("as what it is").isEqualTo(1);
            assertThat(having(Fields.HOME, Documents.home(null), index))
                    .as("for those who may see it")
                    .isEqualTo(2);
        }
    }

    private static int having(String field, String word, Index index) throws IOException {
        return index.ask(searcher -> searcher.count(new TermQuery(new Term(field, word))));
    }
}
