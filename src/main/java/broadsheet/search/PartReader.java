package broadsheet.search;

import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// A part of an index in which only some stories are live.
final class PartReader extends FilterLeafReader {
    private final FixedBitSet seen;
    private final int stories;

    /// @param seen none that is deleted is among them
    PartReader(LeafReader reader, FixedBitSet seen) {
        super(reader);
        this.seen = seen;
        this.stories = seen.cardinality();
    }

    @Override
    public Bits getLiveDocs() {
        return seen;
    }

    @Override
    public int numDocs() {
        return stories;
    }

    /// Nothing that is learnt of it is worth keeping: it is somebody's, and for one question.
    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
        return null;
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }
}
