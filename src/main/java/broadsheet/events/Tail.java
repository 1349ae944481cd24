package broadsheet.events;

import broadsheet.db.Db;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells a listener of what changes from now on, on any node, as soon as it can be read. It keeps
/// nothing in the database, and other than a [Follower] it waits for no older transaction: the
/// order is that of commits, more or less. Each event is told of once, and some of those from just
/// before the start. What this node has written and told of itself is left out: to drop pages a
/// second time would throw away what was rendered since. While its writer is between commit and
/// telling, an event waits.
///
/// For one thread. A step that throws is made good by the next one.
public final class Tail implements Follow {
    private final Db db;
    private final OwnWrites own;
    private final Consumer<Set<String>> listener;

    /// All transactions before this one had finished when the log was read last.
    private long low;

    /// Events of later transactions that the listener has been told of, and their transactions.
    private final Map<Long, Long> told = new HashMap<>();

    private record Read(long low, @Nullable Long id, long xid, List<String> sources) {}

    /// Starts now: what has been committed before may be told of or not.
    Tail(Db db, OwnWrites own, Consumer<Set<String>> listener) {
        this.db = db;
        this.own = own;
        this.listener = listener;
        this.low =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as low
                                        """)
                                .one(row -> row.number("low"))
                                .orElseThrow());
    }

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public Progress step() {
        List<Read> rows = read();
        long next = rows.getFirst().low();
        Map<Long, Long> settled = new HashMap<>();
        Set<String> sources = new HashSet<>();
        for (Read row : rows) {
            if (row.id() == null) continue;
            OwnWrites.Standing standing = own.of(row.xid());
            if (standing == OwnWrites.Standing.UNDER_WAY) {
                next = Math.min(next, row.xid());
                continue;
            }
            settled.put(row.id(), row.xid());
            if (standing == OwnWrites.Standing.UNTOLD) sources.addAll(row.sources());
        }
        if (!sources.isEmpty()) listener.accept(sources);
        told.putAll(settled);
        low = next;
        told.values().removeIf(xid -> xid < low);
        boolean waits = settled.size() < rows.size() && rows.getFirst().id() != null;
        return waits ? Progress.HELD_UP : Progress.IDLE;
    }

    /// At least one row: the first tells how far the log is complete even where nothing is new.
    private List<Read> read() {
        return db.read(tx ->
                tx.sql(
                                """
                                select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as low,
                                    id, xid::text::bigint as xid, sources
                                from (values (1)) as always
                                left join event on xid >= (:low)::text::xid8 and id <> all (:told)
                                """)
                        .bind("low", Long.toString(low))
                        .numbers("told", told.keySet())
                        .list(row -> {
                            Long id = row.numberOrNull("id");
                            return id == null
                                    ? new Read(row.number("low"), null, 0, List.of())
                                    : new Read(
                                            row.number("low"),
                                            id,
                                            row.number("xid"),
                                            row.texts("sources"));
                        }));
    }
}
