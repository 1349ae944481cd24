package broadsheet.audience;

import broadsheet.press.Sources;
import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.story.TagId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is read most, and what is read more than usual: lists of story numbers, looked up every few
/// seconds and kept in memory. Whoever shows one reads the stories as they are, so that one that
/// was withdrawn since is left out.
///
/// A page that shows a list notes it as a source, and is dropped when the list has changed, though
/// not more often than [#CALM] allows: lists are no news.
final class Standings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration RISING = Duration.ofSeconds(30);
    private static final String SITE = "most-read:all";
    private static final String SECTION = "most-read:section:";
    private static final String TRENDING = "trending";

    /// A few more than are shown, since some may have been withdrawn.
    private static final int MOST = 15;

    private static final int CANDIDATES = 300;

    /// Fewer reads in an hour are chance.
    private static final int FEWEST = 5;

    private final ReadCounts counts;
    private final Consumer<Set<String>> listener;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("standings").unstarted(this::run);
    private final Map<String, Long> told = new HashMap<>();
    private volatile Map<String, List<Long>> lists = Map.of();
    private volatile Rising rising = new Rising(List.of(), List.of());
    private long nextRising = System.nanoTime();

    /// What is read more than usual, what rose most first.
    record Rising(List<StoryId> stories, List<TagId> topics) {}

    /// @param listener told of the sources of lists that have changed
    Standings(ReadCounts counts, Consumer<Set<String>> listener, InstantSource clock) {
        this.counts = counts;
        this.listener = listener;
        this.clock = clock;
    }

    Standings start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            do step();
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        try {
            look();
        } catch (RuntimeException e) {
            if (closing.getCount() > 0) LOG.warn("most read stays as it was: {}", e.getMessage());
        }
    }

    /// Looks everything up that is due. For tests to call, too.
    synchronized void look() {
        Instant now = clock.instant();
        Map<String, List<Long>> next = new LinkedHashMap<>();
        next.put(SITE, counts.hottest(MOST, now).stream().map(StoryId::value).toList());
        for (ReadCounts.InSection row : counts.hottestBySection(MOST, now))
            next.computeIfAbsent(SECTION + row.section(), _ -> new ArrayList<>())
                    .add(row.story().value());
        if (System.nanoTime() - nextRising >= 0) {
            nextRising = System.nanoTime() + RISING.toNanos();
            rising =
                    new Rising(
                            risen(counts.stories(now, CANDIDATES)).stream()
                                    .map(StoryId::new)
                                    .toList(),
                            risen(counts.topics(now, CANDIDATES)).stream()
                                    .map(TagId::new)
                                    .toList());
        }
        next.put(TRENDING + " stories", rising.stories().stream().map(StoryId::value).toList());
        next.put(TRENDING + " topics", rising.topics().stream().map(TagId::value).toList());
        take(next);
    }

    /// Those whose reads rose beyond chance: by how many standard deviations of a Poisson count the
    /// last hour is above a usual one, four reads an hour being added to that so that a story
    /// hardly ever read does not rise by its third reader.
    static List<Long> risen(List<ReadCounts.Rise> rises) {
        record Risen(long id, double by) {}
        return rises.stream()
                .filter(rise -> rise.now() >= FEWEST)
                .map(rise -> new Risen(rise.id(), by(rise.now(), rise.usual())))
                .filter(risen -> risen.by() >= 2)
                .sorted(
                        Comparator.comparingDouble(Risen::by)
                                .reversed()
                                .thenComparing(Risen::id, Comparator.reverseOrder()))
                .limit(MOST)
                .map(Risen::id)
                .toList();
    }

    static double by(double now, double usual) {
        return (now - usual) / Math.sqrt(usual + 4);
    }

    private void take(Map<String, List<Long>> next) {
        Map<String, List<Long>> before = lists;
        long present = System.nanoTime();
        Map<String, List<Long>> kept = new LinkedHashMap<>(next);
        Set<String> changed = new HashSet<>();
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(next.keySet());
        for (String name : names) {
            List<Long> was = before.getOrDefault(name, List.of());
            if (was.equals(next.getOrDefault(name, List.of()))) continue;
            Long last = told.get(name);
            if (last != null && present - last < CALM.toNanos()) {
                kept.put(name, was);
                continue;
            }
            told.put(name, present);
            changed.add(name.startsWith(TRENDING) ? TRENDING : name);
        }
        kept.values().removeIf(List::isEmpty);
        lists = Map.copyOf(kept);
        if (!changed.isEmpty()) listener.accept(changed);
    }

    List<StoryId> site() {
        return stories(SITE, SITE);
    }

    List<StoryId> section(SectionId section) {
        return stories(SECTION + section.value(), SECTION + section.value());
    }

    List<StoryId> trending() {
        return stories(TRENDING, TRENDING + " stories");
    }

    List<TagId> topics() {
        Sources.note(TRENDING);
        return lists.getOrDefault(TRENDING + " topics", List.of()).stream()
                .map(TagId::new)
                .toList();
    }

    private List<StoryId> stories(String source, String list) {
        Sources.note(source);
        return lists.getOrDefault(list, List.of()).stream().map(StoryId::new).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
