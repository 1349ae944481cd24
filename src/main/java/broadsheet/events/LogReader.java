package broadsheet.events;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the log in its one order, for whoever keeps a place in it somewhere else than the
/// database, such as beside what was made from the events.
public final class LogReader {
    private final Db db;

    public LogReader(Db db) {
        this.db = db;
    }

    /// Up to `most` events after a place. An event is read only when no older transaction is
    /// unfinished: none can come in before it.
    public LogRead after(LogPlace place, int most) {
        return db.read(tx -> read(tx, place, most));
    }

    /// What any event after a place is about, those too that an older transaction holds up: others
    /// may still come in before these, so whoever takes them up reads them again in their turn.
    public Set<String> sourcesAhead(LogPlace place) {
        return db.read(tx ->
                Set.copyOf(
                        tx.sql(
                                        """
                                        select distinct unnest(sources) as source from event
                                        where (xid, id) > (:xid::xid8, :id)
                                        """)
                                .bind("xid", place.xid())
                                .bind("id", place.id())
                                .list(row -> row.text("source"))));
    }

    /// The place after everything that can be read now.
    public LogPlace end() {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select xid::text as xid, id from event
                                        where xid < pg_snapshot_xmin(pg_current_snapshot())
                                        order by event.xid desc, event.id desc limit 1
                                        """)
                                .one(LogReader::place))
                .orElse(LogPlace.START);
    }

    /// When the event was written after which this place stands; empty where the log has no such
    /// event, as after it was restored from elsewhere.
    public Optional<Long> written(LogPlace place) {
        return db.read(tx ->
                tx.sql(
                                """
                                select (extract(epoch from at) * 1000000)::bigint as micros from event
                                where xid = :xid::xid8 and id = :id
                                """)
                        .bind("xid", place.xid())
                        .bind("id", place.id())
                        .one(row -> row.number("micros")));
    }

    private record Read(LogPlace place, LoggedEvent logged) {}

    /// Ordered by the columns, not by the texts that are selected under their names.
    static LogRead read(Tx tx, LogPlace after, int most) {
        List<Read> rows =
                tx.sql(
                                """
                                select id, xid::text as xid, at, kind, subject, sources, data::text as data
                                from event
                                where (xid, id) > (:xid::xid8, :id)
                                    and xid < pg_snapshot_xmin(pg_current_snapshot())
                                order by event.xid, event.id
                                limit :most
                                """)
                        .bind("xid", after.xid())
                        .bind("id", after.id())
                        .bind("most", most)
                        .list(row -> new Read(place(row), logged(row)));
        return rows.isEmpty()
                ? new LogRead(List.of(), after, isHeldUp(tx, after))
                : new LogRead(
                        rows.stream().map(Read::logged).toList(), rows.getLast().place(), false);
    }

    /// In the order of the index: asked whether there is any at all, PostgreSQL reads the table
    /// from its beginning and hopes to meet one soon, which lies at its end.
    private static boolean isHeldUp(Tx tx, LogPlace after) {
        return tx.sql(
                        """
                        select true as more from event where (xid, id) > (:xid::xid8, :id)
                        order by event.xid, event.id limit 1
                        """)
                .bind("xid", after.xid())
                .bind("id", after.id())
                .one(row -> row.flag("more"))
                .orElse(false);
    }

    static LogPlace place(Row row) {
        return new LogPlace(row.text("xid"), row.number("id"));
    }

    private static LoggedEvent logged(Row row) {
        return new LoggedEvent(
                row.number("id"),
                row.instant("at"),
                new Event(
                        row.text("kind"),
                        row.text("subject"),
                        Set.copyOf(row.texts("sources")),
                        Json.read(row.text("data"))));
    }
}
