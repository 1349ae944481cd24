package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong inside, and readers who take what others need.
class EnduranceTest {
    private static final ServerSettings HASTY =
            ServerSettings.local()
                    .withTimeouts(
                            Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(5));

    @Test
    void a_failure_while_looking_for_a_ready_page_leaves_it_to_the_handler() throws IOException {
        Ready failing =
                request -> {
                    if (request.path().equals("/error")) throw new LinkageError("no class");
                    throw new IllegalStateException("no page");
                };
        try (Server server =
                Server.start(
                        HASTY,
                        request -> Content.text("made " + request.path()).build(),
                        failing,
                        ErrorPages.PLAIN,
                        RequestObserver.NONE)) {
            for (String path : List.of("/error", "/state", "/error"))
                assertThat(Raw.get(server.port(), path).text()).isEqualTo("made " + path);
        }
    }

    @Test
    void an_observer_that_fails_costs_no_more_than_one_connection() throws IOException {
        Content page = Content.text("ready").build();
        RequestObserver failing =
                (_, _, _) -> {
                    throw new LinkageError("no class");
                };
        try (Server server =
                Server.start(
                        HASTY,
                        _ -> page,
                        request -> request.path().equals("/ready") ? page : null,
                        ErrorPages.PLAIN,
                        failing)) {
            for (int i = 0; i < 3; i++)
                for (String path : List.of("/ready", "/made"))
                    try (var raw = new Raw(server.port())) {
                        assertThat(raw.send(Raw.request("GET", path)).reply().text())
                                .isEqualTo("ready");
                        assertThat(raw.ended()).isTrue();
                    }
        }
    }

    @Test
    void every_failure_of_a_handler_is_told_and_gives_its_place_back(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Handler failing =
                request ->
                        switch (request.path()) {
                            case "/error" -> throw new LinkageError("no class");
                            case "/file" ->
                                    new FileContent(file.resolve("below"), "image/png", "x");
                            default -> throw new IOException("no disk");
                        };
        try (Server server = Server.start(HASTY.withMost(10, 1), failing)) {
            for (String path : List.of("/error", "/file", "/other", "/error")) {
                Raw.Reply reply = Raw.get(server.port(), path);
                assertThat(reply.status()).as(path).isEqualTo(500);
                assertThat(reply.text()).contains("incident");
            }
        }
    }

    @Test
    void a_body_that_stalls_gets_408() throws IOException {
        try (Server server =
                        Server.start(
                                HASTY,
                                request -> Content.text("took " + request.body().length).build());
                var raw = new Raw(server.port())) {
            raw.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(raw.reply().status()).isEqualTo(408);
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void a_handler_that_thinks_before_it_reads_still_gets_the_body() throws Exception {
        var sent = new CountDownLatch(1);
        try (Server server =
                        Server.start(
                                HASTY,
                                request -> {
                                    // Longer than a reader may stall: this time is not theirs.
                                    Thread.sleep(1200);
                                    sent.countDown();
                                    return Content.text(
                                                    new String(
                                                            request.body(), StandardCharsets.UTF_8))
                                            .build();
                                });
                var raw = new Raw(server.port())) {
            raw.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
            assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(350);
            assertThat(raw.send("abc").reply().text()).isEqualTo("abc");
        }
    }

    @Test
    void senders_of_slow_bodies_leave_half_of_the_places_to_readers() throws Exception {
        var begun = new CountDownLatch(1);
        Handler handler =
                request -> {
                    begun.countDown();
                    return Content.text("took " + request.body().length).build();
                };
        String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
        try (Server server = Server.start(ServerSettings.local().withMost(100, 2), handler);
                var slow = new Raw(server.port());
                var another = new Raw(server.port())) {
            slow.send(post);
            begun.await();
            assertThat(another.send(post).reply().status()).isEqualTo(503);
            assertThat(Raw.get(server.port(), "/").text()).isEqualTo("took 0");
            assertThat(slow.send("abc").reply().text()).isEqualTo("took 3");
        }
    }

    @Test
    void a_client_that_always_has_the_next_request_under_way_is_not_too_slow() throws IOException {
        Content page = Content.text("ready").build();
        try (Server server =
                        Server.start(
                                HASTY,
                                _ -> page,
                                _ -> page,
                                ErrorPages.PLAIN,
                                RequestObserver.NONE);
                var raw = new Raw(server.port())) {
            String request = Raw.request("GET", "/");
            raw.send("G");
            long until = System.nanoTime() + Duration.ofMillis(1200).toNanos();
            while (System.nanoTime() < until) {
                raw.send(request.substring(1) + "G");
                assertThat(raw.reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_crowd_at_the_door_is_not_answered_one_by_one() throws IOException {
        List<Raw> crowd = new ArrayList<>();
        try (Server server =
                Server.start(
                        ServerSettings.local().withMost(1, 1), _ -> Content.text("in").build())) {
            for (int i = 0; i < 400; i++) crowd.add(new Raw(server.port()));
            int answered = 0;
            for (Raw one : crowd.subList(1, 400)) if (!one.silent()) answered++;
            assertThat(answered).isBetween(1, 390);
        } finally {
            for (Raw one : crowd) one.close();
        }
    }

    /// Runs in a process of its own that may open few files.
    static final class Cramped {
        static void main() throws Exception {
            Server server = Server.start(ServerSettings.local(), _ -> Content.text("in").build());
            Raw.get(server.port(), "/");
            System.out.println(server.port());
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    @Test
    void when_no_more_files_can_be_opened_the_server_waits_and_goes_on() throws Exception {
        var builder =
                new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 300; exec \"$0\" \"$@\"",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cramped.class.getName());
        Path log = Files.createTempFile("cramped", ".log");
        Process process = builder.redirectError(log.toFile()).start();
        List<Raw> crowd = new ArrayList<>();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.matches("\\d+")) line = out.readLine();
            assertThat(line).as(Files.readString(log)).isNotNull();
            int port = Integer.parseInt(line);
            for (int i = 0; i < 500; i++) crowd.add(new Raw(port));
            Duration before = process.info().totalCpuDuration().orElseThrow();
            // One of them was let in and is served while the door stays shut.
            for (int i = 0; i < 6; i++) {
                assertThat(crowd.getFirst().send(Raw.request("GET", "/")).reply().text())
                        .isEqualTo("in");
                assertThat(process.waitFor(250, TimeUnit.MILLISECONDS)).isFalse();
            }
            Duration used = process.info().totalCpuDuration().orElseThrow().minus(before);
            assertThat(used).isLessThan(Duration.ofMillis(250));
            for (Raw one : crowd) one.close();
            assertThat(Raw.get(port, "/").text()).isEqualTo("in");
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
