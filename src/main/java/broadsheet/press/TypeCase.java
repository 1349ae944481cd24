package broadsheet.press;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Keeps small values that many pages are made from, such as tags and names, each of which is one
/// source. The rules are the press's:
///
/// - *Fresh*: once [#drop] has returned, nobody who asks later gets a value read before it.
/// - *No late store*: a value whose source was dropped while it was read is not kept.
/// - *Bounded*: by bytes, by estimate; what was used least recently goes first.
///
/// Values that are not kept are read together, and two who miss the same one both read it: what is
/// read is a row, not a page.
public final class TypeCase<K, V> {
    private static final int VALUE_BYTES = 240;

    private record Kept<V>(V value, long weight) {}

    private final Function<? super K, String> subject;
    private final long budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final DropLog drops = new DropLog();
    private long bytes;
    private int reading;

    /// @param subject the source that a value is
    /// @param budget bytes; with none nothing is kept
    public TypeCase(Function<? super K, String> subject, long budget) {
        this.subject = subject;
        this.budget = budget;
    }

    /// The values of these keys in their order, those that are not kept as `read` finds them; what
    /// it does not find is left out. The page being rendered is made from all of them.
    public Map<K, V> find(
            Collection<K> wanted, Function<? super List<K>, ? extends Map<K, V>> read) {
        for (K key : wanted) Sources.note(subject.apply(key));
        Map<K, V> found = LinkedHashMap.newLinkedHashMap(wanted.size());
        List<K> missing = new ArrayList<>();
        long start = take(wanted, found, missing);
        if (missing.isEmpty()) return found;
        Map<K, V> fresh = Map.of();
        try {
            fresh = read.apply(missing);
        } finally {
            file(fresh, start);
        }
        return inOrder(wanted, found, fresh);
    }

    /// The sources have changed. To be called as [Press#drop] is, and before it where pages are
    /// made from these values.
    public void drop(Collection<String> sources) {
        lock.lock();
        try {
            drops.add(sources, reading > 0);
            for (String source : sources) remove(source);
        } finally {
            lock.unlock();
        }
    }

    /// The number of the last drop before what is missing will be read.
    private long take(Collection<K> wanted, Map<K, V> found, List<K> missing) {
        lock.lock();
        try {
            for (K key : wanted) {
                Kept<V> there = kept.get(subject.apply(key));
                if (there == null) missing.add(key);
                else found.put(key, there.value());
            }
            if (!missing.isEmpty()) reading++;
            return drops.last();
        } finally {
            lock.unlock();
        }
    }

    private void file(Map<K, V> fresh, long start) {
        lock.lock();
        try {
            fresh.forEach((key, value) -> {
                String source = subject.apply(key);
                if (mayKeep(start, source)) keep(source, value);
            });
            if (--reading == 0) drops.forgetUntil(drops.last());
        } finally {
            lock.unlock();
        }
    }

    private boolean mayKeep(long start, String source) {
        return drops.firstSince(start, Set.of(source)) == Flight.NEVER;
    }

    /// A record's own text holds all of its words, which is what it weighs.
    private void keep(String source, V value) {
        long weight = VALUE_BYTES + 2L * (source.length() + value.toString().length());
        if (weight > budget / 8) return;
        remove(source);
        kept.put(source, new Kept<>(value, weight));
        bytes += weight;
        Iterator<Kept<V>> oldest = kept.values().iterator();
        while (bytes > budget) {
            bytes -= oldest.next().weight();
            oldest.remove();
        }
    }

    private void remove(String source) {
        Kept<V> gone = kept.remove(source);
        if (gone != null) bytes -= gone.weight();
    }

    private static <K, V> Map<K, V> inOrder(
            Collection<K> wanted, Map<K, V> found, Map<K, V> fresh) {
        Map<K, V> all = LinkedHashMap.newLinkedHashMap(wanted.size());
        for (K key : wanted) {
            V value = found.containsKey(key) ? found.get(key) : fresh.get(key);
            if (value != null) all.put(key, value);
        }
        return all;
    }
}
