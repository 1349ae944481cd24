package broadsheet.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/// What arrives on one channel. A wake-up may be lost where the connection breaks: poll as well.
/// For one thread at a time; `close` may be called from another and ends a wait.
public final class Notifications implements AutoCloseable {
    private final PGSimpleDataSource source;
    private final String channel;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    Notifications(PGSimpleDataSource source, String channel) {
        if (!channel.matches("[a-z_]{1,63}"))
            throw new IllegalArgumentException("channel is " + channel);
        this.source = source;
        this.channel = channel;
    }

    /// Waits up to `patience` for at least one; the payloads, or none. Connects anew where the
    /// connection broke; throws [DbException] where that fails.
    public List<String> await(Duration patience) {
        try {
            Connection open = connected();
            PGNotification[] arrived =
                    open.unwrap(PGConnection.class).getNotifications((int) patience.toMillis());
            return arrived == null
                    ? List.of()
                    : Stream.of(arrived).map(PGNotification::getParameter).toList();
        } catch (SQLException e) {
            drop();
            if (closed) return List.of();
            throw new DbException(
                    "lost the connection that listens on " + channel + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open != null) return open;
        open = source.getConnection();
        connection = open;
        try (Statement statement = open.createStatement()) {
            statement.execute("listen " + channel);
        }
        return open;
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) open.close();
        } catch (SQLException _) {
            // It was broken already.
        }
    }
}
