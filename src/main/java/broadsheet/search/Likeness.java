package broadsheet.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Adds up how much stories have in common with one. An open table of fixed size, since it is
/// filled while a page is made.
final class Likeness {
    /// Twice as many as are ever put in.
    private static final int SIZE = 2_048;

    private static final Comparator<Line> FIRST =
            Comparator.comparingDouble(Line::weight).reversed().thenComparingInt(Line::story);

    private final int[] stories = new int[SIZE];
    private final float[] weights = new float[SIZE];

    Likeness() {
        Arrays.fill(stories, -1);
    }

    /// A story, and what it has in common.
    record Line(int story, double weight) {}

    void add(int story, float weight) {
        int at = (story * 0x9E3779B9 >>> 21) & SIZE - 1;
        while (stories[at] >= 0 && stories[at] != story) at = (at + 1) & SIZE - 1;
        stories[at] = story;
        weights[at] += weight;
    }

    /// Up to `most` that have the most in common, and at least `enough`; without `but`.
    List<Line> best(int but, double enough, int most) {
        List<Line> best = new ArrayList<>(most + 1);
        for (int i = 0; i < SIZE; i++) {
            if (stories[i] < 0 || stories[i] == but || weights[i] < enough) continue;
            Line line = new Line(stories[i], weights[i]);
            int at = best.size();
            while (at > 0 && FIRST.compare(line, best.get(at - 1)) < 0) at--;
            if (at == most) continue;
            best.add(at, line);
            if (best.size() > most) best.removeLast();
        }
        return best;
    }
}
