package broadsheet.search;

import broadsheet.events.LogPlace;
import broadsheet.events.LogRead;
import broadsheet.events.LogReader;
import broadsheet.events.LoggedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final int BUILD_BATCH = 100;
    private static final int EVENTS = 1_000;

    /// What an event's subject says that asks for a new index.
    static final String REBUILD = "search-rebuild";

    private final Folders folders;
    private final Documents documents;
    private final Entries entries;
    private final LogReader log;
    private final Pending pending;
    private final Stocking stocking;
    private final Saving saving;
    private final Thread thread = Thread.ofPlatform().daemon().name("search").unstarted(this::run);

    private volatile @Nullable Index current;
    private volatile boolean closed;
    private volatile boolean lost;
    private volatile long lag;
    private volatile @Nullable Index suspect;

    /// Since when there is no index that can be asked, or it cannot be kept true; null while all is
    /// well.
    private volatile @Nullable Long troubledSince = System.nanoTime();

    private @Nullable Build build;
    private Index.Cursor cursor = new Index.Cursor(LogPlace.START, 0);
    private long nextLook = System.nanoTime();
    private long nextCommit = System.nanoTime() + COMMIT.toNanos();
    private boolean checked;

    Indexing(Path folder, Documents documents, Entries entries, LogReader log, Pending pending) {
        this.folders = new Folders(folder);
        this.documents = documents;
        this.entries = entries;
        this.log = log;
        this.pending = pending;
        this.stocking = new Stocking(entries);
        this.saving = new Saving(documents.version(), this::suspect);
    }

    /// A new index on its way.
    private static final class Build {
        final Index index;
        final Index.Cursor from;
        final long began = System.nanoTime();
        long upTo;
        long stories;

        Build(Index index, Index.Cursor from) {
            this.index = index;
            this.from = from;
        }
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

    /// Whether the log has been read to its end at the last look, and how many events were found
    /// there.
    long lag() {
        return lag;
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
        Optional<Folders.Kept> kept = folders.newest(documents.version());
        if (kept.isPresent() && isOurs(kept.get().cursor())) {
            try {
                Index index = Index.open(kept.get().folder(), documents);
                cursor = kept.get().cursor();
                take(index);
                LOG.info("search: {} opened", kept.get().folder().getFileName());
                return;
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("search: {} cannot be used and is built anew", kept.get().folder(), e);
            }
        }
        begin();
    }

    /// A place that the log does not have belongs to another database, or to one that was put back
    /// to an older state.
    private boolean isOurs(Index.Cursor kept) {
        if (kept.place().equals(LogPlace.START)) return true;
        return log.written(kept.place()).filter(at -> at == kept.written()).isPresent();
    }

    /// Lets an index be asked, after it has learnt what has happened since it was written.
    private void take(Index index) throws IOException {
        long marks = pending.marks();
        while (!closed && follow(index)) {}
        index.show();
        current = index;
        pending.shown(marks);
    }

    private void begin() throws IOException {
        if (build != null) build.index.close();
        Index index = Index.open(folders.fresh(), documents);
        LogPlace from = log.end();
        index.know(Rarity.sample(entries, documents));
        build = new Build(index, new Index.Cursor(from, log.written(from).orElse(0L)));
        LOG.info("search: building {}", index.folder().getFileName());
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
            stocking.bring(batch.stories(), open(current, build == null ? null : build.index));
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
        List<Entry> next = entries.after(building.upTo, BUILD_BATCH);
        building.index.put(next);
        building.stories += next.size();
        if (!next.isEmpty()) {
            building.upTo = next.getLast().id();
            return;
        }
        Index old = current;
        building.index.show();
        building.index.know(null);
        build = null;
        checked = false;
        cursor = building.from;
        take(building.index);
        building.index.commit(cursor, documents.version());
        building.index.settle();
        nextLook = System.nanoTime();
        LOG.info(
                "search: {} has {} stories after {} s",
                building.index.folder().getFileName(),
                building.stories,
                (System.nanoTime() - building.began) / 1_000_000_000);
        saving.await();
        if (old != null) old.close();
        folders.leave(building.index.folder());
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
        LogRead read = log.after(cursor.place(), EVENTS);
        lag = read.events().size();
        if (read.events().isEmpty()) return false;
        Set<Long> stories = new LinkedHashSet<>();
        boolean anew = false;
        for (LoggedEvent logged : read.events()) {
            if (logged.event().kind().equals(REBUILD)) anew = true;
            if (!stocking.isKnown(logged))
                stories.addAll(Pending.stories(logged.event().sources()));
        }
        List<Long> all = List.copyOf(stories);
        for (int from = 0; from < all.size(); from += BATCH) {
            stocking.bring(
                    all.subList(from, Math.min(from + BATCH, all.size())), open(index, null));
        }
        LoggedEvent last = read.events().getLast();
        cursor =
                new Index.Cursor(
                        read.upTo(),
                        last.at().getEpochSecond() * 1_000_000 + last.at().getNano() / 1_000);
        if (!all.isEmpty()) index.show();
        if (anew) begin();
        return read.events().size() == EVENTS;
    }

    /// An index that has read the whole log holds as many stories as are public. If not, something
    /// has gone wrong that nobody has thought of, and it is built anew.
    private void count(Index index) throws IOException {
        checked = true;
        long marks = pending.marks();
        long wanted = entries.count();
        long held = index.ask(searcher -> (long) searcher.getIndexReader().numDocs());
        if (wanted == held || pending.marks() != marks || pending.size() > 0) return;
        if (!log.after(cursor.place(), 1).events().isEmpty()) {
            checked = false;
            return;
        }
        LOG.warn("search: the index has {} stories of {} and is built anew", held, wanted);
        begin();
    }

    private void commit() {
        nextCommit = System.nanoTime() + COMMIT.toNanos();
        Index index = current;
        if (index != null) saving.begin(index, cursor);
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
        for (Index each : open(old, half == null ? null : half.index)) close(each);
        folders.clear();
    }

    private static void close(Index index) {
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a broken index did not close", e);
        }
    }

    private void end() {
        try {
            saving.await();
            Index last = current;
            if (!lost && last != null && last.isChanged()) last.commit(cursor, documents.version());
        } catch (IOException | RuntimeException e) {
            LOG.warn("search: not saved; the next start reads more of the log", e);
        }
        Index old = current;
        Build half = build;
        current = null;
        for (Index each : open(old, half == null ? null : half.index)) close(each);
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
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
