package broadsheet.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the server is started: account, settings, log.
record PostgresCommand(Uid uid, Path home, Cluster cluster, Purpose purpose, PostgresLog log) {

    /// What a server is for.
    enum Purpose {
        /// Every acknowledged write survives a power cut; outlives the process that started it.
        KEEP,
        /// Nothing needs to survive; stops when the process that started it ends.
        TEST
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

    Process start(int port) {
        try {
            log.keepSmall();
            return new ProcessBuilder(line(port))
                    .directory(cluster.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
        } catch (IOException e) {
            throw new DbException("cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    private List<String> line(int port) {
        List<String> line =
                new ArrayList<>(
                        switch (purpose) {
                            case TEST -> List.of("sh", "-c", TIED, "sh");
                            // A session of its own keeps the terminal's Ctrl-C from it: Broadsheet
                            // stops it, last of all.
                            case KEEP ->
                                    Files.isExecutable(Path.of("/usr/bin/setsid"))
                                            ? List.of("setsid")
                                            : List.<String>of();
                        });
        line.addAll(uid.prefix());
        line.addAll(
                List.of(
                        home.resolve("bin/postgres").toString(),
                        "-D",
                        cluster.pgdata().toString()));
        settings(port).forEach(setting -> line.addAll(List.of("-c", setting)));
        return line;
    }

    private List<String> settings(int port) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "port=" + port,
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=",
                                "shared_buffers=128MB",
                                "max_wal_size=1GB",
                                "random_page_cost=1.1",
                                "jit=off",
                                "timezone=UTC",
                                "log_timezone=UTC",
                                "log_checkpoints=off"));
        settings.addAll(
                switch (purpose) {
                    case KEEP ->
                            List.of("max_connections=100", "fsync=on", "synchronous_commit=on");
                    case TEST ->
                            List.of(
                                    "max_connections=400",
                                    "fsync=off",
                                    "synchronous_commit=off",
                                    "full_page_writes=off");
                });
        return settings;
    }
}
