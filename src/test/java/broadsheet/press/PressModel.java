package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.press.Step.Act;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A small site whose sources have versions, and whose readers and renders move one step at a time
/// in any order. After every step it holds the press to its rules. All in one thread: the same
/// steps always do the same.
final class PressModel {
    /// What each page is made from. The fourth also shows the first as a fragment.
    private static final List<List<String>> PAGES =
            Stream.concat(
                            Stream.of(
                                    List.of("a", "b"),
                                    List.of("b", "c"),
                                    List.of("c", "d"),
                                    List.of("d", "@0")),
                            Stream.generate(() -> List.of("a")).limit(8))
                    .toList();

    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final int DAY = 10;

    /// A page: the versions that were read, and the day on which.
    record Copy(Map<String, Integer> versions, long day) {}

    private record Reader(int page, int[] floor, long asked, boolean first) {}

    private record Waiter(Reader reader, Flight<Copy> flight, long began, long at) {}

    private final class Render {
        final Reader leader;
        final Flight<Copy> flight;
        final int[] dropsAtStart = drops.clone();
        final int everythingAtStart = everything;
        final int @Nullable [] snapshot;
        final Map<String, Integer> read = new TreeMap<>();
        final Deque<String> unread;
        final long day = today();

        Render(Reader leader, Flight<Copy> flight, boolean fromSnapshot) {
            this.leader = leader;
            this.flight = flight;
            this.snapshot = fromSnapshot ? committed.clone() : null;
            this.unread = new ArrayDeque<>(PAGES.get(leader.page()));
            flight.collector.until((day + 1) * DAY);
        }

        boolean isStale() {
            return everything != everythingAtStart
                    || IntStream.range(0, NAMES.size())
                            .anyMatch(i ->
                                    drops[i] != dropsAtStart[i]
                                            && flight.collector.sources().contains(NAMES.get(i)));
        }

        void readNext() {
            String next = unread.pop();
            if (next.startsWith("@")) include(Integer.parseInt(next.substring(1)));
            else read(next);
        }

        private void read(String source) {
            flight.collector.note(source);
            int[] versions = snapshot == null ? committed : snapshot;
            read.merge(source, versions[NAMES.indexOf(source)], Math::min);
        }

        private void include(int fragment) {
            Turn<Copy> turn = press.turn("page" + fragment, new RenderLimit(LIMITS).permit());
            switch (turn) {
                case Turn.Kept(var page) -> {
                    page.madeFrom.forEach(bucket -> flight.collector.note(bucket.source));
                    flight.collector.until(page.until);
                    page.value
                            .versions()
                            .forEach((source, version) -> read.merge(source, version, Math::min));
                }
                case Turn.Lead(var inner) -> {
                    Render part = new Render(leader, inner, false);
                    PAGES.get(fragment).forEach(part::read);
                    press.land(inner, part.copy(), 100);
                    flight.collector.inherit(inner.collector);
                    part.read.forEach((source, version) -> read.merge(source, version, Math::min));
                }
                case Turn.Join<Copy> _, Turn.Queue<Copy> _ ->
                        PAGES.get(fragment).forEach(this::read);
            }
        }

        Copy copy() {
            return new Copy(Map.copyOf(read), day);
        }
    }

    static final PressLimits LIMITS = new PressLimits(1 << 20, 1_000, 0, Duration.ofSeconds(1));

    /// Room for half of the pages.
    static final PressLimits TIGHT = new PressLimits(3_000, 1_000, 0, Duration.ofSeconds(1));

    private final PressLimits limits;
    private final int pages;
    private final Press<Copy> press;
    private long now;
    private final int[] committed = new int[NAMES.size()];
    private final int[] told = new int[NAMES.size()];
    private final int[] drops = new int[NAMES.size()];
    private int everything;
    private final List<Render> renders = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final Set<Flight<Copy>> landed = new HashSet<>();
    private int asked;
    private int answered;

    PressModel(PressLimits limits, @Nullable Fault fault) {
        this.limits = limits;
        this.pages = limits == TIGHT ? PAGES.size() : 4;
        InstantSource clock = () -> Instant.ofEpochMilli(now);
        this.press =
                fault == null
                        ? new Press<>(limits, _ -> 0, clock)
                        : fault.press(limits, (Copy _) -> 0, clock);
    }

    void run(List<Step> steps) {
        for (Step step : steps) {
            take(step);
            holdToTheRules();
        }
        while (!renders.isEmpty() || !waiters.isEmpty())
            take(new Step(renders.isEmpty() ? Act.WAKE : Act.LAND, 0));
        holdToTheRules();
        assertThat(answered).as("every reader has an answer").isEqualTo(asked);
        assertThat(press.stats().rendering()).isZero();
    }

