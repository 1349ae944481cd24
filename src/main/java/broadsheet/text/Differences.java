package broadsheet.text;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What two texts, or two lists, have in common and not, by Myers' shortest edit script.
public final class Differences {
    /// A word with its accents and inner apostrophes, a run of spaces, or one other character.
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’][\\p{L}\\p{M}]+)*|\\s+|\\X");

    /// Beyond this product of lengths the middle is taken as changed as a whole: comparing it would
    /// take seconds, and nobody could read what came of it.
    private static final long MOST = 100_000_000;

    private Differences() {}

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /// A run of items of one kind.
    public record Run<T>(Kind kind, List<T> items) {
        public Run {
            items = List.copyOf(items);
        }
    }

    /// A piece of text of one kind.
    public record Piece(Kind kind, String text) {}

    /// By words. The pieces that are same and removed make `before`, those same and added `after`.
    public static List<Piece> words(String before, String after) {
        return of(split(before), split(after)).stream()
                .map(run -> new Piece(run.kind(), String.join("", run.items())))
                .toList();
    }

    /// A text in the pieces that are compared: words, runs of spaces, single other characters.
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) words.add(word.group());
        return words;
    }

    /// By items that are equal or not; of what stands at one place the removed come first.
    public static <T> List<Run<T>> of(List<T> before, List<T> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) head++;
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail)))
            tail++;
        List<Run<T>> runs = new ArrayList<>();
        add(runs, Kind.SAME, before.subList(0, head));
        middle(
                runs,
                before.subList(head, before.size() - tail),
                after.subList(head, after.size() - tail));
        add(runs, Kind.SAME, before.subList(before.size() - tail, before.size()));
        return List.copyOf(runs);
    }

    private static <T> void middle(List<Run<T>> runs, List<T> before, List<T> after) {
        if ((long) before.size() * after.size() > MOST) {
            add(runs, Kind.REMOVED, before);
            add(runs, Kind.ADDED, after);
            return;
        }
        int at = 0;
        List<T> removed = new ArrayList<>();
        List<T> added = new ArrayList<>();
        for (Change change : new MyersDiffWithLinearSpace<T>().computeDiff(before, after, null)) {
            if (change.startOriginal > at) {
                put(runs, removed, added);
                add(runs, Kind.SAME, before.subList(at, change.startOriginal));
            }
            removed.addAll(before.subList(change.startOriginal, change.endOriginal));
            added.addAll(after.subList(change.startRevised, change.endRevised));
            at = change.endOriginal;
        }
        put(runs, removed, added);
        add(runs, Kind.SAME, before.subList(at, before.size()));
    }

    private static <T> void put(List<Run<T>> runs, List<T> removed, List<T> added) {
        add(runs, Kind.REMOVED, removed);
        add(runs, Kind.ADDED, added);
        removed.clear();
        added.clear();
    }

    private static <T> void add(List<Run<T>> runs, Kind kind, List<T> items) {
        if (items.isEmpty()) return;
        if (!runs.isEmpty() && runs.getLast().kind() == kind) {
            List<T> joined = new ArrayList<>(runs.removeLast().items());
            joined.addAll(items);
            runs.add(new Run<>(kind, joined));
        } else runs.add(new Run<>(kind, items));
    }
}
