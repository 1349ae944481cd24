package broadsheet.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A new index on its way: all that its stock has, in the order of the numbers. What changes
/// meanwhile is put in beside, and what is in the log after [#from] once it is there.
final class Build {
    private static final int BATCH = 100;

    private final Index index;
    private final Index.Cursor from;
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

    /// Puts in the next stories; false where there are no more.
    boolean further(Stock stock) throws IOException {
        List<Entry> next = stock.after(upTo, BATCH);
        if (next.isEmpty()) return false;
        index.put(next);
        stories += next.size();
        upTo = next.getLast().id();
        return true;
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
}
