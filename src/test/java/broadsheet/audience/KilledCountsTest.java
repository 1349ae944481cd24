package broadsheet.audience;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.Piece;
import broadsheet.testing.TestDb;
import broadsheet.testing.TestSite;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server in a process of its own is told of reads without a pause and killed with -9 while they
/// come. What it had answered more than a second before is counted; and all of it once.
class KilledCountsTest {
    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration READING = Duration.ofMillis(3_300);
    private static final Duration LOST = Duration.ofSeconds(1);

    @TempDir Path folder;

    @Test
    void aKillLosesNoMoreThanASecondOfCounts() throws Exception {
        try (TestSite site = TestSite.open();
                Db db = TestDb.open(URI.create(site.database()))) {
            Piece piece =
                    site.editor("Mara").publishes(words -> words.headline("Read").in("/world"));
            long before = 0;
            // At other places in the second each time.
            for (int round = 0; round < 3; round++) {
                Process server = start(site.database());
                List<Long> answered;
                long killed;
                try {
                    int port = port(server);
                    answered = tell(port, piece, round, READING.plusMillis(270L * round));
                } finally {
                    killed = System.nanoTime();
                    server.destroyForcibly();
                }
                assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
                long counted = counted(db) - before;
                long sure = answered.stream().filter(at -> killed - at > LOST.toNanos()).count();
                assertThat(sure).as("reads told of in time").isGreaterThan(20);
                assertThat(counted).isBetween(sure, (long) answered.size());
                before += counted;
            }
        }
    }

    private Process start(String database) throws IOException {
        ProcessBuilder server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "broadsheet.Main",
                                "serve",
                                "--port",
                                "0",
                                "--ops-port",
                                "0",
                                "--data",
                                Files.createDirectories(folder.resolve("data")).toString(),
                                "--database-url",
                                database)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors.txt").toFile());
        // What is set for the tests is not meant for it.
        server.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
        return server.start();
    }

    private int port(Process server) throws IOException {
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine())
            if (line.startsWith("Ready: "))
                return URI.create(line.substring("Ready: ".length())).getPort();
        throw new AssertionError(Files.readString(folder.resolve("errors.txt")));
    }

    /// Tells of a read every few milliseconds, each of another reader; when each was answered.
    private static List<Long> tell(int port, Piece piece, int round, Duration howLong) {
        List<Long> answered = new ArrayList<>();
        long end = System.nanoTime() + howLong.toNanos();
        for (int reader = 0; System.nanoTime() < end; reader++) {
            String agent = FIREFOX + " " + round + "." + reader;
            if (reads(port, piece, agent, reader)) answered.add(System.nanoTime());
            LockSupport.parkNanos(5_000_000);
        }
        return answered;
    }

    private static boolean reads(int port, Piece piece, String agent, int reader) {
        String body = "story=" + piece.id().value() + "&from=";
        String request =
                """
                POST /read HTTP/1.1\r
                Host: localhost:%d\r
                Connection: close\r
                Origin: http://localhost:%d\r
                Sec-Fetch-Site: same-origin\r
                User-Agent: %s\r
                Content-Length: %d\r
                \r
                %s\
                """
                        .formatted(port, port, agent, body.length(), body);
        // Each reader from a place of their own: so many reads from one are a robot's.
        String from = "127.0.%d.%d".formatted(reader / 250 + 1, reader % 250 + 1);
        try (Socket socket = new Socket()) {
            socket.bind(new java.net.InetSocketAddress(from, 0));
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 5_000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 204");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long counted(Db db) {
        return db.read(tx ->
                        tx.sql("select coalesce(sum(reads), 0)::bigint as n from read_count")
                                .one(row -> row.number("n")))
                .orElseThrow();
    }
}
