package broadsheet.invented;

/// Chance that falls the same way on every machine and in every version of Java: SplitMix64,
/// written out, since what the JDK's own generators give for a bound is not promised for ever.
public final class Dice {
    private long state;

    public Dice(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// From 0 to `bound` - 1.
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// From `low` to `high`, both with them.
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /// True that often in a hundred times.
    public boolean chance(int percent) {
        return below(100) < percent;
    }
}
