package broadsheet.search;

import broadsheet.story.ContributorId;
import broadsheet.story.TagId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What makes one story like another, chosen when it is put into the index: so few that stories
/// like it can be found while its page is made.
final class Keys {
    static final int MOST_TAGS = 4;
    private static final int MOST_WORDS = 6;
    private static final int SHORTEST = 3;

    private Keys() {}

    static String tag(TagId tag) {
        return "t" + tag.value();
    }

    static String author(ContributorId author) {
        return "c" + author.value();
    }

    static String word(String word) {
        return "w" + word;
    }

    static boolean isTag(byte first) {
        return first == 't';
    }

    static boolean isAuthor(byte first) {
        return first == 'c';
    }

    private record Weighed(String word, double weight) {}

    /// The words that say most of a story: that stand in it often and in high places, and in few
    /// others.
    static List<String> words(Map<String, Integer> weights, Rarity rarity, Analysis analysis)
            throws IOException {
        List<Weighed> all = new ArrayList<>();
        for (Map.Entry<String, Integer> word : weights.entrySet()) {
            String text = word.getKey();
            if (text.length() < SHORTEST
                    || word.getValue() < 2
                    || analysis.isStopWord(text)
                    || Character.isDigit(text.charAt(0))) continue;
            all.add(new Weighed(text, word.getValue() * rarity.of(text)));
        }
        return all.stream()
                .sorted(
                        Comparator.comparingDouble(Weighed::weight)
                                .reversed()
                                .thenComparing(Weighed::word))
                .limit(MOST_WORDS)
                .map(Weighed::word)
                .toList();
    }
}
