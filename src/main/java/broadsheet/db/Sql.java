package broadsheet.db;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// One SQL statement with named parameters (`:name`), bound and then run once. Arrays are bound
/// from lists by [#texts], [#numbers] and [#bytes]; cast with `::` is safe, as in PostgreSQL.
public final class Sql {
    private final Handle handle;
    private final String sql;
    private final Parameters parameters = new Parameters();

    Sql(Handle handle, String sql) {
        this.handle = handle;
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
        try (Query query = handle.createQuery(sql)) {
            parameters.applyTo(query);
            return query.map((rs, _) -> mapper.apply(new Row(rs))).list();
        }
    }

    /// The only row, or empty; more than one row is a bug and throws.
    public <T> Optional<T> one(Function<Row, T> mapper) {
        List<T> rows = list(mapper);
        if (rows.size() > 1)
            throw new DbException("expected at most one row, got " + rows.size() + ": " + sql);
        return rows.stream().findFirst();
    }

    /// Hands every row to `consumer` as it arrives, in constant memory. Only inside [Db#write].
    public void each(Consumer<Row> consumer) {
        try (Query query = handle.createQuery(sql)) {
            parameters.applyTo(query);
            // The row is handed over while the result stands on it: a stream looks ahead.
            query
                    .setFetchSize(1_000)
                    .map((rs, _) -> {
                        consumer.accept(new Row(rs));
                        return true;
                    })
                    .stream()
                    .forEach(_ -> {});
        }
    }

    /// Runs an insert, update or delete; the number of rows it touched.
    public int update() {
        try (Update update = handle.createUpdate(sql)) {
            parameters.applyTo(update);
            return update.execute();
        }
    }

    /// Runs the statement once for each item in one round trip or few; the rows touched for each.
    public <T> int[] batch(Collection<T> items, BiConsumer<Parameters, T> binder) {
        if (items.isEmpty()) return new int[0];
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (T item : items) {
                Parameters each = new Parameters();
                binder.accept(each, item);
                parameters.applyTo(batch);
                each.applyTo(batch);
                batch.add();
            }
            return batch.execute();
        }
    }

    /// Named values for one run of a statement.
    public static final class Parameters {
        private final List<Consumer<SqlStatement<?>>> bindings = new java.util.ArrayList<>();

        private Parameters() {}

        public Parameters bind(String name, @Nullable Object value) {
            Object jdbc =
                    value instanceof java.time.Instant at
                            ? at.atOffset(java.time.ZoneOffset.UTC)
                            : value;
            bindings.add(statement -> statement.bind(name, jdbc));
            return this;
        }

        public Parameters texts(String name, Collection<String> values) {
            String[] array = values.toArray(String[]::new);
            bindings.add(statement -> statement.bind(name, new PgArray("text", array)));
            return this;
        }

        public Parameters numbers(String name, Collection<Long> values) {
            Long[] array = values.toArray(Long[]::new);
            bindings.add(statement -> statement.bind(name, new PgArray("bigint", array)));
            return this;
        }

        public Parameters bytes(String name, Collection<byte[]> values) {
            byte[][] array = values.toArray(byte[][]::new);
            bindings.add(statement -> statement.bind(name, new PgArray("bytea", array)));
            return this;
        }

        private void applyTo(SqlStatement<?> statement) {
            bindings.forEach(binding -> binding.accept(statement));
        }
    }
}
