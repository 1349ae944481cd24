package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.DbException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private final TestPaper paper = new TestPaper();

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void aStoryFromDraftToCorrection() {
        Copy first = paper.copy("Ferry runs again", paper.asia);
        Outcome.Done draft = paper.drafted(first);
        assertThat(paper.stories.at(draft.path())).isInstanceOf(AtPath.Missing.class);
        Instant out = paper.now.get();
        TestPaper.done(publish(draft.story(), 1, first, Change.UPDATE));
        assertThat(draft.path()).isEqualTo("/world/asia/ferry-runs-again");
        assertThat(paper.headlines(new Listing.InSection(paper.world.id())))
                .containsExactly("Ferry runs again");

        paper.later();
        TestPaper.done(publish(draft.story(), 2, headline(first, "Ferry runs"), Change.MINOR));
        assertThat(paper.at(draft.path()).updated()).isEqualTo(out);

        paper.later();
        Copy more = headline(first, "Ferry runs, mayor says");
        assertRefused(publish(draft.story(), 3, more, Change.UPDATE), "updateNote");
        assertRefused(publish(draft.story(), 3, more, Change.STATE), "change");
        more = more.with().updateNote("Adds mayor in paragraph 2").build();
        TestPaper.done(publish(draft.story(), 3, more, Change.UPDATE));
        assertThat(paper.at(draft.path()).updated()).isEqualTo(paper.now.get());

        assertRefused(publish(draft.story(), 4, more, Change.CORRECTION), "corrections");
        Copy right =
                more.with()
                        .corrections(List.of(new Correction(paper.now.get(), "It was Tuesday.")))
                        .build();
        TestPaper.done(publish(draft.story(), 4, right, Change.CORRECTION));
        assertRefused(publish(draft.story(), 5, more, Change.MINOR), "corrections");

        Story now = paper.at(draft.path());
        assertThat(now.firstPublished()).isEqualTo(out);
        assertThat(now.copy()).isEqualTo(right);
        paper.assertChainIntact(draft.story());
    }

    @Test
    void whatIsNotFitToPublishIsRefusedFieldByField() {
        Copy empty = Copy.of("en", " ", List.of()).build();
        Outcome.Done draft = paper.drafted(empty);
        Outcome outcome = publish(draft.story(), 1, empty, Change.UPDATE);
        assertThat(((Outcome.Refused) outcome).problems())
                .extracting(Outcome.Problem::field)
                .containsExactly("headline", "body", "section");
        assertThat(publish(draft.story(), 7, empty, Change.UPDATE)).isEqualTo(new Outcome.Stale(1));
        assertThat(publish(new StoryId(999), 1, empty, Change.UPDATE))
                .isEqualTo(new Outcome.Missing());
        assertThat(paper.stories.revisions(draft.story())).hasSize(1);
    }

    @Test
    void aWithdrawalLeavesEveryListAndAKilledStoryStaysDead() {
        Outcome.Done story = paper.published("Doubtful", paper.asia);
        paper.told.clear();
        TestPaper.done(paper.publishing.hold(story.story(), 2, "being checked", TestPaper.MARA));
        assertThat(paper.told.getLast())
                .contains(
                        "story:" + story.story().value(),
                        "list:a0",
                        "list:s" + paper.world.id().value(),
                        "list:s" + paper.asia.id().value(),
                        "list:t" + paper.harbour.value(),
                        "list:c" + paper.ines.value(),
                        "sections");
        assertThat(paper.stories.at(story.path())).isInstanceOf(AtPath.Missing.class);
        paper.assertListsExact(List.of(story.story()));
        TestPaper.done(publish(story.story(), 3, paper.copy("Doubtful", paper.asia), Change.STATE));
        assertThat(paper.at(story.path()).copy().headline()).isEqualTo("Doubtful");

        assertThat(paper.publishing.kill(story.story(), 4, " ", TestPaper.MARA))
                .isEqualTo(
                        new Outcome.Refused(
                                List.of(new Outcome.Problem("notice", Reason.WITHDRAWAL.with()))));
        TestPaper.done(paper.publishing.kill(story.story(), 4, "It was untrue.", TestPaper.MARA));
        assertThat(paper.stories.at(story.path())).isInstanceOf(AtPath.Withdrawn.class);
        assertRefused(
                publish(story.story(), 5, paper.copy("Doubtful", paper.asia), Change.STATE),
                "state");
        assertRefused(paper.publishing.unpublish(story.story(), 5, TestPaper.MARA), "state");
        TestPaper.done(
                paper.publishing.takeDown(story.story(), 5, "A court says so.", TestPaper.MARA));
        paper.assertChainIntact(story.story());
    }

    @Test
    void anUnpublishedStoryComesBackWithItsFirstTimeAndAnEmbargoIsKept() {
        Outcome.Done story = paper.published("Quiet", paper.sport);
        Instant first = paper.now.get();
        paper.later();
        TestPaper.done(paper.publishing.unpublish(story.story(), 2, TestPaper.MARA));
        paper.later();
        TestPaper.done(publish(story.story(), 3, paper.copy("Quiet", paper.sport), Change.STATE));
        assertThat(paper.at(story.path()).firstPublished()).isEqualTo(first);

        Instant until = paper.now.get().plusSeconds(60);
        Copy copy = paper.copy("Under embargo", paper.sport);
        NewStory promised =
                new NewStory(
                        StoryKind.ARTICLE,
                        new State.Embargoed(until, ZoneId.of("Europe/Lisbon")),
                        copy,
                        null,
                        List.of(),
                        null,
                        null);
        Filed.Added added =
                (Filed.Added)
                        paper.publishing
                                .archive(
                                        List.of(new Arrival(null, promised)),
                                        TestPaper.MARA,
                                        Alongside.NOTHING)
                                .getFirst();
        assertRefused(publish(added.story(), 1, copy, Change.UPDATE), "state");
        paper.later();
        TestPaper.done(publish(added.story(), 1, copy, Change.UPDATE));
    }

    @Test
    void aMovedStoryIsFoundFromItsOldAddressesForEver() {
        Outcome.Done story = paper.published("Harbour", paper.world);
        Outcome.Done other = paper.published("Harbour", paper.world);
        assertThat(other.path()).isEqualTo("/world/harbour-2");
        assertThat(move(other.story(), 2, "/world/harbour").path()).isEqualTo("/world/harbour-2");
        assertThat(move(story.story(), 2, "/special/port").path()).isEqualTo("/special/port");
        assertThat(move(story.story(), 3, "/special/port-town").path())
                .isEqualTo("/special/port-town");
        for (String old : List.of("/world/harbour", "/special/port", "/special/port/"))
            assertThat(paper.stories.at(old)).isEqualTo(new AtPath.Moved("/special/port-town"));
        assertThat(paper.published("Harbour", paper.world).path()).isEqualTo("/world/harbour-3");
        assertThat(move(story.story(), 4, "/world/harbour").path()).isEqualTo("/world/harbour");
        assertThat(paper.at("/world/harbour").id()).isEqualTo(story.story());
        for (String bad :
                List.of(
                        "world",
                        "//x",
                        "/",
                        "/a b",
                        "/a?b",
                        "/a#b",
                        "/../a",
                        "/a//b",
                        "#x",
                        "/a\u0000"))
            assertThat(paper.publishing.move(story.story(), 5, bad, TestPaper.MARA))
                    .as(bad)
                    .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void charactersThatNoTextMayHoldAreLeftOut() {
        Copy dirty = paper.copy("Fer\u0000ry \ud800sails", paper.world);
        Outcome.Done draft = paper.drafted(dirty);
        TestPaper.done(publish(draft.story(), 1, dirty, Change.UPDATE));
        assertThat(paper.at(draft.path()).copy().headline()).isEqualTo("Ferry sails");
        TestPaper.done(paper.publishing.hold(draft.story(), 2, "why\u0000\udfff", TestPaper.MARA));
        paper.assertChainIntact(draft.story());
    }

    @Test
    void revisionsCannotBeChangedAndTamperingShows() {
        Outcome.Done story = paper.published("On the record", paper.world);
        for (String sql : List.of("update revision set actor = 'person:9'", "delete from revision"))
            assertThatThrownBy(() -> paper.db.write(tx -> tx.sql(sql).update()))
                    .isInstanceOf(DbException.class)
                    .hasMessageContaining("never changed");
        paper.db.write(
                tx -> tx.sql("alter table revision disable trigger revision_only_added").update());
        paper.db.write(tx ->
                tx.sql(
                                "update revision set copy = replace(copy, 'record', 'recorp') where number = 2")
                        .update());
        assertThat(paper.stories.revisions(story.story()))
                .extracting(Revision::intact)
                .containsExactly(true, false);
    }

    @Test
    void manyWritersLeaveNoGapsAndExactLists() throws Exception {
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) ids.add(paper.drafted(paper.copy("Same", paper.world)).story());
        List<Callable<List<Outcome>>> writers = new ArrayList<>();
        for (int w = 0; w < 6; w++) {
            int writer = w;
            writers.add(() -> {
                List<Outcome> outcomes = new ArrayList<>();
                for (int n = 0; n < 15; n++) {
                    StoryId id = ids.get((writer + n) % ids.size());
                    int onto = paper.stories.revisions(id).size();
                    outcomes.add(
                            n % 5 == 4
                                    ? paper.publishing.unpublish(id, onto, TestPaper.MARA)
                                    : publish(
                                            id,
                                            onto,
                                            paper.copy(
                                                    "Same", n % 2 == 0 ? paper.asia : paper.sport),
                                            Change.MINOR));
                }
                outcomes.add(paper.drafted(paper.copy("Same", paper.world)));
                return outcomes;
            });
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Outcome>> each : threads.invokeAll(writers))
                outcomes.addAll(each.get());
        }
        assertThat(outcomes).noneMatch(outcome -> outcome instanceof Outcome.Missing);
        assertThat(outcomes).anyMatch(outcome -> outcome instanceof Outcome.Done);
        ids.forEach(paper::assertChainIntact);
        paper.assertListsExact(ids);
        List<String> paths =
                paper.db.read(tx -> tx.sql("select path from story").list(row -> row.text("path")));
        assertThat(paths).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aListIsReadOnWithoutRepeatsWhereTimesAreEqual() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) all.addFirst(paper.published("Story " + i, paper.world).path());
        List<String> read = new ArrayList<>();
        Position from = null;
        for (List<Card> page;
                !(page = paper.stories.cards(new Listing.All(), from, 2)).isEmpty(); ) {
            page.forEach(card -> read.add(card.path()));
            from = Position.of(page.getLast());
        }
        assertThat(read).isEqualTo(all);
    }

    private Outcome publish(StoryId story, int onto, Copy copy, Change change) {
        return paper.publishing.publish(story, onto, copy, change, TestPaper.MARA);
    }

    private Outcome.Done move(StoryId story, int onto, String path) {
        return TestPaper.done(paper.publishing.move(story, onto, path, TestPaper.MARA));
    }

    private static Copy headline(Copy copy, String headline) {
        return copy.with().headline(headline).build();
    }

    private static void assertRefused(Outcome outcome, String field) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).problems())
                .extracting(Outcome.Problem::field)
                .containsExactly(field);
    }
}
