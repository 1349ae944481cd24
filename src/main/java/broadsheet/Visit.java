package broadsheet;

import broadsheet.config.Settings;
import broadsheet.db.DataFolderInUse;
import broadsheet.db.Database;
import broadsheet.db.Db;

/// The database for a short command: beside the server where one runs, else opened for as long as
/// the command takes.
record Visit(Db db, AutoCloseable opened) implements AutoCloseable {

    /// Throws [DataFolderInUse] where another process has the folder and no database runs yet, and
    /// [broadsheet.db.DbException].
    static Visit open(Settings settings) {
        try {
            Ground ground = Ground.open(settings);
            return new Visit(ground.db(), ground);
        } catch (DataFolderInUse e) {
            Db db =
                    Database.beside(settings.database(), settings.data().dir().toAbsolutePath())
                            .orElseThrow(() -> e);
            return new Visit(db, db);
        }
    }

    @Override
    public void close() throws Exception {
        opened.close();
    }
}
