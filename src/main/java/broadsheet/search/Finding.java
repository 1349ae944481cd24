package broadsheet.search;

import broadsheet.story.StoryId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;

/// Answers questions from an index.
final class Finding {
    /// Fewer stories than this with every word, and those with some words follow.
    private static final int FEW = 10;

    /// What being new is worth beside a word found: about a fifth of a rare one.
    private static final float FRESH = 1;

    private static final long FRESH_SECONDS = 30L * 24 * 60 * 60;

    private static final Set<String> SHOWN = Set.of(Fields.HEADLINE, Fields.BODY);

    private final Side side;
    private final Seeking seeking;
    private final Spelling spelling;
    private final FacetList facets;
    private final InstantSource clock;

    Finding(Side side, Seeking seeking, Spelling spelling, FacetList facets, InstantSource clock) {
        this.side = side;
        this.seeking = seeking;
        this.spelling = spelling;
        this.facets = facets;
        this.clock = clock;
    }

    Found find(Question question, IndexSearcher searcher) throws IOException {
        Asked asked = Reading.of(question.text(), side);
        Sought sought = seeking.of(asked, searcher);
        Sought.Wanted wanted = sought.all();
        Census census = Census.of(searcher, wanted.query());
        boolean few = census.total().stories() < FEW;
        boolean partly = false;
        Sought.Wanted some = sought.some();
        if (few && some != null) {
            Census more = Census.of(searcher, some.query());
            partly = more.total().stories() > census.total().stories();
            if (partly) {
                census = more;
                wanted = some;
            }
        }
        int size = question.size();
        long reached = Math.min(census.total().stories(), Question.DEEPEST);
        int pages = (int) ((reached + size - 1) / size);
        int page = Math.max(1, Math.min(question.page(), pages));
        ScoreDoc[] top = top(question, wanted, searcher, page * size);
        int first = Math.min((page - 1) * size, top.length);
        List<Hit> hits =
                hits(Arrays.copyOfRange(top, first, top.length), searcher, sought.groups());
        return new Found(
                census.total(),
                page,
                pages,
                hits,
                facets.of(asked, census),
                few || partly ? spelling.better(asked, seeking, searcher) : null,
                partly,
                asked.notes());
    }

    /// The best of the stories that have all that is asked for.
    List<StoryId> best(String text, int most, IndexSearcher searcher) throws IOException {
        Question question = Question.of(text);
        Sought sought = seeking.of(Reading.of(text, side), searcher);
        return stories(top(question, sought.all(), searcher, most), searcher);
    }

    /// Which stories these are. One that goes from one index to the other may stand in both for a
    /// moment: it is named once.
    static List<StoryId> stories(ScoreDoc[] found, IndexSearcher searcher) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Set<StoryId> stories = new LinkedHashSet<>();
        for (ScoreDoc each : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
            if (ids.advanceExact(each.doc - leaf.docBase))
                stories.add(new StoryId(ids.longValue()));
        }
        return List.copyOf(stories);
    }

    private ScoreDoc[] top(
            Question question, Sought.Wanted wanted, IndexSearcher searcher, int most)
            throws IOException {
        if (question.order() == Question.Order.RELEVANCE && !wanted.ranks().isEmpty())
            return ranked(question.fresh(), wanted, searcher, most);
        boolean newest = question.order() != Question.Order.OLDEST;
        Sort sort =
                new Sort(
                        LongField.newSortField(Fields.AT, newest, SortedNumericSelector.Type.MAX),
                        new SortField(Fields.ID, SortField.Type.LONG, newest));
        return searcher.search(wanted.query(), new TopFieldCollectorManager(sort, most, most))
                .scoreDocs;
    }

    /// The best of each rank, and of those the best.
    private ScoreDoc[] ranked(boolean fresh, Sought.Wanted wanted, IndexSearcher searcher, int most)
            throws IOException {
        Map<Integer, ScoreDoc> best = new HashMap<>();
        for (Sought.Rank rank : wanted.ranks()) {
            Query query = fresh ? fresh(rank.query()) : rank.query();
            float least = least(best.values(), most) - rank.lift();
            for (ScoreDoc each : searcher.search(query, new Best(most, least)).scoreDocs) {
                each.score += rank.lift();
                best.merge(each.doc, each, (one, other) -> one.score >= other.score ? one : other);
            }
        }
        return best.values().stream()
                .sorted(
                        Comparator.<ScoreDoc>comparingDouble(each -> -each.score)
                                .thenComparingInt(each -> each.doc))
                .limit(most)
                .toArray(ScoreDoc[]::new);
    }

    /// What a story has to reach to be among the best `most` of these and itself.
    private static float least(Collection<ScoreDoc> found, int most) {
        if (found.size() < most) return 0;
        double[] scores = found.stream().mapToDouble(each -> each.score).sorted().toArray();
        return (float) scores[scores.length - most];
    }

    private Query fresh(Query query) {
        long now = clock.instant().getEpochSecond();
        BooleanQuery.Builder both = new BooleanQuery.Builder();
        if (query instanceof BooleanQuery parts) parts.clauses().forEach(both::add);
        else both.add(query, Occur.MUST);
        return both.add(new Freshness(now, FRESH, FRESH_SECONDS), Occur.MUST).build();
    }

    /// What is shown of stories, each once. They are read in the order in which the index has them,
    /// so that each list of places is gone through once.
    private static List<Hit> hits(
            ScoreDoc[] found, IndexSearcher searcher, List<List<Analysis.Token>> groups)
            throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        StoredFields texts = searcher.storedFields();
        Hit[] hits = new Hit[found.length];
        int[] order =
                IntStream.range(0, found.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> found[i].doc))
                        .mapToInt(i -> i)
                        .toArray();
        LeafReaderContext leaf = null;
        Part part = null;
        for (int i : order) {
            int doc = found[i].doc;
            if (part == null || leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
                part = new Part(leaf.reader(), groups);
            }
            hits[i] = part.hit(doc - leaf.docBase, texts.document(doc, SHOWN));
        }
        Set<StoryId> shown = new HashSet<>();
        return Arrays.stream(hits).filter(hit -> shown.add(hit.story())).toList();
    }

    /// A part of the index, from which hits are read one after another.
    private static final class Part {
        private final NumericDocValues ids;
        private final Passages passages;

        Part(LeafReader reader, List<List<Analysis.Token>> groups) throws IOException {
            this.ids = DocValues.getNumeric(reader, Fields.ID);
            this.passages = new Passages(reader, groups);
        }

        Hit hit(int doc, Document stored) throws IOException {
            if (!ids.advanceExact(doc)) throw new IOException("a story without a number");
            return new Hit(
                    new StoryId(ids.longValue()),
                    passages.whole(doc, Fields.HEADLINE, text(stored, Fields.HEADLINE)),
                    passages.best(doc, Fields.BODY, text(stored, Fields.BODY)));
        }
    }

    private static String text(Document stored, String field) {
        return Objects.requireNonNullElse(stored.get(field), "");
    }
}
