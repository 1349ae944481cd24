package broadsheet.audience;

import broadsheet.config.AudienceSettings;
import broadsheet.db.Db;
import broadsheet.http.Router;
import broadsheet.metrics.Metrics;
import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.story.TagId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts reads, and says what is read most and what more than usual.
public final class Audience implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
    private static final Duration TIDY = Duration.ofHours(1);

    private final ReadCounts counts;
    private final Tally tally;
    private final Standings standings;
    private final Beacon beacon;
    private final AudienceSettings settings;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread tidier = Thread.ofVirtual().name("tidies-reads").unstarted(this::tidy);

    /// @param listener told of the sources of lists that have changed
    public Audience(
            Db db,
            AudienceSettings settings,
            Metrics metrics,
            Consumer<Set<String>> listener,
            InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.counts = new ReadCounts(db);
        this.tally = new Tally(counts, clock);
        this.standings = new Standings(counts, listener, clock);
        this.beacon = new Beacon(tally, clock, metrics);
    }

    /// Begins to write and to look.
    public Audience start() {
        tally.start();
        standings.start();
        tidier.start();
        return this;
    }

    private void tidy() {
        try {
            while (!closing.await(TIDY.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    counts.tidy(clock.instant(), settings.keep());
                } catch (RuntimeException e) {
                    LOG.warn("old reads were not put together and will be: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Adds the address to which readers' pages report, where reads are counted.
    public void addTo(Router.Builder router) {
        if (settings.count()) router.post(Beacon.PATH, beacon::take);
    }

    /// Whether reads are counted.
    public boolean counts() {
        return settings.count();
    }

    /// The stories read most in the last hours, first the first.
    public List<StoryId> mostRead() {
        return standings.site();
    }

    /// The same of a section and those below it.
    public List<StoryId> mostRead(SectionId section) {
        return standings.section(section);
    }

    /// The stories read more than usual.
    public List<StoryId> trending() {
        return standings.trending();
    }

    /// The tags whose stories are read more than usual.
    public List<TagId> topics() {
        return standings.topics();
    }

    /// The figures for editors, in this zone.
    public Figures figures(ZoneId zone) {
        return new Figures(counts, zone, clock);
    }

    /// Looks the lists up now instead of in some seconds.
    public void look() {
        standings.look();
    }

    @Override
    public void close() {
        closing.countDown();
        standings.close();
        tally.close();
        try {
            tidier.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
