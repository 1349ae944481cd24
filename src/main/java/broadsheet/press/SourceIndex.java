package broadsheet.press;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From a source to the kept pages made from it. Holds nothing for pages that are not kept. Guarded
/// by the press's lock.
final class SourceIndex<P> {
    private static final int BUCKET_BYTES = 200;
    private static final int LINK_BYTES = 48;

    /// The kept pages made from one source.
    static final class Bucket<P> {
        final String source;
        private final Set<Page<P>> pages = new HashSet<>(2);

        private Bucket(String source) {
            this.source = source;
        }

        private long bytes() {
            return BUCKET_BYTES + 2L * source.length();
        }
    }

    private final Map<String, Bucket<P>> buckets = new HashMap<>();
    private long bytes;

    void link(Page<P> page, Collection<String> sources) {
        List<Bucket<P>> madeFrom = new ArrayList<>(sources.size());
        for (String source : sources) {
            Bucket<P> bucket = buckets.get(source);
            if (bucket == null) {
                bucket = new Bucket<>(source);
                buckets.put(source, bucket);
                bytes += bucket.bytes();
            }
            bucket.pages.add(page);
            madeFrom.add(bucket);
        }
        page.madeFrom = List.copyOf(madeFrom);
        bytes += (long) LINK_BYTES * madeFrom.size();
    }

    void unlink(Page<P> page) {
        for (Bucket<P> bucket : page.madeFrom) {
            bucket.pages.remove(page);
            if (bucket.pages.isEmpty() && buckets.remove(bucket.source, bucket))
                bytes -= bucket.bytes();
        }
        bytes -= (long) LINK_BYTES * page.madeFrom.size();
    }

    /// A copy: the caller will unlink what it is given.
    List<Page<P>> madeFrom(String source) {
        Bucket<P> bucket = buckets.get(source);
        return bucket == null ? List.of() : List.copyOf(bucket.pages);
    }

    int sources() {
        return buckets.size();
    }

    /// What the index weighs, by estimate.
    long bytes() {
        return bytes;
    }
}
