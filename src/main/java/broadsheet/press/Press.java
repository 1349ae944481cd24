package broadsheet.press;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Keeps pages until what they were made from changes. No time-to-live takes part in being right.
///
/// - *Fresh*: once [#drop] has returned, nobody who asks later gets a page made from what was there
///   before.
/// - *No late store*: a page rendered from data read before a drop is not kept after it.
/// - *One press*: a thousand readers of a missing page cost one render.
/// - *Bounded*: pages, keys and index keep to a budget of bytes, and renders at a time to a limit.
///
/// Drops are numbered. A render remembers the last drop before it began; when it ends it is kept
/// only if no drop since then named a source of its own, and who joined it takes it only if no such
/// drop came before they asked. Both are decided in the critical section that drops run in. A kept
/// page is therefore always right, and reading one takes one look into a concurrent map. No lock is
/// held while a page is rendered. See `docs/adr/0003-press.md`.
public class Press<P> {
    private final Shelf<P> shelf;
    private final Flights<P> flights = new Flights<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final RenderLimit limit;
    private final PressLimits limits;
    private final ToLongFunction<? super P> weigher;
    private final InstantSource clock;
    private final Counts counts = new Counts();

    private static final class Counts {
        final LongAdder hits = new LongAdder();
        final LongAdder misses = new LongAdder();
        final LongAdder renders = new LongAdder();
        final LongAdder stale = new LongAdder();
        final LongAdder drops = new LongAdder();
        final LongAdder evictions = new LongAdder();
        final LongAdder refused = new LongAdder();
    }

    /// @param weigher the bytes that a page takes in memory, all of them
    /// @param clock tells when the moments of [Sources#until] have come
    public Press(PressLimits limits, ToLongFunction<? super P> weigher, InstantSource clock) {
        this(limits, weigher, clock, new Shelf<>(limits.bytes()));
    }

    Press(
            PressLimits limits,
            ToLongFunction<? super P> weigher,
            InstantSource clock,
            Shelf<P> shelf) {
        this.limits = limits;
        this.limit = new RenderLimit(limits);
        this.weigher = weigher;
        this.clock = clock;
        this.shelf = shelf;
    }

    /// The kept page, or what `render` returns, which is kept. Where another is rendering the page,
    /// waits for that. What `render` throws is thrown to all who wait, and nothing is kept. A
    /// render may get other pages: it is then made from their sources too.
    ///
    /// @throws PressBusy where the wait is too long or there are too many who wait
    /// @throws IllegalStateException where the render of a page asks for that same page
    public P get(String key, Supplier<? extends P> render) {
        Page<P> page = shelf.get(key);
        if (page == null || hasEnded(page)) return miss(key, render);
        counts.hits.increment();
        return read(page);
    }

    /// The kept page, or null where it must be rendered. Takes no lock and never waits.
    public @Nullable P ifKept(String key) {
        Page<P> page = shelf.get(key);
        if (page == null || hasEnded(page)) return null;
        counts.hits.increment();
        return read(page);
    }

    private P read(Page<P> page) {
        page.touch();
        Sources.inherit(page);
        return page.value;
    }

    private boolean hasEnded(Page<P> page) {
        return page.until != Collector.ALWAYS && page.until <= clock.millis();
    }

