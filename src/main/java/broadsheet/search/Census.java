package broadsheet.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// Counts the stories that a question finds, and how they are spread. Up to [#VISITS] all are
/// looked at and the counts are exact; of more a part is looked at, evenly from the whole index,
/// and the counts are estimates. So a question that half the archive answers takes no longer.
final class Census {
    private static final int VISITS = 8_000;

    /// Stories side by side that are looked at, or passed over, together.
    private static final int STRETCH = 512;

    final Tally sections = new Tally();
    final Tally years = new Tally();
    final Tally authors = new Tally();

    /// Of the stories that have one; what readers find has none.
    final Tally states = new Tally();

    private long seen;
    private long every = 1;

    private Census() {}

    static Census of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        long candidates = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) candidates += scorer.iterator().cost();
        }
        Census census = new Census();
        census.every = Math.max(1, (candidates + VISITS - 1) / VISITS);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) census.look(leaf, scorer.iterator());
        }
        return census;
    }

    private void look(LeafReaderContext leaf, DocIdSetIterator found) throws IOException {
        LeafReader reader = leaf.reader();
        Bits live = reader.getLiveDocs();
        SortedNumericDocValues ofSections = DocValues.getSortedNumeric(reader, Fields.SECTIONS);
        SortedNumericDocValues ofAuthors = DocValues.getSortedNumeric(reader, Fields.AUTHORS);
        NumericDocValues ofYear = DocValues.getNumeric(reader, Fields.YEAR);
        NumericDocValues ofState = DocValues.getNumeric(reader, Fields.STATE);
        int doc = found.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            long stretch = ((long) leaf.docBase + doc) / STRETCH;
            if (stretch % every != 0) {
                long next = (stretch / every + 1) * every * STRETCH - leaf.docBase;
                if (next >= reader.maxDoc()) return;
                doc = found.advance((int) next);
                continue;
            }
            if (live == null || live.get(doc)) {
                seen++;
                if (ofYear.advanceExact(doc)) years.add(ofYear.longValue());
                if (ofState.advanceExact(doc)) states.add(ofState.longValue());
                count(ofSections, doc, sections);
                count(ofAuthors, doc, authors);
            }
            doc = found.nextDoc();
        }
    }

    private static void count(SortedNumericDocValues values, int doc, Tally tally)
            throws IOException {
        if (!values.advanceExact(doc)) return;
        for (int i = values.docValueCount(); i > 0; i--) tally.add(values.nextValue());
    }

    /// How many stories were found in all.
    Found.Count total() {
        return count(seen);
    }

    /// How many were looked at.
    long seen() {
        return seen;
    }

    /// What so many of those looked at stand for.
    Found.Count count(long lookedAt) {
        return new Found.Count(lookedAt * every, every == 1);
    }
}
