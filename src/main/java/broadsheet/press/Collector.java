package broadsheet.press;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The sources of one render as they are noted. A render may fork: any thread may note, and any may
/// look.
final class Collector {
    /// The moment of a page that no moment ends.
    static final long ALWAYS = Long.MAX_VALUE;

    private final @Nullable Collector outer;
    private final Set<String> sources = ConcurrentHashMap.newKeySet();
    private final AtomicLong until = new AtomicLong(ALWAYS);

    Collector(@Nullable Collector outer) {
        this.outer = outer;
    }

    void note(String source) {
        sources.add(source);
    }

    void until(long millis) {
        if (millis < until.get()) until.accumulateAndGet(millis, Math::min);
    }

    void inherit(Collector inner) {
        sources.addAll(inner.sources);
        until(inner.until());
    }

    Set<String> sources() {
        return sources;
    }

    /// Milliseconds since the epoch, or [#ALWAYS].
    long until() {
        return until.get();
    }

    boolean hasAny(Collection<String> dropped) {
        if (dropped.size() > sources.size() && dropped instanceof Set)
            return sources.stream().anyMatch(dropped::contains);
        return dropped.stream().anyMatch(sources::contains);
    }

    boolean isWithin(Collector other) {
        for (Collector each = this; each != null; each = each.outer) if (each == other) return true;
        return false;
    }
}
