package broadsheet.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The stories that have changed and are not yet so in the index. Whoever writes a story marks it
/// here before its writer is answered; a search waits until what was marked before it began can be
/// found. Cheap to mark, so that publishing takes no longer for it. Each index has its own. For
/// many threads.
public final class Pending {
    /// More than these are not remembered one by one: the log has them all.
    private static final int MOST = 100_000;

    private final String subject;
    private final Duration leisure;
    private final Map<Long, Long> marked = new LinkedHashMap<>();
    private long marks;

    /// The mark up to which all can be found; below 0 while there is nothing to ask.
    private long shown = -1;

    private int waiting;
    private boolean overflowed;
    private boolean hurried;

    /// @param leisure how long marks may wait for more where nobody waits to search
    private Pending(String subject, Duration leisure) {
        this.subject = subject;
        this.leisure = leisure;
    }

    /// Of what readers see. Brought in at once: pages are made with what is related.
    public static Pending stories() {
        return new Pending("story:", Duration.ZERO);
    }

    /// Of what the newsroom has, also what readers do not see. Editors save every second and search
    /// now and then.
    public static Pending manuscripts() {
        return new Pending("manuscript:", Duration.ofSeconds(1));
    }

    /// What to bring into the index next.
    ///
    /// @param stories their numbers
    /// @param upTo the mark that is shown once these are
    /// @param fromLog that too many were marked to be remembered: the log has to be read to its end
    record Batch(List<Long> stories, long upTo, boolean fromLog) {}

    /// Takes note of the stories among the sources of an event.
    public void mark(Set<String> sources) {
        List<Long> stories = in(sources);
        if (!stories.isEmpty()) mark(stories);
    }

    private synchronized void mark(List<Long> stories) {
        marks++;
        for (Long story : stories) marked.putIfAbsent(story, marks);
        if (marked.size() > MOST) {
            marked.clear();
            overflowed = true;
        }
        notifyAll();
    }

    /// The stories among the sources of an event.
    List<Long> in(Set<String> sources) {
        List<Long> stories = new ArrayList<>(1);
        for (String source : sources)
            if (source.startsWith(subject))
                stories.add(Long.parseLong(source, subject.length(), source.length(), 10));
        return stories;
    }

    /// The marks so far.
    synchronized long marks() {
        return marks;
    }

    /// Stories that wait.
    synchronized int size() {
        return marked.size();
    }

    /// Whether all that was marked can be found.
    synchronized boolean isCaughtUp() {
        return shown >= marks;
    }

    /// Whether somebody waits to search.
    synchronized boolean isAwaited() {
        return waiting > 0;
    }

    /// Waits until something is marked, up to `patience`; then takes up to `most`, those first that
    /// were marked first. Where there is no patience there is no leisure either.
    synchronized Batch take(int most, Duration patience) throws InterruptedException {
        if (marked.isEmpty() && !overflowed) wait(Math.max(1, patience.toMillis()));
        if (!patience.isZero()) waitForMore();
        hurried = false;
        if (overflowed) {
            overflowed = false;
            return new Batch(List.of(), marks, true);
        }
        List<Long> taken = new ArrayList<>(Math.min(most, marked.size()));
        Iterator<Map.Entry<Long, Long>> all = marked.entrySet().iterator();
        while (all.hasNext() && taken.size() < most) {
            taken.add(all.next().getKey());
            all.remove();
        }
        return new Batch(taken, all.hasNext() ? all.next().getValue() - 1 : marks, false);
    }

    private void waitForMore() throws InterruptedException {
        long until = System.nanoTime() + leisure.toNanos();
        while (!marked.isEmpty() && !overflowed && !hurried && waiting == 0) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) return;
            wait(left);
        }
    }

    /// Lets who takes look up.
    synchronized void wake() {
        hurried = true;
        overflowed |= marked.isEmpty();
        notifyAll();
    }

    /// Puts back what could not be brought into the index.
    synchronized void again(Batch batch) {
        if (batch.fromLog()) overflowed = true;
        Map<Long, Long> rest = new LinkedHashMap<>(marked);
        marked.clear();
        for (Long story : batch.stories()) marked.put(story, Math.max(0, shown + 1));
        marked.putAll(rest);
    }

    /// Everything up to this mark can be found now.
    synchronized void shown(long upTo) {
        if (upTo > shown) shown = upTo;
        notifyAll();
    }

    /// There is nothing to ask any more, until something is shown again.
    synchronized void hidden() {
        shown = -1;
    }

    /// Waits until all that was marked before this call can be found; false where that takes longer
    /// than `patience`.
    synchronized boolean await(Duration patience) throws InterruptedException {
        long wanted = marks;
        if (shown >= wanted) return true;
        long until = System.nanoTime() + patience.toNanos();
        waiting++;
        try {
            notifyAll();
            while (shown < wanted) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                wait(left);
            }
            return true;
        } finally {
            waiting--;
        }
    }
}
