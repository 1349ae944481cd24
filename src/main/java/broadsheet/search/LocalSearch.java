package broadsheet.search;

import broadsheet.db.Db;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.events.LogReader;
import broadsheet.metrics.Metrics;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Articles;
import broadsheet.story.Contributors;
import broadsheet.story.Proofs;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.story.Tags;
import broadsheet.text.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The search that a paper has in its own process, over an index in its data folder.
public final class LocalSearch implements Search, AutoCloseable {
    private final Db db;
    private final ReadingRoom room;
    private final Labels labels;
    private final Metrics metrics;
    private final Analysis analysis;
    private final Documents documents;
    private final Holding holding;
    private final Turns turns;
    private final Finding finding;
    private final Suggesting suggesting;
    private final Relating relating;

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
        this.db = db;
        this.room = room;
        this.labels = new Labels(sections, tags, contributors);
        this.metrics = metrics;
        this.analysis = new Analysis(Locale.forLanguageTag(room.paper().language()));
        this.documents = new Documents(analysis, room.paper().zone());
        this.holding =
                new Holding(
                        folder,
                        documents,
                        new PublicStock(new Articles(db), stories, labels),
                        new LogReader(db),
                        pending,
                        metrics,
                        "search");
        this.turns =
                new Turns(
                        List.of(holding),
                        2 * Runtime.getRuntime().availableProcessors(),
                        metrics,
                        "search");
        this.finding = finding(Side.READERS);
        this.suggesting = new Suggesting(Names.of(room));
        this.relating = new Relating(room.clock());
    }

    private Finding finding(Side side) {
        return new Finding(
                side,
                new Seeking(analysis, room.paper().zone()),
                new Spelling(analysis, side),
                new FacetList(Names.of(room), side),
                room.clock());
    }

    /// The search of the newsroom, by the same engine: over this index, and one of its own that
    /// nobody else asks. To be closed before this.
    ///
    /// @param folder where that lies, or will
    /// @param pending what every writer of this process marks, also what readers do not see
    public ManuscriptSearch manuscripts(Path folder, Pending pending) {
        Holding own =
                new Holding(
                        folder,
                        documents,
                        new DeskStock(new Proofs(db), labels),
                        new LogReader(db),
                        pending,
                        metrics,
                        "desk.search");
        return new ManuscriptSearch(holding, own, finding(Side.DESK), metrics);
    }

    /// Opens the index beside everything else, or builds it.
    public void start() {
        holding.start();
    }

    /// Asks every running node of the paper to build its indexes anew, while the old ones answer.
    /// One that does not run does it when it starts.
    public static void rebuild(EventLog log) {
        log.write((_, events) -> {
            events.append(new Event(Lookout.REBUILD, "search", Set.of(), Json.object().build()));
            return Lookout.REBUILD;
        });
    }

    @Override
    public Found find(Question question) {
        return turns.take(() -> holding.ask(searcher -> finding.find(question, searcher)));
    }

    @Override
    public List<Suggestion> suggest(String typed, int most) {
        if (!ready()) return List.of();
        return holding.ask(searcher -> suggesting.suggest(typed, most, searcher));
    }

    @Override
    public Optional<List<StoryId>> related(StoryId story, int most) {
        if (!ready() || !holding.isCaughtUp()) return Optional.empty();
        return holding.ask(searcher -> relating.related(story, most, searcher));
    }

    @Override
    public boolean ready() {
        return holding.ready();
    }

    /// Stops without saving, for tests.
    void lose() {
        holding.lose();
        analysis.close();
    }

    /// Saves and stops.
    @Override
    public void close() {
        holding.close();
        analysis.close();
    }
}
