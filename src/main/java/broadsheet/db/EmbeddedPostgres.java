package broadsheet.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Broadsheet's own PostgreSQL, reachable only from this machine and only with a generated
/// password.
///
/// It outlives a Broadsheet that was killed: the next start takes the running server over. Whoever
/// makes one holds the lock of the [DataFolder], so no two start a server on the same files. A
/// server that dies while this is open is started again on the same port where that is still free.
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Mode mode;
    private final Uid uid;
    private final PostgresBinaries binaries;
    private final Cluster cluster;
    private final List<IntConsumer> movers = new ArrayList<>();
    private @Nullable ProcessHandle server;
    private int port;
    private boolean closing;

    /// What the server is for.
    enum Mode {
        /// Every acknowledged write survives a power cut.
        DURABLE,
        /// Nothing needs to survive; stops when the process that started it ends.
        THROWAWAY
    }

    private EmbeddedPostgres(Path folder, Mode mode) {
        this.folder = folder;
        this.mode = mode;
        this.uid = Uid.choose(Cluster.owner(folder));
        letIn(folder);
        this.binaries = PostgresBinaries.in(folder);
        binaries.unpacked();
        this.cluster = Cluster.open(folder, binaries, uid, mode == Mode.DURABLE);
    }

    /// Starts the server whose files are in `folder`, or takes over the one that still runs on
    /// them.
    static EmbeddedPostgres start(Path folder, Mode mode) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, mode);
        postgres.begin();
        return postgres;
    }

    synchronized int port() {
        return port;
    }

    synchronized long pid() {
        return server == null ? -1 : server.pid();
    }

    String password() {
        return cluster.password();
    }

    /// Calls `mover` with the port of a server that was started anew, before it is used.
    synchronized void onMove(IntConsumer mover) {
        movers.add(mover);
    }

    private synchronized void begin() {
        Optional<Postmaster> running = Postmaster.read(cluster.pgdata());
        Optional<ProcessHandle> process = running.flatMap(Postmaster::process);
        if (process.isPresent() && ours(process.get()) && ready(process.get())) {
            log.info("Taking over PostgreSQL, process {}", process.get().pid());
            watch(process.get());
            return;
        }
        process.ifPresent(this::stop);
        if (running.isPresent() && process.isEmpty()) forgetPostmaster();
        try {
            launch();
        } catch (DbException e) {
            if (binaries.whole()) throw e;
            log.warn(
                    "PostgreSQL's programs in {} are damaged; unpacking them again",
                    binaries.home());
            binaries.unpackAgain();
            launch();
        }
        binaries.removeOthers();
    }

    /// A server of another version of the programs is stopped, not taken over.
    private boolean ours(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(binaries.home()))
                .isPresent();
    }

    private void launch() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            int wanted = free(port) ? port : freePort();
            Process process = spawn(wanted);
            if (ready(process.toHandle())) {
                watch(process.toHandle());
                return;
            }
            // Back ends of a killed server keep its shared memory for a moment, and a port may be
            // taken meanwhile.
            boolean passing =
                    lastLines().contains("is still in use")
                            || lastLines().contains("could not bind");
            if (!passing || Instant.now().isAfter(deadline))
                throw new DbException(
                        "PostgreSQL did not start. The end of " + logFile() + ":\n" + lastLines());
            pause(50);
        }
    }

    private Process spawn(int wanted) {
        try {
            keepLogSmall();
            List<String> command = new ArrayList<>();
            if (mode == Mode.THROWAWAY) command.addAll(List.of("sh", "-c", TIED, "sh"));
            else if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("setsid");
            command.addAll(uid.prefix());
            command.addAll(List.of(binaries.home().resolve("bin/postgres").toString(), "-D"));
            command.add(cluster.pgdata().toString());
            settings(wanted).forEach(setting -> command.addAll(List.of("-c", setting)));
            return new ProcessBuilder(command)
                    .directory(cluster.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new DbException("cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    /// Ends the server when standard input, a pipe from this process, is closed, however this
    /// process ended.
    private static final String TIED =
            """
            exec 3<&0
            "$@" 3<&- </dev/null & server=$!
            { read -r _ <&3; kill -INT $server; } & tie=$!
            wait $server
            kill $tie
            """;

    private List<String> settings(int wanted) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "port=" + wanted,
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=",
                                "max_connections=" + (mode == Mode.DURABLE ? 100 : 400),
                                "shared_buffers=128MB",
                                "max_wal_size=1GB",
                                "wal_level=replica",
                                "random_page_cost=1.1",
                                "jit=off",
                                "timezone=UTC",
                                "log_timezone=UTC",
                                "log_line_prefix=%m [%p] ",
                                "log_checkpoints=off"));
        if (mode == Mode.THROWAWAY)
            settings.addAll(
                    List.of(
                            "fsync=off",
                            "synchronous_commit=off",
                            "full_page_writes=off",
                            "autovacuum=off"));
        return settings;
    }

    /// Waits until the server of this process takes connections; false where the process ended
    /// instead.
    private boolean ready(ProcessHandle process) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (process.isAlive()) {
            Optional<Postmaster> state =
                    Postmaster.read(cluster.pgdata()).filter(Postmaster::ready);
            if (state.isPresent() && belongs(state.get(), process)) {
                port = state.get().port();
                server = ProcessHandle.of(state.get().pid()).orElse(process);
                return true;
            }
            if (Instant.now().isAfter(deadline)) {
                process.destroy();
                return false;
            }
            pause(3);
        }
        return false;
    }

    private static boolean belongs(Postmaster state, ProcessHandle process) {
        return state.pid() == process.pid()
                || process.descendants().anyMatch(child -> child.pid() == state.pid());
    }

    private void watch(ProcessHandle process) {
        var unused =
                process.onExit()
                        .thenRun(() ->
                                Thread.ofVirtual().name("postgres-restart").start(this::ended));
    }

    private synchronized void ended() {
        if (closing) return;
        log.error("PostgreSQL (process {}) ended unexpectedly; starting it again", pid());
        try {
            Postmaster.read(cluster.pgdata())
                    .filter(left -> left.process().isEmpty())
                    .ifPresent(_ -> forgetPostmaster());
            launch();
            movers.forEach(mover -> mover.accept(port));
            log.warn("PostgreSQL runs again, process {} on port {}", pid(), port);
        } catch (DbException e) {
            log.error(
                    "PostgreSQL could not be started again; trying once more in 5 s. {}",
                    e.getMessage());
            Thread.ofVirtual()
                    .start(() -> {
                        pause(5_000);
                        ended();
                    });
        }
    }

    /// Stops the server; what was acknowledged is on disk. Takes well under a second unless much is
    /// unwritten.
    @Override
    public synchronized void close() {
        closing = true;
        if (server != null) stop(server);
    }

    private void stop(ProcessHandle process) {
        signal("INT", process);
        if (!gone(process, 20)) {
            signal("QUIT", process);
            if (!gone(process, 10)) process.destroyForcibly();
        }
    }

    private static boolean gone(ProcessHandle process, int seconds) {
        Instant deadline = Instant.now().plusSeconds(seconds);
        while (process.isAlive()) {
            if (Instant.now().isAfter(deadline)) return false;
            pause(3);
        }
        return true;
    }

    /// The JDK can only send TERM, on which PostgreSQL waits for every client to leave.
    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL would take a number that another program has now for a running server.
    private void forgetPostmaster() {
        try {
            Files.deleteIfExists(cluster.pgdata().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new DbException(
                    "cannot remove the stale postmaster.pid in " + cluster.pgdata(), e);
        }
    }

    /// Another account must be able to reach its files.
    private void letIn(Path own) {
        if (!(uid instanceof Uid.Account)) return;
        try {
            Folders.permit(own, "rwx--x--x");
            if (own.getParent() != null) Folders.permit(own.getParent(), "rwx--x--x");
        } catch (IOException e) {
            throw new DbException(
                    "cannot open " + own + " to the account PostgreSQL runs under", e);
        }
    }

    private Path logFile() {
        return folder.resolve("postgres.log");
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(logFile()) && Files.size(logFile()) > 10_000_000)
            Files.move(
                    logFile(),
                    folder.resolve("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(logFile());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException _) {
            return "";
        }
    }

    private static boolean free(int port) {
        if (port == 0) return false;
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DbException("no port is free on the loopback address", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
