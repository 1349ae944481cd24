package broadsheet.hooks;

import broadsheet.events.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what is due to couriers, so many at a time. Any number of nodes may do so on one database.
/// Woken by its bell, and looking by itself besides: what is tried again rings nothing.
final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final Courier courier;
    private final Bell bell;
    private final int atOnce;
    private final Duration keep;
    private final Duration poll;
    private final Semaphore free;
    private final Thread loop;
    private volatile DeliveryLog.Waiting waiting = new DeliveryLog.Waiting(0, 0, 0);
    private volatile boolean closed;
    private Instant nextSweep = Instant.EPOCH;

    /// @param poll how long at most something that is due lies
    Dispatch(
            Deliveries deliveries,
            DeliveryLog log,
            Courier courier,
            Bell bell,
            int atOnce,
            Duration keep,
            Duration poll) {
        this.deliveries = deliveries;
        this.log = log;
        this.courier = courier;
        this.bell = bell;
        this.atOnce = atOnce;
        this.keep = keep;
        this.poll = poll;
        this.free = new Semaphore(atOnce);
        this.loop = Thread.ofVirtual().name("dispatch").unstarted(this::run);
    }

    Dispatch start() {
        loop.start();
        return this;
    }

    /// As it was when it was looked at last.
    DeliveryLog.Waiting waiting() {
        return waiting;
    }

    private void run() {
        try {
            while (!closed) {
                free.acquire();
                boolean handed = false;
                try {
                    if (closed) return;
                    handed = hand();
                    if (!handed) tend();
                } catch (RuntimeException e) {
                    if (!closed) LOG.warn("no delivery could be taken, will try again", e);
                } finally {
                    if (!handed) free.release();
                }
                if (!handed && !closed) bell.await(poll);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hand() {
        Optional<Delivery> next = deliveries.take();
        next.ifPresent(delivery ->
                Thread.ofVirtual().name("delivery-" + delivery.id()).start(() -> carry(delivery)));
        return next.isPresent();
    }

    private void carry(Delivery delivery) {
        try {
            courier.carry(delivery);
        } catch (RuntimeException e) {
            LOG.error("delivery {} will be sent again when its lease is over", delivery.id(), e);
        } finally {
            free.release();
            bell.ring();
        }
    }

    private void tend() {
        waiting = log.waiting();
        if (Instant.now().isBefore(nextSweep)) return;
        if (!log.sweep(keep)) nextSweep = Instant.now().plus(SWEEP);
    }

    /// Takes nothing more, gives what is under way a moment, and ends it.
    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            boolean done = free.tryAcquire(atOnce, 1, TimeUnit.SECONDS);
            courier.close();
            if (!done) done = free.tryAcquire(atOnce, 2, TimeUnit.SECONDS);
            if (done) free.release(atOnce);
            else LOG.warn("deliveries under way were left; they are sent again");
            loop.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
