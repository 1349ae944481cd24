package broadsheet.db;

import java.sql.Connection;

/// A connection lent for the length of one [Db#read] or [Db#write]. Not to be kept.
public final class Tx {
    private final Connection connection;
    private final NamedSql.Known known;

    Tx(Connection connection, NamedSql.Known known) {
        this.connection = connection;
        this.known = known;
    }

    public Sql sql(String sql) {
        return new Sql(connection, known.of(sql));
    }
}
