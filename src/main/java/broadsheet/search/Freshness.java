package broadsheet.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Finds every story and scores it by how new it is: `most` for one of this moment, half after
/// `half` seconds, less and less before. It knows how new the newest of each stretch of the index
/// is, and stretches follow each other roughly as stories do; so a search passes over old ones as
/// soon as what it has found is better than they could be.
final class Freshness extends Query {
    private final long now;
    private final float most;
    private final long half;

    Freshness(long now, float most, long half) {
        this.now = now;
        this.most = most;
        this.half = half;
    }

    private float of(long at) {
        return (float) (most * (half / (half + (double) Math.max(0, now - at))));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, 1) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf)
                    throws IOException {
                NumericDocValues times =
                        DocValues.unwrapSingleton(
                                DocValues.getSortedNumeric(leaf.reader(), Fields.AT));
                DocValuesSkipper skipper = leaf.reader().getDocValuesSkipper(Fields.AT);
                if (times == null || skipper == null) return null;
                return new Supplier(times, skipper, leaf.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private final class Supplier extends ScorerSupplier {
        private final NumericDocValues times;
        private final DocValuesSkipper skipper;
        private final int stories;

        Supplier(NumericDocValues times, DocValuesSkipper skipper, int stories) {
            this.times = times;
            this.skipper = skipper;
            this.stories = stories;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            return new Stretches(times, skipper);
        }

        @Override
        public long cost() {
            return stories;
        }
    }

    /// The stories of one part of the index, in stretches.
    private final class Stretches extends Scorer {
        private final NumericDocValues times;

        /// The last place of each stretch, and the score of its newest story.
        private int[] ends = new int[16];

        private float[] best = new float[16];
        private int stretches;

        /// The stretch in which bounds are asked for.
        private int from;

        Stretches(NumericDocValues times, DocValuesSkipper skipper) throws IOException {
            this.times = times;
            for (int place = 0; ; place = skipper.maxDocID(0) + 1) {
                skipper.advance(place);
                if (skipper.minDocID(0) == DocIdSetIterator.NO_MORE_DOCS) break;
                if (stretches == ends.length) {
                    ends = Arrays.copyOf(ends, stretches * 2);
                    best = Arrays.copyOf(best, stretches * 2);
                }
                ends[stretches] = skipper.maxDocID(0);
                best[stretches++] = of(skipper.maxValue(0));
            }
        }

        @Override
        public int docID() {
            return times.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return times;
        }

        @Override
        public float score() throws IOException {
            return of(times.longValue());
        }

        @Override
        public int advanceShallow(int target) {
            if (from > 0 && target <= ends[from - 1]) from = 0;
            while (from < stretches && ends[from] < target) from++;
            return from < stretches ? ends[from] : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public float getMaxScore(int upTo) {
            float max = 0;
            for (int i = from; i < stretches; i++) {
                max = Math.max(max, best[i]);
                if (ends[i] >= upTo) break;
            }
            return max;
        }
    }

    @Override
    public String toString(String field) {
        return "fresh";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(Fields.AT)) visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness it && it.now == now && it.most == most && it.half == half;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(now);
    }
}
