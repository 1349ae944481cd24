package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.metrics.Metrics;
import broadsheet.paper.Imprint;
import broadsheet.paper.Paper;
import broadsheet.paper.Presses;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Notes;
import broadsheet.story.Pages;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The desk's index as another node has it: nobody tells it of changes, it has the log only. It is
/// stopped, lost, broken, and put in the readers' place.
class ManuscriptSearchTest {
    private TestSite site;
    private Editor ines;
    private Path data;
    private LocalSearch readers;
    private ManuscriptSearch desk;

    @BeforeEach
    void open() throws IOException {
        site = TestSite.open();
        ines = site.editor("Ines");
        data = Files.createTempDirectory("broadsheet-search");
        start();
    }

    @AfterEach
    void close() {
        stop();
        site.close();
    }

    private void start() {
        Paper paper =
                new Paper(
                        URI.create("http://localhost"),
                        "en",
                        ZoneId.of("Europe/Lisbon"),
                        new Imprint(
                                "The Harbour Post", null, "P", "", null, Duration.ZERO, List.of()),
                        _ -> Optional.empty());
        ReadingRoom room =
                new ReadingRoom(
                        paper,
                        site.app().stories(),
                        site.app().sections(),
                        site.app().tags(),
                        site.app().contributors(),
                        site.app().pictures(),
                        new Pages(site.app().db()),
                        Presses.of(1 << 20, InstantSource.system()),
                        InstantSource.system());
        readers =
                new LocalSearch(
                        Side.READERS.folder(data),
                        Pending.stories(),
                        site.app().db(),
                        room,
                        site.app().stories(),
                        site.app().sections(),
                        site.app().tags(),
                        site.app().contributors(),
                        new Metrics());
        desk = readers.manuscripts(Side.DESK.folder(data), Pending.manuscripts());
        readers.start();
        desk.start();
    }

    private void stop() {
        desk.close();
        readers.close();
    }

    private List<StoryId> found(String text) {
        return desk.find(Question.of(text), Slips.Within.EVERYWHERE).hits().stream()
                .map(Hit::story)
                .toList();
    }

