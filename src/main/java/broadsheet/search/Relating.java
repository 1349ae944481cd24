package broadsheet.search;

import broadsheet.story.StoryId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Finds stories like one, from the keys that each was given. It is asked while a page is made, so
/// it looks at the rarest keys first and at a bounded number of stories: what many stories share
/// says little of any.
final class Relating {
    /// Places in the index that are looked at for one story.
    private static final int BUDGET = 800;

    private static final int CANDIDATES = 16;
    private static final double TAG = 1.6;
    private static final double AUTHOR = 0.3;

    /// Less in common than a rare tag, or two rare words, is nothing.
    private static final double ENOUGH = 0.16;

    /// A new story counts up to so much more, of this age in days half of that.
    private static final double FRESH = 0.6;

    private static final double FRESH_DAYS = 60;

    private final InstantSource clock;

    Relating(InstantSource clock) {
        this.clock = clock;
    }

    /// A key of the story, with the places that have it.
    private record Key(
            BytesRef text,
            int stories,
            double weight,
            List<PostingsEnum> places,
            List<LeafReaderContext> leaves) {}

    private record Candidate(int doc, double likeness) {}

    Optional<List<StoryId>> related(StoryId story, int most, IndexSearcher searcher)
            throws IOException {
        int doc = doc(story, searcher);
        if (doc < 0) return Optional.empty();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Key> keys = keys(doc, searcher, leaves);
        double whole = keys.stream().mapToDouble(Key::weight).sum();
        Likeness likeness = new Likeness();
        int left = BUDGET;
        for (Key key : keys) {
            if (key.stories() > left) continue;
            left -= key.stories();
            count(key, likeness);
        }
        List<Candidate> best = new ArrayList<>();
        likeness.each((other, weight) -> {
            if (other != doc && weight >= ENOUGH * whole) best.add(new Candidate(other, weight));
        });
        best.sort(
                Comparator.comparingDouble(Candidate::likeness)
                        .reversed()
                        .thenComparingInt(Candidate::doc));
        return Optional.of(
                freshFirst(doc, best.subList(0, Math.min(best.size(), CANDIDATES)), most, leaves));
    }

    private static int doc(StoryId story, IndexSearcher searcher) throws IOException {
        Term term = new Term(Fields.ID, Long.toString(story.value()));
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
            if (found == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = found.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = found.nextDoc())
                if (live == null || live.get(doc)) return leaf.docBase + doc;
        }
        return -1;
    }

    /// The rarest first.
    private static List<Key> keys(int doc, IndexSearcher searcher, List<LeafReaderContext> leaves)
            throws IOException {
        LeafReaderContext own = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SortedSetDocValues values = DocValues.getSortedSet(own.reader(), Fields.KEYS);
        List<Key> keys = new ArrayList<>();
        if (!values.advanceExact(doc - own.docBase)) return keys;
        int all = searcher.getIndexReader().numDocs();
        for (int i = values.docValueCount(); i > 0; i--) {
            BytesRef text = BytesRef.deepCopyOf(values.lookupOrd(values.nextOrd()));
            Term term = new Term(Fields.KEYS, text);
            List<PostingsEnum> places = new ArrayList<>();
            List<LeafReaderContext> where = new ArrayList<>();
            int stories = 0;
            for (LeafReaderContext leaf : leaves) {
                PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
                if (postings == null) continue;
                places.add(postings);
                where.add(leaf);
                stories += (int) postings.cost();
            }
            double weight = Math.log(1 + (double) all / (stories + 1));
            byte first = text.bytes[text.offset];
            if (Keys.isTag(first)) weight *= TAG;
            if (Keys.isAuthor(first)) weight *= AUTHOR;
            keys.add(new Key(text, stories, weight, places, where));
        }
        keys.sort(Comparator.comparingInt(Key::stories).thenComparing(Key::text));
        return keys;
    }

    private static void count(Key key, Likeness likeness) throws IOException {
        for (int i = 0; i < key.places().size(); i++) {
            LeafReaderContext leaf = key.leaves().get(i);
            Bits live = leaf.reader().getLiveDocs();
            PostingsEnum places = key.places().get(i);
            for (int doc = places.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = places.nextDoc())
                if (live == null || live.get(doc))
                    likeness.add(leaf.docBase + doc, (float) key.weight());
        }
    }

    /// A candidate as it would be shown.
    private record Likely(long story, int words, double weight) {}

    /// Without those whose headline says the same as the story's own or another's.
    private List<StoryId> freshFirst(
            int own, List<Candidate> candidates, int most, List<LeafReaderContext> leaves)
            throws IOException {
        double now = clock.instant().getEpochSecond();
        Set<Integer> said = new HashSet<>();
        said.add((int) value(Fields.DOUBLE, own, leaves));
        List<Likely> likely = new ArrayList<>();
        for (Candidate each : candidates) {
            double days = Math.max(0, now - at(each.doc(), leaves)) / 86_400;
            double fresh = 1 + FRESH * FRESH_DAYS / (FRESH_DAYS + days);
            likely.add(
                    new Likely(
                            value(Fields.ID, each.doc(), leaves),
                            (int) value(Fields.DOUBLE, each.doc(), leaves),
                            each.likeness() * fresh));
        }
        likely.sort(
                Comparator.comparingDouble(Likely::weight)
                        .thenComparingLong(Likely::story)
                        .reversed());
        List<StoryId> related = new ArrayList<>();
        for (Likely each : likely)
            if (related.size() < most && said.add(each.words()))
                related.add(new StoryId(each.story()));
        return related;
    }

    private static long at(int doc, List<LeafReaderContext> leaves) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), Fields.AT);
        return values.advanceExact(doc - leaf.docBase) ? values.nextValue() : 0;
    }

    private static long value(String field, int doc, List<LeafReaderContext> leaves)
            throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        return values.advanceExact(doc - leaf.docBase) ? values.longValue() : 0;
    }
}
