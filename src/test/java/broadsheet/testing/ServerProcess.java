package broadsheet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server in a process of its own, that can be killed with -9 and started again at the same
/// address.
public final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE = 120_000_000_000L;

    private final Path folder;
    private final @Nullable String database;
    private final int port;
    private volatile Process process;

    /// @param database null for a PostgreSQL of its own, in the folder
    public ServerProcess(Path folder, @Nullable String database) {
        this.folder = folder;
        this.database = database;
        this.port = free();
        this.process = begun();
        awaitReady();
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begun() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "broadsheet.Main",
                                "serve",
                                "--port",
                                port + "",
                                "--ops-port",
                                "0",
                                "--data",
                                folder.resolve("data").toString()));
        if (database != null) command.addAll(List.of("--database-url", database));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("server.txt");
    }

    public String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The link by which the first administrator is made.
    public String firstLink() {
        Matcher link = Pattern.compile("/desk/link/[A-Za-z0-9_-]+").matcher(output());
        if (!link.find()) throw new AssertionError("no link in " + output());
        return home() + link.group();
    }

    public String home() {
        return "http://localhost:" + port;
    }

    /// Ends it as `kill -9` does.
    public void kill() {
        process.destroyForcibly();
        await(() -> !process.isAlive());
    }

    public void startAgain() {
        process = begun();
        awaitReady();
    }

    private void awaitReady() {
        await(() -> {
            if (!process.isAlive()) throw new AssertionError("it ended: " + output());
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /// The process of its own PostgreSQL.
    public ProcessHandle postmaster() {
        try (var files = Files.walk(folder.resolve("data/postgres"), 3)) {
            Path pid =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void await(BooleanSupplier done) {
        long until = System.nanoTime() + PATIENCE;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("waited in vain");
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Asks it to stop, so that a PostgreSQL of its own stops too.
    @Override
    public void close() {
        process.destroy();
        await(() -> !process.isAlive());
    }
}
