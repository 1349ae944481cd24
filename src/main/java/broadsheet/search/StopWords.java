package broadsheet.search;

import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;

/// Words that a question need not have in common with a story, while it has others. They are in the
/// index like all others.
final class StopWords {
    /// What people ask with and Lucene's list for English leaves out.
    private static final String ASKING =
            "what which who whom whose when where why how do does did has have had can could"
                    + " should would may about from i me my we our you your he she his her its";

    private StopWords() {}

    /// As they are looked for.
    static Set<String> of(String language, Analysis analysis) {
        CharArraySet listed =
                switch (language) {
                    case "en" -> EnglishAnalyzer.getDefaultStopSet();
                    case "de" -> GermanAnalyzer.getDefaultStopSet();
                    case "fr" -> FrenchAnalyzer.getDefaultStopSet();
                    case "es" -> SpanishAnalyzer.getDefaultStopSet();
                    case "it" -> ItalianAnalyzer.getDefaultStopSet();
                    case "pt" -> PortugueseAnalyzer.getDefaultStopSet();
                    case "ar" -> ArabicAnalyzer.getDefaultStopSet();
                    default -> CharArraySet.EMPTY_SET;
                };
        Set<String> words = new HashSet<>();
        for (Object word : listed)
            analysis.tokens(new String((char[]) word)).forEach(token -> words.add(token.text()));
        if (language.equals("en"))
            analysis.tokens(ASKING).forEach(token -> words.add(token.text()));
        return Set.copyOf(words);
    }
}
