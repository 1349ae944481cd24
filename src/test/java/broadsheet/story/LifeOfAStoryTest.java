package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifeOfAStoryTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Actor MARA = TestPaper.MARA;

    private final TestPaper paper = new TestPaper();
    private final Manuscripts manuscripts = new Manuscripts(paper.db);

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void aStoryIsReadAndMadeReadyBeforeItGoesOut() {
        Outcome.Done draft = paper.drafted(paper.copy("Ferry runs again", paper.asia));
        int number = done(paper.publishing.sendToReview(draft.story(), 1, MARA));
        number = done(paper.publishing.sendBack(draft.story(), number, MARA));
        number =
                done(
                        paper.publishing.save(
                                draft.story(), number, paper.copy("Ferry back", paper.asia), MARA));
        number = done(paper.publishing.markReady(draft.story(), number, MARA));
        refused(paper.publishing.markReady(draft.story(), number, MARA), "state");
        Manuscript now = manuscript(draft.story());
        assertThat(now.state()).isEqualTo(new State.Ready());
        assertThat(now.copy().headline()).isEqualTo("Ferry back");
        assertThat(paper.stories.at(draft.path())).isInstanceOf(AtPath.Missing.class);
        paper.assertChainIntact(draft.story());
    }

    @Test
    void readersSeeNothingOfAWorkingCopyUntilItIsSwappedIn() {
        Outcome.Done story = published("Ferry runs again");
        Story before = paper.at(story.path());
        paper.told.clear();
        paper.later();
        Copy working =
                before.copy()
                        .with()
                        .headline("Ferry stops")
                        .filing(
                                new Copy.Filing(
                                        paper.sport.id(), List.of(), List.of(paper.ferry), 0))
                        .build();
        int number = done(paper.publishing.save(story.story(), story.number(), working, MARA));

        assertThat(paper.at(story.path())).isEqualTo(before);
        assertThat(paper.headlines(new Listing.InSection(paper.world.id())))
                .containsExactly("Ferry runs again");
        assertThat(paper.headlines(new Listing.InSection(paper.sport.id()))).isEmpty();
        assertThat(paper.told)
                .as("no page is dropped for it; the desk's search hears of it")
                .containsExactly(Set.of(Subjects.manuscript(story.story())));
        assertThat(new PublicChanges(paper.db).after(PublicChange.Place.START, 100).changes())
                .hasSize(1);
        assertThat(manuscript(story.story()).hasWorkingCopy()).isTrue();

        paper.later();
        Copy more = working.with().updateNote("Rewrites throughout").build();
        done(paper.publishing.publish(story.story(), number, more, Change.UPDATE, MARA));
        assertThat(paper.at(story.path()).copy()).isEqualTo(more);
        assertThat(paper.headlines(new Listing.InSection(paper.world.id()))).isEmpty();
        assertThat(paper.headlines(new Listing.InSection(paper.sport.id())))
                .containsExactly("Ferry stops");
        assertThat(manuscript(story.story()).hasWorkingCopy()).isFalse();
        paper.assertChainIntact(story.story());
    }

    @Test
    void aDiscardedWorkingCopyStaysInTheHistory() {
        Outcome.Done story = published("Ferry runs again");
        Copy working = paper.copy("Ferry stops", paper.asia);
        int number = done(paper.publishing.save(story.story(), story.number(), working, MARA));
        number = done(paper.publishing.discard(story.story(), number, MARA));
        Manuscript now = manuscript(story.story());
        assertThat(now.hasWorkingCopy()).isFalse();
        assertThat(now.copy().headline()).isEqualTo("Ferry runs again");
        assertThat(manuscripts.history(story.story(), 100))
                .extracting(revision -> revision.copy().headline())
                .contains("Ferry stops");
        refused(paper.publishing.discard(story.story(), number, MARA), "state");
    }

    @Test
    void aHeldStoryIsReleasedAsItWasAndItsWorkingCopyKept() {
        Outcome.Done story = published("Ferry runs again");
        Story before = paper.at(story.path());
        Copy working = paper.copy("Ferry stops", paper.asia);
        int number = done(paper.publishing.save(story.story(), story.number(), working, MARA));
        number = done(paper.publishing.hold(story.story(), number, "captain denies it", MARA));
        assertThat(paper.stories.at(story.path())).isInstanceOf(AtPath.Missing.class);
        assertThat(paper.headlines(new Listing.All())).isEmpty();
        assertThat(manuscript(story.story()).copy()).isEqualTo(working);

        number = done(paper.publishing.release(story.story(), number, MARA));
        Story after = paper.at(story.path());
        assertThat(after.copy()).isEqualTo(before.copy());
        assertThat(after.firstPublished()).isEqualTo(before.firstPublished());
        assertThat(after.updated()).isEqualTo(before.updated());
        assertThat(manuscript(story.story()).copy()).isEqualTo(working);
        assertThat(manuscript(story.story()).number()).isEqualTo(number);
        paper.assertChainIntact(story.story());
    }

    @Test
    void anotherAddressLeavesTheWorkingCopyUnseen() {
        Outcome.Done story = published("Ferry runs again");
        int number =
                done(
                        paper.publishing.save(
                                story.story(),
                                story.number(),
                                paper.copy("Ferry stops", paper.asia),
                                MARA));
        done(paper.publishing.move(story.story(), number, "/world/ferry", MARA));
        assertThat(paper.at("/world/ferry").copy().headline()).isEqualTo("Ferry runs again");
        assertThat(paper.headlines(new Listing.All())).containsExactly("Ferry runs again");
        assertThat(manuscript(story.story()).copy().headline()).isEqualTo("Ferry stops");
    }

    @Test
    void whatIsScheduledGoesOutOnceWhenItsTimeHasCome() {
        Outcome.Done draft = paper.drafted(paper.copy("Budget day", paper.world));
        Instant at = paper.now.get().plus(Duration.ofHours(1));
        refused(paper.publishing.schedule(draft.story(), 1, paper.now.get(), LISBON, MARA), "at");
        int number = done(paper.publishing.schedule(draft.story(), 1, at, LISBON, MARA));
        refused(paper.publishing.embargo(draft.story(), number, at, LISBON, MARA), "state");
        refused(paper.publishing.due(draft.story()), "state");
        assertThat(manuscripts.due(paper.now.get(), 10)).isEmpty();
        assertThat(manuscripts.nextDue(paper.now.get())).isEqualTo(Optional.of(at));

        paper.now.set(at);
        assertThat(manuscripts.due(paper.now.get(), 10)).containsExactly(draft.story());
        done(paper.publishing.due(draft.story()));
        refused(paper.publishing.due(draft.story()), "state");
        assertThat(paper.at(draft.path()).firstPublished()).isEqualTo(at);
        assertThat(manuscripts.due(paper.now.get(), 10)).isEmpty();
        assertThat(manuscripts.history(draft.story(), 100).getFirst().actor())
                .isEqualTo(Actor.SYSTEM);
    }

    @Test
    void whatWasTakenOffComesBackAtATimeWithoutSayingWhatIsNewUnlessSomethingIs() {
        Outcome.Done out = published("Ferry runs again");
        Story before = paper.at(out.path());
        int number = done(paper.publishing.unpublish(out.story(), out.number(), MARA));
        paper.now.set(paper.now.get().plus(Duration.ofHours(1)));
        Instant at = paper.now.get().plus(Duration.ofHours(1));
        number = done(paper.publishing.schedule(out.story(), number, at, LISBON, MARA));
        paper.now.set(at);
        done(paper.publishing.due(out.story()));
        assertThat(paper.at(out.path()).firstPublished()).isEqualTo(before.firstPublished());
        assertThat(paper.at(out.path()).updated()).isEqualTo(before.updated());

        number = done(paper.publishing.unpublish(out.story(), number + 1, MARA));
        Copy other = paper.copy("Ferry stops", paper.asia);
        number = done(paper.publishing.save(out.story(), number, other, MARA));
        refused(
                paper.publishing.schedule(out.story(), number, at.plusSeconds(60), LISBON, MARA),
                "updateNote");
    }

    @Test
    void whatCouldNotBePublishedCannotBeScheduled() {
        Outcome.Done draft =
                paper.drafted(paper.copy("Budget day", paper.world).with().body(List.of()).build());
        refused(
                paper.publishing.schedule(
                        draft.story(), 1, paper.now.get().plusSeconds(60), LISBON, MARA),
                "body");
    }

    @Test
    void anEmbargoLapsesByItselfAndPublishesNothing() {
        Outcome.Done draft = paper.drafted(paper.copy("Budget day", paper.world));
        Instant until = paper.now.get().plus(Duration.ofHours(1));
        int number = done(paper.publishing.embargo(draft.story(), 1, until, LISBON, MARA));
        Copy copy = manuscript(draft.story()).copy();
        refused(
                paper.publishing.publish(draft.story(), number, copy, Change.UPDATE, MARA),
                "state");
        paper.now.set(until);
        done(paper.publishing.due(draft.story()));
        assertThat(manuscript(draft.story()).state()).isEqualTo(new State.Ready());
        assertThat(paper.stories.at(draft.path())).isInstanceOf(AtPath.Missing.class);

        Outcome.Done out = published("Out already");
        number = done(paper.publishing.unpublish(out.story(), out.number(), MARA));
        refused(
                paper.publishing.embargo(out.story(), number, until.plusSeconds(60), LISBON, MARA),
                "state");
    }

    @Test
    void theClockSeesToWhatIsDueAndSaysWhatIsLate() {
        Outcome.Done draft = paper.drafted(paper.copy("Budget day", paper.world));
        Outcome.Done other = paper.drafted(paper.copy("Budget night", paper.world));
        Instant at = paper.now.get().plusSeconds(30);
        done(paper.publishing.schedule(draft.story(), 1, at, LISBON, MARA));
        int number = done(paper.publishing.schedule(other.story(), 1, at, LISBON, MARA));
        Copy emptied = paper.copy(" ", paper.world);
        done(paper.publishing.save(other.story(), number, emptied, MARA));
        try (DueClock clock =
                DueClock.start(
                        manuscripts, paper.publishing, paper.now::get, Duration.ofMillis(20))) {
            paper.now.set(at);
            await(() ->
                    paper.stories.at(draft.path()) instanceof AtPath.Found && clock.late() == 1);
        }
        assertThat(manuscript(other.story()).state()).isInstanceOf(State.Scheduled.class);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not happen in 20 s");
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private Outcome.Done published(String headline) {
        Copy copy = paper.copy(headline, paper.asia);
        Outcome.Done draft = paper.drafted(copy);
        return (Outcome.Done) paper.publishing.publish(draft.story(), 1, copy, Change.UPDATE, MARA);
    }

    private Manuscript manuscript(StoryId story) {
        return manuscripts.find(story).orElseThrow();
    }

    private static int done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).number();
    }

    private static void refused(Outcome outcome, String field) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).problems())
                .extracting(Outcome.Problem::field)
                .contains(field);
    }

    @Test
    void theAddressFollowsTheHeadlineUntilSomebodyHasSeenItOrGivenOne() {
        Outcome.Done draft = paper.drafted(paper.copy("", paper.world));
        int number =
                done(
                        paper.publishing.save(
                                draft.story(), 1, paper.copy("Ferry stops", paper.asia), MARA));
        assertThat(manuscript(draft.story()).path()).isEqualTo("/world/asia/ferry-stops");
        Copy copy = paper.copy("Ferry sails", paper.world);
        number = done(paper.publishing.publish(draft.story(), number, copy, Change.UPDATE, MARA));
        assertThat(paper.at("/world/ferry-sails").id()).isEqualTo(draft.story());
        Copy later = copy.with().headline("Ferry sinks").build();
        done(paper.publishing.publish(draft.story(), number, later, Change.MINOR, MARA));
        assertThat(paper.at("/world/ferry-sails").id()).isEqualTo(draft.story());

        Outcome.Done given = paper.drafted(paper.copy("One", paper.world));
        number = done(paper.publishing.move(given.story(), 1, "/world/by-hand", MARA));
        done(paper.publishing.save(given.story(), number, paper.copy("Two", paper.asia), MARA));
        assertThat(manuscript(given.story()).path()).isEqualTo("/world/by-hand");
    }
}
