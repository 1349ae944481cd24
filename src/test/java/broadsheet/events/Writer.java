package broadsheet.events;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transaction that a test holds open and goes on with step by step.
final class Writer {
    private final SynchronousQueue<Order> orders = new SynchronousQueue<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /// What to do next; null is to commit.
    private record Order(@Nullable Consumer<Tx> work, CompletableFuture<Void> done) {}

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Begins, and has a transaction number when this returns.
    Writer(Db db) {
        Thread.ofVirtual().start(() -> run(db));
        order(tx -> tx.sql("select pg_current_xact_id()::text as xid").one(row -> row.text("xid")));
    }

    void append(String... kinds) {
        order(tx -> {
            Appended events = new Appended();
            for (String kind : kinds) events.append(Events.of(kind));
            events.write(tx);
        });
    }

    void commit() {
        send(null);
        join();
    }

    void rollBack() {
        order(_ -> {
            throw new RolledBack();
        });
        join();
    }

    private void order(Consumer<Tx> work) {
        send(work).join();
    }

    private CompletableFuture<Void> send(@Nullable Consumer<Tx> work) {
        try {
            Order order = new Order(work, new CompletableFuture<>());
            orders.put(order);
            return order.done;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void join() {
        try {
            ended.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Db db) {
        try {
            db.write(tx -> {
                while (carryOut(tx)) {}
                return true;
            });
            ended.complete(true);
        } catch (RolledBack e) {
            ended.complete(false);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private boolean carryOut(Tx tx) {
        try {
            Order order = orders.take();
            if (order.work == null) return false;
            try {
                order.work.accept(tx);
                order.done.complete(null);
                return true;
            } catch (RolledBack e) {
                order.done.complete(null);
                throw e;
            } catch (RuntimeException e) {
                order.done.completeExceptionally(e);
                throw e;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
