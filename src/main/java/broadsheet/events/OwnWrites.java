package broadsheet.events;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// What this node knows of its own transactions that write events, by their numbers. For many
/// threads.
final class OwnWrites {
    /// To have forgotten one costs that its listeners hear of it twice.
    private static final int KEPT = 1_000;

    private final Set<Long> underWay = new HashSet<>();
    private final LinkedHashSet<Long> told = new LinkedHashSet<>();

    /// How a transaction stands.
    enum Standing {
        /// The listeners have been told, after it had committed.
        TOLD,
        /// Its writer is about to commit it, or to tell.
        UNDER_WAY,
        /// Another node's, or one whose writer never learnt whether it committed.
        UNTOLD
    }

    synchronized Standing of(long xid) {
        if (underWay.contains(xid)) return Standing.UNDER_WAY;
        return told.contains(xid) ? Standing.TOLD : Standing.UNTOLD;
    }

    /// To be called before the transaction can be seen by others.
    synchronized void begin(long xid) {
        underWay.add(xid);
    }

    synchronized void end(long xid, boolean hasBeenTold) {
        underWay.remove(xid);
        if (!hasBeenTold) return;
        told.add(xid);
        if (told.size() > KEPT) told.removeFirst();
    }
}
