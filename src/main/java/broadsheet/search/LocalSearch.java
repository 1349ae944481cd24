package broadsheet.search;

import broadsheet.db.Db;
import broadsheet.events.LogReader;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Contributors;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.story.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            Contributors contributors) {
        this.pending = pending;
        this.analysis = new Analysis(Locale.forLanguageTag(room.paper().language()));
        this.indexing =
                new Indexing(
                        folder,
                        new Documents(analysis, room.paper().zone()),
                        new Entries(stories, sections, tags, contributors),
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
        this.turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors());
    }

    /// Opens the index beside everything else, or builds it.
    public void start() {
        indexing.start();
    }

    @Override
    public Found find(Question question) {
        try {
            if (!pending.await(PATIENCE)) throw new SearchBusy(SearchBusy.Why.BUILDING);
            if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS))
                throw new SearchBusy(SearchBusy.Why.CROWDED);
            try {
                return ask(searcher -> finding.find(question, searcher));
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchBusy(SearchBusy.Why.CROWDED);
        }
    }

    @Override
    public List<Suggestion> suggest(String typed, int most) {
        if (!ready()) return List.of();
        return ask(searcher -> suggesting.suggest(typed, most, searcher));
    }

    @Override
    public Optional<List<StoryId>> related(StoryId story, int most) {
        if (!ready()) return Optional.empty();
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

    /// Saves and stops.
    @Override
    public void close() {
        indexing.close();
        analysis.close();
    }
}
