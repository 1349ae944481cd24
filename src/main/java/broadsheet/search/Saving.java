package broadsheet.search;

import java.io.IOException;
import java.util.function.BiConsumer;

/// Saves an index beside everything else that is done with it: a disk may take its time, and
/// nobody's search should. Begun and waited for by one thread.
final class Saving {
    private final String version;
    private final BiConsumer<Index, Exception> failed;
    private Thread thread = new Thread();

    /// @param failed told where that did not succeed
    Saving(String version, BiConsumer<Index, Exception> failed) {
        this.version = version;
        this.failed = failed;
    }

    /// Saves what has changed, and that it holds the log up to `cursor`; what comes in meanwhile
    /// may be saved or not. Does nothing while it still saves.
    void begin(Index index, Index.Cursor cursor) {
        if (thread.isAlive() || !index.isChanged()) return;
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("search-saves")
                        .start(() -> {
                            try {
                                index.commit(cursor, version);
                            } catch (IOException | RuntimeException e) {
                                failed.accept(index, e);
                            }
                        });
    }

    /// Waits until it has ended.
    void await() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the index was saved", e);
        }
    }
}
