package broadsheet.story;

import static broadsheet.story.TestPaper.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree of sections turned over at random: whatever is renamed and moved, every address that
/// was ever given out leads to where its story or section stands, and nothing names an old one.
class TurnedTreeTest {
    /// A paper whose tree is turned over again and again, with stories coming out in between.
    private static final class Walk {
        final TestPaper paper;
        final Random random;
        final Map<String, StoryId> addresses = new LinkedHashMap<>();
        final Map<String, SectionId> sectionAddresses = new LinkedHashMap<>();
        final Set<StoryId> ids = new LinkedHashSet<>();

        Walk(TestPaper paper, long seed) {
            this.paper = paper;
            this.random = new Random(seed);
        }

        void step() {
            List<Section> all = paper.sections.tree().all();
            Section any = all.get(random.nextInt(all.size()));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    Section also = all.get(random.nextInt(all.size()));
                    Copy copy = paper.copy("Story " + random.nextInt(6), any);
                    Copy filed =
                            copy.with()
                                    .filing(
                                            new Copy.Filing(
                                                    any.id(),
                                                    random.nextBoolean()
                                                            ? List.of(also.id())
                                                            : List.of(),
                                                    List.of(),
                                                    0))
                                    .build();
                    Outcome.Done draft = paper.drafted(filed);
                    ids.add(draft.story());
                    if (random.nextInt(4) > 0)
                        TestPaper.done(
                                paper.publishing.publish(
                                        draft.story(), 1, filed, Change.UPDATE, TestPaper.MARA));
                }
                case 2 ->
                        paper.register.add(
                                words(
                                        random.nextBoolean() ? any.id() : null,
                                        "Section " + random.nextInt(6)),
                                TestPaper.MARA);
                default -> {
                    Section into = all.get(random.nextInt(all.size()));
                    SectionId parent =
                            random.nextInt(3) == 0
                                    ? null
                                    : random.nextBoolean() ? any.parent() : into.id();
                    String name =
                            random.nextBoolean() ? any.name() : "Section " + random.nextInt(6);
                    paper.renames(any, words(parent, name));
                }
            }
        }

        void look() {
            SectionTree tree = paper.sections.tree();
            for (Section section : tree.all()) {
                assertThat(section.path())
                        .isEqualTo(
                                tree.find(section.parent()).map(Section::path).orElse("")
                                        + "/"
                                        + section.slug());
                sectionAddresses.put(section.path(), section.id());
            }
            sectionAddresses.forEach((address, id) -> {
                String now = tree.find(id).orElseThrow().path();
                if (tree.at(address).isEmpty())
                    assertThat(paper.stories.at(address))
                            .as(address)
                            .isEqualTo(new AtPath.Moved(now));
                else assertThat(now).as("nobody took " + address).isEqualTo(address);
            });
            List<Card> cards = paper.stories.cards(new Listing.All(), null, 1_000);
            cards.forEach(card -> addresses.put(card.path(), card.story()));
            addresses.forEach((address, id) -> {
                AtPath found = paper.stories.at(address);
                if (found instanceof AtPath.Moved(var to)) found = paper.stories.at(to);
                assertThat(found)
                        .as(address)
                        .isInstanceOfSatisfying(
                                AtPath.Found.class,
                                it -> assertThat(it.story().id()).isEqualTo(id));
            });
            for (Card card : cards)
                sectionAddresses.keySet().stream()
                        .filter(old -> tree.at(old).isEmpty())
                        .forEach(old -> assertThat(card.path()).doesNotStartWith(old + "/"));
            paper.assertListsExact(ids);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsMovedEveryOldAddressLeadsToWhereItsStoryStands(long seed) {
        try (TestPaper paper = new TestPaper()) {
            Walk walk = new Walk(paper, seed);
            List<String> done = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                walk.step();
                walk.look();
                done.add(paper.sections.tree().all().toString());
            }
            assertThat(walk.addresses.size())
                    .as("stories have moved")
                    .isGreaterThan(walk.ids.size());
            assertThat(new LinkedHashSet<>(done)).as("sections too").hasSizeGreaterThan(20);
        }
    }
}
