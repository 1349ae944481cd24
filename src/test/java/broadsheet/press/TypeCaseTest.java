package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TypeCaseTest {
    private final Map<Integer, String> rows = new HashMap<>(Map.of(1, "Cranes", 2, "Ferries"));
    private final List<List<Integer>> reads = new ArrayList<>();
    private final TypeCase<Integer, String> tags = new TypeCase<>(id -> "tag:" + id, 10_000);

    private Map<Integer, String> read(List<Integer> ids) {
        reads.add(List.copyOf(ids));
        Map<Integer, String> found = new HashMap<>();
        for (int id : ids) if (rows.containsKey(id)) found.put(id, rows.get(id));
        return found;
    }

    @Test
    void isReadOnceUntilItsSourceIsDropped() {
        assertThat(tags.find(List.of(2, 1), this::read).values())
                .containsExactly("Ferries", "Cranes");
        rows.put(1, "Tall cranes");
        assertThat(tags.find(List.of(1), this::read)).containsEntry(1, "Cranes");
        tags.drop(Set.of("tag:7", "story:1"));
        assertThat(tags.find(List.of(1), this::read)).containsEntry(1, "Cranes");
        tags.drop(Set.of("tag:1"));
        assertThat(tags.find(List.of(1, 2), this::read).values())
                .containsExactly("Tall cranes", "Ferries");
        assertThat(reads).containsExactly(List.of(2, 1), List.of(1));
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(tags.find(List.of(3), this::read)).isEmpty();
        rows.put(3, "Tides");
        assertThat(tags.find(List.of(3), this::read)).containsEntry(3, "Tides");
    }

    @Test
    void whatWasDroppedWhileItWasReadIsNotKept() {
        tags.find(
                List.of(1, 2),
                ids -> {
                    Map<Integer, String> old = read(ids);
                    rows.put(1, "Tall cranes");
                    tags.drop(Set.of("tag:1"));
                    return old;
                });
        assertThat(tags.find(List.of(1, 2), this::read).values())
                .containsExactly("Tall cranes", "Ferries");
        assertThat(reads).containsExactly(List.of(1, 2), List.of(1));
    }

    @Test
    void aReadThatFailsKeepsNothingAndHoldsNothingUp() {
        assertThatThrownBy(() ->
                        tags.find(
                                List.of(1),
                                ids -> {
                                    throw new IllegalStateException("no database");
                                }))
                .hasMessage("no database");
        assertThat(tags.find(List.of(1), this::read)).containsEntry(1, "Cranes");
    }

    @Test
    void aPageIsMadeFromWhatWasKeptToo() {
        Press<String> press =
                new Press<>(PressLimits.ofBytes(1 << 20), String::length, InstantSource.system());
        tags.find(List.of(1), this::read);
        press.get("/", () -> tags.find(List.of(1), this::read).toString());
        rows.put(1, "Tall cranes");
        tags.drop(Set.of("tag:1"));
        press.drop(Set.of("tag:1"));
        assertThat(press.get("/", () -> tags.find(List.of(1), this::read).toString()))
                .contains("Tall cranes");
    }

    @Test
    void keepsToItsBudgetAndLetsTheLeastUsedGo() {
        IntStream.range(10, 100).forEach(id -> rows.put(id, "x".repeat(200)));
        tags.find(List.of(1), this::read);
        for (int id = 10; id < 100; id++) {
            tags.find(List.of(id), this::read);
            tags.find(List.of(1), this::read);
        }
        reads.clear();
        tags.find(List.of(10), this::read);
        tags.find(List.of(1, 99), this::read);
        assertThat(reads).as("only the oldest is read again").containsExactly(List.of(10));
    }

    /// Writers raise a number and drop its source; nobody who asks after that sees a lower one.
    @Test
    void nobodySeesWhatWasDroppedBeforeTheyAsked() throws Exception {
        int keys = 4;
        AtomicReferenceArray<Integer> table = new AtomicReferenceArray<>(keys);
        AtomicReferenceArray<Integer> told = new AtomicReferenceArray<>(keys);
        for (int i = 0; i < keys; i++) {
            table.set(i, 0);
            told.set(i, 0);
        }
        TypeCase<Integer, Integer> numbers = new TypeCase<>(id -> "n:" + id, 100_000);
        AtomicInteger stale = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int key = 0; key < keys; key++) {
                int mine = key;
                all.add(
                        threads.submit(() -> {
                            for (int n = 1; n <= 2_000; n++) {
                                table.set(mine, n);
                                numbers.drop(Set.of("n:" + mine));
                                told.set(mine, n);
                                Thread.yield();
                            }
                        }));
            }
            for (int reader = 0; reader < 8; reader++)
                all.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 5_000; i++) {
                                int key = ThreadLocalRandom.current().nextInt(keys);
                                int least = told.get(key);
                                int seen =
                                        numbers.find(
                                                        List.of(key),
                                                        ids -> {
                                                            int value = table.get(key);
                                                            Thread.yield();
                                                            return Map.of(key, value);
                                                        })
                                                .get(key);
                                if (seen < least) stale.incrementAndGet();
                            }
                        }));
            for (Future<?> each : all) each.get();
        }
        assertThat(stale).hasValue(0);
    }
}
