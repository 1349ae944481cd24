package broadsheet.search;

import broadsheet.invented.Dice;
import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.StoryId;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times the search alone, without server and database, on one thread: `FOLDER STORIES [ROUNDS]`.
/// Makes the index of an invented paper in that folder where it is not there yet; prints what a
/// search for two words of a headline takes, and what related stories take.
final class FindingBench {
    private static final int BATCH = 200;
    private static final int WARM = 4_000;

    /// Processor time, so that it matters less what else the machine does.
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Map<String, Section> sections = new HashMap<>();
    private final Map<String, Tag> tags = new HashMap<>();
    private final Map<Integer, Contributor> people = new HashMap<>();
    private final List<String> headlines = new ArrayList<>();
    private final InventedPaper paper;
    private final int stories;

    private FindingBench(int stories) {
        this.paper = new InventedPaper(1, "https://paper.example", stories);
        this.stories = stories;
    }

    public static void main(String[] arguments) throws IOException {
        int stories = Integer.parseInt(arguments[1]);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        new FindingBench(stories).run(Path.of(arguments[0]), rounds);
    }

    private void run(Path folder, int rounds) throws IOException {
        try (Analysis analysis = new Analysis(Locale.ENGLISH)) {
            Documents documents = new Documents(analysis, ZoneOffset.UTC);
            boolean made = Index.cursor(folder, documents.version(Side.READERS)).isPresent();
            try (Index index = Index.open(folder, documents)) {
                fill(index, documents, made);
                measure(index, analysis, rounds);
            }
        }
    }

    private void fill(Index index, Documents documents, boolean made) throws IOException {
        List<Entry> batch = new ArrayList<>();
        for (int number = 1; number <= stories; number++) {
            Entry entry = entry(paper.story(number));
            headlines.add(entry.headline());
            batch.add(entry);
            if (batch.size() < BATCH && number < stories) continue;
            if (!made) {
                if (number <= BATCH) index.know(Rarity.of(batch, documents));
                index.put(batch);
            }
            batch.clear();
        }
        if (!made) {
            index.show();
            index.settle();
            while (index.segments() > 2) {
                index.tidy();
                Thread.onSpinWait();
            }
            index.commit(
                    new Index.Cursor(broadsheet.events.LogPlace.START, 0),
                    documents.version(Side.READERS));
        }
        index.show();
    }

    private Entry entry(InventedStory story) {
        Section section =
                sections.computeIfAbsent(
                        story.section(),
                        slug ->
                                new Section(
                                        new SectionId(sections.size() + 1),
                                        null,
                                        slug,
                                        "/" + slug,
                                        slug,
                                        null,
                                        null,
                                        sections.size(),
                                        true,
                                        false));
        List<Tag> about =
                story.tags().stream()
                        .map(name ->
                                tags.computeIfAbsent(
                                        name,
                                        _ ->
                                                new Tag(
                                                        new TagId(tags.size() + 1),
                                                        InventedPaper.slug(name),
                                                        name,
                                                        null)))
                        .toList();
        Contributor by =
                people.computeIfAbsent(
                        story.author(),
                        author -> {
                            String name = paper.author(author);
                            return new Contributor(
                                    new ContributorId(author),
                                    InventedPaper.slug(name),
                                    name,
                                    null,
                                    null,
                                    null,
                                    null,
                                    List.of());
                        });
        StringBuilder body = new StringBuilder();
        for (InventedStory.Passage passage : story.body())
            body.append(passage.html().replaceAll("<[^>]*>", "")).append("\n\n");
        return new Entry(
                story.number(),
                1,
                "/" + story.slug(),
                null,
                story.headline(),
                story.standfirst(),
                body.toString(),
                about,
                List.of(by),
                null,
                List.of(section),
                section.id(),
                story.at().toInstant(ZoneOffset.UTC),
                null);
    }

    private void measure(Index index, Analysis analysis, int rounds) throws IOException {
        SectionTree tree = new SectionTree(List.copyOf(sections.values()));
        Map<ContributorId, Contributor> byId = new HashMap<>();
        people.values().forEach(person -> byId.put(person.id(), person));
        Names names = new Names(() -> tree, _ -> Map.of(), _ -> byId);
        InstantSource clock = InstantSource.fixed(NOW);
        Finding finding =
                new Finding(
                        Side.READERS,
                        new Seeking(analysis, ZoneOffset.UTC),
                        new Spelling(analysis, Side.READERS),
                        new FacetList(names, Side.READERS),
                        clock);
        Relating relating = new Relating(clock);
        for (int i = 0; i < WARM; i++) {
            Question question = question(i + 1_000_000);
            index.ask(searcher -> finding.find(question, searcher));
            StoryId story = story(i + 1_000_000);
            index.ask(searcher -> relating.related(story, 4, searcher));
        }
        for (int repeat = 0; repeat < 2; repeat++) {
            time(
                    "search",
                    rounds / 4,
                    i -> {
                        Question question = question(i);
                        return index.ask(searcher -> finding.find(question, searcher));
                    });
            time(
                    "related",
                    rounds,
                    i -> {
                        StoryId story = story(i);
                        return index.ask(searcher -> relating.related(story, 4, searcher));
                    });
        }
    }

    private interface Work {
        Object of(int number) throws IOException;
    }

    private static void time(String name, int rounds, Work work) throws IOException {
        long[] nanos = new long[rounds];
        long sum = 0;
        int answers = 0;
        for (int i = 0; i < rounds; i++) {
            long began = THREAD.getCurrentThreadCpuTime();
            answers += work.of(i).hashCode() & 1;
            nanos[i] = THREAD.getCurrentThreadCpuTime() - began;
            sum += nanos[i];
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-8s mean %,7d µs, p50 %,7d, p99 %,7d, largest %,7d  (%d)%n",
                name,
                sum / rounds / 1_000,
                nanos[rounds / 2] / 1_000,
                nanos[(int) (rounds * 0.99)] / 1_000,
                nanos[rounds - 1] / 1_000,
                answers);
    }

    private StoryId story(int number) {
        return new StoryId(1 + new Dice(number).below(stories));
    }

    /// Two words of a headline.
    private Question question(int number) {
        Dice dice = new Dice(number);
        while (true) {
            List<String> words = new ArrayList<>();
            for (String word : headlines.get(dice.below(stories)).split("[^\\p{L}]+"))
                if (word.length() > 4) words.add(word.toLowerCase(Locale.ROOT));
            if (words.size() < 2) continue;
            int first = dice.below(words.size());
            int second = (first + 1 + dice.below(words.size() - 1)) % words.size();
            return new Question(
                    words.get(first) + " " + words.get(second),
                    Question.Order.RELEVANCE,
                    true,
                    1,
                    10);
        }
    }
}
