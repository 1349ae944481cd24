package broadsheet.events;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one ordered record of what has happened. Everything else follows it.
public final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final ScopedValue<Object> WRITING = ScopedValue.newInstance();

    private final Db db;
    private final List<Consumer<Set<String>>> listeners;
    private final OwnWrites own = new OwnWrites();

    /// @param listeners told of the sources that a transaction of this node has changed, before its
    ///   [#write] returns. They must be quick, and not mind being told too much
    public EventLog(Db db, List<Consumer<Set<String>>> listeners) {
        this.db = db;
        this.listeners = List.copyOf(listeners);
    }

    /// The statements of one transaction, and the events that tell of them. May be run again where
    /// another transaction got in the way, so it must have no other effect.
    public interface Work<T extends @Nullable Object> {
        T run(Tx tx, Appender events);
    }

    /// Runs one transaction that writes the caller's rows and its events, all or none. When this
    /// returns, the listeners have been told.
    ///
    /// Not to be called inside another transaction of this thread, which it would join: the
    /// listeners would be told before that commits.
    ///
    /// Where it throws because the commit failed nobody can tell whether the transaction is in the
    /// database: the listeners are told then, too. A transaction that turns out to have committed
    /// only later is told of by the [Tail].
    public <T extends @Nullable Object> T write(Work<T> work) {
        if (WRITING.isBound()) throw new IllegalStateException("a write inside a write");
        var last = new AtomicReference<>(new Appended());
        boolean done = false;
        try {
            T result = ScopedValue.where(WRITING, this).call(() -> write(work, last));
            done = true;
            return result;
        } finally {
            boolean heard = tell(last.get().sources());
            end(last.get(), done && heard);
        }
    }

    private <T extends @Nullable Object> T write(Work<T> work, AtomicReference<Appended> last) {
        return db.write(tx -> {
            end(last.get(), false);
            Appended events = new Appended();
            last.set(events);
            T result = work.run(tx, events);
            events.write(tx);
            @Nullable Long xid = events.xid();
            if (xid != null) own.begin(xid);
            return result;
        });
    }

    private void end(Appended events, boolean told) {
        @Nullable Long xid = events.xid();
        if (xid != null) own.end(xid, told);
    }

    /// False where one of them failed.
    private boolean tell(Set<String> sources) {
        boolean heard = true;
        if (sources.isEmpty()) return heard;
        for (Consumer<Set<String>> listener : listeners) {
            try {
                listener.accept(sources);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {}", sources, e);
                heard = false;
            }
        }
        return heard;
    }

    /// Tells the same listeners of what they have not heard: what other nodes write, and what this
    /// one has written without learning that it committed. Starts now.
    public Tail tail() {
        return new Tail(
                db,
                own,
                sources -> {
                    if (!tell(sources)) throw new IllegalStateException("a listener failed");
                });
    }

    /// To be called at every start, before anything follows. Where the tables were restored from
    /// another server's dump, transaction numbers in the log may lie in this server's future, and
    /// nobody would read on: such events are made older than any transaction. Followers that had
    /// not read all may then see some events again.
    public void mend() {
        db.write(tx -> {
            boolean foreign =
                    tx.sql(
                                    """
                                    select coalesce(max(xid) >= pg_snapshot_xmax(pg_current_snapshot()), false)
                                        as foreign_xid
                                    from event
                                    """)
                            .one(row -> row.flag("foreign_xid"))
                            .orElse(false);
            if (!foreign) return 0;
            LOG.warn("the event log comes from another server; numbering it anew");
            tx.sql(
                            """
                            update follower f set xid = '3', id = coalesce(
                                (select min(e.id) - 1 from event e where (e.xid, e.id) > (f.xid, f.id)),
                                (select max(id) from event), 0)
                            """)
                    .update();
            return tx.sql("update event set xid = '3'").update();
        });
    }
}
