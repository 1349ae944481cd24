package broadsheet.importer;

import broadsheet.importer.ImportProgress.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Passes on how far a step is, not more often than somebody can see.
final class Telling {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final ImportProgress progress;
    private final Step step;
    private final long total;
    private final InstantSource clock;
    private final Instant began;
    private long before;
    private long stories;
    private Instant next;

    Telling(ImportProgress progress, Step step, long total, InstantSource clock) {
        this.progress = progress;
        this.step = step;
        this.total = total;
        this.clock = clock;
        this.began = clock.instant();
        this.next = began;
    }

    /// @param position in the archive that is read now
    /// @param more stories since it was told last
    void tell(long position, long more) {
        stories += more;
        Instant now = clock.instant();
        if (now.isBefore(next)) return;
        next = now.plus(EVERY);
        snapshot(Math.min(total, before + position), now);
    }

    /// An archive of this size is done with.
    void pass(long size) {
        before += size;
    }

    void last() {
        snapshot(total, clock.instant());
    }

    private void snapshot(long bytes, Instant now) {
        progress.at(
                new ImportProgress.Snapshot(
                        step, bytes, total, stories, Duration.between(began, now)));
    }
}
