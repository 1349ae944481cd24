package broadsheet.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One SQL statement with named parameters (`:name`), bound and then run once. Arrays are bound
/// from lists by [#texts], [#numbers] and [#bytes]; cast with `::` is safe, as in PostgreSQL.
public final class Sql {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final NamedSql sql;
    private final Parameters parameters = new Parameters();

    Sql(Connection connection, NamedSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /// Binds a String, number, Boolean, Instant, byte[] or null.
    public Sql bind(String name, @Nullable Object value) {
        parameters.bind(name, value);
        return this;
    }

    /// Binds a `text[]`.
    public Sql texts(String name, Collection<String> values) {
        parameters.texts(name, values);
        return this;
    }

    /// Binds a `bigint[]`.
    public Sql numbers(String name, Collection<Long> values) {
        parameters.numbers(name, values);
        return this;
    }

    /// Binds a `bytea[]`.
    public Sql bytes(String name, Collection<byte[]> values) {
        parameters.bytes(name, values);
        return this;
    }

    public <T> List<T> list(Function<Row, T> mapper) {
        return run(statement -> {
            apply(statement, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) rows.add(mapper.apply(row));
            }
            return rows;
        });
    }

    /// The only row, or empty; more than one row is a bug and throws.
    public <T> Optional<T> one(Function<Row, T> mapper) {
        List<T> rows = list(mapper);
        if (rows.size() > 1)
            throw new DbException(
                    "expected at most one row, got " + rows.size() + ": " + sql.text());
        return rows.stream().findFirst();
    }

    /// Hands every row to `consumer` as it arrives, in constant memory. Only inside [Db#write].
    public void each(Consumer<Row> consumer) {
        run(statement -> {
            apply(statement, parameters);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) consumer.accept(row);
            }
            return true;
        });
    }

    /// Runs an insert, update or delete; the number of rows it touched.
    public int update() {
        return run(statement -> {
            apply(statement, parameters);
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        });
    }

    /// Runs the statement once for each item in one round trip or few; the rows touched for each.
    public <T> int[] batch(Collection<T> items, BiConsumer<Parameters, T> binder) {
        if (items.isEmpty()) return new int[0];
        return run(statement -> {
            for (T item : items) {
                Parameters each = new Parameters(parameters);
                binder.accept(each, item);
                apply(statement, each);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private interface Run<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(Run<T> run) {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            return run.with(statement);
        } catch (SQLException e) {
            throw new DbException(String.valueOf(e.getMessage()), e);
        }
    }

    private void apply(PreparedStatement statement, Parameters given) throws SQLException {
        int position = 0;
        for (String name : sql.names()) apply(statement, ++position, given.get(name));
        given.mustAllBeIn(sql);
    }

    private static void apply(PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, Types.OTHER);
            case PgArray array -> array.apply(statement, position);
            default -> statement.setObject(position, value);
        }
    }

    /// Named values for one run of a statement.
    public static final class Parameters {
        private final Map<String, @Nullable Object> values;

        private Parameters() {
            values = new HashMap<>();
        }

        private Parameters(Parameters shared) {
            values = new HashMap<>(shared.values);
        }

        public Parameters bind(String name, @Nullable Object value) {
            values.put(name, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            return this;
        }

        public Parameters texts(String name, Collection<String> values) {
            return bind(name, new PgArray("text", values.toArray(String[]::new)));
        }

        public Parameters numbers(String name, Collection<Long> values) {
            return bind(name, new PgArray("bigint", values.toArray(Long[]::new)));
        }

        public Parameters bytes(String name, Collection<byte[]> values) {
            return bind(name, new PgArray("bytea", values.toArray(byte[][]::new)));
        }

        private @Nullable Object get(String name) {
            Object value = values.get(name);
            if (value == null && !values.containsKey(name))
                throw new IllegalArgumentException("nothing is bound to :" + name);
            return value;
        }

        private void mustAllBeIn(NamedSql sql) {
            for (String name : values.keySet())
                if (!sql.names().contains(name))
                    throw new IllegalArgumentException(
                            "there is no :" + name + " in " + sql.text());
        }
    }
}
