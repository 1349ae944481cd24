package broadsheet.press;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;

/// What was dropped, in order, for as long as a render that began before is under way. Where many
/// drops meet one slow render the oldest are forgotten, and count as drops of everything: a page is
/// then pressed once more than it need be.
final class DropLog {
    private static final int MOST_SOURCES = 50_000;

    private record Drop(long number, Set<String> sources) {}

    private final ArrayDeque<Drop> drops = new ArrayDeque<>();
    private long last;
    private long everythingAt;
    private int held;

    long last() {
        return last;
    }

    void add(Collection<String> sources, boolean remember) {
        last++;
        if (!remember) return;
        drops.add(new Drop(last, Set.copyOf(sources)));
        held += drops.getLast().sources().size();
        while (held > MOST_SOURCES) everythingAt = removeFirst();
    }

    void addAll() {
        last++;
        forgetUntil(last);
        everythingAt = last;
    }

    /// The number of the first drop after `start` of any of the sources, or [Flight#NEVER]. Never
    /// later than it was.
    long firstSince(long start, Set<String> sources) {
        if (start < everythingAt) return start + 1;
        for (Drop drop : drops) {
            if (drop.number() > start && sources.stream().anyMatch(drop.sources()::contains))
                return drop.number();
        }
        return Flight.NEVER;
    }

    /// Nobody will ask about this drop or an earlier one.
    void forgetUntil(long number) {
        while (!drops.isEmpty() && drops.getFirst().number() <= number) removeFirst();
    }

    private long removeFirst() {
        Drop first = drops.removeFirst();
        held -= first.sources().size();
        return first.number();
    }
}
