package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Many readers, slow readers, and the end of the day.
class LoadTest {
    @Test
    void a_stopping_server_finishes_what_it_began_and_takes_nothing_new() throws Exception {
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        Server server =
                Server.start(
                        ServerSettings.local(),
                        _ -> {
                            begun.countDown();
                            finish.await();
                            return Content.text("finished").build();
                        });
        try (var idle = new Raw(server.port());
                var busy = new Raw(server.port())) {
            busy.send(Raw.request("GET", "/"));
            begun.await();
            var stopping = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(10)));
            assertThat(idle.ended()).isTrue();
            Assertions.assertThatThrownBy(() -> new Raw(server.port()))
                    .isInstanceOf(ConnectException.class);
            assertThat(stopping).isNotDone();
            finish.countDown();
            Raw.Reply reply = busy.reply();
            assertThat(reply.text()).isEqualTo("finished");
            assertThat(reply.header("Connection")).contains("close");
            stopping.get(5, TimeUnit.SECONDS);
            assertThat(busy.ended()).isTrue();
        }
    }

    @Test
    void a_stopping_server_does_not_wait_for_ever() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Server server =
                Server.start(
                        ServerSettings.local(),
                        _ -> {
                            begun.countDown();
                            try {
                                Thread.sleep(Duration.ofHours(1));
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return Response.notFound();
                        });
        try (var busy = new Raw(server.port())) {
            busy.send(Raw.request("GET", "/"));
            begun.await();
            long began = System.nanoTime();
            server.stop(Duration.ofMillis(200));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void when_all_places_are_taken_a_reader_is_asked_to_come_back() throws Exception {
        var begun = new CountDownLatch(2);
        var finish = new CountDownLatch(1);
        Server server =
                Server.start(
                        ServerSettings.local().withMost(100, 2),
                        request -> {
                            begun.countDown();
                            if (request.path().equals("/slow")) finish.await();
                            return Content.text("done").build();
                        });
        try (var one = new Raw(server.port());
                var two = new Raw(server.port());
                var three = new Raw(server.port())) {
            one.send(Raw.request("GET", "/slow"));
            two.send(Raw.request("GET", "/slow"));
            begun.await();
            Raw.Reply busy = three.send(Raw.request("GET", "/quick")).reply();
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).contains("5");
            finish.countDown();
            assertThat(one.reply().text()).isEqualTo("done");
            assertThat(two.reply().text()).isEqualTo("done");
            assertThat(three.send(Raw.request("GET", "/quick")).reply().text()).isEqualTo("done");
        }
        server.close();
    }

    @Test
    void one_connection_too_many_is_told_so_and_closed() throws Exception {
        Server server =
                Server.start(
                        ServerSettings.local().withMost(2, 2), _ -> Content.text("in").build());
        try (var one = new Raw(server.port())) {
            try (var two = new Raw(server.port())) {
                assertThat(one.send(Raw.request("GET", "/")).reply().text()).isEqualTo("in");
                assertThat(two.send(Raw.request("GET", "/")).reply().text()).isEqualTo("in");
                try (var three = new Raw(server.port())) {
                    assertThat(three.reply().status()).isEqualTo(503);
                    assertThat(three.ended()).isTrue();
                }
            }
            int status = 503;
            for (int i = 0; i < 500 && status == 503; i++)
                status = Raw.get(server.port(), "/").status();
            assertThat(status).isEqualTo(200);
        }
        server.close();
    }

    @Test
    void a_reader_who_takes_a_large_page_slowly_gets_all_of_it_while_others_are_served()
            throws Exception {
        byte[] random = new byte[6_000_000];
        new Random(5).nextBytes(random);
        Content large = Content.of("image/png", random).build();
        Content small = Content.text("small").build();
        byte[] medium = java.util.Arrays.copyOf(random, 40_000);
        Content pressed = Content.of("image/png", medium).build();
        Server server =
                Server.start(
                        ServerSettings.local(),
                        _ -> large,
                        request ->
                                switch (request.path()) {
                                    case "/small" -> small;
                                    case "/medium" -> pressed;
                                    default -> null;
                                },
                        ErrorPages.PLAIN,
                        RequestObserver.NONE);
        try (var slow = new Raw(server.port());
                var piled = new Raw(server.port())) {
            slow.send(Raw.request("GET", "/large"));
            // More pressed answers than the socket's buffers hold, before any is read.
            for (int i = 0; i < 400; i++) piled.send(Raw.request("GET", "/medium"));
            assertThat(Raw.get(server.port(), "/small").text()).isEqualTo("small");
            assertThat(slow.reply().body()).isEqualTo(random);
            for (int i = 0; i < 400; i++) assertThat(piled.reply().body()).isEqualTo(medium);
        }
        server.close();
    }

    @Test
    void a_reader_who_takes_nothing_is_let_go() throws Exception {
        Content large = Content.of("image/png", new byte[20_000_000]).build();
        Server server =
                Server.start(
                        ServerSettings.local()
                                .withTimeouts(
                                        Duration.ofSeconds(5),
                                        Duration.ofMillis(300),
                                        Duration.ofSeconds(5)),
                        _ -> large);
        try (var stuck = new Raw(server.port())) {
            stuck.send(Raw.request("GET", "/"));
            stuck.awaitBytes();
            assertThat(server.awaitEmpty(Duration.ofSeconds(5))).isTrue();
        }
        server.close();
    }

    @Test
    void many_readers_on_both_paths_each_get_their_own_page() throws Exception {
        Server server =
                Server.start(
                        ServerSettings.local(),
                        request -> {
                            Thread.sleep(1);
                            return Content.text("handled " + request.path()).build();
                        },
                        request ->
                                request.path().startsWith("/p")
                                        ? Content.text("pressed " + request.path()).build()
                                        : null,
                        ErrorPages.PLAIN,
                        RequestObserver.NONE);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int reader = 0; reader < 40; reader++) {
                int number = reader;
                all.add(
                        readers.submit(() -> {
                            for (int i = 0; i < 25; i++) {
                                boolean press = (number + i) % 2 == 0;
                                String path = (press ? "/p" : "/h") + number + "-" + i;
                                var uri = URI.create("http://127.0.0.1:" + server.port() + path);
                                var request =
                                        HttpRequest.newBuilder(uri)
                                                .version(HttpClient.Version.HTTP_1_1)
                                                .timeout(Duration.ofSeconds(20))
                                                .build();
                                String text =
                                        client.send(
                                                        request,
                                                        HttpResponse.BodyHandlers.ofString(
                                                                StandardCharsets.UTF_8))
                                                .body();
                                assertThat(text)
                                        .isEqualTo((press ? "pressed " : "handled ") + path);
                            }
                            return 25;
                        }));
            }
            int sum = 0;
            for (Future<Integer> reader : all) sum += reader.get();
            assertThat(sum).isEqualTo(1000);
        }
        server.close();
    }

    @Test
    void a_port_that_is_taken_is_said_so() throws IOException {
        Server server = Server.start(ServerSettings.local(), _ -> Response.notFound());
        Assertions.assertThatThrownBy(() ->
                        Server.start(
                                ServerSettings.on("127.0.0.1", server.port()),
                                _ -> Response.notFound()))
                .isInstanceOf(IOException.class);
        server.close();
    }
}
