package broadsheet.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A PostgreSQL array parameter of the given element type.
record PgArray(String type, Object[] values) {
    void apply(PreparedStatement statement, int position) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
