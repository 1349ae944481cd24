package broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A few threads that work for one, which hands out the work. Only so much lies with them at once.
final class Hands implements AutoCloseable {
    private static final int MOST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Work for each that waits, so that none has to.
    private static final int AHEAD = 2;

    private final int waiting;
    private final Semaphore places;
    private final ExecutorService hands;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    Hands() {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
        this.waiting = threads * AHEAD;
        this.places = new Semaphore(waiting);
        this.hands =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("search-builds-", 1).factory());
    }

    /// What is to be done.
    interface Work {
        void run() throws IOException;
    }

    /// Hands out work as soon as there is room for it.
    void give(Work work) throws IOException {
        take(1);
        hands.execute(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                failed.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
    }

    /// Waits until nothing is under way.
    void rest() throws IOException {
        take(waiting);
        places.release(waiting);
    }

    /// Throws what has gone wrong first, again and again: what was handed out then is not done.
    void check() throws IOException {
        switch (failed.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }

    private void take(int many) throws IOException {
        try {
            places.acquire(many);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an index was built", e);
        }
    }

    /// What has not begun is left; what has begun ends.
    @Override
    public void close() {
        hands.shutdownNow();
        try {
            hands.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
