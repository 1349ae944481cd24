package broadsheet.story;

import static broadsheet.story.TestPaper.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Sections that are renamed and moved, with all that stands below them.
class MovingSectionsTest {
    private static List<Outcome.Problem> problems(Amended amended) {
        assertThat(amended).isInstanceOf(Amended.Refused.class);
        return ((Amended.Refused) amended).problems();
    }

    @Test
    void everythingBelowMovesAndNothingElseDoes() {
        try (TestPaper paper = new TestPaper()) {
            Outcome.Done below = paper.published("Junk sails", paper.asia);
            Outcome.Done draft = paper.drafted(paper.copy("Not out", paper.world));
            Outcome.Done other = paper.published("Match won", paper.sport);
            Outcome.Done old = paper.published("Old address", paper.world);
            TestPaper.done(
                    paper.publishing.move(old.story(), old.number(), "/2019/old", TestPaper.MARA));
            assertThat(paper.renames(paper.world, words(null, "The World")))
                    .isInstanceOf(Amended.Done.class);
            assertThat(paper.sections.tree().all())
                    .extracting(Section::path)
                    .containsExactlyInAnyOrder("/the-world", "/the-world/asia", "/sport");
            assertThat(paper.at("/the-world/asia/junk-sails").id()).isEqualTo(below.story());
            assertThat(paper.stories.at("/world/asia/junk-sails"))
                    .isEqualTo(new AtPath.Moved("/the-world/asia/junk-sails"));
            assertThat(paper.stories.at("/world")).isEqualTo(new AtPath.Moved("/the-world"));
            assertThat(paper.stories.at("/world/asia"))
                    .isEqualTo(new AtPath.Moved("/the-world/asia"));
            assertThat(paper.at("/sport/match-won").id()).isEqualTo(other.story());
            assertThat(paper.at("/2019/old").id()).isEqualTo(old.story());
            Outcome.Done out =
                    TestPaper.done(
                            paper.publishing.publish(
                                    draft.story(),
                                    draft.number(),
                                    paper.copy("Not out", paper.world),
                                    Change.UPDATE,
                                    TestPaper.MARA));
            assertThat(out.path()).isEqualTo("/the-world/not-out");
            assertThat(paper.stories.at("/world/not-out"))
                    .as("nobody has ever had a draft's address")
                    .isInstanceOf(AtPath.Missing.class);
            paper.assertChainIntact(below.story());
        }
    }

    @Test
    void aSectionComesBackToItsOldAddressAndNothingGoesInACircle() {
        try (TestPaper paper = new TestPaper()) {
            Outcome.Done story = paper.published("Junk sails", paper.asia);
            paper.renames(paper.world, words(null, "Globe"));
            paper.renames(paper.world, words(null, "World"));
            assertThat(paper.at("/world/asia/junk-sails").id()).isEqualTo(story.story());
            assertThat(paper.stories.at("/globe/asia/junk-sails"))
                    .isEqualTo(new AtPath.Moved("/world/asia/junk-sails"));
            assertThat(paper.stories.at("/globe")).isEqualTo(new AtPath.Moved("/world"));
            assertThat(paper.stories.at("/world")).isInstanceOf(AtPath.Missing.class);
        }
    }

    @Test
    void anArchiveAndTheSettingsFindASectionThatHasMoved() {
        try (TestPaper paper = new TestPaper()) {
            paper.renames(paper.world, words(null, "Globe"));
            Section found =
                    paper.sections.put(new NewSection("/world", "asia", "Asia", null, null, 9));
            assertThat(found.id()).isEqualTo(paper.asia.id());
            Section made =
                    paper.sections.put(new NewSection("/world", "africa", "Africa", null, null, 9));
            assertThat(made.path()).isEqualTo("/globe/africa");
        }
    }

