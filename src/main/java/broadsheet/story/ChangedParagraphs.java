package broadsheet.story;

import broadsheet.text.Differences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which paragraphs of a story are new or other than readers saw them, counted as a reader counts:
/// from 1, headings and pictures left out. What an update note is made from and held against.
///
/// @param all how many paragraphs the story has now
/// @param changed the numbers of those that are new or changed
public record ChangedParagraphs(int all, Set<Integer> changed) {
    /// "paragraph 3", "paragraphs 3 and 5", "para 7", and the same in the languages that we have
    /// words for.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?iu)(?:paragraphs?|paras?|absatz|absätzen?|paragraphes?|párrafos?|paragrafi?|paragrafo"
                            + "|parágrafos?|الفقرات|الفقرة|פסקאות|פסקה)\\s+(\\d{1,3}(?:\\s*(?:,|and|und|et|y|e|و|ו|&|to|-|–|-)\\s*\\d{1,3})*)");

    private static final Pattern ORDINAL =
            Pattern.compile(
                    "(?i)\\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:paragraph|para)\\b");

    private static final List<String> ORDINALS =
            List.of(
                    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                    "ninth", "tenth");

    public ChangedParagraphs {
        changed = java.util.Collections.unmodifiableSet(new TreeSet<>(changed));
    }

    /// What is new in `after`.
    public static ChangedParagraphs between(List<Block> before, List<Block> after) {
        List<String> now = paragraphs(after);
        Set<Integer> changed = new TreeSet<>();
        int number = 0;
        for (Differences.Run<String> run : Differences.of(paragraphs(before), now)) {
            switch (run.kind()) {
                case REMOVED -> {}
                case SAME -> number += run.items().size();
                case ADDED -> {
                    for (int i = 0; i < run.items().size(); i++) changed.add(++number);
                }
            }
        }
        return new ChangedParagraphs(now.size(), changed);
    }

    private static List<String> paragraphs(List<Block> body) {
        return body.stream()
                .filter(block -> block instanceof Block.Paragraph)
                .map(block -> BlockText.write(List.of(block)))
                .toList();
    }

    /// Paragraphs that a note names and that are as they were, or are not there.
    public List<Integer> unchanged(String note) {
        List<Integer> wrong = new ArrayList<>();
        Matcher named = NAMED.matcher(note);
        while (named.find())
            for (String number : named.group(1).split("\\D+"))
                if (!changed.contains(Integer.valueOf(number))) wrong.add(Integer.valueOf(number));
        Matcher ordinal = ORDINAL.matcher(note);
        while (ordinal.find()) {
            int number = ORDINALS.indexOf(ordinal.group(1).toLowerCase(Locale.ROOT)) + 1;
            if (!changed.contains(number)) wrong.add(number);
        }
        return wrong;
    }
}
