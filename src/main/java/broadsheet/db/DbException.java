package broadsheet.db;

/// The database refused or could not be reached. A bug or an outage, never an answer to a user's
/// input.
public final class DbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DbException(String message) {
        super(message);
    }

    public DbException(String message, Throwable cause) {
        super(message, cause);
    }
}
