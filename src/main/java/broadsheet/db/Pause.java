package broadsheet.db;

/// A short wait between two looks at something that tells nobody when it changes.
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
