package broadsheet.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database refused or could not be reached. A bug or an outage, never an answer to a user's
/// input.
public final class DbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DbException(String message) {
        super(message);
    }

    public DbException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// PostgreSQL's five-character error code (`23505` for a value that must be unique), or empty.
    public String code() {
        for (Throwable e = getCause(); e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null)
                return sql.getSQLState();
        }
        return "";
    }

    /// Whether a unique value was there already.
    public boolean duplicate() {
        return code().equals("23505");
    }

    /// Whether the server is there and lets nobody in yet.
    boolean isStartingUp() {
        for (Throwable e = getCause(); e != null; e = e.getCause())
            if (e instanceof SQLException sql && "57P03".equals(sql.getSQLState())) return true;
        return false;
    }

    /// Whether two transactions got in each other's way, so that the same work may succeed when
    /// done again.
    boolean passing() {
        return code().equals("40001") || code().equals("40P01");
    }
}
