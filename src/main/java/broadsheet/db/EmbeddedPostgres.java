package broadsheet.db;

import broadsheet.db.PostgresCommand.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Broadsheet's own PostgreSQL, reachable only from this machine and only with a generated
/// password.
///
/// It outlives a Broadsheet that was killed: the next start takes the running server over. Whoever
/// makes one holds the lock of the [DataFolder], so no two start a server on the same files. A
/// server that dies while this is open is started again.
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RETRY_MILLIS = 5_000;

    private final PostgresBinaries binaries;
    private final Cluster cluster;
    private final PostgresLog words;
    private final PostgresCommand command;
    private final List<IntConsumer> movers = new ArrayList<>();
    private @Nullable PostgresProcess server;
    private int port;
    private boolean closing;

    private EmbeddedPostgres(Path folder, Purpose purpose) {
        Uid uid = Uid.choose(Cluster.owner(folder));
        letIn(uid, folder);
        this.binaries = PostgresBinaries.in(folder);
        Path home = binaries.unpacked();
        this.cluster = Cluster.open(folder, binaries, uid, purpose == Purpose.KEEP);
        this.words = new PostgresLog(folder.resolve("postgres.log"));
        this.command = new PostgresCommand(uid, home, cluster, purpose, words);
    }

    /// Starts the server whose files are in `folder`, or takes over the one that still runs on
    /// them. Makes the files where there are none.
    static EmbeddedPostgres start(Path folder, Purpose purpose) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, purpose);
        postgres.begin();
        return postgres;
    }

    synchronized int port() {
        return port;
    }

    /// The server's process id; -1 where it is being started again.
    synchronized long pid() {
        return server == null ? -1 : server.pid();
    }

    String password() {
        return cluster.password();
    }

    Cluster cluster() {
        return cluster;
    }

    /// Calls `mover` with the port each time the server was started again.
    synchronized void onMove(IntConsumer mover) {
        movers.add(mover);
    }

    /// Stops the server; what was acknowledged is on disk.
    @Override
    public synchronized void close() {
        closing = true;
        if (server != null) server.stop();
    }

    private synchronized void begin() {
        Optional<ProcessHandle> running =
                Postmaster.read(cluster.pgdata()).flatMap(Postmaster::process);
        if (running.isPresent() && ours(running.get()) && ready(running.get())) {
            log.info("Taking over PostgreSQL, process {}", pid());
            return;
        }
        running.map(PostgresProcess::new).ifPresent(PostgresProcess::stop);
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
                .filter(program -> Path.of(program).startsWith(binaries.home()))
                .isPresent();
    }

    private void launch() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            forgetThePast();
            long written = written();
            Process process = command.start(Ports.preferably(port));
            if (ready(process.toHandle())) return;
            String said = words.since(written);
            // Back ends of a killed server keep its shared memory for a moment, and a port may be
            // taken meanwhile.
            boolean passing = said.contains("is still in use") || said.contains("could not bind");
            if (!passing || Instant.now().isAfter(deadline))
                throw new DbException(
                        "PostgreSQL did not start. The end of " + words.file() + ":\n" + said);
            Pause.millis(50);
        }
    }

    /// Waits until the server of this process takes connections; false where the process ended
    /// instead.
    private boolean ready(ProcessHandle process) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (process.isAlive()) {
            Optional<Postmaster> postmaster =
                    Postmaster.read(cluster.pgdata())
                            .filter(Postmaster::ready)
                            .filter(ready -> ready.startedBy(process));
            if (postmaster.isPresent()) {
                port = postmaster.get().port();
                server =
                        new PostgresProcess(
                                ProcessHandle.of(postmaster.get().pid()).orElse(process));
                process.onExit().thenRun(() -> Thread.ofVirtual().start(this::ended));
                return true;
            }
            if (Instant.now().isAfter(deadline)) {
                new PostgresProcess(process).stop();
                return false;
            }
            Pause.millis(3);
        }
        return false;
    }

    private synchronized void ended() {
        if (closing) return;
        log.error("PostgreSQL, process {}, ended unexpectedly; starting it again", pid());
        server = null;
        try {
            launch();
            movers.forEach(mover -> mover.accept(port));
            log.warn("PostgreSQL runs again, process {}", pid());
        } catch (DbException e) {
            log.error("{} Trying again in {} ms.", e.getMessage(), RETRY_MILLIS);
            Thread.ofVirtual()
                    .start(() -> {
                        Pause.millis(RETRY_MILLIS);
                        ended();
                    });
        }
    }

    /// Removes the trace of a server that is gone. PostgreSQL would take another program that has
    /// its number now for that server.
    private void forgetThePast() {
        boolean past =
                Postmaster.read(cluster.pgdata())
                        .filter(postmaster -> postmaster.process().isEmpty())
                        .isPresent();
        try {
            if (past) Files.deleteIfExists(cluster.pgdata().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new DbException(
                    "cannot remove the stale postmaster.pid in " + cluster.pgdata(), e);
        }
    }

    /// Another account must be able to reach its files.
    private static void letIn(Uid uid, Path folder) {
        if (!(uid instanceof Uid.Account)) return;
        try {
            Folders.permit(folder, "rwx--x--x");
            if (folder.getParent() != null) Folders.permit(folder.getParent(), "rwx--x--x");
        } catch (IOException e) {
            throw new DbException(
                    "cannot open " + folder + " to the account PostgreSQL runs under", e);
        }
    }

    private long written() {
        try {
            return words.length();
        } catch (IOException _) {
            return 0;
        }
    }
}
