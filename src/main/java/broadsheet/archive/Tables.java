package broadsheet.archive;

import broadsheet.db.Tx;
import broadsheet.text.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The tables that go out and come in row by row, as they are. Stories and their revisions have a
/// form of their own, [broadsheet.story.StoryHistory].
final class Tables {
    /// Those that stories stand on, in the order in which they can come back.
    static final List<String> BEFORE_STORIES =
            List.of("section", "tag", "contributor", "picture", "attachment");

    /// Those that stand on stories.
    static final List<String> AFTER_STORIES =
            List.of(
                    "redirect",
                    "import_item",
                    "import_attachment",
                    "import_picture",
                    "import_file",
                    "archived_comment",
                    "standing",
                    "note",
                    "note_answer",
                    "suggestion");

    private Tables() {}

    /// Hands over every row as JSON, in constant memory.
    static void each(Tx tx, String table, Consumer<String> row) {
        tx.sql("select to_jsonb(t)::text as line from " + table + " t order by " + order(tx, table))
                .each(it -> row.accept(it.text("line")));
    }

    private static String order(Tx tx, String table) {
        return tx
                .sql(
                        """
                        select a.attname as name from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indrelid = :table::regclass and i.indisprimary order by array_position(i.indkey, a.attnum)
                        """)
                .bind("table", table)
                .list(row -> "\"" + row.text("name") + "\"")
                .stream()
                .collect(Collectors.joining(", "));
    }

    /// Puts rows back that are not there; how many those were. A column that the rows do not have
    /// keeps its default; one that the table does not have is passed over.
    static int restore(Tx tx, String table, List<Json.Obj> rows) {
        if (rows.isEmpty()) return 0;
        Set<String> given =
                rows.stream()
                        .flatMap(row -> row.members().keySet().stream())
                        .collect(Collectors.toSet());
        String columns =
                tx
                        .sql(
                                """
                                select attname as name from pg_attribute
                                where attrelid = :table::regclass and attnum > 0 and not attisdropped order by attnum
                                """)
                        .bind("table", table)
                        .list(row -> row.text("name"))
                        .stream()
                        .filter(given::contains)
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", "));
        return tx.sql(
                        "insert into "
                                + table
                                + " ("
                                + columns
                                + ") overriding system value select "
                                + columns
                                + " from jsonb_populate_recordset(null::"
                                + table
                                + ", :rows::jsonb) on conflict do nothing")
                .bind("rows", new Json.Arr(List.copyOf(rows)).write())
                .update();
    }

    /// New rows get numbers after those that came back.
    static void count(Tx tx, String table) {
        tx.sql(
                        "select setval(pg_get_serial_sequence(:table, 'id'), greatest((select max(id) from "
                                + table
                                + "), 1)) as at")
                .bind("table", table)
                .list(row -> row.number("at"));
    }
}
