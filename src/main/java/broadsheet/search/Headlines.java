package broadsheet.search;

import java.io.IOException;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;

/// Finds stories by the beginnings of their headline's words.
final class Headlines {
    private static final int WORDS = 8;
    private static final Sort NEWEST =
            new Sort(LongField.newSortField(Fields.AT, true, SortedNumericSelector.Type.MAX));

    private Headlines() {}

    /// The newest with a word for each of these beginnings.
    ///
    /// @param slug what was typed, as a slug; not empty
    static ScoreDoc[] beginning(String slug, int most, IndexSearcher searcher) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String[] words = slug.split("-");
        for (int i = 0; i < Math.min(words.length, WORDS); i++)
            query.add(
                    new TermQuery(new Term(Fields.EDGES, Documents.edge(words[i]))), Occur.FILTER);
        return searcher.search(query.build(), new TopFieldCollectorManager(NEWEST, most, most))
                .scoreDocs;
    }
}
