package broadsheet.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// How rare words are in the paper.
interface Rarity {
    /// Stories that a new index learns from.
    int SAMPLE = 1_000;

    /// The logarithm of one in how many stories has the word; a little for one that all have.
    double of(String word) throws IOException;

    /// As an index has it.
    static Rarity in(IndexReader reader) {
        return word -> rarity(reader.docFreq(new Term(Fields.ALL, word)), reader.numDocs());
    }

    /// As some of the paper's stories have it, for an index that is not built yet.
    static Rarity sample(Stock stock, Documents documents) {
        return of(stock.sample(SAMPLE), documents);
    }

    /// As these stories have it.
    static Rarity of(List<Entry> stories, Documents documents) {
        Map<String, Integer> counts = new HashMap<>();
        for (Entry story : stories)
            for (String word : documents.vocabulary(story)) counts.merge(word, 1, Integer::sum);
        return word -> rarity(counts.getOrDefault(word, 0), stories.size());
    }

    private static double rarity(int having, int all) {
        return Math.log(1 + (all + 1.0) / (having + 1.0));
    }
}
