package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.DbException;
import broadsheet.events.Follower;
import broadsheet.story.Alongside;
import broadsheet.story.Arrival;
import broadsheet.story.NewStory;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OutboxTest {
    private static final URI SOMEWHERE = URI.create("https://receiver.example/hook");

    private final TestDesk desk = new TestDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everyKindOfChangeOfAPublicStoryHasItsMessage() {
        desk.hook(SOMEWHERE);
        desk.publishes("Ferry strike")
                .updated("Ferry strike goes on")
                .corrected("Ferry strike of two days")
                .touchedUp("Ferry strike of two days ends")
                .moved("/world/ferries-run")
                .held()
                .published()
                .killed("It was a hoax.");
        desk.publishes("Court case").takenDown("A court says so.");
        desk.publishes("Weather").unpublished();
        desk.catchUp();
        assertThat(desk.kinds())
                .containsExactly(
                        "story.published",
                        "story.updated",
                        "story.corrected",
                        "story.edited",
                        "story.moved",
                        "story.withdrawn",
                        "story.published",
                        "story.killed",
                        "story.published",
                        "story.taken_down",
                        "story.published",
                        "story.withdrawn");
    }

    @Test
    void aSectionThatMovesTakesItsHooksAlongAndTellsOfEachPublicStory() {
        desk.hookIn("/world", SOMEWHERE);
        desk.hookIn("/sport", SOMEWHERE);
        TestDesk.Piece story = desk.publishes("Ferry strike");
        desk.draft("A plan", desk.world);
        desk.publishes("Withdrawn").unpublished();
        desk.publishes("Wrong").killed("It was a hoax.");
        desk.catchUp();
        int before = desk.kinds().size();
        desk.renames(desk.world, "The World");
        desk.catchUp();
        List<String> after = desk.kinds();
        assertThat(after.subList(before, after.size())).containsExactly("story.moved");
        assertThat(desk.paths()).last().isEqualTo("/the-world/ferry-strike");
        assertThat(desk.hooks.all())
                .extracting(Hook::section)
                .containsExactly("/the-world", "/sport");
        story.updated("Ferry strike goes on");
        desk.catchUp();
        assertThat(desk.kinds()).last().isEqualTo("story.updated");
    }

    @Test
    void ofWhatWasNeverPublicNothingIsSaid() {
        desk.hook(SOMEWHERE);
        desk.draft("A plan", desk.world).killed("It was a bad plan.");
        desk.draft("Another", desk.world).held().takenDown("No.");
        Instant later = Instant.now().plus(Duration.ofDays(1));
        for (State state :
                List.of(
                        new State.Draft(),
                        new State.Scheduled(later, ZoneId.of("UTC")),
                        new State.Embargoed(later, ZoneId.of("UTC")),
                        new State.Held(Instant.now(), "doubtful"))) arrives(state, null);
        desk.catchUp();
        assertThat(desk.rows()).isEmpty();
    }

    @Test
    void whatAnArchiveBringsIsOldButWhatItTakesAwayIsNot() {
        desk.hook(SOMEWHERE);
        Instant then = Instant.parse("2009-01-01T00:00:00Z");
        arrives(new State.Published(), then);
        desk.catchUp();
        assertThat(desk.kinds()).isEmpty();
        TestDesk.Piece known = desk.publishes("Known outside");
        NewStory gone =
                new NewStory(
                        StoryKind.ARTICLE,
                        new State.Unpublished(Instant.now()),
                        known.copy,
                        null,
                        List.of(),
                        then,
                        then);
        desk.publishing.archive(
                List.of(new Arrival(new Arrival.Onto(known.id, known.number), gone)),
                TestDesk.MARA,
                Alongside.NOTHING);
        desk.catchUp();
        assertThat(desk.kinds()).containsExactly("story.published", "story.withdrawn");
    }

    private void arrives(State state, Instant published) {
        TestDesk.Piece words = desk.draft("From the archive", desk.world);
        NewStory story =
                new NewStory(
                        StoryKind.ARTICLE,
                        state,
                        words.copy,
                        "/old-" + state.word(),
                        List.of(),
                        published,
                        published);
        desk.publishing.archive(
                List.of(new Arrival(null, story)), TestDesk.MARA, Alongside.NOTHING);
    }

    @Test
    void aHookHearsOfItsKindsAndSectionsAndOfEveryWithdrawal() {
        long kills = desk.hook(SOMEWHERE, "story.killed", "story.taken_down");
        long world = desk.hookIn("/world", SOMEWHERE);
        long sport = desk.hookIn("/sport", SOMEWHERE);
        desk.draft("In Asia", desk.asia).published().killed("A hoax.");
        desk.catchUp();
        assertThat(lines(kills)).containsExactly("story.killed");
        assertThat(lines(world)).containsExactly("story.killed", "story.published");
        assertThat(lines(sport)).containsExactly("story.killed");
    }

    @Test
    void aSectionThatIsNotThereAndAKindThatIsNoneAreRefused() {
        assertThatThrownBy(() -> desk.hookIn("/moon", SOMEWHERE))
                .hasMessage("There is no section /moon.");
        assertThatThrownBy(() -> desk.hook(SOMEWHERE, "story.eaten"))
                .hasMessageContaining("There is no kind story.eaten; there are story.published,");
    }

    @Test
    void aHookHearsOnlyOfWhatHappensWhileItIsThereAndInUse() {
        desk.publishes("Before");
        long hook = desk.hook(SOMEWHERE);
        desk.publishes("While");
        desk.catchUp();
        desk.db.write(tx -> Hooks.pause(tx, hook, "a test"));
        desk.publishes("While it sleeps");
        desk.catchUp();
        assertThat(desk.hooks.resume(hook)).isTrue();
        desk.publishes("Awake");
        desk.catchUp();
        assertThat(desk.kinds()).hasSize(2);
    }

    /// The connection is killed by the server after the rows are written and before they are
    /// committed, as when the process or the server dies there.
    @Test
    void aMessageIsWrittenOnceAlsoWhereItsWriterDies() {
        desk.hook(SOMEWHERE);
        desk.publishes("One");
        desk.publishes("Two");
        Outbox outbox = desk.outbox();
        int[] deaths = {3};
        Follower dying =
                new Follower(
                        desk.db,
                        "hooks",
                        1,
                        (tx, events) -> {
                            outbox.handle(tx, events);
                            if (deaths[0]-- > 0)
                                tx.sql("select pg_terminate_backend(pg_backend_pid())")
                                        .list(_ -> true);
                        });
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> desk.catchUp(dying)).isInstanceOf(DbException.class);
        assertThat(desk.rows()).isEmpty();
        desk.catchUp(dying);
        assertThat(desk.kinds()).containsExactly("story.published", "story.published");
        desk.catchUp();
        assertThat(desk.kinds()).hasSize(2);
    }

    @Test
    void manyNodesWriteEachMessageOnce() {
        desk.hook(SOMEWHERE);
        List<CompletableFuture<Void>> nodes =
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.runAsync(this::follow))
                        .toList();
        for (int i = 0; i < 40; i++) desk.publishes("Story " + i);
        nodes.forEach(CompletableFuture::join);
        assertThat(desk.kinds()).hasSize(40);
        List<Long> events =
                desk.db.read(tx ->
                        tx.sql("select distinct event_id as id from delivery")
                                .list(row -> row.number("id")));
        assertThat(events).hasSize(40);
    }

    private void follow() {
        Outbox outbox = desk.outbox();
        Instant end = Instant.now().plusSeconds(60);
        while (desk.kinds().size() < 40 && Instant.now().isBefore(end)) outbox.step();
    }

    /// After a restore the log may be numbered anew, and events come again.
    @Test
    void anEventThatComesAgainIsNoSecondMessage() {
        desk.hook(SOMEWHERE);
        desk.publishes("Again");
        desk.catchUp();
        desk.db.write(tx -> tx.sql("update follower set xid = '0', id = 0").update());
        desk.catchUp();
        assertThat(desk.kinds()).hasSize(1);
    }

    @Test
    void theHubIsToldOnceOfAFeedThatChangesOften() {
        String feed = "https://paper.example/feed";
        Outbox outbox = desk.outbox(_ -> Set.of(feed));
        for (int i = 0; i < 5; i++) desk.publishes("Story " + i);
        desk.catchUp(outbox);
        assertThat(desk.rows()).containsExactly("feed.changed waiting");
        assertThat(desk.due.take()).as("a little later").isEmpty();
        desk.later();
        Delivery underWay = desk.due.take().orElseThrow();
        assertThat(underWay.target()).isEqualTo(new Delivery.ToHub(feed));
        desk.publishes("While the hub is being told");
        desk.catchUp(outbox);
        assertThat(desk.rows()).containsExactly("feed.changed sending", "feed.changed waiting");
        desk.due.again(
                underWay,
                new Deliveries.Attempt(500, "answered 500", Duration.ZERO),
                Duration.ofSeconds(5));
        assertThat(desk.rows()).containsExactly("feed.changed superseded", "feed.changed waiting");
    }

    private List<String> lines(long hook) {
        return desk.deliveries.newest(hook, null, 100).stream().map(LoggedDelivery::kind).toList();
    }
}
