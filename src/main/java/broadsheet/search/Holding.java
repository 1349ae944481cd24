package broadsheet.search;

import broadsheet.events.LogReader;
import broadsheet.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.store.AlreadyClosedException;

/// One index with all that keeps it true. It is asked here, whichever of its folders it is in.
final class Holding implements AutoCloseable {
    /// How long somebody waits for what was published just before, or for an index that is being
    /// opened.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pending pending;
    private final Indexing indexing;

    /// Does nothing yet.
    ///
    /// @param folder where the index lies, or will
    /// @param pending what every writer of this process marks
    /// @param meter what its gauges' names begin with
    Holding(
            Path folder,
            Documents documents,
            Stock stock,
            LogReader log,
            Pending pending,
            Metrics metrics,
            String meter) {
        this.pending = pending;
        this.indexing = new Indexing(folder, documents, stock, log, pending);
        metrics.gauge(meter + ".stories", "Stories in the index", this::stories);
        metrics.gauge(meter + ".segments", "Parts that a search looks into", this::segments);
        metrics.gauge(meter + ".pending", "Changed stories not in the index yet", pending::size);
        metrics.gauge(meter + ".lag", "Events found at the last look at the log", indexing::lag);
    }

    void start() {
        indexing.start();
    }

    boolean ready() {
        return indexing.current() != null;
    }

    /// Whether all that was marked can be found.
    boolean isCaughtUp() {
        return pending.isCaughtUp();
    }

    /// For how long there is no index to ask, or it cannot be kept true; zero while all is well.
    Duration troubled() {
        return indexing.troubled();
    }

    /// Waits until all that was marked before this call can be found.
    ///
    /// @throws SearchBusy where that takes too long
    void await() throws InterruptedException {
        if (!pending.await(PATIENCE)) throw new SearchBusy(SearchBusy.Why.BUILDING);
    }

    private double stories() {
        return ready() ? ask(searcher -> (double) searcher.getIndexReader().numDocs()) : 0;
    }

    private double segments() {
        return ready() ? ask(searcher -> (double) searcher.getIndexReader().leaves().size()) : 0;
    }

    /// Asks what can be seen now.
    ///
    /// @throws SearchBusy where there is nothing to ask
    <T> T ask(Index.Ask<T> ask) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Index index = indexing.current();
            if (index == null) throw new SearchBusy(SearchBusy.Why.BUILDING);
            try {
                return index.ask(ask);
            } catch (AlreadyClosedException _) {
                // Another index has just taken its place.
            } catch (IOException e) {
                indexing.suspect(index, e);
                throw new SearchBusy(SearchBusy.Why.BUILDING);
            }
        }
        throw new SearchBusy(SearchBusy.Why.BUILDING);
    }

    /// Stops without saving, for tests.
    void lose() {
        indexing.lose();
    }

    /// Saves and stops.
    @Override
    public void close() {
        indexing.close();
    }
}
