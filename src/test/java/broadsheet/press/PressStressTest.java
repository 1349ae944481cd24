package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Readers and publishers on real threads. Once a publisher has returned, who asks later must not
/// see less.
@Timeout(60)
class PressStressTest {
    private static final int STORIES = 24;
    private static final int READERS = 6;
    private static final int PUBLISHERS = 2;

    @Test
    void nobodyWhoAsksLaterSeesAnOlderVersion() throws Exception {
        Newsroom newsroom = new Newsroom(null);
        newsroom.run(200_000, 20_000);
        assertThat(newsroom.seenStale).isEmpty();
        PressStats stats = newsroom.press.stats();
        assertThat(stats.hits()).as("the press was of use").isGreaterThan(1_000);
        assertThat(stats.drops()).as("pages were dropped").isGreaterThan(100);
        assertThat(stats.stale()).as("renders met drops").isPositive();
        assertThat(stats.rendering()).isZero();
        newsroom.everyPageIsRight();
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE_STORE", "STALE_JOIN", "DEAF_TO_DROPS"})
    void aPressBrokenOnPurposeIsFound(Fault fault) throws Exception {
        for (int round = 0; round < 20; round++) {
            Newsroom newsroom = new Newsroom(fault);
            newsroom.run(5_000, 1_000);
            if (!newsroom.seenStale.isEmpty()) return;
        }
        throw new AssertionError("no stale page was seen though the press has the fault " + fault);
    }

    /// Story pages show one story; section pages show four, with the header as a fragment; the
    /// front shows sections.
    private static final class Newsroom {
        private final AtomicIntegerArray committed = new AtomicIntegerArray(STORIES + 1);
        private final AtomicIntegerArray published = new AtomicIntegerArray(STORIES + 1);
        private final Set<String> seenStale = ConcurrentHashMap.newKeySet();
        private final AtomicLong readSoFar = new AtomicLong();
        private final Press<int[]> press;

        Newsroom(@Nullable Fault fault) {
            PressLimits limits = PressLimits.ofBytes(1 << 20);
            press =
                    fault == null
                            ? new Press<>(limits, page -> 4L * page.length, InstantSource.system())
                            : fault.press(limits, page -> 4L * page.length, InstantSource.system());
        }

        void run(int reads, int publications) throws Exception {
            try (var threads = Executors.newFixedThreadPool(READERS + PUBLISHERS)) {
                List<Future<?>> work =
                        IntStream.range(0, READERS + PUBLISHERS)
                                .<Future<?>>mapToObj(i ->
                                        threads.submit(() -> {
                                            Random random = new Random(i);
                                            if (i < READERS) readAll(reads, random);
                                            else publishAll(publications, reads, random);
                                        }))
                                .toList();
                for (Future<?> each : work) each.get();
            }
        }

        private void readAll(int reads, Random random) {
            for (int n = 0; n < reads; n++) {
                read(random.nextInt(STORIES * 3 / 2));
                readSoFar.incrementAndGet();
            }
        }

        /// Spread evenly over the reads.
        private void publishAll(int publications, int reads, Random random) {
            for (int n = 0; n < publications; n++) {
                while (readSoFar.get() < (long) n * READERS * reads / publications) Thread.yield();
                publish(random.nextInt(STORIES + 1));
            }
        }

        /// The last number is the header.
        private void publish(int story) {
            int version = committed.incrementAndGet(story);
            press.drop(List.of("story:" + story));
            published.accumulateAndGet(story, version, Math::max);
        }

        private void read(int page) {
            int[] floor = IntStream.rangeClosed(0, STORIES).map(published::get).toArray();
            int[] versions =
                    page < STORIES ? story(page) : page % 2 == 0 ? section(page % 6) : front();
            for (int i = 0; i <= STORIES; i++) {
                if (versions[i] >= 0 && versions[i] < floor[i])
                    seenStale.add(
                            "page %d: story %d in version %d after %d"
                                    .formatted(page, i, versions[i], floor[i]));
            }
        }

        void everyPageIsRight() {
            for (int page = 0; page < STORIES * 3 / 2; page++) read(page);
            assertThat(seenStale).isEmpty();
        }

        private int[] front() {
            return press.get(
                    "front",
                    () -> {
                        int[] versions = section(0).clone();
                        for (int i = 1; i < 6; i++) merge(versions, section(i));
                        return versions;
                    });
        }

        private int[] section(int section) {
            return press.get(
                    "section " + section,
                    () -> {
                        int[] versions = header().clone();
                        for (int i = 0; i < 4; i++) merge(versions, look(section * 4 + i));
                        return versions;
                    });
        }

        private int[] story(int story) {
            return press.get(
                    "story " + story,
                    () -> {
                        int[] versions = look(story);
                        merge(versions, header());
                        return versions;
                    });
        }

        private int[] header() {
            return press.get("header", () -> look(STORIES));
        }

        /// Reads one story, and takes its time.
        private int[] look(int story) {
            Sources.note("story:" + story);
            int[] versions = new int[STORIES + 1];
            java.util.Arrays.fill(versions, -1);
            versions[story] = committed.get(story);
            Thread.yield();
            return versions;
        }

        private static void merge(int[] into, int[] other) {
            for (int i = 0; i < into.length; i++) into[i] = Math.max(into[i], other[i]);
        }
    }
}
