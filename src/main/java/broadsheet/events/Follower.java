package broadsheet.events;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.util.List;
import java.util.Optional;

/// Hands every event to its handler in one order that never changes, and remembers durably how far
/// it has come. Of several nodes that run a follower of one name one is at work at a time.
///
/// The order is that of transaction numbers, and an event is read only when no older transaction is
/// unfinished: none can come in before it. Cursor and handler share a transaction, so that what a
/// handler writes to the database happens exactly once; any other effect, at least once. A handler
/// must be quick, for while its transaction is open no follower reads past it.
public final class Follower implements Follow {
    private final Db db;
    private final String name;
    private final int batch;
    private final Handler handler;

    /// Takes a batch of events, in order. Where it throws, the same events come again.
    public interface Handler {
        void handle(Tx tx, List<LoggedEvent> events);
    }

    /// @param name tells followers apart, for ever; one that is new starts at the first event
    /// @param batch the most events handed over at a time
    public Follower(Db db, String name, int batch, Handler handler) {
        this.db = db;
        this.name = name;
        this.batch = batch;
        this.handler = handler;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Progress step() {
        return db.write(this::step);
    }

    private Progress step(Tx tx) {
        Optional<LogPlace> free = lock(tx);
        if (free.isEmpty()) return Progress.IDLE;
        LogRead next = LogReader.read(tx, free.get(), batch);
        if (next.events().isEmpty()) return next.heldUp() ? Progress.HELD_UP : Progress.IDLE;
        handler.handle(tx, next.events());
        move(tx, next.upTo());
        return Progress.MOVED;
    }

    /// Empty where another node is at work.
    private Optional<LogPlace> lock(Tx tx) {
        Optional<LogPlace> cursor = tryLock(tx);
        if (cursor.isPresent()) return cursor;
        tx.sql("insert into follower (name) values (:name) on conflict do nothing")
                .bind("name", name)
                .update();
        return tryLock(tx);
    }

    private Optional<LogPlace> tryLock(Tx tx) {
        return tx.sql(
                        """
                        select xid::text as xid, id from follower
                        where name = :name for update skip locked
                        """)
                .bind("name", name)
                .one(LogReader::place);
    }

    private void move(Tx tx, LogPlace to) {
        tx.sql("update follower set xid = :xid::xid8, id = :id where name = :name")
                .bind("xid", to.xid())
                .bind("id", to.id())
                .bind("name", name)
                .update();
    }

    /// Back to the first event, to build anew what the handler builds; the handler's tables are
    /// emptied by `clear` in the same transaction.
    public void reset(Clearing clear) {
        db.write(tx -> {
            tx.sql(
                            """
                            insert into follower (name) values (:name)
                            on conflict (name) do update set xid = '0', id = 0
                            """)
                    .bind("name", name)
                    .update();
            clear.clear(tx);
            return name;
        });
    }

    /// Empties what a handler has built.
    public interface Clearing {
        void clear(Tx tx);
    }
}
