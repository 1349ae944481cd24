package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PressTest {
    private final AtomicLong now = new AtomicLong();
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private final Press<String> press =
            new Press<>(PressLimits.ofBytes(1 << 20), String::length, clock);
    private final AtomicInteger renders = new AtomicInteger();

    @Test
    void aPageIsPressedOnceAndKeptUntilItsSourceChanges() {
        Supplier<String> harbour = page("harbour", "story:1", "section:world");

        assertThat(press.get("/harbour", harbour)).isEqualTo("harbour 1");
        press.drop(List.of("story:2", "section:politics"));
        assertThat(press.get("/harbour", harbour)).isEqualTo("harbour 1");
        press.drop(Set.of("section:world"));
        assertThat(press.get("/harbour", harbour)).isEqualTo("harbour 2");
        press.dropAll();
        assertThat(press.get("/harbour", harbour)).isEqualTo("harbour 3");
        assertThat(press.stats().hits()).isEqualTo(1);
        assertThat(press.stats().drops()).isEqualTo(2);
    }

    @Test
    void aPageIsMadeFromTheSourcesOfTheFragmentsInIt() {
        Supplier<String> header = page("header", "menu");
        Supplier<String> front =
                () -> press.get("header", header) + " over " + page("front", "front:home").get();

        assertThat(press.get("/", front)).isEqualTo("header 1 over front 2");
        press.drop(List.of("front:home"));
        assertThat(press.get("/", front))
                .as("the header was kept")
                .isEqualTo("header 1 over front 3");
        press.drop(List.of("menu"));
        assertThat(press.get("/", front)).isEqualTo("header 4 over front 5");
        press.drop(List.of("menu", "front:home"));
        assertThat(press.stats().entries()).isZero();
        assertThat(press.stats().sources()).isZero();
    }

    @Test
    void aPageThatShowsTheDateIsNotServedTomorrow() {
        Supplier<String> dateline =
                () -> {
                    Sources.until(Instant.ofEpochMilli(1_000));
                    Sources.until(Instant.ofEpochMilli(5_000));
                    return page("today", "dates").get();
                };
        Supplier<String> outer = () -> press.get("dateline", dateline);

        press.get("/", outer);
        now.set(999);
        assertThat(press.get("/", outer)).isEqualTo("today 1");
        now.set(1_000);
        assertThat(press.get("/", outer)).isEqualTo("today 2");
        assertThat(press.get("/", outer)).as("no longer exact, so not kept").isEqualTo("today 3");
    }

    @Test
    void aThousandReadersOfAMissingPageCostOneRender() throws Exception {
        var rendering = new CountDownLatch(1);
        Supplier<String> slow =
                () -> {
                    await(rendering);
                    return page("front", "front:home").get();
                };
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> pages = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) pages.add(readers.submit(() -> press.get("/", slow)));
            until(() -> press.stats().misses() == 1_000);
            rendering.countDown();
            for (Future<String> page : pages) assertThat(page.get()).isEqualTo("front 1");
        }
        assertThat(renders).hasValue(1);
    }

    @Test
    void whoAskedAfterADropSharesANewRenderAndWhoAskedBeforeKeepsTheOld() throws Exception {
        var headline = new AtomicReference<>("Ferry late");
        var oldRead = new CountDownLatch(1);
        var oldMayEnd = new CountDownLatch(1);
        Supplier<String> old =
                () -> {
                    Sources.note("story:1");
                    String read = headline.get();
                    oldRead.countDown();
                    await(oldMayEnd);
                    return read;
                };
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> leader = readers.submit(() -> press.get("/ferry", old));
            await(oldRead);
            Future<String> before = readers.submit(() -> press.get("/ferry", old));
            until(() -> press.stats().misses() == 2);
            headline.set("Ferry sunk");
            press.drop(List.of("story:1"));
            Supplier<String> renewed =
                    () -> {
                        Sources.note("story:1");
                        renders.incrementAndGet();
                        return headline.get();
                    };
            for (int i = 0; i < 10; i++)
                assertThat(press.get("/ferry", renewed)).isEqualTo("Ferry sunk");
            oldMayEnd.countDown();
            assertThat(leader.get()).isEqualTo("Ferry late");
            assertThat(before.get()).isIn("Ferry late", "Ferry sunk");
            assertThat(press.get("/ferry", renewed)).isEqualTo("Ferry sunk");
        }
        assertThat(renders)
                .as("the hanging old render held nobody up, and the late page was not kept")
                .hasValue(1);
        assertThat(press.stats().stale()).isEqualTo(1);
    }

    @Test
    void aFailureIsThrownToAllWhoWaitAndTheNextReaderTriesAgain() throws Exception {
        var rendering = new CountDownLatch(1);
        Supplier<String> jam =
                () -> {
                    await(rendering);
                    throw new IllegalArgumentException("paper jam");
                };
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> pages = new ArrayList<>();
            for (int i = 0; i < 20; i++) pages.add(readers.submit(() -> press.get("/", jam)));
            until(() -> press.stats().misses() == 20);
            rendering.countDown();
            for (Future<String> page : pages)
                assertThatThrownBy(page::get)
                        .cause()
                        .hasMessage("paper jam")
                        .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(press.stats().entries()).isZero();
        assertThat(press.get("/", page("front", "front:home"))).isEqualTo("front 1");
    }

    @Test
    void anInterruptedReaderLeavesNothingBehind() throws Exception {
        var rendering = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Thread leader =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                press.get(
                                        "/",
                                        () -> {
                                            rendering.countDown();
                                            await(never);
                                            return "never";
                                        });
                            } catch (IllegalStateException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        });
        await(rendering);
        leader.interrupt();
        leader.join();
        assertThat(press.get("/", page("front", "front:home"))).isEqualTo("front 1");
        assertThat(press.stats().rendering()).isZero();
    }

    @Test
    void tooManyRendersAreRefusedPolitely() throws Exception {
        Press<String> small =
                new Press<>(
                        new PressLimits(1 << 20, 1, 1, Duration.ofMinutes(1)),
                        String::length,
                        clock);
        var mayEnd = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first =
                    readers.submit(() ->
                            small.get(
                                    "/1",
                                    () -> {
                                        await(mayEnd);
                                        return small.get(
                                                "fragment", () -> "within the one render allowed");
                                    }));
            until(() -> small.stats().rendering() == 1);
            Future<String> second = readers.submit(() -> small.get("/2", () -> "second"));
            until(() -> small.stats().waiting() == 1);
            assertThatThrownBy(() -> small.get("/3", () -> "third")).isInstanceOf(PressBusy.class);
            mayEnd.countDown();
            assertThat(first.get()).isEqualTo("within the one render allowed");
            assertThat(second.get()).isEqualTo("second");
        }
        assertThat(small.stats().refused()).isEqualTo(1);
        assertThat(small.get("/3", () -> "third")).isEqualTo("third");
    }

    @Test
    void aRenderThatHangsHoldsUpItsReadersForAWhileAndThenNobody() throws Exception {
        Press<String> impatient =
                new Press<>(
                        new PressLimits(1 << 20, 2, 9, Duration.ofMillis(20)),
                        String::length,
                        clock);
        var rendering = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> hung =
                    readers.submit(() ->
                            impatient.get(
                                    "/",
                                    () -> {
                                        rendering.countDown();
                                        await(never);
                                        return "at last";
                                    }));
            await(rendering);
            assertThatThrownBy(() -> impatient.get("/", () -> "joined"))
                    .isInstanceOf(PressBusy.class);
            assertThat(impatient.get("/", () -> "anew")).isEqualTo("anew");
            never.countDown();
            assertThat(hung.get()).isEqualTo("at last");
        }
    }

    @Test
    void aPageThatIsMadeFromItselfIsABug() {
        assertThatThrownBy(() ->
                        press.get("/a", () -> press.get("/b", () -> press.get("/a", () -> "a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/a");
        assertThat(press.get("/a", () -> "a")).isEqualTo("a");
    }

    @Test
    void manyDropsDuringOneSlowRenderAreForgottenOnTheSafeSide() {
        String page =
                press.get(
                        "/",
                        () -> {
                            Sources.note("story:1");
                            for (int i = 0; i < 60_000; i++) press.drop(List.of("import:" + i));
                            return "slow";
                        });
        assertThat(page).isEqualTo("slow");
        assertThat(press.stats().entries()).as("not known to be right, so not kept").isZero();
        press.get("/", page("front", "story:1"));
        assertThat(press.stats().entries()).isEqualTo(1);
    }

    private Supplier<String> page(String name, String... sources) {
        return () -> {
            for (String source : sources) Sources.note(source);
            return name + " " + renders.incrementAndGet();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) Thread.yield();
    }
}
