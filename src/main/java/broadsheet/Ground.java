package broadsheet;

import broadsheet.config.Settings;
import broadsheet.db.DataFolder;
import broadsheet.db.Database;
import broadsheet.db.Db;

/// What every command that touches the paper stands on: the data folder, locked, and the database,
/// up to date.
record Ground(DataFolder folder, Database database) implements AutoCloseable {

    /// Throws [broadsheet.db.DataFolderInUse] or [broadsheet.db.DbException].
    static Ground open(Settings settings) {
        DataFolder folder = DataFolder.open(settings.data().dir());
        try {
            return new Ground(folder, Database.open(settings.database(), folder));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Db db() {
        return database.db();
    }

    @Override
    public void close() {
        try (folder) {
            database.close();
        }
    }
}
