package broadsheet.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a result, read by column name. Valid only inside the mapper it is given to. A column
/// that is null where the method does not say so is a bug and throws [DbException].
public final class Row {
    private final ResultSet rs;

    Row(ResultSet rs) {
        this.rs = rs;
    }

    public String text(String column) {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> rs.getString(column));
    }

    public long number(String column) {
        return present(column, numberOrNull(column));
    }

    public @Nullable Long numberOrNull(String column) {
        return read(() -> {
            long value = rs.getLong(column);
            return rs.wasNull() ? null : value;
        });
    }

    /// The number as an `int`; throws [ArithmeticException] where it does not fit.
    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public double real(String column) {
        return present(
                column,
                read(() -> {
                    double value = rs.getDouble(column);
                    return rs.wasNull() ? null : value;
                }));
    }

    public boolean flag(String column) {
        return present(
                column,
                read(() -> {
                    boolean value = rs.getBoolean(column);
                    return rs.wasNull() ? null : value;
                }));
    }

    /// The flag, or `otherwise` where the column is null.
    public boolean flagOr(String column, boolean otherwise) {
        Boolean value =
                read(() -> {
                    boolean flag = rs.getBoolean(column);
                    return rs.wasNull() ? null : flag;
                });
        return value == null ? otherwise : value;
    }

    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        return read(() -> {
            OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        });
    }

    public byte[] bytes(String column) {
        return present(column, read(() -> rs.getBytes(column)));
    }

    /// A `text[]` column.
    public List<String> texts(String column) {
        return present(
                column,
                read(() -> {
                    Array array = rs.getArray(column);
                    return array == null ? null : List.of((String[]) array.getArray());
                }));
    }

    /// A `bigint[]` column.
    public List<Long> numbers(String column) {
        return present(
                column,
                read(() -> {
                    Array array = rs.getArray(column);
                    return array == null ? null : List.of((Long[]) array.getArray());
                }));
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) throw new DbException("column " + column + " is null");
        return value;
    }

    private static <T> @Nullable T read(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw new DbException("cannot read a column: " + e.getMessage(), e);
        }
    }

    private interface Getter<T> {
        @Nullable T get() throws SQLException;
    }
}
