package broadsheet.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one thread. A ring while nobody waits is not lost; several are as good as one.
public final class Bell {
    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        rings.release();
    }

    public void await(Duration patience) throws InterruptedException {
        if (rings.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) rings.drainPermits();
    }
}
