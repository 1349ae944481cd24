package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.events.LogPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

class BuildTest {
    /// A paper of so many stories, all of the same words.
    private record Shelved(int stories) implements Stock {
        @Override
        public Side side() {
            return Side.READERS;
        }

        @Override
        public List<Entry> of(Collection<Long> ids) {
            return ids.stream().map(id -> Shelf.entry(id, "Fog", "", Shelf.NOON)).toList();
        }

        @Override
        public List<Entry> after(long id, int most) {
            return of(
                    LongStream.rangeClosed(id + 1, Math.min(stories, id + most)).boxed().toList());
        }

        @Override
        public List<Entry> sample(int most) {
            return after(0, most);
        }

        @Override
        public long count() {
            return stories;
        }
    }

    private static int having(String word, Index index) throws IOException {
        return index.ask(searcher -> searcher.count(new TermQuery(new Term(Fields.ALL, word))));
    }

    @Test
    void whatChangesMeanwhileIsNotPutBackByWhatWasReadBefore() throws IOException {
        Stock stock = new Shelved(5_000);
        try (Analysis analysis = new Analysis(Locale.ENGLISH)) {
            Documents documents = new Documents(analysis, ZoneOffset.UTC);
            Build build =
                    Build.begin(
                            Files.createTempDirectory("broadsheet-index"),
                            documents,
                            stock,
                            new Index.Cursor(LogPlace.START, 0));
            try (Index index = build.index();
                    build) {
                long changed = 0;
                while (build.further(stock)) {
                    changed += 100;
                    build.rest();
                    index.put(List.of(Shelf.entry(changed, "Storm", "", Shelf.NOON)));
                }
                index.show();
                assertThat(having("storm", index)).isEqualTo(50);
                assertThat(having("fog", index)).isEqualTo(4_950);
            }
        }
    }
}
