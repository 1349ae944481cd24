package broadsheet.events;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Notifications;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs all that follows the log, each on a thread of its own: woken by the database when something
/// has been written on any node, and by the clock in case that the wake-up was lost.
public final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration HELD_UP = Duration.ofMillis(20);

    private final Notifications notifications;
    private final Duration poll;
    private final List<Bell> bells = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private Following(Notifications notifications, Duration poll) {
        this.notifications = notifications;
        this.poll = poll;
    }

    /// @param poll how long a lost wake-up, or a failure, may hold a follower up
    public static Following start(Db db, List<? extends Follow> followers, Duration poll) {
        Following following = new Following(db.listen(Appended.CHANNEL), poll);
        for (Follow each : followers) {
            Bell bell = new Bell();
            following.bells.add(bell);
            following.threads.add(
                    Thread.ofVirtual()
                            .name("follows-" + each.name())
                            .unstarted(() -> following.follow(each, bell)));
        }
        following.threads.add(Thread.ofVirtual().name("listens").unstarted(following::listen));
        following.threads.forEach(Thread::start);
        return following;
    }

    private void follow(Follow follower, Bell bell) {
        try {
            while (!closed) {
                switch (step(follower)) {
                    case MOVED -> {}
                    case HELD_UP -> bell.await(HELD_UP);
                    case IDLE -> bell.await(poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Follow.Progress step(Follow follower) {
        try {
            return follower.step();
        } catch (RuntimeException e) {
            if (!closed) LOG.error("{} failed and will try again in {}", follower.name(), poll, e);
            return Follow.Progress.IDLE;
        }
    }

    private void listen() {
        try {
            while (!closed) {
                try {
                    if (!notifications.await(poll).isEmpty()) bells.forEach(Bell::ring);
                } catch (DbException e) {
                    if (!closed) LOG.warn("not woken by the database, polling: {}", e.getMessage());
                    bells.forEach(Bell::ring);
                    Thread.sleep(poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the steps under way end, and stops.
    @Override
    public void close() {
        closed = true;
        notifications.close();
        bells.forEach(Bell::ring);
        try {
            for (Thread thread : threads) thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
