package broadsheet.press;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The kept pages, within a budget of bytes. [#get] may be called by anyone; the rest is guarded by
/// the press's lock.
///
/// What goes first is decided as in S3-FIFO (Yang and others, SOSP 2023): a page enters a short
/// queue *on trial* and leaves the press from there unless it was read again meanwhile, so that a
/// crawler walking through a million pages only ever churns the trial queue. Pages read again are
/// *proven* and go round as long as they are read. A page that left and is wanted again soon (its
/// *ghost* is remembered, by hash) is proven at once.
class Shelf<P> {
    private static final int PAGE_BYTES = 240;
    private static final int TRIAL_SHARE = 10;

    private final ConcurrentHashMap<String, Page<P>> pages = new ConcurrentHashMap<>();
    private final SourceIndex<P> index = new SourceIndex<>();
    private final LinkedHashSet<Page<P>> trial = new LinkedHashSet<>();
    private final LinkedHashSet<Page<P>> proven = new LinkedHashSet<>();
    private final int[] ghosts;
    private final long budget;
    private long trialBytes;
    private long provenBytes;

    Shelf(long budget) {
        this.budget = budget;
        this.ghosts =
                new int[Integer.highestOneBit((int) Math.clamp(budget / 4_096, 1_024, 1 << 20))];
    }

    final @Nullable Page<P> get(String key) {
        return pages.get(key);
    }

    /// Keeps a page in the place of any older one, and lets others go to make room. One that would
    /// take an eighth of the budget is not kept.
    final int put(String key, P value, long bytes, Collector made) {
        Page<P> old = pages.get(key);
        if (old != null) remove(old);
        long weight = PAGE_BYTES + 2L * key.length() + bytes;
        if (weight > budget / 8) return 0;
        Page<P> page = new Page<>(key, value, weight, made.until());
        index.link(page, made.sources());
        pages.put(key, page);
        enqueue(page, takeGhost(key));
        return trim();
    }

    /// Takes away every page made from any of the sources; how many.
    int drop(Collection<String> sources) {
        int dropped = 0;
        for (String source : sources) {
            for (Page<P> page : index.madeFrom(source)) {
                if (page.proven) leaveGhost(page.key);
                remove(page);
                dropped++;
            }
        }
        return dropped;
    }

    final int dropAll() {
        List<Page<P>> all = List.copyOf(pages.values());
        all.forEach(this::remove);
        return all.size();
    }

    final void remove(Page<P> page) {
        pages.remove(page.key, page);
        dequeue(page);
        unlink(page);
    }

    void unlink(Page<P> page) {
        index.unlink(page);
    }

    /// Lets pages go until the budget is kept; how many.
    int trim() {
        int gone = 0;
        while (bytes() > budget) {
            boolean fromTrial = proven.isEmpty() || trialBytes > budget / TRIAL_SHARE;
            Page<P> oldest = (fromTrial ? trial : proven).getFirst();
            if (oldest.spendUse()) {
                dequeue(oldest);
                enqueue(oldest, true);
            } else {
                if (fromTrial) leaveGhost(oldest.key);
                remove(oldest);
                gone++;
            }
        }
        return gone;
    }

    private void enqueue(Page<P> page, boolean asProven) {
        page.proven = asProven;
        if (asProven) {
            proven.add(page);
            provenBytes += page.weight;
        } else {
            trial.add(page);
            trialBytes += page.weight;
        }
    }

    private void dequeue(Page<P> page) {
        if (page.proven) {
            proven.remove(page);
            provenBytes -= page.weight;
        } else {
            trial.remove(page);
            trialBytes -= page.weight;
        }
    }

    private void leaveGhost(String key) {
        int hash = ghostOf(key);
        ghosts[hash & (ghosts.length - 1)] = hash;
    }

    private boolean takeGhost(String key) {
        int hash = ghostOf(key);
        int slot = hash & (ghosts.length - 1);
        if (ghosts[slot] != hash) return false;
        ghosts[slot] = 0;
        return true;
    }

    private static int ghostOf(String key) {
        int mixed = key.hashCode() * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) | 1 << 31;
    }

    final int entries() {
        return pages.size();
    }

    final int sources() {
        return index.sources();
    }

    /// What pages, keys and index weigh, by estimate.
    final long bytes() {
        return trialBytes + provenBytes + index.bytes();
    }
}
