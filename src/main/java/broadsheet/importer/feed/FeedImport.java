package broadsheet.importer.feed;

import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.Stores;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Brings feeds in, from files and from servers. Run again it asks servers only for what has
/// changed.
public final class FeedImport {
    /// A feed takes some ten times its size of memory while it is read.
    private static final long BYTES = 32L << 20;

    private static final Actor ACTOR = new Actor("import:feed");

    private final Stores stores;
    private final InstantSource clock;
    private final FetchLimits feeds;
    private final FetchLimits pictures;

    /// @param feeds what asking for a feed may cost
    /// @param pictures the same for a picture
    FeedImport(Stores stores, InstantSource clock, FetchLimits feeds, FetchLimits pictures) {
        this.stores = stores;
        this.clock = clock;
        this.feeds = feeds;
        this.pictures = pictures;
    }

    /// @param anywhere whether feeds and pictures may stand in this machine's own network
    public static FeedImport of(Stores stores, InstantSource clock, boolean anywhere) {
        FetchLimits usual = FetchLimits.DEFAULT;
        return new FeedImport(
                stores,
                clock,
                new FetchLimits(BYTES, Duration.ofSeconds(60), usual.redirects(), 2, anywhere),
                new FetchLimits(
                        usual.bytes(),
                        usual.patience(),
                        usual.redirects(),
                        usual.perHost(),
                        anywhere));
    }

    /// @param places files and addresses as they were typed
    /// @throws IllegalArgumentException where one of them is neither
    /// @throws broadsheet.db.DbException where the database fails; what was filed by then stays
    public ImportReport run(
            List<String> places,
            FeedWishes wishes,
            ImportSettings settings,
            ImportProgress progress) {
        FeedVisits visits = new FeedVisits(stores.db());
        try (Fetcher fetcher = new Fetcher(feeds)) {
            FeedAsking asking = new FeedAsking(fetcher, feeds, visits);
            List<FeedArchive> archives =
                    places.stream()
                            .map(Place::of)
                            .map(place -> new FeedArchive(place, wishes, asking, clock))
                            .toList();
            ImportReport report =
                    new ArchiveImport(stores, clock, pictures, ACTOR)
                            .run(archives, settings, progress);
            if (isWhole(report, settings)) archives.forEach(archive -> remember(archive, visits));
            return report;
        }
    }

    /// Whether nothing is left to get that another run could get.
    private static boolean isWhole(ImportReport report, ImportSettings settings) {
        return !settings.dryRun()
                && settings.fetch()
                && report.lines("broken") == 0
                && report.lines("picture") == 0;
    }

    private static void remember(FeedArchive archive, FeedVisits visits) {
        FeedAsking.Got got = archive.whole();
        if (got == null || got.marks().isEmpty()) return;
        URI address = got.address();
        if (address != null) visits.remember(address.toString(), got.marks());
    }
}
