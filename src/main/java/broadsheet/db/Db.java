package broadsheet.db;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The way to PostgreSQL. Everything that reads or writes a table goes through here.
public final class Db {
    private final Jdbi jdbi;

    Db(DataSource pool) {
        this.jdbi = Jdbi.create(pool);
    }

    /// Runs statements that only read, each in a snapshot of its own (autocommit).
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return jdbi.withHandle(handle -> work.apply(new Tx(handle)));
    }

    /// Runs one transaction: all of it is there when this returns, or none where it throws.
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new Tx(handle)));
    }
}
