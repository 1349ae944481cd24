package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.media.FetchResult.Fetched;
import broadsheet.media.FetchResult.NotFetched;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFetcherTest {
    private static final FetchLimits HERE =
            new FetchLimits(100_000, Duration.ofSeconds(10), 3, 2, true);

    private final byte[] jpeg = TestPictures.jpeg(200, 100);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/2026/ferry.jpg", exchange -> answer(exchange, 200, jpeg));
        server.createContext("/missing.jpg", exchange -> answer(exchange, 404, jpeg));
        server.createContext("/huge.jpg", exchange -> answer(exchange, 200, new byte[100_001]));
        server.createContext(
                "/endless.jpg",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (end.getCount() > 0) exchange.getResponseBody().write(new byte[10_000]);
                });
        server.createContext(
                "/silent.jpg",
                exchange -> {
                    exchange.sendResponseHeaders(200, 50);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    waitForEnd();
                    exchange.close();
                });
        server.createContext("/moved.jpg", exchange -> redirect(exchange, "/2026/ferry.jpg"));
        server.createContext("/round.jpg", exchange -> redirect(exchange, "/round.jpg"));
        server.createContext("/to-file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext(
                "/crowd.jpg",
                exchange -> {
                    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    slowly();
                    atOnce.decrementAndGet();
                    answer(exchange, 200, jpeg);
                });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aFileIsFetchedAlsoAfterARedirect() {
        try (var fetcher = new PictureFetcher(HERE)) {
            for (String path : new String[] {"/2026/ferry.jpg", "/moved.jpg"}) {
                assertThat(fetcher.fetch(at(path)))
                        .isInstanceOfSatisfying(
                                Fetched.class,
                                it -> {
                                    assertThat(it.bytes()).isEqualTo(jpeg);
                                    assertThat(it.fileName()).isEqualTo("ferry.jpg");
                                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/missing.jpg,status 404",
        "/huge.jpg,",
        "/endless.jpg,",
        "/round.jpg,more than 3 redirects",
        "/to-file,not http or https"
    })
    void whatCannotBeHadIsSaid(String path, String reason) {
        try (var fetcher = new PictureFetcher(HERE)) {
            assertThat(fetcher.fetch(at(path)))
                    .isInstanceOfSatisfying(
                            NotFetched.class,
                            it ->
                                    assertThat(it.reason())
                                            .contains(reason == null ? "100000" : reason));
        }
    }

    @Test
    void aServerThatFallsSilentIsLeft() {
        var impatient = new FetchLimits(100_000, Duration.ofSeconds(1), 3, 2, true);
        Instant start = Instant.now();
        try (var fetcher = new PictureFetcher(impatient)) {
            assertThat(fetcher.fetch(at("/silent.jpg")))
                    .isEqualTo(new NotFetched("took longer than 1 s"));
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.31.255.1/",
                "http://192.168.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://224.0.0.1/",
                "http://255.255.255.255/"
            })
    void thisNetworkIsNotAsked(String address) {
        try (var fetcher = new PictureFetcher(FetchLimits.DEFAULT)) {
            assertThat(fetcher.fetch(URI.create(address)))
                    .isInstanceOfSatisfying(
                            NotFetched.class,
                            it -> assertThat(it.reason()).endsWith("is not a public address"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/a.jpg",
                "/a.jpg",
                "mailto:a@example.org",
                "http:///a"
            })
    void onlyHttpIsSpoken(String address) {
        try (var fetcher = new PictureFetcher(FetchLimits.DEFAULT)) {
            assertThat(fetcher.fetch(URI.create(address))).isInstanceOf(NotFetched.class);
        }
    }

    @Test
    void aHostIsNotCrowded() throws Exception {
        try (var fetcher = new PictureFetcher(HERE);
                var importers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++)
                all.add(importers.submit(() -> fetcher.fetch(at("/crowd.jpg"))));
            for (Future<FetchResult> each : all) assertThat(each.get()).isInstanceOf(Fetched.class);
        }
        assertThat(mostAtOnce.get()).isBetween(1, 2);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /// A server with something to do, so that those who are there at once are seen.
    private static void slowly() {
        LockSupport.parkNanos(10_000_000);
    }

    private void waitForEnd() {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
