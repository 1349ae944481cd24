package broadsheet.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An SQL text as the driver wants it, with `?` for each `:name`, and which name stands where.
/// Strings, quoted names, comments and casts are left as they are.
///
/// @param names in the order of the question marks; a name may come more than once
record NamedSql(String text, List<String> names) {
    NamedSql {
        names = List.copyOf(names);
    }

    static NamedSql of(String sql) {
        return new Reading(sql).done();
    }

    /// What has been read before, so that each text of the program is read once. Texts put together
    /// at run time are read again where there are too many of them.
    static final class Known {
        private static final int MOST = 2_000;
        private final Map<String, NamedSql> known = new ConcurrentHashMap<>();

        NamedSql of(String sql) {
            NamedSql there = known.get(sql);
            if (there != null) return there;
            NamedSql read = NamedSql.of(sql);
            if (known.size() < MOST) known.put(sql, read);
            return read;
        }
    }

    private static final class Reading {
        private final String sql;
        private final StringBuilder out;
        private final List<String> names = new ArrayList<>();
        private int at;

        Reading(String sql) {
            this.sql = sql;
            this.out = new StringBuilder(sql.length());
        }

        NamedSql done() {
            while (at < sql.length()) step();
            return new NamedSql(out.toString(), names);
        }

        private void step() {
            char c = sql.charAt(at);
            switch (c) {
                case '\'', '"' -> copyTo(after(String.valueOf(c), at + 1));
                case '$' -> copyTo(afterDollars());
                case '-' -> copyTo(sql.startsWith("--", at) ? after("\n", at) : at + 1);
                case '/' -> copyTo(sql.startsWith("/*", at) ? after("*/", at + 2) : at + 1);
                case '?' -> throw new IllegalArgumentException("a ? in SQL; use a :name: " + sql);
                case ':' -> colons();
                default -> copyTo(at + 1);
            }
        }

        private void colons() {
            int end = at + 1;
            if (sql.startsWith("::", at)) copyTo(at + 2);
            else if (end == sql.length() || !Character.isJavaIdentifierStart(sql.charAt(end)))
                copyTo(end);
            else {
                while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) end++;
                names.add(sql.substring(at + 1, end));
                out.append('?');
                at = end;
            }
        }

        /// The end of `$tag$ … $tag$`, or of the dollar alone.
        private int afterDollars() {
            int close = at + 1;
            while (close < sql.length() && Character.isLetterOrDigit(sql.charAt(close))) close++;
            boolean quote = close < sql.length() && sql.charAt(close) == '$';
            return quote ? after(sql.substring(at, close + 1), close + 1) : at + 1;
        }

        private int after(String end, int from) {
            int found = sql.indexOf(end, from);
            return found < 0 ? sql.length() : found + end.length();
        }

        private void copyTo(int end) {
            out.append(sql, at, end);
            at = end;
        }
    }
}
