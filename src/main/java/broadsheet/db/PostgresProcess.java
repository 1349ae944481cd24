package broadsheet.db;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// A running PostgreSQL server, started by this process or by one before it.
record PostgresProcess(ProcessHandle handle) {
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    long pid() {
        return handle.pid();
    }

    boolean alive() {
        return handle.isAlive();
    }

    /// Disconnects every client and stops. A server that takes too long is stopped without a last
    /// checkpoint, from which it recovers at its next start; nothing acknowledged is lost.
    void stop() {
        signal("INT");
        if (gone(FAST)) return;
        signal("QUIT");
        if (!gone(AT_ONCE)) handle.destroyForcibly();
    }

    private boolean gone(Duration within) {
        Instant deadline = Instant.now().plus(within);
        while (alive()) {
            if (Instant.now().isAfter(deadline)) return false;
            Pause.millis(3);
        }
        return true;
    }

    /// The JDK can only send TERM, on which PostgreSQL waits for every client to leave.
    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException _) {
            handle.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
