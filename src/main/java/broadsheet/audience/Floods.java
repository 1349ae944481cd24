package broadsheet.audience;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Limits beacons: so many a minute from one address, so many in all. Nothing is kept beyond the
/// minute. For many threads.
final class Floods {
    /// A house or an office behind one address reads less than this.
    static final int ONE = 120;

    static final int ALL = 120_000;

    /// Addresses told apart in a minute; the rest share one count.
    private static final int ADDRESSES = 100_000;

    private final InstantSource clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;
    private int all;

    Floods(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether one more may come from this address.
    synchronized boolean admits(String address) {
        long present = clock.millis() / 60_000;
        if (present != minute) {
            minute = present;
            counts.clear();
            all = 0;
        }
        if (++all > ALL) return false;
        String who =
                counts.size() < ADDRESSES || counts.containsKey(address) ? address : "the rest";
        return counts.merge(who, 1, Integer::sum) <= ONE;
    }
}
