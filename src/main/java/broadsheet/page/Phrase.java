package broadsheet.page;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A phrase with places to fill in, by the rules of [MessageFormat]. Most have words put into them
/// as they are: that is done here, since a page is full of them and a format is costly to copy.
final class Phrase {
    /// Stands for the first place while a phrase is read; the next for the second, and so on. None
    /// is a sign of any language.
    private static final char FIRST = '\ue000';

    private static final int MOST = 32;

    /// Numbers, choices and the like. A format serves one thread: copies of it are used.
    private final MessageFormat format;

    /// What stands before, between and after the places; empty where the format has to do it.
    private final List<String> texts = new ArrayList<>();

    /// Which value stands after each of these texts but the last.
    private final List<Integer> places = new ArrayList<>();

    Phrase(String phrase, Locale locale) {
        this.format = new MessageFormat(phrase, locale);
        if (Arrays.stream(format.getFormats()).allMatch(Objects::isNull)) read();
    }

    private void read() {
        Object[] signs = new Object[MOST];
        for (int i = 0; i < MOST; i++) signs[i] = String.valueOf((char) (FIRST + i));
        String read = format.format(signs);
        int from = 0;
        for (int i = 0; i < read.length(); i++) {
            int place = read.charAt(i) - FIRST;
            if (place < 0 || place >= MOST) continue;
            texts.add(read.substring(from, i));
            places.add(place);
            from = i + 1;
        }
        texts.add(read.substring(from));
    }

    String filled(@Nullable Object... values) {
        if (texts.isEmpty()) return formatted(values);
        StringBuilder out = new StringBuilder(texts.getFirst());
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            if (place >= values.length || !(values[place] instanceof String text))
                return formatted(values);
            out.append(text).append(texts.get(i + 1));
        }
        return out.toString();
    }

    private String formatted(@Nullable Object... values) {
        return ((MessageFormat) format.clone()).format(values);
    }
}
