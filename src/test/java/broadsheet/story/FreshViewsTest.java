package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.press.Press;
import broadsheet.press.PressLimits;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every view that readers have of a small paper is kept in a real press. After each of many random
/// changes, each kept view must equal one made anew.
class FreshViewsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noViewIsStaleWhateverIsDone(long seed) {
        assertThat(firstStale(seed, 60, null)).isNull();
    }

    @Test
    void aForgottenSourceIsFound() {
        for (String forgotten :
                List.of(
                        "story:",
                        "list:",
                        "neighbours",
                        "sections",
                        "path:",
                        "month:",
                        "tag:",
                        "contributor:"))
            assertThat(firstStale(1, 400, forgotten)).as("without %s", forgotten).isNotNull();
    }

    private static @Nullable String firstStale(long seed, int steps, @Nullable String forgotten) {
        Press<String> press =
                new Press<>(
                        PressLimits.ofBytes(50_000_000), String::length, InstantSource.system());
        try (TestPaper paper =
                new TestPaper(sources ->
                        press.drop(
                                sources.stream()
                                        .filter(source ->
                                                forgotten == null || !source.startsWith(forgotten))
                                        .collect(Collectors.toSet())))) {
            return new Walk(paper, press, new Random(seed)).firstStale(steps);
        }
    }

    private static final class Walk {
        private static final YearMonth JANUARY = YearMonth.of(2026, 1);

        private final TestPaper paper;
        private final Months months;
        private final InUse inUse;
        private final Tags tags;
        private final Contributors contributors;
        private final Press<String> press;
        private final Random random;
        private final List<StoryId> ids = new ArrayList<>();
        private final Set<String> paths = new LinkedHashSet<>(List.of("/about", "/x0", "/x1"));

        Walk(TestPaper paper, Press<String> press, Random random) {
            this.paper = paper;
            this.months = new Months(paper.db);
            this.inUse = new InUse(paper.db);
            this.tags = new Tags(paper.db);
            this.contributors = new Contributors(paper.db);
            this.press = press;
            this.random = random;
        }

        @Nullable String firstStale(int steps) {
            for (int i = 0; i < steps; i++) {
                String did = step();
                for (Map.Entry<String, Supplier<String>> view : views().entrySet())
                    if (!press.get(view.getKey(), view.getValue()).equals(view.getValue().get()))
                        return view.getKey() + " after step " + i + ", " + did;
            }
            return null;
        }

        private String step() {
            if (random.nextInt(3) > 0) paper.later();
            if (random.nextInt(5) == 0) return filing();
            if (ids.size() < 5 && random.nextInt(3) == 0) {
                Outcome.Done made = paper.drafted(copy());
                ids.add(made.story());
                paths.add(made.path());
                return "draft " + made;
            }
            if (ids.isEmpty()) return "nothing";
            StoryId id = ids.get(random.nextInt(ids.size()));
            int onto = paper.stories.revisions(id).size();
            Outcome outcome =
                    switch (random.nextInt(12)) {
                        case 0 -> paper.publishing.hold(id, onto, "checked", TestPaper.MARA);
                        case 1 ->
                                random.nextInt(4) == 0
                                        ? paper.publishing.kill(id, onto, "wrong", TestPaper.MARA)
                                        : paper.publishing.unpublish(id, onto, TestPaper.MARA);
                        case 2, 3 -> paper.publishing.unpublish(id, onto, TestPaper.MARA);
                        case 4 ->
                                paper.publishing.move(
                                        id, onto, "/x" + random.nextInt(2), TestPaper.MARA);
                        default ->
                                paper.publishing.publish(
                                        id, onto, corrected(id), Change.MINOR, TestPaper.MARA);
                    };
            if (outcome instanceof Outcome.Done done) {
                paths.add(done.path());
                if (paper.stories.revisions(id).getLast().state() instanceof State.Killed)
                    ids.remove(id);
            }
            return outcome.toString();
        }

        /// Sections, tags and names are changed while stories stand under them.
        private String filing() {
            List<SectionId> all = List.of(paper.world.id(), paper.asia.id(), paper.sport.id());
            String name = "N" + random.nextInt(4);
            Amended amended =
                    switch (random.nextInt(6)) {
                        case 0, 1 ->
                                paper.register.change(
                                        all.get(random.nextInt(3)),
                                        new SectionRegister.Words(
                                                random.nextBoolean()
                                                        ? null
                                                        : all.get(random.nextInt(3)),
                                                "",
                                                name,
                                                null,
                                                null,
                                                random.nextBoolean()),
                                        Seen.NOW,
                                        TestPaper.MARA);
                        case 2 ->
                                paper.register.place(
                                        all.get(random.nextInt(3)),
                                        random.nextBoolean(),
                                        TestPaper.MARA);
                        case 3 ->
                                random.nextInt(4) == 0
                                        ? paper.tags.merge(
                                                paper.ferry, paper.harbour, TestPaper.MARA)
                                        : paper.tags.change(
                                                paper.ferry,
                                                new TagRegister.Words("", name, null),
                                                Seen.NOW,
                                                TestPaper.MARA);
                        case 4 ->
                                paper.tags.change(
                                        paper.harbour,
                                        new TagRegister.Words("", name, name),
                                        Seen.NOW,
                                        TestPaper.MARA);
                        default ->
                                paper.people.change(
                                        paper.ines,
                                        new ContributorRegister.Words(
                                                "", name, null, name, null, null, List.of()),
                                        Seen.NOW,
                                        TestPaper.MARA);
                    };
            paper.sections.tree().all().forEach(section -> paths.add(section.path()));
            paper.stories.cards(new Listing.All(), null, 100).forEach(it -> paths.add(it.path()));
            for (String slug : List.of("harbour", "ferry", "n0", "n1", "n2", "n3")) {
                paths.add("/tag/" + slug);
                paths.add("/by/" + slug);
            }
            return amended.toString();
        }

        /// New words, with the corrections made so far and perhaps one more.
        private Copy corrected(StoryId id) {
            List<Correction> corrections =
                    new ArrayList<>(paper.stories.revisions(id).getLast().copy().corrections());
            if (random.nextInt(4) == 0)
                corrections.add(new Correction(paper.now.get(), "It was Tuesday."));
            return copy().with().corrections(corrections).build();
        }

        private Copy copy() {
            List<Section> all = List.of(paper.world, paper.asia, paper.sport);
            List<SectionId> also =
                    random.nextInt(3) == 0 ? List.of(all.get(random.nextInt(3)).id()) : List.of();
            List<TagId> tags =
                    List.of(
                                    List.<TagId>of(),
                                    List.of(paper.harbour),
                                    List.of(paper.ferry, paper.harbour))
                            .get(random.nextInt(3));
            return paper.copy("Headline " + random.nextInt(1_000), paper.world)
                    .with()
                    .filing(
                            new Copy.Filing(
                                    all.get(random.nextInt(3)).id(), also, tags, random.nextInt(3)))
                    .byline(Byline.of(random.nextBoolean() ? paper.ines : paper.tomas))
                    .build();
        }

        /// Named by what a reader asks for; a story's page shows all that its page shows.
        private Map<String, Supplier<String>> views() {
            Map<String, Supplier<String>> views = new LinkedHashMap<>();
            for (Listing listing :
                    List.of(
                            new Listing.All(),
                            new Listing.InSection(paper.world.id()),
                            new Listing.InSection(paper.asia.id()),
                            new Listing.InSection(paper.sport.id()),
                            new Listing.WithTag(paper.harbour),
                            new Listing.WithTag(paper.ferry),
                            new Listing.By(paper.ines),
                            new Listing.By(paper.tomas)))
                views.put(
                        listing.toString(), () -> paper.stories.cards(listing, null, 3).toString());
            views.put("sections", () -> paper.sections.tree().all().toString());
            views.put("corrected", () -> paper.stories.corrected(2).toString());
            views.put("newest", () -> paper.stories.newest(new Listing.All(), null, 3).toString());
            views.put("months", () -> months.all().toString());
            views.put("month", this::january);
            views.put("used tags", () -> inUse.tagBlocks(1) + "\n" + inUse.tags(1, 5));
            views.put("used names", () -> inUse.contributors(1, 5).toString());
            views.put("harbour", () -> "" + tags.find(List.of(paper.harbour, paper.ferry)));
            views.put("ines", () -> "" + contributors.find(List.of(paper.ines, paper.tomas)));
            views.put("tags", () -> tags.inUse("", 9).items().toString());
            views.put("names", () -> contributors.inUse("", 9).items().toString());
            for (String path : paths) views.put(path, () -> page(path));
            return views;
        }

        /// Made from days that are kept by themselves, as sitemaps are.
        private String january() {
            List<Months.Day> days = new ArrayList<>();
            for (LocalDate date : months.days(JANUARY)) {
                String kept = press.get("day " + date, () -> "" + months.day(date));
                Months.@Nullable Day day = months.day(date);
                assertThat(kept).isEqualTo("" + day);
                if (day != null) days.add(day);
            }
            List<MonthPart> parts = MonthPart.of(days, 2);
            return parts.stream().map(part -> part + "\n" + months.cards(part)).toList().toString();
        }

        private String page(String path) {
            Optional<Section> section = paper.sections.tree().at(path);
            if (section.isPresent())
                return paper.stories
                        .cards(new Listing.InSection(section.get().id()), null, 3)
                        .toString();
            if (path.startsWith("/tag/")) {
                Optional<Tag> tag = tags.at(path.substring(5));
                if (tag.isPresent()) return tag.toString();
            }
            if (path.startsWith("/by/")) {
                Optional<Contributor> by = contributors.at(path.substring(4));
                if (by.isPresent()) return by.toString();
            }
            AtPath at = paper.stories.at(path);
            if (!(at instanceof AtPath.Found(var story))) return at.toString();
            SectionId own = story.copy().filing().section();
            Listing list = own == null ? null : new Listing.InSection(own);
            return story + "\n" + paper.stories.beside(story, list, 2);
        }
    }
}
