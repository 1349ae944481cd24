package broadsheet.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what is scheduled when its time has come, and ends embargoes. The story's own state is
/// the job: whatever is due is found in the database, after a restart too, and the transaction that
/// publishes it makes it no longer due. So it happens once, on however many nodes the clock runs.
///
/// A story that cannot be published when its time comes (an editor has emptied its headline since)
/// stays as it is, is tried again, and counts as late.
public final class DueClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueClock.class);
    private static final int BATCH = 200;

    private final Manuscripts manuscripts;
    private final Publishing publishing;
    private final InstantSource clock;
    private final Duration poll;
    private final Map<StoryId, Late> refused = new ConcurrentHashMap<>();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /// What was due and refused when it was last tried.
    private record Late(Instant tried, List<Outcome.Problem> problems) {}

    private DueClock(
            Manuscripts manuscripts, Publishing publishing, InstantSource clock, Duration poll) {
        this.manuscripts = manuscripts;
        this.publishing = publishing;
        this.clock = clock;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name("due-clock").unstarted(this::run);
    }

    /// @param poll the longest that a story just scheduled may wait to be seen
    public static DueClock start(
            Manuscripts manuscripts, Publishing publishing, InstantSource clock, Duration poll) {
        DueClock due = new DueClock(manuscripts, publishing, clock, poll);
        due.thread.start();
        return due;
    }

    private void run() {
        while (!closed()) {
            Duration wait = poll;
            try {
                wait = step();
            } catch (RuntimeException e) {
                if (!closed()) LOG.error("what is due could not be looked up; trying again", e);
            }
            try {
                if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Sees to what is due, and says how long to wait.
    private Duration step() {
        Instant now = clock.instant();
        List<StoryId> due = manuscripts.due(now, BATCH + refused.size());
        boolean more = false;
        for (StoryId story : due) {
            if (closed()) break;
            Late last = refused.get(story);
            if (last != null && now.isBefore(last.tried().plus(AGAIN))) continue;
            more |= see(story, now);
        }
        refused.keySet().retainAll(due);
        if (more) return Duration.ZERO;
        Duration until =
                manuscripts
                        .nextDue(now)
                        .map(next -> Duration.between(clock.instant(), next))
                        .orElse(poll);
        if (until.isNegative()) return Duration.ZERO;
        return until.compareTo(poll) < 0 ? until.plusMillis(1) : poll;
    }

    /// Whether something has changed.
    private boolean see(StoryId story, Instant now) {
        return switch (publishing.due(story)) {
            case Outcome.Done _ -> {
                refused.remove(story);
                yield true;
            }
            case Outcome.Refused(var problems) -> {
                refused.put(story, new Late(now, problems));
                LOG.warn("{} is due and was not published: {}", story, problems);
                yield false;
            }
            case Outcome.Stale _, Outcome.Missing _, Outcome.Forbidden _ -> false;
        };
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /// How many stories are due and could not be seen to.
    public int late() {
        return refused.size();
    }

    /// Why a story that is due is not out yet; nothing where it is not known to be late.
    public List<Outcome.Problem> why(StoryId story) {
        Late late = refused.get(story);
        return late == null ? List.of() : late.problems();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
