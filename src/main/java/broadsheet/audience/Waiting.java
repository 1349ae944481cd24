package broadsheet.audience;

import broadsheet.story.StoryId;
import java.util.HashMap;
import java.util.Map;

/// Reads that have been counted and are not in the database yet, for a second at most while that
/// answers. Of so many stories at once; beyond them, and beyond so many reads, nothing is taken.
final class Waiting {
    /// Different pairs of story and domain.
    static final int PLACES = 20_000;

    /// Reads between two writes, 2,000 a second; a node that is asked for more is under attack.
    static final int MOST = 1_000;

    /// A story with the domain that led to it.
    record From(StoryId story, String domain) {}

    private Map<From, Long> reads = new HashMap<>();
    private long sum;

    /// False where there is no room.
    synchronized boolean add(From from) {
        if (sum >= MOST || (reads.size() >= PLACES && !reads.containsKey(from))) return false;
        reads.merge(from, 1L, Long::sum);
        sum++;
        return true;
    }

    synchronized boolean isEmpty() {
        return reads.isEmpty();
    }

    /// All there are, which are then no longer here.
    synchronized Map<From, Long> take() {
        Map<From, Long> taken = reads;
        reads = new HashMap<>();
        sum = 0;
        return taken;
    }

    /// Brings back what could not be written, as far as there is room.
    synchronized void bringBack(Map<From, Long> taken) {
        taken.forEach((from, number) -> {
            if (reads.size() < PLACES || reads.containsKey(from))
                reads.merge(from, number, Long::sum);
        });
    }
}
