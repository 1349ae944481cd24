package broadsheet.testing;

import broadsheet.db.Db;
import broadsheet.db.TestServer;
import java.net.URI;

/// A fresh, migrated, empty database for each test, on one real PostgreSQL for the whole test run.
public final class TestDb {
    private TestDb() {}

    /// A database that no other test sees. Closing it is polite but not needed.
    public static Db fresh() {
        return TestServer.fresh();
    }

    /// The same by address, for what opens its database itself.
    public static URI address() {
        return TestServer.address();
    }
}
