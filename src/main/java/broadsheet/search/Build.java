package broadsheet.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A new index on its way: all that its stock has, in the order of the numbers. What changes
/// meanwhile is put in beside, and what is in the log after [#from] once it is there. Stories are
/// read by one thread and taken apart by a few others ([Hands]).
final class Build implements AutoCloseable {
    private static final int BATCH = 100;

    private final Index index;
    private final Index.Cursor from;
    private final Hands hands = new Hands();
    private final long began = System.nanoTime();
    private long upTo;
    private long stories;

    private Build(Index index, Index.Cursor from) {
        this.index = index;
        this.from = from;
    }

    /// Begins, with nothing in it yet.
    ///
    /// @param from how far the log has been written by now
    static Build begin(Path folder, Documents documents, Stock stock, Index.Cursor from)
            throws IOException {
        Index index = Index.open(folder, documents);
        index.know(Rarity.sample(stock, documents));
        return new Build(index, from);
    }

    /// Hands on the next stories; false where there are no more, and all are in.
    boolean further(Stock stock) throws IOException {
        List<Entry> next = stock.after(upTo, BATCH);
        if (next.isEmpty()) hands.rest();
        hands.check();
        if (next.isEmpty()) return false;
        hands.give(() -> index.put(next));
        stories += next.size();
        upTo = next.getLast().id();
        return true;
    }

    /// Waits until all that was handed on is in. To be called before a story is put in beside: what
    /// was read of it earlier must not come after that.
    void rest() throws IOException {
        hands.rest();
    }

    Index index() {
        return index;
    }

    /// Where the log is to be read on once all is in.
    Index.Cursor from() {
        return from;
    }

    /// For people: what came of it.
    String said() {
        return "has %d stories after %d s"
                .formatted(stories, (System.nanoTime() - began) / 1_000_000_000);
    }

    /// Nobody works on it any more; its index stays open.
    @Override
    public void close() {
        hands.close();
    }
}
