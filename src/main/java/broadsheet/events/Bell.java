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

    /// Waits for a ring; false where none came.
    public boolean await(Duration patience) throws InterruptedException {
        if (!rings.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return false;
        rings.drainPermits();
        return true;
    }
}
