package broadsheet.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// The way to PostgreSQL. Everything that reads or writes a table goes through here. At most as
/// many work at once as there are connections; a few more wait; the rest get [DbBusy].
public final class Db implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final PGSimpleDataSource source;
    private final HikariDataSource pool;
    private final NamedSql.Known statements = new NamedSql.Known();
    private final Gate gate;

    /// The connection that this thread has been lent.
    private final ScopedValue<Connection> mine = ScopedValue.newInstance();

    private Db(PGSimpleDataSource source, HikariDataSource pool, Pool size) {
        this.source = source;
        this.pool = pool;
        this.gate = new Gate(size.connections(), size.waiting(), size.patience());
    }

    /// How many connections are held, how many askers may wait for one, and how long.
    record Pool(int connections, int waiting, Duration patience) {}

    static Db open(PGSimpleDataSource source, Pool size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("db");
        config.setMaximumPoolSize(size.connections());
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(size.patience().toMillis());
        config.setInitializationFailTimeout(-1);
        return new Db(source, new HikariDataSource(config), size);
    }

    /// Runs statements that only read, each in a snapshot of its own (autocommit).
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return lent(connection -> work.apply(new Tx(connection, statements)));
    }

    /// Runs one transaction: all of it is there when this returns, or none where it throws. Where
    /// another transaction got in its way (a deadlock, a serialization failure) the work is done
    /// again, so it must have no effect but through `Tx`.
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return lent(connection -> transaction(connection, work));
            } catch (DbException e) {
                if (!e.passing() || attempt == ATTEMPTS || mine.isBound()) throw e;
                pause(attempt);
            }
        }
    }

    /// Listens on a channel for `NOTIFY`, on a connection of its own outside the pool.
    public Notifications listen(String channel) {
        return new Notifications(source, channel);
    }

    /// New connections go to this port; those to a server that is gone are found dead and replaced.
    void moveTo(int port) {
        source.setPortNumbers(new int[] {port});
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /// Work inside other work of its thread is lent the same connection and joins its transaction.
    private <T extends @Nullable Object> T lent(Work<T> work) {
        if (mine.isBound()) return on(mine.get(), work);
        return gate.through(() -> {
            try (Connection connection = pool.getConnection()) {
                return ScopedValue.where(mine, connection).call(() -> work.with(connection));
            } catch (SQLException e) {
                throw failed(e);
            }
        });
    }

    private static <T extends @Nullable Object> T on(Connection connection, Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static DbException failed(SQLException e) {
        return new DbException(String.valueOf(e.getMessage()), e);
    }

    /// All or nothing; inside a transaction of this thread, a part of that.
    private <T extends @Nullable Object> T transaction(Connection connection, Function<Tx, T> work)
            throws SQLException {
        if (!connection.getAutoCommit()) return work.apply(new Tx(connection, statements));
        connection.setAutoCommit(false);
        try {
            T result = work.apply(new Tx(connection, statements));
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (Throwable failure) {
            undo(connection, failure);
            throw failure;
        }
    }

    /// Where the connection is broken the server undoes the transaction itself, and the pool lets
    /// the connection go.
    private static void undo(Connection connection, Throwable because) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException("interrupted before a transaction was tried again", e);
        }
    }
}
