package broadsheet.story;

import broadsheet.text.Differences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one body became another: what became of each block, and what was put between them.
///
/// @param fates for each block of the first: itself where it stayed, another where it was changed,
///   null where it was taken out
/// @param gaps what was put before each block of the first, and after the last
record Alignment(List<@Nullable Block> fates, List<List<Block>> gaps) {
    /// Beyond this product of lengths blocks are paired by their order alone.
    private static final int MOST = 40_000;

    /// Two blocks of a kind with nothing in common are still more likely one than two.
    private static final double OF_A_KIND = 0.05;

    Alignment {
        fates = Collections.unmodifiableList(new ArrayList<>(fates));
        gaps = gaps.stream().map(List::copyOf).toList();
    }

    static Alignment of(List<Block> before, List<Block> after) {
        List<@Nullable Block> fates = new ArrayList<>();
        List<List<Block>> gaps = new ArrayList<>();
        gaps.add(new ArrayList<>());
        List<Block> removed = List.of();
        for (Differences.Run<Block> run : Differences.of(before, after)) {
            switch (run.kind()) {
                case SAME -> {
                    rewritten(removed, List.of(), fates, gaps);
                    removed = List.of();
                    for (Block block : run.items()) fate(block, fates, gaps);
                }
                case REMOVED -> removed = run.items();
                case ADDED -> {
                    rewritten(removed, run.items(), fates, gaps);
                    removed = List.of();
                }
            }
        }
        rewritten(removed, List.of(), fates, gaps);
        return new Alignment(fates, gaps);
    }

    private static void fate(
            @Nullable Block became, List<@Nullable Block> fates, List<List<Block>> gaps) {
        fates.add(became);
        gaps.add(new ArrayList<>());
    }

    /// A stretch that was rewritten: blocks are paired, in order, so that as much as can be stays
    /// in common.
    private static void rewritten(
            List<Block> removed,
            List<Block> added,
            List<@Nullable Block> fates,
            List<List<Block>> gaps) {
        int[] pairs =
                (long) removed.size() * added.size() > MOST
                        ? inOrder(removed.size(), added.size())
                        : likest(removed, added);
        int next = 0;
        for (int i = 0; i < removed.size(); i++) {
            if (pairs[i] < 0) {
                fate(null, fates, gaps);
                continue;
            }
            while (next < pairs[i]) gaps.getLast().add(added.get(next++));
            fate(added.get(next++), fates, gaps);
        }
        while (next < added.size()) gaps.getLast().add(added.get(next++));
    }

    private static int[] inOrder(int removed, int added) {
        int[] pairs = new int[removed];
        for (int i = 0; i < removed; i++) pairs[i] = i < added ? i : -1;
        return pairs;
    }

    /// For each removed block the added one it became, or -1, so that the sum of likeness is the
    /// greatest.
    private static int[] likest(List<Block> removed, List<Block> added) {
        List<Map<String, Integer>> old = removed.stream().map(Alignment::words).toList();
        List<Map<String, Integer>> now = added.stream().map(Alignment::words).toList();
        double[][] best = new double[removed.size() + 1][added.size() + 1];
        double[][] like = new double[removed.size()][added.size()];
        for (int i = removed.size() - 1; i >= 0; i--)
            for (int j = added.size() - 1; j >= 0; j--) {
                like[i][j] =
                        removed.get(i).getClass().equals(added.get(j).getClass())
                                ? OF_A_KIND + likeness(old.get(i), now.get(j))
                                : -1;
                best[i][j] =
                        Math.max(
                                like[i][j] + best[i + 1][j + 1],
                                Math.max(best[i + 1][j], best[i][j + 1]));
            }
        int[] pairs = new int[removed.size()];
        int j = 0;
        for (int i = 0; i < removed.size(); i++) {
            while (j < added.size() && best[i][j] == best[i][j + 1]) j++;
            boolean paired = j < added.size() && best[i][j] == like[i][j] + best[i + 1][j + 1];
            pairs[i] = paired ? j++ : -1;
        }
        return pairs;
    }

    private static Map<String, Integer> words(Block block) {
        Map<String, Integer> words = new HashMap<>();
        for (String word : Differences.split(BlockText.write(List.of(block))))
            if (!word.isBlank()) words.merge(word, 1, Integer::sum);
        return words;
    }

    /// What share of their words two texts have in common: 0 to 1.
    private static double likeness(Map<String, Integer> one, Map<String, Integer> other) {
        int all = 0;
        int common = 0;
        for (int count : other.values()) all += count;
        for (Map.Entry<String, Integer> word : one.entrySet()) {
            all += word.getValue();
            common += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
        }
        return all == 0 ? 1 : 2.0 * common / all;
    }
}
