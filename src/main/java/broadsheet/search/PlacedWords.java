package broadsheet.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Words with their places, as Lucene takes them.
final class PlacedWords extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final Iterator<Analysis.Token> tokens;
    private int position = -1;

    PlacedWords(List<Analysis.Token> tokens) {
        this.tokens = tokens.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!tokens.hasNext()) return false;
        Analysis.Token token = tokens.next();
        clearAttributes();
        term.append(token.text());
        step.setPositionIncrement(token.position() - position);
        offset.setOffset(token.start(), token.end());
        position = token.position();
        return true;
    }
}
