package broadsheet.metrics;

import io.micrometer.core.instrument.Timer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long something takes, in buckets fit for percentiles. What is told before the metrics have
/// started is kept until then.
public final class Timing {
    private final Queue<Long> early = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Timer timer;

    Timing() {}

    public void record(long nanos) {
        Timer started = timer;
        if (started != null) {
            started.record(nanos, TimeUnit.NANOSECONDS);
            return;
        }
        early.add(nanos);
        started = timer;
        if (started != null) drain(started);
    }

    void start(Timer started) {
        timer = started;
        drain(started);
    }

    private void drain(Timer started) {
        for (Long nanos = early.poll(); nanos != null; nanos = early.poll())
            started.record(nanos, TimeUnit.NANOSECONDS);
    }
}
