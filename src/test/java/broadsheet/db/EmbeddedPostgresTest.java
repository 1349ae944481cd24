package broadsheet.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.config.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Broadsheet's own PostgreSQL through everything that may happen to it. The folder is used by
/// every test in turn, so that PostgreSQL is unpacked once.
class EmbeddedPostgresTest {
    private static final DatabaseSettings OWN = new DatabaseSettings(null, "", "", "public", 4);
    private static final Path FOLDER = Path.of("target", "test-embedded");

    private String paper = "";

    /// What an earlier run left may have been made by other migrations.
    @BeforeAll
    static void startsFromNothing() {
        Folders.delete(FOLDER.resolve("postgres/18"));
    }

    @BeforeEach
    void aNameOfItsOwn() {
        paper = "paper_" + System.nanoTime();
    }

    @AfterEach
    void leavesNoServerBehind() {
        Postmaster.read(pgdata())
                .flatMap(Postmaster::process)
                .ifPresent(process -> new PostgresProcess(process).stop());
    }

    @Test
    void keepsWhatWasWrittenAcrossACleanStop() {
        try (Running first = Running.start()) {
            first.write(paper);
        }
        assertThat(Postmaster.read(pgdata())).isEmpty();
        try (Running second = Running.start()) {
            assertThat(second.has(paper)).isTrue();
        }
    }

    @Test
    void startsAgainByItselfWhenThePostmasterIsKilled() {
        try (Running running = Running.start()) {
            running.write(paper);
            long killed = running.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await(() -> running.pid() != killed && running.pid() > 0);
            await(() -> running.has(paper));
        }
    }

    @Test
    void isTakenOverFromAProcessThatWasKilled() throws Exception {
        Process other = owner(paper);
        long server = Postmaster.read(pgdata()).orElseThrow().pid();
        other.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(server)).isPresent();
        try (Running next = Running.start()) {
            assertThat(next.pid()).isEqualTo(server);
            assertThat(next.has(paper)).isTrue();
        }
    }

    @Test
    void survivesThatBothWereKilled() throws Exception {
        Process other = owner(paper);
        long server = Postmaster.read(pgdata()).orElseThrow().pid();
        other.destroyForcibly().waitFor();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        try (Running next = Running.start()) {
            assertThat(next.pid()).isNotEqualTo(server);
            assertThat(next.has(paper)).isTrue();
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessHas() throws Exception {
        Process other = owner(paper);
        assertThatThrownBy(() -> DataFolder.open(FOLDER))
                .isInstanceOf(DataFolderInUse.class)
                .hasMessageContaining(Long.toString(other.pid()))
                .hasMessageContaining(FOLDER.toAbsolutePath().toString());
        other.destroy();
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        DataFolder.open(FOLDER).close();
    }

    @Test
    void refusesAFolderThatThisProcessHasAndKeepsIt() throws Exception {
        try (DataFolder _ = DataFolder.open(FOLDER)) {
            assertThatThrownBy(() -> DataFolder.open(FOLDER)).isInstanceOf(DataFolderInUse.class);
            Process other = javaProcess(paper);
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isNotZero();
        }
    }

    @Test
    void unpacksDamagedProgramsAgain() throws Exception {
        Running.start().close();
        Path library = firstMatching("lib/libicudata.so.60.2");
        Files.write(library, new byte[1_000]);
        try (Running running = Running.start()) {
            assertThat(running.has(paper)).isFalse();
            assertThat(Files.size(library)).isGreaterThan(1_000_000);
        }
    }

    @Test
    void clearsUnfinishedWorkAway() throws IOException {
        Running.start().close();
        Path unpacking = Files.createDirectories(FOLDER.resolve("postgres/unpacking-1/bin"));
        Files.writeString(unpacking.resolve("postgres"), "half");
        Running.start().close();
        assertThat(unpacking).doesNotExist();
    }

    /// A server number that has gone to another program is not taken for a server.
    @Test
    void isNotFooledByAStalePostmasterFile() throws IOException {
        Running.start().close();
        Files.writeString(
                pgdata().resolve("postmaster.pid"),
                ProcessHandle.current().pid()
                        + "\n"
                        + pgdata()
                        + "\n1\n5432\n\n127.0.0.1\n1 1\nready   \n");
        try (Running running = Running.start()) {
            assertThat(running.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    /// A folder and its database, open in this process.
    private record Running(DataFolder folder, Database database) implements AutoCloseable {
        static Running start() {
            DataFolder folder = DataFolder.open(FOLDER);
            try {
                return new Running(folder, Database.open(OWN, folder));
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
        }

        long pid() {
            return database.ownProcess().orElseThrow();
        }

        void write(String table) {
            database.db().write(tx -> tx.sql("create table " + table + " (n int)").update());
        }

        boolean has(String table) {
            return database.db()
                    .read(tx ->
                            tx.sql("select to_regclass(:name) is not null as there")
                                    .bind("name", table)
                                    .one(row -> row.flag("there"))
                                    .orElseThrow());
        }

        @Override
        public void close() {
            database.close();
            folder.close();
        }
    }

    /// Another process that has the folder open and has written this table.
    private static Process owner(String table) throws IOException {
        Process process = javaProcess(table);
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("open");
        return process;
    }

    private static Process javaProcess(String table) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        table)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// What the other process runs.
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws InterruptedException {
            Running running = Running.start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            running.write(args[0]);
            System.out.println("open");
            Thread.sleep(Duration.ofMinutes(2));
        }
    }

    private static Path firstMatching(String name) throws IOException {
        try (Stream<Path> entries = Files.list(FOLDER.resolve("postgres"))) {
            List<Path> found =
                    entries.map(entry -> entry.resolve(name)).filter(Files::exists).toList();
            return found.getFirst();
        }
    }

    private static Path pgdata() {
        return FOLDER.resolve("postgres/18/pgdata");
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!holds(condition)) {
            assertThat(Instant.now()).isBefore(deadline);
            Pause.millis(20);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (DbException _) {
            return false;
        }
    }
}
