package broadsheet.search;

import broadsheet.story.SectionId;
import broadsheet.story.Slips;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The readers' index and the desk's, as somebody of the newsroom sees them: one index, in which
/// what they may not see counts as deleted. Rights are not a part of the question, which might
/// forget them in one place; whatever asks this index cannot tell that there is more.
///
/// A public story with a working copy stands in both indexes. The desk's has the words of both, so
/// the other is left out.
final class Visible {
    private Visible() {}

    static IndexSearcher of(IndexSearcher readers, IndexSearcher desk, Slips.Within within)
            throws IOException {
        Set<Long> both = both(desk);
        List<IndexReader> parts = new ArrayList<>();
        for (LeafReaderContext leaf : readers.getIndexReader().leaves())
            parts.add(part(leaf.reader(), within, both));
        for (LeafReaderContext leaf : desk.getIndexReader().leaves())
            parts.add(part(leaf.reader(), within, Set.of()));
        IndexSearcher all =
                new IndexSearcher(new MultiReader(parts.toArray(IndexReader[]::new), false));
        all.setQueryCache(null);
        return all;
    }

    /// The numbers of the stories that stand in both indexes: what is public stands in the desk's
    /// only where there is more to it than readers see.
    private static Set<Long> both(IndexSearcher desk) throws IOException {
        Set<Long> ids = new HashSet<>();
        for (LeafReaderContext leaf : desk.getIndexReader().leaves()) {
            LeafReader reader = leaf.reader();
            FixedBitSet found = new FixedBitSet(reader.maxDoc());
            mark(reader, Fields.STATE, Seeking.PUBLISHED, found);
            NumericDocValues numbers = DocValues.getNumeric(reader, Fields.ID);
            for (int doc = next(found, 0); doc >= 0; doc = next(found, doc + 1))
                if (numbers.advanceExact(doc)) ids.add(numbers.longValue());
        }
        return ids;
    }

    private static int next(FixedBitSet set, int from) {
        if (from >= set.length()) return -1;
        int doc = set.nextSetBit(from);
        return doc == DocIdSetIterator.NO_MORE_DOCS ? -1 : doc;
    }

    /// A part of an index without what is not of these sections, and without these stories.
    private static LeafReader part(LeafReader reader, Slips.Within within, Set<Long> without)
            throws IOException {
        FixedBitSet left = new FixedBitSet(reader.maxDoc());
        for (long id : without) mark(reader, Fields.ID, Long.toString(id), left);
        List<SectionId> sections = within.sections();
        if (sections == null)
            return left.cardinality() == 0 ? reader : new PartReader(reader, without(reader, left));
        FixedBitSet seen = new FixedBitSet(reader.maxDoc());
        for (SectionId section : sections) mark(reader, Fields.HOME, Documents.home(section), seen);
        if (within.unfiled()) mark(reader, Fields.HOME, Documents.home(null), seen);
        seen.andNot(left);
        return new PartReader(reader, seen);
    }

    private static FixedBitSet without(LeafReader reader, FixedBitSet left) {
        FixedBitSet seen = new FixedBitSet(reader.maxDoc());
        seen.set(0, reader.maxDoc());
        @Nullable Bits live = reader.getLiveDocs();
        if (live != null) live.applyMask(seen, 0);
        seen.andNot(left);
        return seen;
    }

    /// Marks the stories of a part that have a word and have not been replaced since.
    private static void mark(LeafReader reader, String field, String word, FixedBitSet set)
            throws IOException {
        PostingsEnum found = reader.postings(new Term(field, word), PostingsEnum.NONE);
        if (found == null) return;
        @Nullable Bits live = reader.getLiveDocs();
        for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc())
            if (live == null || live.get(doc)) set.set(doc);
    }
}
