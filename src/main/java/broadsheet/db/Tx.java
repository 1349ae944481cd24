package broadsheet.db;

import org.jdbi.v3.core.Handle;

/// A connection lent for the length of one [Db#read] or [Db#write]. Not to be kept.
public final class Tx {
    private final Handle handle;

    Tx(Handle handle) {
        this.handle = handle;
    }

    public Sql sql(String sql) {
        return new Sql(handle, sql);
    }
}
