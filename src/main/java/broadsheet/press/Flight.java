package broadsheet.press;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One render under way, and after it has landed its outcome.
final class Flight<P> {
    /// The number of a drop that has not happened.
    static final long NEVER = Long.MAX_VALUE;

    final String key;

    /// The number of the last drop before this render began.
    final long start;

    final Collector collector = Sources.newCollector();

    private final CountDownLatch landed = new CountDownLatch(1);
    private @Nullable P value;
    private @Nullable Throwable failure;
    private long droppedAt = NEVER;

    Flight(String key, long start) {
        this.key = key;
        this.start = start;
    }

    void land(@Nullable P value, @Nullable Throwable failure, long droppedAt) {
        this.value = value;
        this.failure = failure;
        this.droppedAt = droppedAt;
        landed.countDown();
    }

    /// Waits until the flight has landed; false where that took longer than `patience`.
    boolean await(Duration patience) throws InterruptedException {
        return landed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The number of the first drop since the start of a source this page was made from, or
    /// [#NEVER]. Known once landed.
    long droppedAt() {
        return droppedAt;
    }

    /// The page, or the leader's failure thrown. Known once landed.
    P outcome() {
        return switch (failure) {
            case null -> Objects.requireNonNull(value);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e ->
                    throw new IllegalStateException("the render of " + key + " failed", e);
        };
    }
}
