package broadsheet.site;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words to search for, out of an address that leads nowhere.
final class AddressWords {
    private static final int MOST = 8;
    private static final int LONGEST = 80;
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private AddressWords() {}

    /// The words of the last part of a path that has any, without numbers; empty where it has none.
    static String of(String path) {
        for (String part : List.of(path.split("/")).reversed()) {
            String words =
                    String.join(
                            " ",
                            Stream.of(APART.split(ENDING.matcher(part).replaceFirst("")))
                                    .filter(word -> LETTER.matcher(word).find())
                                    .limit(MOST)
                                    .toList());
            if (!words.isEmpty())
                return words.codePointCount(0, words.length()) <= LONGEST
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, LONGEST)).strip();
        }
        return "";
    }
}
