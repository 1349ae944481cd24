package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.events.EventLog;
import broadsheet.metrics.Metrics;
import broadsheet.paper.Imprint;
import broadsheet.paper.Paper;
import broadsheet.paper.Presses;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Pages;
import broadsheet.story.StoryId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An index that nobody tells of changes, as on another node: it has the log only. It is stopped,
/// lost, broken and put beside another database.
class RepairTest {
    private TestSite site;
    private Editor ines;
    private Path folder;
    private LocalSearch search;

    @BeforeEach
    void open() throws IOException {
        site = TestSite.open();
        ines = site.editor("Ines");
        folder = Files.createTempDirectory("broadsheet-search");
        search = start();
    }

    @AfterEach
    void close() {
        search.close();
        site.close();
    }

    private LocalSearch start() {
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
        LocalSearch started =
                new LocalSearch(
                        folder,
                        Pending.stories(),
                        site.app().db(),
                        room,
                        site.app().stories(),
                        site.app().sections(),
                        site.app().tags(),
                        site.app().contributors(),
                        new Metrics());
        started.start();
        return started;
    }

    private List<StoryId> found(String text) {
        return search.find(Question.of(text)).hits().stream().map(Hit::story).toList();
    }

    private static void eventually(BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private List<String> indexes() {
        try (Stream<Path> there = Files.list(folder)) {
            return there.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatOthersPublishArrivesThroughTheLog() {
        assertThat(found("fog")).isEmpty();
        Piece fog = ines.publishes(words -> words.headline("Fog"));
        eventually(() -> found("fog").equals(List.of(fog.id())));
        ines.kills(fog, "No fog.");
        eventually(() -> found("fog").isEmpty());
    }

    @Test
    void whatHappenedWhileItWasDownIsKnownAtTheFirstSearch() {
        Piece rain = ines.publishes(words -> words.headline("Rain"));
        eventually(() -> found("rain").equals(List.of(rain.id())));
        search.close();
        ines.kills(rain, "No rain.");
        Piece snow = ines.publishes(words -> words.headline("Snow"));
        search = start();
        assertThat(found("rain")).isEmpty();
        assertThat(found("snow")).containsExactly(snow.id());
        assertThat(indexes()).containsExactly("index-1");
    }

    /// Any transaction will do, in whatever database of the server: PostgreSQL's own housekeeping
    /// has some.
    @Test
    void whatAnOlderTransactionHoldsUpIsKnownAtTheFirstSearchToo() throws InterruptedException {
        Piece rain = ines.publishes(words -> words.headline("Rain"));
        eventually(() -> found("rain").equals(List.of(rain.id())));
        search.close();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        Thread older =
                Thread.ofVirtual()
                        .start(() ->
                                site.app()
                                        .db()
                                        .write(tx -> {
                                            tx.sql("select pg_current_xact_id()::text as xid")
                                                    .one(row -> row.text("xid"));
                                            begun.countDown();
                                            return await(ends);
                                        }));
        assertThat(await(begun)).isTrue();
        ines.kills(rain, "No rain.");
        Piece snow = ines.publishes(words -> words.headline("Snow"));
        search = start();
        assertThat(found("rain")).isEmpty();
        assertThat(found("snow")).containsExactly(snow.id());
        ends.countDown();
        older.join();
        ines.kills(snow, "No snow.");
        eventually(() -> found("snow").isEmpty());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lostAtAnyMomentItKnowsEverythingAfterwards() {
        Random random = new Random(7);
        List<Piece> standing = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            int n = round;
            standing.add(ines.publishes(words -> words.headline("Flood number " + n)));
            if (random.nextInt(3) == 0)
                ines.unpublishes(standing.remove(random.nextInt(standing.size())));
            if (random.nextBoolean()) found("flood");
            if (random.nextInt(4) == 0) search.close();
            else search.lose();
            search = start();
        }
        assertThat(found("flood"))
                .containsExactlyInAnyOrderElementsOf(standing.stream().map(Piece::id).toList());
    }

    @Test
    void aMissingOrBrokenIndexIsBuiltAnew() throws IOException {
        Piece hail = ines.publishes(words -> words.headline("Hail"));
        eventually(() -> found("hail").equals(List.of(hail.id())));
        search.close();
        try (Stream<Path> files = Files.list(folder.resolve("index-1"))) {
            for (Path file : files.toList()) Files.write(file, new byte[] {1, 2, 3});
        }
        search = start();
        assertThat(found("hail")).containsExactly(hail.id());
        search.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.delete(path);
        }
        search = start();
        assertThat(found("hail")).containsExactly(hail.id());
    }

    @Test
    void anIndexOfAnotherDatabaseIsBuiltAnew() {
        Piece sleet = ines.publishes(words -> words.headline("Sleet"));
        eventually(() -> found("sleet").equals(List.of(sleet.id())));
        search.close();
        site.app().db().write(tx -> tx.sql("update event set at = at - interval '1 day'").update());
        search = start();
        assertThat(found("sleet")).containsExactly(sleet.id());
        eventually(() -> indexes().equals(List.of("index-2")));
    }

    @Test
    void anIndexThatHoldsMoreOrLessThanThereIsIsBuiltAnew() {
        Piece thaw = ines.publishes(words -> words.headline("Thaw"));
        eventually(() -> found("thaw").equals(List.of(thaw.id())));
        search.close();
        site.app()
                .db()
                .write(tx ->
                        tx.sql(
                                        "update story set state = 'unpublished', public_number = null where id = :id")
                                .bind("id", thaw.id().value())
                                .update());
        search = start();
        eventually(() -> found("thaw").isEmpty());
    }

    @Test
    void itIsBuiltAnewWhenAskedAndAnswersAllTheWhile() {
        Piece breeze = ines.publishes(words -> words.headline("Breeze"));
        eventually(() -> found("breeze").equals(List.of(breeze.id())));
        LocalSearch.rebuild(new EventLog(site.app().db(), List.of()));
        eventually(() -> {
            assertThat(found("breeze")).containsExactly(breeze.id());
            return indexes().equals(List.of("index-2"));
        });
        search.close();
        search = start();
        assertThat(found("breeze")).containsExactly(breeze.id());
        assertThat(indexes()).containsExactly("index-2");
    }
}
