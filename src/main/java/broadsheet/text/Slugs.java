package broadsheet.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// Words for the address of a story, section, tag or contributor.
public final class Slugs {
    private static final int LONGEST = 80;
    private static final Map<String, String> FOLDED =
            Map.ofEntries(
                    Map.entry("ß", "ss"),
                    Map.entry("æ", "ae"),
                    Map.entry("œ", "oe"),
                    Map.entry("ø", "o"),
                    Map.entry("đ", "d"),
                    Map.entry("ð", "d"),
                    Map.entry("ł", "l"),
                    Map.entry("ħ", "h"),
                    Map.entry("ı", "i"),
                    Map.entry("ŋ", "n"),
                    Map.entry("þ", "th"));

    private Slugs() {}

    /// Lower-case letters and digits joined by hyphens, at most 80 UTF-16 units, cut between words
    /// where that is possible. Latin letters lose their accents, letters of other scripts stay.
    /// Empty where nothing remains.
    public static String slug(String text) {
        StringBuilder out = new StringBuilder();
        boolean[] gapAndLatin = new boolean[2];
        Normalizer.normalize(PlainText.clean(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> append(c, out, gapAndLatin));
        return cut(out.toString());
    }

    private static void append(int c, StringBuilder out, boolean[] gapAndLatin) {
        boolean mark =
                switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            true;
                    default -> false;
                };
        if (mark && (gapAndLatin[1] || gapAndLatin[0] || out.isEmpty())) return;
        if (c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '\u00ad') return;
        if (Character.getType(c) == Character.FORMAT) return;
        if (!mark && !Character.isLetterOrDigit(c)) {
            gapAndLatin[0] = true;
            return;
        }
        if (gapAndLatin[0] && !out.isEmpty()) out.append('-');
        gapAndLatin[0] = false;
        if (!mark)
            gapAndLatin[1] =
                    c < 0x80 || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
        if (gapAndLatin[1]) fold(Character.toString(c), out);
        else out.appendCodePoint(c);
    }

    private static void fold(String letter, StringBuilder out) {
        Normalizer.normalize(letter, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> {
                    String base = Character.toString(c);
                    out.append(FOLDED.getOrDefault(base, base));
                });
    }

    private static String cut(String slug) {
        if (slug.length() <= LONGEST) return slug;
        int end = slug.lastIndexOf('-', LONGEST);
        if (end < LONGEST / 2) {
            end = LONGEST;
            while (end > 1 && continues(slug.codePointAt(end), slug.charAt(end))) end--;
        }
        return slug.substring(0, end);
    }

    private static boolean continues(int codePoint, char unit) {
        return Character.isLowSurrogate(unit) || !Character.isLetterOrDigit(codePoint);
    }
}
