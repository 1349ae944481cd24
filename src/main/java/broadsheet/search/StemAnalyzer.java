package broadsheet.search;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/// Words without case, accents, apostrophes and endings. Words come from the Unicode rules, so any
/// script is cut somewhere sensible; Chinese, Japanese and Korean into pairs of signs. Endings are
/// cut lightly, so that what is found looks like what was asked for, and only in the languages that
/// are named here. No word is left out, or "to be or not to be" could not be found.
final class StemAnalyzer extends Analyzer {
    private static final List<String> FRENCH =
            List.of(
                    "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu",
                    "puisqu");
    private static final List<String> ITALIAN =
            List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl",
                    "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d");

    private final String language;

    StemAnalyzer(String language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer tokenizer = new StandardTokenizer();
        TokenStream plain =
                new DecimalDigitFilter(new LowerCaseFilter(elided(new CJKWidthFilter(tokenizer))));
        TokenStream folded = new ASCIIFoldingFilter(stemmed(plain));
        return new TokenStreamComponents(
                tokenizer, new CJKBigramFilter(new ApostropheFilter(folded)));
    }

    private TokenStream elided(TokenStream words) {
        return switch (language) {
            case "fr" -> new ElisionFilter(words, new CharArraySet(FRENCH, true));
            case "it" -> new ElisionFilter(words, new CharArraySet(ITALIAN, true));
            default -> words;
        };
    }

    private TokenStream stemmed(TokenStream words) {
        return switch (language) {
            case "en" -> new KStemFilter(new EnglishPossessiveFilter(words));
            case "de" -> new GermanLightStemFilter(new GermanNormalizationFilter(words));
            case "fr" -> new FrenchLightStemFilter(words);
            case "es" -> new SpanishLightStemFilter(words);
            case "it" -> new ItalianLightStemFilter(words);
            case "pt" -> new PortugueseLightStemFilter(words);
            case "ar" -> new ArabicStemFilter(new ArabicNormalizationFilter(words));
            default -> words;
        };
    }
}
