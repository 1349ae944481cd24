package broadsheet.search;

import broadsheet.story.StoryId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/// Answers questions from an index.
final class Finding {
    /// Fewer stories than this with every word, and those with some words follow.
    private static final int FEW = 10;

    /// What being new is worth beside a word found: about a fifth of a rare one.
    private static final float FRESH = 1;

    private static final long FRESH_SECONDS = 30L * 24 * 60 * 60;

    private final Seeking seeking;
    private final Spelling spelling;
    private final FacetList facets;
    private final InstantSource clock;

    Finding(Seeking seeking, Spelling spelling, FacetList facets, InstantSource clock) {
        this.seeking = seeking;
        this.spelling = spelling;
        this.facets = facets;
        this.clock = clock;
    }

    Found find(Question question, IndexSearcher searcher) throws IOException {
        Asked asked = Reading.of(question.text());
        Sought sought = seeking.of(asked, searcher);
        Census census = Census.of(searcher, sought.all());
        Query query = sought.all();
        boolean few = census.total().stories() < FEW;
        boolean partly = false;
        if (few && sought.some() != sought.all()) {
            Census some = Census.of(searcher, sought.some());
            partly = some.total().stories() > census.total().stories();
            if (partly) {
                census = some;
                query = sought.some();
            }
        }
        int size = question.size();
        long reached = Math.min(census.total().stories(), Question.DEEPEST);
        int pages = (int) ((reached + size - 1) / size);
        int page = Math.max(1, Math.min(question.page(), pages));
        ScoreDoc[] top = top(question, sought, query, searcher, page * size);
        List<Hit> hits = new ArrayList<>();
        for (int i = (page - 1) * size; i < top.length; i++)
            hits.add(hit(top[i].doc, searcher, sought));
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

    private ScoreDoc[] top(
            Question question, Sought sought, Query query, IndexSearcher searcher, int most)
            throws IOException {
        boolean relevance = question.order() == Question.Order.RELEVANCE && sought.worded();
        if (relevance) {
            Query scored = question.fresh() ? fresh(query) : query;
            return searcher.search(scored, new TopScoreDocCollectorManager(most, most)).scoreDocs;
        }
        boolean newest = question.order() != Question.Order.OLDEST;
        Sort sort =
                new Sort(
                        LongField.newSortField(Fields.AT, newest, SortedNumericSelector.Type.MAX),
                        new SortField(Fields.ID, SortField.Type.LONG, newest));
        return searcher.search(query, new TopFieldCollectorManager(sort, most, most)).scoreDocs;
    }

    private Query fresh(Query query) {
        long now = clock.instant().getEpochSecond();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(
                        LongField.newDistanceFeatureQuery(Fields.AT, FRESH, now, FRESH_SECONDS),
                        Occur.SHOULD)
                .build();
    }

    private static Hit hit(int doc, IndexSearcher searcher, Sought sought) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        int inLeaf = doc - leaf.docBase;
        NumericDocValues ids = leaf.reader().getNumericDocValues(Fields.ID);
        if (ids == null || !ids.advanceExact(inLeaf))
            throw new IOException("a story without a number");
        Document stored =
                searcher.storedFields().document(doc, Set.of(Fields.HEADLINE, Fields.BODY));
        return new Hit(
                new StoryId(ids.longValue()),
                Passages.whole(
                        leaf.reader(),
                        inLeaf,
                        Fields.HEADLINE,
                        text(stored, Fields.HEADLINE),
                        sought.groups()),
                Passages.best(
                        leaf.reader(),
                        inLeaf,
                        Fields.BODY,
                        text(stored, Fields.BODY),
                        sought.groups()));
    }

    private static String text(Document stored, String field) {
        return Objects.requireNonNullElse(stored.get(field), "");
    }
}
