package broadsheet.audience;

import broadsheet.config.AudienceSettings;
import broadsheet.db.Db;
import broadsheet.events.Bell;
import broadsheet.http.Router;
import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;
import broadsheet.metrics.Timing;
import broadsheet.press.Sources;
import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.story.TagId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audience: what it reads, counted without knowing who reads. Reads are taken by `POST /read`,
/// written within a second, and made into lists every so many seconds.
public final class Audience implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    /// What is told to a process that is killed is lost for no more than a second before: this, and
    /// the time to write it.
    private static final Duration WRITE = Duration.ofMillis(500);

    /// How often at most pages are dropped because a list has changed.
    private static final Duration RANK = Duration.ofSeconds(15);

    private static final Duration TEND = Duration.ofMinutes(10);

    private final AudienceSettings settings;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Consumer<Set<String>> changed;
    private final Waiting waiting = new Waiting();
    private final Beacon beacon;
    private final Counts counts;
    private final Rankings rankings;
    private final DemoDay pretended;
    private final Map<Verdict, Count> verdicts = new EnumMap<>(Verdict.class);
    private final Count written;
    private final Timing writeTime;
    private final Bell writerWakes = new Bell();
    private final Bell rankerWakes = new Bell();
    private final ReentrantLock writes = new ReentrantLock();
    private final ReentrantLock ranks = new ReentrantLock();
    private final Thread writer = Thread.ofVirtual().name("audience").unstarted(this::keepWriting);

    /// Lists may take long in a large paper: nobody's reads wait for them to be written.
    private final Thread ranker =
            Thread.ofVirtual().name("audience-lists").unstarted(this::keepRanking);

    private volatile Ranking ranking = Ranking.NONE;
    private volatile boolean closed;

    /// @param changed told of the sources of lists that have changed, as of those of events
    public Audience(
            Db db,
            AudienceSettings settings,
            ZoneId zone,
            InstantSource clock,
            Metrics metrics,
            Consumer<Set<String>> changed) {
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
        this.changed = changed;
        for (Verdict verdict : Verdict.values())
            verdicts.put(
                    verdict,
                    metrics.count(
                            "audience.reads",
                            "Reads that pages told of, by what became of them",
                            "verdict",
                            verdict.word()));
        written = metrics.count("audience.written", "Reads written to the database");
        writeTime = metrics.timing("audience.write", "Time to write a second's reads");
        Paces paces = Paces.of(settings.halfLife());
        counts = new Counts(db, paces, clock);
        pretended = new DemoDay(db, paces);
        rankings = new Rankings(db, paces, clock);
        beacon =
                new Beacon(
                        settings.counting() == AudienceSettings.Counting.ON,
                        new Recent(clock),
                        new Domains(clock),
                        waiting,
                        this::tally);
    }

    private void tally(Verdict verdict) {
        Count count = verdicts.get(verdict);
        if (count != null) count.increment();
    }

    public void addTo(Router.Builder router) {
        router.post("/read", beacon::read);
    }

    /// Makes up a day of reads where there was never one, for the demo edition.
    public void pretend() {
        pretended.write(clock.instant());
    }

    /// Begins to write and to rank.
    public Audience start() {
        writer.start();
        ranker.start();
        return this;
    }

    /// The stories read most, the first first; some may not be public any more.
    public List<StoryId> mostRead() {
        Sources.note(Ranking.MOST_READ);
        return ranking.mostRead();
    }

    /// The same of a section with all that is under it.
    public List<StoryId> mostRead(SectionId section) {
        Sources.note(Ranking.source(section));
        return ranking.bySection().getOrDefault(section, List.of());
    }

    /// The stories that are read more than usual, those that rise most first.
    public List<StoryId> rising() {
        Sources.note(Ranking.RISING);
        return ranking.rising();
    }

    /// The topics that are read more than usual.
    public List<TagId> risingTopics() {
        Sources.note(Ranking.RISING);
        return ranking.topics();
    }

    /// Writes what has been read and makes the lists anew, now.
    public void settle() {
        write();
        rank();
    }

    private void keepWriting() {
        try {
            while (!closed) {
                long began = System.nanoTime();
                tried("reads were not written", this::write);
                Duration left = WRITE.minusNanos(System.nanoTime() - began);
                if (left.isPositive()) writerWakes.await(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRanking() {
        long nextTend = System.nanoTime() + TEND.toNanos();
        try {
            while (!closed) {
                tried("lists were not made", this::rank);
                if (System.nanoTime() - nextTend >= 0) {
                    nextTend = System.nanoTime() + TEND.toNanos();
                    tried("old counts were not tended", this::tend);
                }
                rankerWakes.await(RANK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tried(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!closed) LOG.warn("{}, will try again", failure, e);
        }
    }

    private void write() {
        writes.lock();
        try {
            Map<Waiting.From, Long> taken = waiting.take();
            if (taken.isEmpty()) return;
            long start = System.nanoTime();
            boolean done = false;
            try {
                written.add(counts.write(taken));
                done = true;
            } finally {
                if (!done) waiting.bringBack(taken);
            }
            writeTime.record(System.nanoTime() - start);
        } finally {
            writes.unlock();
        }
    }

    private void rank() {
        ranks.lock();
        try {
            Ranking next = rankings.now();
            Set<String> changes = next.changesFrom(ranking);
            ranking = next;
            if (!changes.isEmpty()) changed.accept(changes);
        } finally {
            ranks.unlock();
        }
    }

    /// Makes old counts coarser, and removes those that are kept no longer.
    void tend() {
        counts.tend(zone, settings.keep());
    }

    /// Writes what is left.
    @Override
    public void close() {
        closed = true;
        writerWakes.ring();
        rankerWakes.ring();
        try {
            writer.join(Duration.ofSeconds(2));
            ranker.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) write();
    }
}
