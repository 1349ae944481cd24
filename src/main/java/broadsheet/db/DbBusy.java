package broadsheet.db;

/// All connections are lent and as many wait as may wait. The asker should answer "come back later"
/// (503).
public final class DbBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DbBusy(String message) {
        super(message);
    }
}
