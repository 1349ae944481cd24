package broadsheet.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Counts the stories that a question finds, and how they are spread. Up to [#VISITS] candidates
/// all are looked at and the counts are exact; of more only [#SAMPLE] are, evenly from the whole
/// index, and the counts are estimates. So a question that half the archive answers takes no
/// longer. How many stories have one word the index knows by itself.
final class Census {
    private static final int VISITS = 8_000;
    private static final int SAMPLE = 4_000;

    /// A part with fewer than these tells nothing of the whole: then all are looked at.
    private static final int RARE = 10;

    /// Stories side by side that are looked at, or passed over, together.
    private static final int STRETCH = 256;

    final Tally sections = new Tally();
    final Tally years = new Tally();
    final Tally authors = new Tally();

    /// Of the stories that have one; what readers find has none.
    final Tally states = new Tally();

    private final Pigeonholes holes = new Pigeonholes();
    private long seen;
    private long every = 1;

    /// How many there are in all; below 0 where only looking tells.
    private long known = -1;

    Census() {}

    static Census of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Census census = new Census();
        @Nullable ScorerSupplier[] suppliers = suppliers(weight, leaves);
        long candidates = 0;
        for (ScorerSupplier supplier : suppliers)
            if (supplier != null) candidates += supplier.cost();
        if (candidates > VISITS) {
            census.every = (candidates + SAMPLE - 1) / SAMPLE;
            census.known = known(weight, leaves);
        }
        census.look(suppliers, leaves);
        if (census.every == 1 || census.seen >= RARE) return census;
        Census whole = new Census();
        whole.look(suppliers(weight, leaves), leaves);
        return whole;
    }

    private static @Nullable ScorerSupplier[] suppliers(
            Weight weight, List<LeafReaderContext> leaves) throws IOException {
        @Nullable ScorerSupplier[] suppliers = new ScorerSupplier[leaves.size()];
        for (LeafReaderContext leaf : leaves) suppliers[leaf.ord] = weight.scorerSupplier(leaf);
        return suppliers;
    }

    private static long known(Weight weight, List<LeafReaderContext> leaves) throws IOException {
        long all = 0;
        for (LeafReaderContext leaf : leaves) {
            int here = weight.count(leaf);
            if (here < 0) return -1;
            all += here;
        }
        return all;
    }

    private void look(@Nullable ScorerSupplier[] suppliers, List<LeafReaderContext> leaves)
            throws IOException {
        for (LeafReaderContext leaf : leaves) {
            ScorerSupplier supplier = suppliers[leaf.ord];
            if (supplier != null) look(leaf, supplier.get(Long.MAX_VALUE).iterator());
        }
    }

    private void look(LeafReaderContext leaf, DocIdSetIterator found) throws IOException {
        LeafReader reader = leaf.reader();
        Bits live = reader.getLiveDocs();
        BinaryDocValues counted = DocValues.getBinary(reader, Fields.COUNTED);
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
                if (counted.advanceExact(doc)) holes.count(counted.binaryValue(), this);
            }
            doc = found.nextDoc();
        }
    }

    /// How many stories were found in all.
    Found.Count total() {
        return known < 0 ? count(seen) : new Found.Count(known, true);
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
