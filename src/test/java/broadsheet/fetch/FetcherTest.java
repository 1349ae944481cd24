package broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.Answer.Answered;
import broadsheet.fetch.Answer.Unanswered;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on what must not be reached. One loopback address stands for the public network, another
/// for the private one: both are reached really.
class FetcherTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(10_000, Duration.ofSeconds(10), 3, 4, false);
    private static final String OUTSIDE = "127.0.0.2";
    private static final String INSIDE = "127.0.0.1";

    private final AtomicInteger reachedInside = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private HttpServer outside;
    private HttpServer inside;

    @BeforeEach
    void start() throws IOException {
        onePort();
        outside.createContext("/", exchange -> answer(exchange, 200, "outside"));
        outside.createContext(
                "/echo",
                exchange ->
                        answer(
                                exchange,
                                200,
                                exchange.getRequestMethod()
                                        + " "
                                        + new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)));
        outside.createContext("/in", exchange -> redirect(exchange, at(INSIDE, "/secret")));
        outside.createContext(
                "/named-in", exchange -> redirect(exchange, at("rebound.example", "/")));
        outside.createContext("/bomb", exchange -> packed(exchange, new byte[5_000_000]));
        outside.createContext(
                "/packed", exchange -> packed(exchange, "tide".getBytes(StandardCharsets.UTF_8)));
        inside.createContext(
                "/",
                exchange -> {
                    reachedInside.incrementAndGet();
                    answer(exchange, 200, "secret");
                });
    }

    @AfterEach
    void stop() {
        outside.stop(0);
        inside.stop(0);
    }

    /// Both on one port, which another program may have taken at one of the two addresses.
    private void onePort() throws IOException {
        for (int left = 20; ; left--) {
            outside = server(OUTSIDE, 0);
            try {
                inside = server(INSIDE, outside.getAddress().getPort());
                return;
            } catch (BindException e) {
                outside.stop(0);
                if (left == 0) throw e;
            }
        }
    }

    private static HttpServer server(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    /// Its names: `rebound.example` is outside when it is looked up first and inside from then on.
    private Fetcher fetcher() {
        return new Fetcher(
                LIMITS, new Guard(this::look, each -> each.getHostAddress().equals(OUTSIDE)));
    }

    private InetAddress[] look(String host) throws UnknownHostException {
        looks.incrementAndGet();
        return switch (host) {
            case "paper.example" -> InetAddress.getAllByName(OUTSIDE);
            case "inside.example" -> InetAddress.getAllByName(INSIDE);
            case "both.example" ->
                    new InetAddress[] {
                        InetAddress.getByName(OUTSIDE), InetAddress.getByName(INSIDE)
                    };
            case "rebound.example" -> InetAddress.getAllByName(looks.get() == 1 ? OUTSIDE : INSIDE);
            default -> InetAddress.getAllByName(host);
        };
    }

    @Test
    void aNameIsLookedUpOnceAndWhatWasCheckedIsAsked() {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(get("rebound.example", "/")))
                    .satisfies(it -> says(it, "outside"));
            assertThat(looks).hasValue(1);
        }
        assertThat(reachedInside).hasValue(0);
    }

    @Test
    void aNameThatIsReboundLaterIsNotReachedOnANewConnection() {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(get("rebound.example", "/"))).isInstanceOf(Answered.class);
        }
        try (Fetcher fetcher = fetcher()) {
            refused(fetcher.ask(get("rebound.example", "/")), "rebound.example");
        }
        assertThat(reachedInside).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inside.example",
                "both.example",
                "127.0.0.1",
                "localhost",
                "2130706433",
                "[::1]"
            })
    void whatIsInsideIsNotReached(String host) {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(get(host, "/"))).isInstanceOf(Unanswered.class);
            assertThat(fetcher.ask(post(host, "/"))).isInstanceOf(Unanswered.class);
        }
        assertThat(reachedInside).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/in", "/named-in"})
    void aRedirectInsideIsNotFollowed(String path) {
        looks.set(1);
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(get("paper.example", path))).isInstanceOf(Unanswered.class);
        }
        assertThat(reachedInside).hasValue(0);
    }

    @Test
    void aRedirectOfAPostIsAnAnswerLikeOthers() {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(post("paper.example", "/in")))
                    .isInstanceOfSatisfying(
                            Answered.class, it -> assertThat(it.status()).isEqualTo(302));
        }
        assertThat(reachedInside).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "localhost",
                "2130706433",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "017700000001",
                "177.0.0.01",
                "8.8.2056",
                "8.8.8.8.",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.88.99.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::808:808]",
                "[2002:7f00:1::]",
                "[2001::1]",
                "[3fff::1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]"
            })
    void noSpellingOfThisNetworkIsAsked(String host) {
        try (Fetcher fetcher = new Fetcher(LIMITS)) {
            assertThat(fetcher.ask(Ask.get(URI.create("http://" + host + ":9/"), Map.of())))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            it ->
                                    assertThat(it.reason())
                                            .matches(".*(is not a public address|no host).*"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "2606:2800:220:1::1",
                "64:ff9b::808:808",
                "172.32.0.1",
                "100.128.0.1"
            })
    void publicAddressesArePublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aBodyIsSentAndSoAreHeaders() {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(post("paper.example", "/echo")))
                    .satisfies(it -> says(it, "POST high water"));
        }
    }

    @Test
    void gzipIsUnpackedNoFurtherThanTheLimit() {
        try (Fetcher fetcher = fetcher()) {
            assertThat(fetcher.ask(get("paper.example", "/packed")))
                    .satisfies(it -> says(it, "tide"));
            assertThat(fetcher.ask(get("paper.example", "/bomb")))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            it -> {
                                assertThat(it.whole()).isFalse();
                                assertThat(it.body()).hasSize(10_000);
                            });
        }
    }

    @Test
    void whoAsksAfterTheCloseIsTold() {
        Fetcher fetcher = fetcher();
        fetcher.close();
        assertThat(fetcher.ask(get("paper.example", "/"))).isEqualTo(new Unanswered("closed"));
    }

    private static void says(Answer answer, String text) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class,
                        it ->
                                assertThat(new String(it.body(), StandardCharsets.UTF_8))
                                        .isEqualTo(text));
    }

    private static void refused(Answer answer, String host) {
        assertThat(answer).isEqualTo(new Unanswered(host + " is not a public address"));
    }

    private Ask get(String host, String path) {
        return Ask.get(URI.create(at(host, path)), Map.of());
    }

    private Ask post(String host, String path) {
        return Ask.post(
                URI.create(at(host, path)),
                Map.of("Content-Type", "text/plain"),
                "high water".getBytes(StandardCharsets.UTF_8));
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + outside.getAddress().getPort() + path;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void packed(HttpExchange exchange, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, bytes.size());
        exchange.getResponseBody().write(bytes.toByteArray());
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }
}
