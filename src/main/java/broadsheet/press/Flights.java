package broadsheet.press;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The renders under way and the drops since the oldest of them began. Guarded by the press's lock.
final class Flights<P> {
    private final Map<String, Flight<P>> joinable = new HashMap<>();
    private final LinkedHashSet<Flight<P>> open = new LinkedHashSet<>();
    private final DropLog drops = new DropLog();

    /// The number of the last drop.
    long now() {
        return drops.last();
    }

    @Nullable Flight<P> at(String key) {
        return joinable.get(key);
    }

    Flight<P> open(String key) {
        Flight<P> flight = new Flight<>(key, now());
        joinable.put(key, flight);
        open.add(flight);
        return flight;
    }

    /// Records the drop, and lets nobody join a flight any more that is known to have been made
    /// from what was dropped.
    void drop(Collection<String> sources) {
        drops.add(sources, !open.isEmpty());
        joinable.values().removeIf(flight -> flight.collector.hasAny(sources));
    }

    void dropAll() {
        drops.addAll();
        joinable.clear();
    }

    /// The next reader starts a flight of its own; those who joined this one still wait for it.
    void abandon(Flight<P> flight) {
        joinable.remove(flight.key, flight);
    }

    /// Takes the flight down; the number of the first drop since its start that makes it stale, or
    /// [Flight#NEVER].
    long close(Flight<P> flight) {
        abandon(flight);
        long droppedAt = drops.firstSince(flight.start, flight.collector.sources());
        if (open.remove(flight)) drops.forgetUntil(open.isEmpty() ? now() : open.getFirst().start);
        return droppedAt;
    }

    int size() {
        return open.size();
    }
}
