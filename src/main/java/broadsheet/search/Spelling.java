package broadsheet.search;

import broadsheet.search.Asked.Part;
import broadsheet.search.Asked.Wish;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Asks again with words spelled as the paper spells them. What stands in no story that the asker
/// can find is never offered.
final class Spelling {
    private static final int CANDIDATES = 4;

    private final Analysis analysis;
    private final Side side;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    Spelling(Analysis analysis, Side side) {
        this.analysis = analysis;
        this.side = side;
        checker.setMinQueryLength(4);
        checker.setMaxQueryLength(30);
        checker.setThresholdFrequency(0);
        checker.setAccuracy(0.6f);
    }

    /// The question with every word that no story has replaced by the nearest that one has; null
    /// where there is none such, or it finds nothing.
    @Nullable String better(Asked asked, Seeking seeking, IndexSearcher searcher)
            throws IOException {
        StringBuilder text = new StringBuilder(asked.text());
        boolean changed = false;
        for (Part part : asked.parts().reversed()) {
            if (part.not()) continue;
            String words =
                    switch (part.wish()) {
                        case Wish.Word(var word) -> word;
                        case Wish.Phrase(var phrase) -> phrase;
                        case Wish.Filed _, Wish.After _, Wish.Before _ -> "";
                    };
            int shift = asked.text().indexOf(words, part.from());
            for (Analysis.Token token : analysis.spelled(words).reversed()) {
                String nearest = nearest(token.text(), searcher);
                if (nearest == null) continue;
                text.replace(shift + token.start(), shift + token.end(), nearest);
                changed = true;
            }
        }
        if (!changed) return null;
        String better = Asked.tidy(text.toString());
        boolean finds =
                Census.of(searcher, seeking.of(Reading.of(better, side), searcher).all().query())
                                .total()
                                .stories()
                        > 0;
        return finds ? better : null;
    }

    private @Nullable String nearest(String word, IndexSearcher searcher) throws IOException {
        for (Analysis.Token token : analysis.tokens(word))
            if (isInUse(new Term(Fields.ALL, token.text()), searcher)) return null;
        SuggestWord[] words =
                checker.suggestSimilar(
                        new Term(Fields.SPELLED, word),
                        CANDIDATES,
                        searcher.getIndexReader(),
                        SuggestMode.SUGGEST_ALWAYS);
        for (SuggestWord each : List.of(words))
            if (isInUse(new Term(Fields.SPELLED, each.string), searcher)) return each.string;
        return null;
    }

    /// Whether a story that is still there has the word: the index keeps words of stories that are
    /// gone for a while.
    static boolean isInUse(Term term, IndexSearcher searcher) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = postings.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = postings.nextDoc()) if (live == null || live.get(doc)) return true;
        }
        return false;
    }
}
