package broadsheet.search;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// The words of a story, each once, counted by the weights of the parts in which it stands. BM25
/// over this one field is BM25F over those parts, at the cost of one: frequencies and lengths are
/// added up here and not while somebody waits, and Lucene can leave out what cannot win.
final class WeighedWords extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Integer>> words;

    private WeighedWords(Map<String, Integer> words) {
        this.words = words.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!words.hasNext()) return false;
        Map.Entry<String, Integer> word = words.next();
        clearAttributes();
        term.append(word.getKey());
        frequency.setTermFrequency(word.getValue());
        return true;
    }

    /// Gathers the parts of one story.
    static final class Scale {
        private final Map<String, Integer> words = new HashMap<>();

        Scale add(List<Analysis.Token> tokens, int weight) {
            for (Analysis.Token token : tokens) words.merge(token.text(), weight, Integer::sum);
            return this;
        }

        /// Each word with its weight.
        Map<String, Integer> weights() {
            return words;
        }

        WeighedWords words() {
            return new WeighedWords(words);
        }
    }
}
