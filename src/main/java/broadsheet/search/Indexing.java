package broadsheet.search;

import broadsheet.events.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an index true. One thread does everything, in order: it brings in what has been marked,
/// follows the log for what nobody has marked here, and builds a new index where there is none that
/// can be used, or one was asked for. While it builds, the old one serves and is kept true.
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final int BATCH = 200;

    private final Folders folders;
    private final Documents documents;
    private final Stock stock;
    private final Pending pending;
    private final Stocking stocking;
    private final Lookout lookout;
    private final String version;
    private final Saving saving;
    private final Thread thread;

    private volatile @Nullable Index current;
    private volatile boolean closed;
    private volatile boolean lost;
    private volatile @Nullable Index suspect;

    /// Since when there is no index that can be asked, or it cannot be kept true; null while all is
    /// well.
    private volatile @Nullable Long troubledSince = System.nanoTime();

    private @Nullable Build build;
    private long nextLook = System.nanoTime();
    private long nextCommit = System.nanoTime() + COMMIT.toNanos();
    private boolean checked;

    Indexing(Path folder, Documents documents, Stock stock, LogReader log, Pending pending) {
        this.folders = new Folders(folder);
        this.documents = documents;
        this.stock = stock;
        this.pending = pending;
        this.stocking = new Stocking(stock, pending);
        this.lookout = new Lookout(log, pending, stocking);
        this.version = documents.version(stock.side());
        this.saving = new Saving(version, this::suspect);
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("search-" + stock.side().word())
                        .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// The index to ask; null where none is ready.
    @Nullable Index current() {
        return current;
    }

    /// To be told when an index failed: it is not asked any more and built anew.
    void suspect(Index index, Exception e) {
        if (closed) return;
        LOG.error("search: {} failed", index.folder(), e);
        suspect = index;
        pending.wake();
    }

    /// How many events the last look at the log found.
    long lag() {
        return lookout.lag();
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    step();
                    note(current != null);
                } catch (RuntimeException | IOException e) {
                    if (closed) break;
                    note(false);
                    failed(e);
                    Thread.sleep(LOOK);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void note(boolean well) {
        if (well) troubledSince = null;
        else if (troubledSince == null) troubledSince = System.nanoTime();
    }

    /// For how long searches are not answered, or not truly; zero while all is well.
    Duration troubled() {
        Long since = troubledSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    private void step() throws IOException, InterruptedException {
        if (suspect != null && suspect == current) abandon();
        suspect = null;
        if (current == null && build == null) open();
        marked();
        if (build != null) further(build);
        if (System.nanoTime() - nextLook >= 0) look();
        if (System.nanoTime() - nextCommit >= 0) commit();
    }

    /// Opens what there is, or begins to build.
    private void open() throws IOException {
        Optional<Folders.Kept> kept = folders.newest(version);
        if (kept.isPresent() && lookout.has(kept.get().cursor())) {
            try {
                Index index = Index.open(kept.get().folder(), documents);
                boolean taken = false;
                try {
                    lookout.move(kept.get().cursor());
                    take(index);
                    taken = true;
                } finally {
                    if (!taken) index.abandon(); // or it could never be opened again
                }
                LOG.info("search: {} opened", index.name());
                return;
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("search: {} cannot be used and is built anew", kept.get().folder(), e);
            }
        }
        begin();
    }

    /// Lets an index be asked, after it has learnt what has happened since it was written.
    private void take(Index index) throws IOException {
        long marks = pending.marks();
        while (!closed && follow(index)) {}
        bring(lookout.heldUp(), index);
        index.show();
        current = index;
        pending.shown(marks);
    }

    private void begin() throws IOException {
        Build half = build;
        if (half != null) {
            build = null;
            half.close();
            half.index().close();
        }
        build = Build.begin(folders.fresh(), documents, stock, lookout.end());
        LOG.info("search: building {}", build.index().name());
    }

    /// Brings in what has been marked. While a first index is built it is not waited for.
    private void marked() throws IOException, InterruptedException {
        Duration patience =
                build != null
                        ? Duration.ZERO
                        : Duration.ofNanos(Math.max(0, nextLook - System.nanoTime()));
        Pending.Batch batch = pending.take(BATCH, patience);
        if (batch.stories().isEmpty() && !batch.fromLog()) {
            if (current != null) pending.shown(batch.upTo());
            return;
        }
        boolean done = false;
        try {
            if (build != null) build.rest();
            stocking.bring(batch.stories(), open(current, build == null ? null : build.index()));
            Index asked = current;
            if (batch.fromLog() && asked != null) while (!closed && follow(asked)) {}
            done = true;
        } finally {
            if (!done) pending.again(batch);
        }
        Index shown = current;
        if (shown == null) return;
        if (pending.isAwaited() || pending.size() == 0) {
            shown.show();
            pending.shown(batch.upTo());
        }
    }

    private static List<Index> open(@Nullable Index one, @Nullable Index other) {
        List<Index> open = new ArrayList<>(2);
        if (one != null) open.add(one);
        if (other != null) open.add(other);
        return open;
    }

    /// Goes on building; the last part ends with the new index in the old one's place.
    private void further(Build building) throws IOException {
        if (building.further(stock)) return;
        Index old = current;
        Index made = building.index();
        made.show();
        made.settle();
        build = null;
        checked = false;
        lookout.move(building.from());
        boolean taken = false;
        try {
            take(made);
            taken = true;
        } finally {
            boolean again = !taken && build == null;
            if (again) build = building;
            else building.close();
            if (!taken && !again) made.abandon();
        }
        made.commit(lookout.cursor(), version);
        nextLook = System.nanoTime();
        LOG.info("search: {} {}", made.name(), building.said());
        saving.await();
        if (old != null) old.close();
        folders.leave(made.folder());
    }

    /// Follows the log a step; and once, when its end is reached, counts.
    private void look() throws IOException {
        nextLook = System.nanoTime() + LOOK.toNanos();
        Index index = current;
        if (index == null) return;
        if (follow(index)) nextLook = System.nanoTime();
        else if (!checked && build == null) count(index);
    }

    /// Reads on in the log; whether there may be more to read now.
    private boolean follow(Index index) throws IOException {
        Lookout.News news = lookout.read();
        bring(news.stories(), index);
        lookout.move(news.upTo());
        if (!news.stories().isEmpty()) index.show();
        if (news.rebuild()) begin();
        return news.more();
    }

    private void bring(List<Long> stories, Index index) throws IOException {
        for (int from = 0; from < stories.size(); from += BATCH)
            stocking.bring(
                    stories.subList(from, Math.min(from + BATCH, stories.size())),
                    open(index, null));
    }

    /// An index that has read the whole log holds as many stories as its stock. If not, something
    /// has gone wrong that nobody has thought of, and it is built anew.
    private void count(Index index) throws IOException {
        checked = true;
        long marks = pending.marks();
        long wanted = stock.count();
        long held = index.ask(searcher -> (long) searcher.getIndexReader().numDocs());
        if (wanted == held || pending.marks() != marks || pending.size() > 0) return;
        if (!lookout.atEnd()) {
            checked = false;
            return;
        }
        LOG.warn("search: {} has {} stories of {} and is built anew", index.name(), held, wanted);
        begin();
    }

    private void commit() throws IOException {
        nextCommit = System.nanoTime() + COMMIT.toNanos();
        Index index = current;
        if (index == null) return;
        index.tidy();
        saving.begin(index, lookout.cursor());
    }

    /// Where the index itself is broken it is built anew; where the database cannot be reached it
    /// is asked again.
    private void failed(Exception e) {
        boolean broken =
                e instanceof IOException
                        || e instanceof UncheckedIOException
                        || e instanceof AlreadyClosedException;
        LOG.error(
                broken ? "search: the index is broken and is built anew" : "search: will try again",
                e);
        if (!broken) return;
        abandon();
    }

    private void abandon() {
        Index old = current;
        Build half = build;
        current = null;
        build = null;
        pending.hidden();
        stocking.forget();
        if (half != null) half.close();
        open(old, half == null ? null : half.index()).forEach(Index::abandon);
        folders.clear();
    }

    private void end() {
        try {
            saving.await();
            Index last = current;
            if (!lost && last != null && last.isChanged()) last.commit(lookout.cursor(), version);
        } catch (IOException | RuntimeException e) {
            LOG.warn("search: not saved; the next start reads more of the log", e);
        }
        Index old = current;
        Build half = build;
        current = null;
        if (half != null) half.close();
        open(old, half == null ? null : half.index()).forEach(Index::abandon);
    }

    /// Stops as a process does that is killed: what was not saved is lost.
    void lose() {
        lost = true;
        close();
    }

    /// Saves and stops.
    @Override
    public void close() {
        closed = true;
        pending.wake();
        if (thread.getState() == Thread.State.NEW) return;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