    private void take(Step step) {
        int pick = step.pick();
        switch (step.act()) {
            case ASK -> {
                asked++;
                ask(new Reader(pick % pages, told.clone(), now, true), pick);
            }
            case READ -> {
                Render render = pick(renders, pick);
                if (render != null && !render.unread.isEmpty()) render.readNext();
            }
            case LAND -> {
                Render render = pick(renders, pick);
                if (render != null) land(render);
            }
            case FAIL -> {
                Render render = pick(renders, pick);
                if (render != null) fail(render);
            }
            case WAKE -> {
                Waiter waiter =
                        pick(
                                waiters.stream()
                                        .filter(each -> landed.contains(each.flight))
                                        .toList(),
                                pick);
                if (waiter != null) wake(waiter, pick);
            }
            case COMMIT -> committed[pick % NAMES.size()]++;
            case DROP -> drop(pick % NAMES.size());
            case DROP_ALL -> {
                System.arraycopy(committed, 0, told, 0, told.length);
                everything++;
                press.dropAll();
                assertThat(kept()).as("kept pages after everything was dropped").isEmpty();
            }
            case TICK -> now++;
        }
    }

    private static <T> @Nullable T pick(List<T> from, int pick) {
        return from.isEmpty() ? null : from.get(pick % from.size());
    }

    private void ask(Reader reader, int pick) {
        switch (press.turn("page" + reader.page(), new RenderLimit(limits).permit())) {
            case Turn.Kept(var page) -> answer(reader, page.value);
            case Turn.Lead(var flight) -> {
                for (Render other : renders) {
                    if (other.leader.page() == reader.page() && other.day == today())
                        assertThat(other.isStale())
                                .as(
                                        "one press: another right render of page %d is under way",
                                        reader.page())
                                .isTrue();
                }
                renders.add(new Render(reader, flight, pick % 2 == 0));
            }
            case Turn.Join(var flight, var began, var at) ->
                    waiters.add(new Waiter(reader, flight, began, at));
            case Turn.Queue() -> throw new AssertionError("there is always a permit here");
        }
    }

    private void land(Render render) {
        while (!render.unread.isEmpty()) render.readNext();
        renders.remove(render);
        landed.add(render.flight);
        boolean right = !render.isStale() && render.flight.collector.until() > now;
        press.land(render.flight, render.copy(), 100);
        if (limits == LIMITS && right) assertThat(kept()).contains("page" + render.leader.page());
        answer(render.leader, render.copy());
    }

    private void fail(Render render) {
        renders.remove(render);
        landed.add(render.flight);
        press.land(render.flight, new IllegalStateException("the press jammed"));
        answered++;
    }

    private void wake(Waiter waiter, int pick) {
        waiters.remove(waiter);
        Reader reader = waiter.reader;
        if (!reader.first() || press.mayTake(waiter.flight, waiter.began, waiter.at)) {
            try {
                answer(reader, waiter.flight.outcome());
            } catch (IllegalStateException jammed) {
                answered++;
            }
        } else {
            ask(new Reader(reader.page(), reader.floor(), reader.asked(), false), pick);
        }
    }

    private void drop(int source) {
        Set<String> others = new HashSet<>();
        for (String key : kept()) if (!sourcesOf(key).contains(NAMES.get(source))) others.add(key);
        told[source] = committed[source];
        drops[source]++;
        press.drop(List.of(NAMES.get(source)));
        assertThat(kept())
                .as("a drop takes the pages made from its source, and no others")
                .isEqualTo(others);
    }

    private void answer(Reader reader, Copy copy) {
        answered++;
        copy.versions()
                .forEach((source, version) ->
                        assertThat(version)
                                .as(
                                        "fresh: version of %s served to who asked after %s",
                                        source, Arrays.toString(reader.floor))
                                .isGreaterThanOrEqualTo(reader.floor[NAMES.indexOf(source)]));
        assertThat(copy.day()).as("day of the page").isGreaterThanOrEqualTo(reader.asked() / DAY);
    }

    private void holdToTheRules() {
        Set<String> sources = new HashSet<>();
        for (String key : kept()) {
            sources.addAll(sourcesOf(key));
            Copy copy = page(key).value;
            copy.versions()
                    .forEach((source, version) ->
                            assertThat(version)
                                    .as("no late store: version of %s in the kept %s", source, key)
                                    .isGreaterThanOrEqualTo(told[NAMES.indexOf(source)]));
            assertThat(copy.versions().keySet()).isSubsetOf(sourcesOf(key));
        }
        PressStats stats = press.stats();
        assertThat(stats.bytes()).as("bounded").isLessThanOrEqualTo(limits.bytes());
        assertThat(stats.sources()).as("sources in the index").isEqualTo(sources.size());
    }

    private Set<String> kept() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < PAGES.size(); i++)
            if (press.kept("page" + i) != null) keys.add("page" + i);
        return keys;
    }

    private Page<Copy> page(String key) {
        return Objects.requireNonNull(press.kept(key));
    }

    private Set<String> sourcesOf(String key) {
        Set<String> sources = new HashSet<>();
        page(key).madeFrom.forEach(bucket -> sources.add(bucket.source));
        return sources;
    }

    private long today() {
        return now / DAY;
    }
}
