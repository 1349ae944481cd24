package broadsheet.invented;

import java.util.Arrays;

/// Ranks from 0 that come as often as Zipf's law says: the k-th about 1/k as often as the first.
/// Drawn in constant time (Vose's alias method).
public final class Zipf {
    private final int[] alias;
    private final double[] keep;

    /// @param ranks how many there are
    public Zipf(int ranks) {
        alias = new int[ranks];
        keep = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) sum += 1.0 / (rank + 1);
        int[] small = new int[ranks];
        int[] large = new int[ranks];
        int smalls = 0;
        int larges = 0;
        for (int rank = 0; rank < ranks; rank++) {
            keep[rank] = ranks / ((rank + 1) * sum);
            if (keep[rank] < 1) small[smalls++] = rank;
            else large[larges++] = rank;
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[--larges];
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) small[smalls++] = more;
            else large[larges++] = more;
        }
        while (larges > 0) Arrays.fill(keep, large[--larges], large[larges] + 1, 1);
        while (smalls > 0) Arrays.fill(keep, small[--smalls], small[smalls] + 1, 1);
    }

    public int draw(Dice dice) {
        int rank = dice.below(alias.length);
        return (dice.next() >>> 11) * 0x1.0p-53 < keep[rank] ? rank : alias[rank];
    }
}
