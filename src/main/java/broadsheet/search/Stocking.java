package broadsheet.search;

import broadsheet.events.LoggedEvent;
import broadsheet.text.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings stories into indexes as the database has them now. For one thread.
final class Stocking {
    private static final int REMEMBERED = 1_000;

    private final Stock stock;
    private final Pending pending;

    /// The revisions that were brought in last.
    private final Map<Long, Integer> numbers = new LinkedHashMap<>();

    Stocking(Stock stock, Pending pending) {
        this.stock = stock;
        this.pending = pending;
    }

    /// Those that the stock has are put in, the others taken out.
    void bring(List<Long> stories, List<Index> indexes) throws IOException {
        if (stories.isEmpty()) return;
        List<Entry> there = stock.of(stories);
        Set<Long> gone = new HashSet<>(stories);
        there.forEach(entry -> gone.remove(entry.id()));
        for (Index index : indexes) {
            index.put(there);
            index.remove(gone);
        }
        gone.forEach(numbers::remove);
        for (Entry entry : there) numbers.put(entry.id(), entry.number());
        while (numbers.size() > REMEMBERED) numbers.remove(numbers.keySet().iterator().next());
    }

    /// Whether an event tells of nothing newer than what was brought in since. Most of what this
    /// process writes is brought in before the log can be read.
    boolean isKnown(LoggedEvent logged) {
        List<Long> stories = pending.in(logged.event().sources());
        if (stories.size() != 1) return false;
        Integer brought = numbers.get(stories.getFirst());
        return brought != null
                && logged.event().data() instanceof Json.Obj data
                && data.members().containsKey("number")
                && data.number("number") <= brought;
    }

    /// The indexes are gone.
    void forget() {
        numbers.clear();
    }
}
