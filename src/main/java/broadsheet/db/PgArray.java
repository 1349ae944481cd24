package broadsheet.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/// A PostgreSQL array parameter of the given element type.
record PgArray(String type, Object[] values) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context)
            throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
