package broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Turns text into the words that are looked for, in the same way for stories and for questions: by
/// the rules of the paper's language. For many threads.
final class Analysis implements AutoCloseable {
    /// To be raised when the same text comes to other words than before, or the index's fields
    /// change: an index of another version is built anew.
    private static final int VERSION = 4;

    private final Locale language;
    private final Analyzer stems;
    private final Analyzer words = new WordAnalyzer();
    private final Set<String> stopWords;

    /// A word of a text.
    ///
    /// @param text the word as it is looked for
    /// @param position counted in words
    /// @param start where it stands in the text, in UTF-16 units
    record Token(String text, int position, int start, int end) {}

    Analysis(Locale language) {
        this.language = language;
        this.stems = new StemAnalyzer(language.getLanguage());
        this.stopWords = StopWords.of(language.getLanguage(), this);
    }

    /// Names these rules; the same where and only where they are the same.
    String version() {
        return VERSION + "/" + language.getLanguage();
    }

    /// The words of a text: without case, accents and endings.
    List<Token> tokens(String text) {
        return tokens(stems, text);
    }

    /// The words of a text as they are spelled, but in small letters.
    List<Token> spelled(String text) {
        return tokens(words, text);
    }

    /// Whether a word as it is looked for says nothing by itself, such as "the".
    boolean isStopWord(String token) {
        return stopWords.contains(token);
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                if (term.length() > 0)
                    tokens.add(
                            new Token(
                                    term.toString(),
                                    position,
                                    offset.startOffset(),
                                    offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    @Override
    public void close() {
        stems.close();
        words.close();
    }
}
