package broadsheet.search;

import broadsheet.story.StoryId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

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

    /// A part of the index, where keys are looked up one after another: to go on in a list of words
    /// costs much less than to begin anew.
    private static final class Part {
        final LeafReaderContext leaf;
        final @Nullable Bits live;
        final @Nullable TermsEnum words;
        private @Nullable PostingsEnum places;

        Part(LeafReaderContext leaf) throws IOException {
            this.leaf = leaf;
            this.live = leaf.reader().getLiveDocs();
            Terms all = leaf.reader().terms(Fields.KEYS);
            this.words = all == null ? null : all.iterator();
        }

        /// Where a key stands in the list; null where nothing here has it.
        @Nullable TermState find(BytesRef key) throws IOException {
            return words != null && words.seekExact(key) ? words.termState() : null;
        }

        void count(Key key, TermState found, Likeness likeness) throws IOException {
            TermsEnum list = Objects.requireNonNull(words);
            list.seekExact(key.text(), found);
            PostingsEnum stories = list.postings(places, PostingsEnum.NONE);
            places = stories;
            for (int doc = stories.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = stories.nextDoc())
                if (live == null || live.get(doc))
                    likeness.add(leaf.docBase + doc, (float) key.weight());
        }
    }

    /// A key of the story.
    ///
    /// @param found where it stands in each part of the index; null in one that has it not
    private record Key(BytesRef text, int stories, double weight, @Nullable TermState[] found) {}

    Optional<List<StoryId>> related(StoryId story, int most, IndexSearcher searcher)
            throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int doc = doc(story, leaves);
        if (doc < 0) return Optional.empty();
        Part[] parts = new Part[leaves.size()];
        for (int i = 0; i < parts.length; i++) parts[i] = new Part(leaves.get(i));
        List<Key> keys = keys(doc, searcher.getIndexReader().numDocs(), parts);
        Likeness likeness = new Likeness();
        double whole = 0;
        int left = BUDGET;
        for (Key key : keys) {
            whole += key.weight();
            if (key.stories() > left) continue;
            left -= key.stories();
            for (int i = 0; i < parts.length; i++) {
                TermState found = key.found()[i];
                if (found != null) parts[i].count(key, found, likeness);
            }
        }
        return Optional.of(
                freshFirst(doc, likeness.best(doc, ENOUGH * whole, CANDIDATES), most, leaves));
    }

    private static int doc(StoryId story, List<LeafReaderContext> leaves) throws IOException {
        Term term = new Term(Fields.ID, Long.toString(story.value()));
        for (LeafReaderContext leaf : leaves) {
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
    private static List<Key> keys(int doc, int all, Part[] parts) throws IOException {
        LeafReaderContext own = parts[0].leaf;
        for (Part part : parts) if (part.leaf.docBase <= doc) own = part.leaf;
        SortedSetDocValues values = DocValues.getSortedSet(own.reader(), Fields.KEYS);
        List<Key> keys = new ArrayList<>();
        if (!values.advanceExact(doc - own.docBase)) return keys;
        for (int n = values.docValueCount(); n > 0; n--) {
            BytesRef text = BytesRef.deepCopyOf(values.lookupOrd(values.nextOrd()));
            @Nullable TermState[] found = new TermState[parts.length];
            int stories = 0;
            for (int i = 0; i < parts.length; i++) {
                found[i] = parts[i].find(text);
                if (found[i] != null) stories += Objects.requireNonNull(parts[i].words).docFreq();
            }
            double weight = Math.log(1 + (double) all / (stories + 1));
            byte first = text.bytes[text.offset];
            if (Keys.isTag(first)) weight *= TAG;
            if (Keys.isAuthor(first)) weight *= AUTHOR;
            keys.add(new Key(text, stories, weight, found));
        }
        keys.sort(Comparator.comparingInt(Key::stories).thenComparing(Key::text));
        return keys;
    }

    /// A candidate as it would be shown.
    private record Likely(long story, int words, double weight) {}

    /// Without those whose headline says the same as the story's own or another's.
    private List<StoryId> freshFirst(
            int own, List<Likeness.Line> candidates, int most, List<LeafReaderContext> leaves)
            throws IOException {
        List<Likely> likely = new ArrayList<>();
        int words = 0;
        double now = clock.instant().getEpochSecond();
        List<Likeness.Line> inOrder = new ArrayList<>(candidates);
        inOrder.add(new Likeness.Line(own, 0));
        inOrder.sort(Comparator.comparingInt(Likeness.Line::story));
        int next = 0;
        for (LeafReaderContext leaf : leaves) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            if (next == inOrder.size() || inOrder.get(next).story() >= end) continue;
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
            NumericDocValues doubles = DocValues.getNumeric(leaf.reader(), Fields.DOUBLE);
            SortedNumericDocValues times = DocValues.getSortedNumeric(leaf.reader(), Fields.AT);
            for (; next < inOrder.size() && inOrder.get(next).story() < end; next++) {
                Likeness.Line each = inOrder.get(next);
                int doc = each.story() - leaf.docBase;
                int said = doubles.advanceExact(doc) ? (int) doubles.longValue() : 0;
                if (each.story() == own) {
                    words = said;
                    continue;
                }
                long at = times.advanceExact(doc) ? times.nextValue() : 0;
                double days = Math.max(0, now - at) / 86_400;
                double fresh = 1 + FRESH * FRESH_DAYS / (FRESH_DAYS + days);
                if (ids.advanceExact(doc))
                    likely.add(new Likely(ids.longValue(), said, each.weight() * fresh));
            }
        }
        likely.sort(
                Comparator.comparingDouble(Likely::weight)
                        .thenComparingLong(Likely::story)
                        .reversed());
        Set<Integer> said = new HashSet<>(Set.of(words));
        List<StoryId> related = new ArrayList<>();
        for (Likely each : likely)
            if (related.size() < most && said.add(each.words()))
                related.add(new StoryId(each.story()));
        return related;
    }
}
