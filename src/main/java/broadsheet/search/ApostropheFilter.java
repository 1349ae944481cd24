package broadsheet.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Takes apostrophes out of words, so that "O'Brien", "O’Brien" and "OBrien" are one.
final class ApostropheFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    ApostropheFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        char[] letters = term.buffer();
        int kept = 0;
        for (int i = 0; i < term.length(); i++)
            if (letters[i] != '\'' && letters[i] != '\u2019') letters[kept++] = letters[i];
        if (kept > 0) term.setLength(kept);
        return true;
    }
}
