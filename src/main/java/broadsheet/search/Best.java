package broadsheet.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/// Collects the best stories, of which it is known before that none below some score will be among
/// them: a search then passes over those from its first step, and not only when it has found as
/// many better ones.
final class Best implements CollectorManager<Best.Above, TopDocs> {
    private final TopScoreDocCollectorManager all;
    private final float least;

    /// @param least what a story has to reach; a little less is let through as well
    Best(int most, float least) {
        this.all = new TopScoreDocCollectorManager(most, most);
        // Scores that are added up in another order may differ in the last place.
        this.least = least <= 0 ? 0 : least * 0.99999f;
    }

    @Override
    public Above newCollector() {
        return new Above(all.newCollector(), least);
    }

    @Override
    public TopDocs reduce(Collection<Above> collectors) throws IOException {
        return all.reduce(collectors.stream().map(Above::inner).toList());
    }

    static final class Above extends FilterCollector {
        private final TopScoreDocCollector inner;
        private final float least;

        private Above(TopScoreDocCollector inner, float least) {
            super(inner);
            this.inner = inner;
            this.least = least;
        }

        private TopScoreDocCollector inner() {
            return inner;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            LeafCollector collector = inner.getLeafCollector(leaf);
            if (least == 0) return collector;
            return new FilterLeafCollector(collector) {
                @Override
                public void setScorer(Scorable scorer) throws IOException {
                    in.setScorer(
                            new FilterScorable(scorer) {
                                @Override
                                public void setMinCompetitiveScore(float score) throws IOException {
                                    in.setMinCompetitiveScore(Math.max(score, least));
                                }
                            });
                    scorer.setMinCompetitiveScore(least);
                }
            };
        }
    }
}