    private static void eventually(BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private List<String> indexes(Side side) {
        try (Stream<Path> there = Files.list(side.folder(data))) {
            return there.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStoryGoesFromOneIndexToTheOtherAndBackAndIsAlwaysThereOnce() {
        Piece fog = ines.drafts(words -> words.headline("Fog"));
        eventually(() -> found("fog").equals(List.of(fog.id())));
        ines.publishes(fog);
        eventually(() -> found("fog state:published").equals(List.of(fog.id())));
        assertThat(found("fog")).containsExactly(fog.id());
        ines.holds(fog);
        eventually(() -> found("fog state:held").equals(List.of(fog.id())));
        assertThat(found("fog")).containsExactly(fog.id());
    }

    /// A note makes no revision; an index that heard of it and one that is built of it agree.
    @Test
    void whatANoteSaysIsFoundWhereverTheStoryStands() throws IOException {
        Piece mist = ines.publishes(words -> words.headline("Mist"));
        eventually(() -> answers("mist", List.of(mist.id())));
        Actor by = new Actor("person:1");
        Notes notes =
                new Notes(
                        site.app().db(),
                        new EventLog(site.app().db(), List.of()),
                        InstantSource.system());
        assertThat(notes.add(mist.id(), "n1", "Mist", "Who counted the foghorns?", by)).isTrue();
        eventually(() -> found("foghorns").equals(List.of(mist.id())));
        assertThat(notes.answer(mist.id(), "n1", "The lighthouse keeper.", by)).isTrue();
        eventually(() -> found("lighthouse").equals(List.of(mist.id())));
        assertThat(found("mist state:published")).containsExactly(mist.id());
        assertThat(readers.find(Question.of("foghorns")).hits()).isEmpty();
        assertThat(readers.find(Question.of("lighthouse")).hits()).isEmpty();
        stop();
        remove(Side.DESK.folder(data));
        start();
        eventually(() -> answers("foghorns lighthouse", List.of(mist.id())));
        eventually(() -> answers("mist", List.of(mist.id())));
    }

    @Test
    void lostAtAnyMomentItKnowsEverythingAfterwards() {
        Random random = new Random(11);
        List<StoryId> all = new ArrayList<>();
        List<Piece> drafts = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            int n = round;
            Piece piece = ines.drafts(words -> words.headline("Flood number " + n));
            all.add(piece.id());
            drafts.add(piece);
            if (random.nextBoolean()) ines.publishes(drafts.remove(random.nextInt(drafts.size())));
            if (random.nextBoolean()) found("flood");
            if (random.nextInt(3) > 0) desk.lose();
            stop();
            start();
        }
        assertThat(found("flood")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(found("flood state:draft"))
                .containsExactlyInAnyOrderElementsOf(drafts.stream().map(Piece::id).toList());
    }

    @Test
    void aBrokenOrMissingIndexIsBuiltAnew() throws IOException {
        Piece hail = ines.drafts(words -> words.headline("Hail"));
        eventually(() -> found("hail").equals(List.of(hail.id())));
        stop();
        try (Stream<Path> files = Files.list(Side.DESK.folder(data).resolve("index-1"))) {
            for (Path file : files.toList()) Files.write(file, new byte[] {1, 2, 3});
        }
        start();
        assertThat(found("hail")).containsExactly(hail.id());
        stop();
        remove(Side.DESK.folder(data));
        start();
        assertThat(found("hail")).containsExactly(hail.id());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.delete(path);
        }
    }

    @Test
    void anIndexThatHoldsMoreOrLessThanThereIsIsBuiltAnew() {
        Piece thaw = ines.drafts(words -> words.headline("Thaw"));
        eventually(() -> found("thaw state:draft").equals(List.of(thaw.id())));
        stop();
        run(
                thaw,
                "update story set state = 'published', public_number = number, first_published = now(), updated = now() where id = :id");
        start();
        eventually(() -> answers("thaw state:draft", List.of()));
    }

    private void run(Piece piece, String sql) {
        site.app().db().write(tx -> tx.sql(sql).bind("id", piece.id().value()).update());
    }

    /// Whether this is found, by an index that may still be built.
    private boolean answers(String text, List<StoryId> stories) {
        try {
            return found(text).equals(stories);
        } catch (SearchBusy building) {
            return false;
        }
    }

    /// The database may be away, or a row not be as it should, just while an index is opened.
    @Test
    void whatStopsItFromOpeningOnceDoesNotCostTheIndex() {
        Piece frost = ines.publishes(words -> words.headline("Frost"));
        eventually(() -> answers("frost", List.of(frost.id())));
        stop();
        ines.touchesUp(frost, copy -> copy.headline("Frost again"));
        run(frost, "update story set first_published = null where id = :id");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Indexing.class);
        log.start();
        logger.addAppender(log);
        start();
        eventually(() ->
                !log.list.isEmpty() && log.list.getLast().getMessage().contains("will try again"));
        logger.detachAppender(log);
        run(frost, "update story set first_published = now() where id = :id");
        eventually(() -> answers("frost again", List.of(frost.id())));
        assertThat(indexes(Side.READERS)).containsExactly("index-1");
    }

    @Test
    void oneRebuildIsOfBothAndItAnswersAllTheWhile() {
        Piece breeze = ines.drafts(words -> words.headline("Breeze"));
        eventually(() -> found("breeze").equals(List.of(breeze.id())));
        LocalSearch.rebuild(new EventLog(site.app().db(), List.of()));
        eventually(() -> {
            assertThat(found("breeze")).containsExactly(breeze.id());
            return indexes(Side.DESK).equals(List.of("index-2"));
        });
    }

    /// A folder that was moved or restored to the wrong place must not make drafts public.
    @Test
    void anIndexOfTheDeskInTheReadersPlaceIsNotOpened() throws IOException {
        Piece secret = ines.drafts(words -> words.headline("Secret storm"));
        eventually(() -> found("storm").equals(List.of(secret.id())));
        stop();
        remove(Side.READERS.folder(data));
        Files.move(Side.DESK.folder(data), Side.READERS.folder(data));
        start();
        assertThat(readers.find(Question.of("storm")).hits()).isEmpty();
        assertThat(readers.find(Question.of("")).total().stories()).isZero();
        assertThat(found("storm")).containsExactly(secret.id());
    }

    @Test
    void whileItsIndexIsNotThereTheDeskSaysSo() {
        ManuscriptSearch early = readers.manuscripts(data.resolve("other"), Pending.manuscripts());
        assertThat(early.ready()).isFalse();
        assertThatThrownBy(() -> early.find(Question.of("x"), Slips.Within.EVERYWHERE))
                .isInstanceOf(SearchBusy.class);
        early.close();
    }
}
