package broadsheet.search;

import broadsheet.db.Db;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.events.LogReader;
import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;
import broadsheet.metrics.Timing;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Articles;
import broadsheet.story.Contributors;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.story.Tags;
import broadsheet.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;

/// The search that a paper has in its own process, over an index in its data folder.
public final class LocalSearch implements Search, AutoCloseable {
    /// How long somebody waits for what was published just before, or for an index that is being
    /// opened.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long somebody waits for their turn.
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Pending pending;
    private final Analysis analysis;
    private final Indexing indexing;
    private final Finding finding;
    private final Suggesting suggesting;
    private final Relating relating;
    private final Semaphore turns;
    private final Timing taken;
    private final Count refused;

    /// Does nothing yet.
    ///
    /// @param folder where the index lies, or will
    /// @param pending what every writer of this process marks
    public LocalSearch(
            Path folder,
            Pending pending,
            Db db,
            ReadingRoom room,
            Stories stories,
            Sections sections,
            Tags tags,
            Contributors contributors,
            Metrics metrics) {
        this.pending = pending;
        this.analysis = new Analysis(Locale.forLanguageTag(room.paper().language()));
        this.indexing =
                new Indexing(
                        folder,
                        new Documents(analysis, room.paper().zone()),
                        new Entries(new Articles(db), stories, sections, tags, contributors),
                        new LogReader(db),
                        pending);
        Names names = Names.of(room);
        this.finding =
                new Finding(
                        new Seeking(analysis, room.paper().zone()),
                        new Spelling(analysis),
                        new FacetList(names),
                        room.clock());
        this.suggesting = new Suggesting(names);
        this.relating = new Relating(room.clock());
        this.taken = metrics.timing("search.time", "Searches, with what they waited for");
        this.refused = metrics.count("search.refused", "Searches refused for now");
        metrics.gauge("search.stories", "Stories in the index", this::stories);
        metrics.gauge("search.pending", "Changed stories not in the index yet", pending::size);
        metrics.gauge("search.lag", "Events found at the last look at the log", indexing::lag);
        this.turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors());
    }

    /// Opens the index beside everything else, or builds it.
    public void start() {
        indexing.start();
    }

    /// Asks every running node of the paper to build its index anew, while the old one answers. One
    /// that does not run does it when it starts.
    public static void rebuild(EventLog log) {
        log.write((_, events) -> {
            events.append(new Event(Indexing.REBUILD, "search", Set.of(), Json.object().build()));
            return Indexing.REBUILD;
        });
    }

    @Override
    public Found find(Question question) {
        long began = System.nanoTime();
        try {
            Found found = inTurn(question);
            taken.record(System.nanoTime() - began);
            return found;
        } catch (SearchBusy e) {
            refused.increment();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchBusy(SearchBusy.Why.CROWDED);
        }
    }

    private Found inTurn(Question question) throws InterruptedException {
        if (!pending.await(PATIENCE)) throw new SearchBusy(SearchBusy.Why.BUILDING);
        if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS))
            throw new SearchBusy(SearchBusy.Why.CROWDED);
        try {
            return ask(searcher -> finding.find(question, searcher));
        } finally {
            turns.release();
        }
    }

    /// For how long there is no index to ask, or it cannot be kept true; zero while all is well.
    public Duration troubled() {
        return indexing.troubled();
    }

    private double stories() {
        return ready() ? ask(searcher -> (double) searcher.getIndexReader().numDocs()) : 0;
    }

    @Override
    public List<Suggestion> suggest(String typed, int most) {
        if (!ready()) return List.of();
        return ask(searcher -> suggesting.suggest(typed, most, searcher));
    }

    @Override
    public Optional<List<StoryId>> related(StoryId story, int most) {
        if (!ready() || !pending.isCaughtUp()) return Optional.empty();
        return ask(searcher -> relating.related(story, most, searcher));
    }

    @Override
    public boolean ready() {
        return indexing.current() != null;
    }

    private <T> T ask(Index.Ask<T> ask) {
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
        analysis.close();
    }

    /// Saves and stops.
    @Override
    public void close() {
        indexing.close();
        analysis.close();
    }
}