    private P miss(String key, Supplier<? extends P> render) {
        counts.misses.increment();
        try (var permit = limit.permit()) {
            // Only the flight seen first can have begun before this reader: a later one began after
            // it was seen.
            for (boolean first = true; ; first = false) {
                switch (turn(key, permit)) {
                    case Turn.Kept(var page) -> {
                        return read(page);
                    }
                    case Turn.Lead(var flight) -> {
                        return lead(flight, render);
                    }
                    case Turn.Join(var flight, var began, var at) -> {
                        permit.close();
                        await(flight);
                        if (!first || mayTake(flight, began, at)) return flight.outcome();
                    }
                    case Turn.Queue() -> permit.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PressBusy("interrupted while waiting for " + key);
        } catch (PressBusy e) {
            counts.refused.increment();
            throw e;
        }
    }

    final Turn<P> turn(String key, RenderLimit.Permit permit) {
        lock.lock();
        try {
            Page<P> page = shelf.get(key);
            if (page != null && !hasEnded(page)) return new Turn.Kept<>(page);
            Flight<P> flight = joinable(key);
            if (flight != null) return new Turn.Join<>(flight, flights.now(), clock.millis());
            return permit.take() ? new Turn.Lead<>(flights.open(key)) : new Turn.Queue<>();
        } finally {
            lock.unlock();
        }
    }

    @Nullable Flight<P> joinable(String key) {
        return flights.at(key);
    }

    private P lead(Flight<P> flight, Supplier<? extends P> render) {
        try {
            P value =
                    Objects.requireNonNull(
                            Sources.collect(flight.collector, render), "a render returned null");
            land(flight, value, weigher.applyAsLong(value));
            return value;
        } catch (Throwable failure) {
            land(flight, failure);
            throw failure;
        } finally {
            Sources.inherit(flight.collector);
        }
    }

    final void land(Flight<P> flight, P value, long bytes) {
        counts.renders.increment();
        long droppedAt;
        lock.lock();
        try {
            droppedAt = flights.close(flight);
            if (!mayKeep(droppedAt)) counts.stale.increment();
            else if (flight.collector.until() > clock.millis())
                counts.evictions.add(shelf.put(flight.key, value, bytes, flight.collector));
        } finally {
            lock.unlock();
        }
        flight.land(value, null, droppedAt);
    }

    final void land(Flight<P> flight, Throwable failure) {
        counts.renders.increment();
        long droppedAt;
        lock.lock();
        try {
            droppedAt = flights.close(flight);
        } finally {
            lock.unlock();
        }
        flight.land(null, failure, droppedAt);
    }

    boolean mayKeep(long droppedAt) {
        return droppedAt == Flight.NEVER;
    }

    boolean mayTake(Flight<P> flight, long began, long at) {
        return flight.droppedAt() > began && flight.collector.until() > at;
    }

    private void await(Flight<P> flight) throws InterruptedException {
        if (Sources.inside(flight.collector))
            throw new IllegalStateException(
                    "the render of " + flight.key + " asks for the page it renders");
        if (!flight.await(limits.patience())) {
            abandon(flight);
            throw new PressBusy(
                    "the render of " + flight.key + " takes longer than " + limits.patience());
        }
        Sources.inherit(flight.collector);
    }

    private void abandon(Flight<P> flight) {
        lock.lock();
        try {
            flights.abandon(flight);
        } finally {
            lock.unlock();
        }
    }

    /// The sources have changed: takes away all pages made from any of them. To be called when the
    /// change can be read, and before anyone is told that it has been made.
    public void drop(Collection<String> sources) {
        if (sources.isEmpty()) return;
        lock.lock();
        try {
            flights.drop(sources);
            counts.drops.add(shelf.drop(sources));
        } finally {
            lock.unlock();
        }
    }

    /// Anything may have changed: takes away all pages.
    public void dropAll() {
        lock.lock();
        try {
            flights.dropAll();
            counts.drops.add(shelf.dropAll());
        } finally {
            lock.unlock();
        }
    }

    final @Nullable Page<P> kept(String key) {
        return shelf.get(key);
    }

    public PressStats stats() {
        lock.lock();
        try {
            return new PressStats(
                    counts.hits.sum(),
                    counts.misses.sum(),
                    counts.renders.sum(),
                    counts.stale.sum(),
                    counts.drops.sum(),
                    counts.evictions.sum(),
                    counts.refused.sum(),
                    shelf.entries(),
                    shelf.sources(),
                    shelf.bytes(),
                    flights.size(),
                    limit.waiting());
        } finally {
            lock.unlock();
        }
    }
}