    @Test
    void whatCannotBeASectionIsRefusedAndSaysWhy() {
        try (TestPaper paper = new TestPaper()) {
            paper.published("Asia", paper.world);
            paper.published("Match won", paper.sport);
            assertThat(paper.stories.at("/world/asia-2")).isInstanceOf(AtPath.Found.class);
            for (String name : List.of("Search", "Tag", "API", "Desk", "Archive", "About", "Media"))
                assertThat(problems(paper.renames(paper.sport, words(null, name))))
                        .as(name)
                        .singleElement()
                        .satisfies(it -> assertThat(it.field()).isEqualTo("slug"))
                        .satisfies(it ->
                                assertThat(it.rule().toString()).contains("the paper itself"));
            for (String name : List.of("", "   ", "x".repeat(101), "\u0000"))
                assertThat(problems(paper.renames(paper.sport, words(null, name))))
                        .as(name)
                        .extracting(Outcome.Problem::field)
                        .contains("name");
            assertThat(problems(paper.renames(paper.sport, words(null, "!?"))))
                    .extracting(Outcome.Problem::field)
                    .containsExactly("slug");
            assertThat(problems(paper.renames(paper.sport, words(null, "World"))))
                    .as("another section's")
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.rule().toString()).startsWith("/world is the address"));
            assertThat(problems(paper.renames(paper.sport, words(paper.world.id(), "Asia 2"))))
                    .as("a story's")
                    .singleElement()
                    .satisfies(it -> assertThat(it.rule().toString()).startsWith("/world/asia-2"));
            for (SectionId below : List.of(paper.world.id(), paper.asia.id()))
                assertThat(problems(paper.renames(paper.world, words(below, "World"))))
                        .extracting(Outcome.Problem::field)
                        .containsExactly("parent");
            assertThat(problems(paper.renames(paper.sport, words(new SectionId(4711), "Sport"))))
                    .extracting(Outcome.Problem::field)
                    .containsExactly("parent");
            assertThat(paper.renames(paper.sport, words(null, "Leben 日本 שלום")))
                    .isInstanceOf(Amended.Done.class);
            assertThat(paper.stories.at("/leben-日本-שלום/match-won"))
                    .isInstanceOf(AtPath.Found.class);
        }
    }

    @Test
    void nobodyTakesAnAddressThatLeadsSomewhere() {
        try (TestPaper paper = new TestPaper()) {
            paper.published("Match won", paper.sport);
            paper.renames(paper.sport, words(null, "Games"));
            assertThat(problems(paper.register.add(words(null, "Sport"), TestPaper.MARA)))
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.rule().toString()).startsWith("/sport is the address"));
            assertThat(problems(paper.renames(paper.world, words(null, "Sport")))).isNotEmpty();
        }
    }

    @Test
    void twoStoriesThatWouldMeetStopTheMove() {
        try (TestPaper paper = new TestPaper()) {
            Outcome.Done one = paper.published("Match won", paper.sport);
            Outcome.Done two = paper.published("Elsewhere", paper.world);
            TestPaper.done(
                    paper.publishing.move(
                            two.story(), two.number(), "/games/match-won", TestPaper.MARA));
            assertThat(problems(paper.renames(paper.sport, words(null, "Games"))))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.rule().toString()).startsWith("/games/match-won"));
            assertThat(paper.at("/sport/match-won").id()).isEqualTo(one.story());
        }
    }

    @Test
    void aNeighbourWhoseAddressBeginsTheSameStays() {
        try (TestPaper paper = new TestPaper()) {
            Section sports =
                    paper.sections.put(
                            new NewSection(null, "sport-lab_100%", "Lab", null, null, 4));
            Outcome.Done story = paper.published("Kept", sports);
            paper.renames(paper.sport, words(null, "Games"));
            assertThat(paper.at("/sport-lab_100%/kept").id()).isEqualTo(story.story());
            Amended renamed =
                    paper.register.change(
                            sports.id(),
                            new SectionRegister.Words(
                                    null, "sport-lab_100%", "The Lab", null, null, false),
                            Seen.NOW,
                            TestPaper.MARA);
            assertThat(renamed).isInstanceOf(Amended.Done.class);
            assertThat(paper.at("/sport-lab_100%/kept").id())
                    .as("an address that stands is not made tidy")
                    .isEqualTo(story.story());
        }
    }

    @Test
    void aLargeSectionMovesInOneTransactionThatTellsOfEachStory() {
        try (TestPaper paper = new TestPaper()) {
            int many = 2_500;
            paper.fill(paper.sport, many);
            paper.told.clear();
            assertThat(paper.renames(paper.sport, words(null, "Games")))
                    .isInstanceOf(Amended.Done.class);
            assertThat(elsewhere(paper)).isZero();
            assertThat(paper.stories.at("/sport/s-1200"))
                    .isEqualTo(new AtPath.Moved("/games/s-1200"));
            assertThat(paper.told).as("once, after it was done").hasSize(1);
            assertThat(paper.told.getFirst())
                    .contains("path:/sport/s-1200", "path:/games/s-1200", "month:2026-01")
                    .filteredOn(source -> source.startsWith("story:"))
                    .hasSize(many);
            PublicChanges changes = new PublicChanges(paper.db);
            List<PublicChange> moves = new ArrayList<>();
            for (PublicChange.Place at = PublicChange.Place.START; ; ) {
                PublicChanges.Page page = changes.after(at, 1_000);
                moves.addAll(page.changes());
                at = page.end();
                if (!page.more()) break;
            }
            assertThat(moves)
                    .hasSize(many)
                    .allSatisfy(it -> assertThat(it.what()).isEqualTo(PublicChange.What.MOVED))
                    .allSatisfy(it -> assertThat(it.path()).startsWith("/games/s-"));
            assertThat(paper.renames(paper.sport, words(paper.world.id(), "Games")))
                    .isInstanceOf(Amended.Done.class);
            assertThat(paper.count(new Listing.InSection(paper.world.id()))).isGreaterThan(1_000);
            assertThat(paper.renames(paper.sport, words(null, "Games")))
                    .isInstanceOf(Amended.Done.class);
            assertThat(paper.count(new Listing.InSection(paper.world.id()))).isZero();
        }
    }

    @Test
    void whoeverWritesMeanwhileWaitsAndNobodySeesThePaperHalfMoved() throws Exception {
        try (TestPaper paper = new TestPaper();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Outcome.Done> stories = new ArrayList<>();
            for (int i = 0; i < 6; i++) stories.add(paper.published("Story " + i, paper.asia));
            List<Future<?>> all = new ArrayList<>();
            for (Outcome.Done story : stories)
                all.add(
                        threads.submit(() -> {
                            int number = story.number();
                            for (int i = 0; i < 15; i++) {
                                Copy copy = paper.copy("Words " + i, paper.asia);
                                number =
                                        TestPaper.done(
                                                        paper.publishing.publish(
                                                                story.story(),
                                                                number,
                                                                copy,
                                                                Change.MINOR,
                                                                TestPaper.MARA))
                                                .number();
                            }
                            return null;
                        }));
            for (int i = 0; i < 20; i++) {
                assertThat(paper.renames(paper.world, words(null, "Name " + i)))
                        .isInstanceOf(Amended.Done.class);
                assertThat(paper.renames(paper.asia, words(paper.world.id(), "Part " + i)))
                        .isInstanceOf(Amended.Done.class);
                assertThat(elsewhere(paper)).isZero();
            }
            for (Future<?> each : all) each.get();
            assertThat(elsewhere(paper)).isZero();
            paper.assertListsExact(stories.stream().map(Outcome.Done::story).toList());
            for (Outcome.Done story : stories) paper.assertChainIntact(story.story());
        }
    }

    /// The stories that do not stand below their sections, in one look.
    private static long elsewhere(TestPaper paper) {
        return paper.db.read(tx ->
                tx.sql(
                                """
                                select count(*) as n from story s join section x on x.id = s.section_id
                                where not starts_with(s.path, x.path || '/')
                                """)
                        .one(row -> row.number("n"))
                        .orElseThrow());
    }
}
