package broadsheet.search;

import java.util.Arrays;

/// Adds up how much stories have in common with one. An open table of fixed size, since it is
/// filled while a page is made.
final class Likeness {
    /// Twice as many as are ever put in.
    private static final int SIZE = 2_048;

    private final int[] stories = new int[SIZE];
    private final float[] weights = new float[SIZE];

    Likeness() {
        Arrays.fill(stories, -1);
    }

    /// Takes a story and its weight.
    interface Each {
        void take(int story, double weight);
    }

    void add(int story, float weight) {
        int at = (story * 0x9E3779B9 >>> 21) & SIZE - 1;
        while (stories[at] >= 0 && stories[at] != story) at = (at + 1) & SIZE - 1;
        stories[at] = story;
        weights[at] += weight;
    }

    void each(Each taker) {
        for (int i = 0; i < SIZE; i++) if (stories[i] >= 0) taker.take(stories[i], weights[i]);
    }
}
