package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.OidcSettings;
import broadsheet.db.Db;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.identity.NewPerson;
import broadsheet.identity.PersonId;
import broadsheet.mail.Letters;
import broadsheet.testing.Letterbox;
import broadsheet.testing.TestDb;
import broadsheet.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while it sends: every letter that was posted arrives, some may twice.
class KilledMailroomTest {
    private static final int PEOPLE = 120;

    @TempDir Path folder;

    @Test
    void everyLetterArrivesThoughTheServerIsKilledWhileItSends() throws Exception {
        URI address = TestDb.address();
        try (Letterbox box = Letterbox.open();
                Db db = TestDb.open(address)) {
            Letters letters = new Letters(db, true);
            Identity identity =
                    new Identity(db, letters, OidcSettings.NONE, InstantSource.system());
            for (int i = 0; i < PEOPLE; i++) {
                PersonId person =
                        identity.people()
                                .add(
                                        new NewPerson(
                                                "Reporter " + i,
                                                Visitor.address("r" + i),
                                                List.of()),
                                        Actor.SYSTEM)
                                .orElseThrow();
                identity.links().invitation(person, Actor.SYSTEM);
            }
            for (int stop : List.of(1, PEOPLE / 3, 2 * PEOPLE / 3)) {
                Process server = start(address, box.port());
                until(server, () -> box.size() >= stop && arrived(box).size() >= stop);
                server.destroyForcibly();
                assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(arrived(box).size()).isLessThan(PEOPLE);
            }
            Process server = start(address, box.port());
            until(server, () -> waiting(db) == 0 && arrived(box).size() == PEOPLE);
            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(arrived(box))
                    .isEqualTo(
                            IntStream.range(0, PEOPLE)
                                    .mapToObj(i -> "r" + i + "@paper.example")
                                    .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(box.all()).hasSizeLessThanOrEqualTo(PEOPLE + 3);
        }
    }

    private static Set<String> arrived(Letterbox box) {
        return box.all().stream()
                .map(Letterbox.Mail::to)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long waiting(Db db) {
        return db.read(tx -> tx.sql("select count(*) as n from letter").one(row -> row.number("n")))
                .orElseThrow();
    }

    private void until(Process server, java.util.function.BooleanSupplier there)
            throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!there.getAsBoolean()) {
            if (!server.isAlive() || System.nanoTime() > end)
                throw new AssertionError(Files.readString(folder.resolve("out.txt")));
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Process start(URI database, int port) throws IOException {
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
                        folder.resolve("data").toString(),
                        "--database-url",
                        database.toString(),
                        "--set",
                        "mail.host=127.0.0.1",
                        "--set",
                        "mail.port=" + port,
                        "--set",
                        "mail.tls=none",
                        "--set",
                        "mail.from=desk@paper.example",
                        "--set",
                        "mail.timeout=500ms");
        server.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
        return server.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }
}
