package broadsheet.testing;

import broadsheet.db.Db;
import broadsheet.db.TestServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

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

    /// Looks into a database given out by [#address], beside whatever has it open.
    public static Db open(URI address) {
        return TestServer.open(address);
    }

    /// How many rows each table has, and the last number each counter gave out: the same lines mean
    /// that nothing was written.
    public static List<String> rows(Db db) {
        return db.read(tx -> {
            List<String> rows = new ArrayList<>();
            tx.sql(
                            """
                            select table_name from information_schema.tables
                            where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                            """)
                    .list(row -> row.text("table_name"))
                    .forEach(table ->
                            rows.add(
                                    table
                                            + " "
                                            + tx.sql("select count(*) as n from " + table)
                                                    .one(row -> row.number("n"))
                                                    .orElseThrow()));
            rows.addAll(
                    tx.sql(
                                    """
                                    select sequencename || ' gave out ' || coalesce(last_value, 0) as counter
                                    from pg_sequences where schemaname = 'public' order by sequencename
                                    """)
                            .list(row -> row.text("counter")));
            return rows;
        });
    }
}
