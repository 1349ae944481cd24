package broadsheet.search;

import broadsheet.events.LogPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One index in one folder: what it holds, and how far in the event log that is true. Written by
/// one thread, read by many.
final class Index implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final double BUFFER_MEGABYTES = 24;

    /// Segments smaller than this, and together no more than that, lie in memory until a commit:
    /// most are put together before, and never reach the disk.
    private static final double SMALL_MEGABYTES = 4;

    private static final double CACHED_MEGABYTES = 24;

    /// Segments that a search may find: each is one more place to look up every word in, and to
    /// begin to look for the best.
    private static final int MOST = 8;

    /// Segments after they have been put together.
    private static final int FEW = 2;

    /// A segment of half as much is not merged in passing any more: it would be written again and
    /// again beside the readers.
    private static final double LARGE_MEGABYTES = 512;

    private static final int SIDE_BY_SIDE = 4;

    /// While an index is built nobody asks it, and all ends in a few segments anyway.
    private static final int SIDE_BY_SIDE_IN_A_BUILD = 25;

    /// In Lucene's commit: which rules made the index, and where the log is to be read on.
    private static final String VERSION = "version";

    private static final String PLACE = "place";
    private static final String WRITTEN = "written";

    private final Path folder;
    private final Documents documents;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    private volatile @Nullable Rarity rarity;

    /// @param written when the event at `place` was written, in microseconds; 0 for none. It tells
    ///   one log from another that has the same numbers
    record Cursor(LogPlace place, long written) {}

    private Index(Path folder, Documents documents) throws IOException {
        this.folder = folder;
        this.documents = documents;
        this.directory =
                new NRTCachingDirectory(
                        FSDirectory.open(folder), SMALL_MEGABYTES, CACHED_MEGABYTES);
        IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCommitOnClose(false);
        config.setMergePolicy(merging(SIDE_BY_SIDE));
        config.setMergeScheduler(merges);
        config.setUseCompoundFile(false);
        // Small segments are merged before a reader sees them, since a search pays for each, where
        // that takes no longer than anybody notices who waits for what was just published.
        config.setMaxFullFlushMergeWaitMillis(5);
        try {
            this.writer = new IndexWriter(directory, config);
            this.searchers = new SearcherManager(writer, new Searchers());
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static MergePolicy merging(int sideBySide) {
        return new TieredMergePolicy()
                .setSegmentsPerTier(sideBySide)
                .setMaxMergeAtOnce(SIDE_BY_SIDE_IN_A_BUILD)
                .setMaxMergedSegmentMB(LARGE_MEGABYTES);
    }

    /// No two questions are alike enough for keeping what parts of them found.
    private static final class Searchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }

    /// An index that is there already, or a new and empty one.
    static Index open(Path folder, Documents documents) throws IOException {
        return new Index(folder, documents);
    }

    /// Where the index in a folder has been brought to by rules of this version; empty where there
    /// is none that was ever completed, or one of another version. Reads no more than its table of
    /// contents.
    static Optional<Cursor> cursor(Path folder, String version) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) return Optional.empty();
            Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
            if (!version.equals(data.get(VERSION))) return Optional.empty();
            String written = data.getOrDefault(WRITTEN, "0");
            return LogPlace.of(data.getOrDefault(PLACE, ""))
                    .map(place -> new Cursor(place, Long.parseLong(written)));
        } catch (IllegalArgumentException e) {
            throw new IOException("the index in " + folder + " cannot be read", e);
        }
    }

    Path folder() {
        return folder;
    }

    /// For people: which one it is.
    String name() {
        int end = folder.getNameCount();
        return folder.subpath(Math.max(0, end - 2), end).toString();
    }

    /// Puts stories in, or as they are now.
    void put(List<Entry> entries) throws IOException {
        Rarity known = rarity;
        if (known != null) put(entries, known);
        else
            ask(searcher -> {
                put(entries, Rarity.in(searcher.getIndexReader()));
                return entries.size();
            });
    }

    private void put(List<Entry> entries, Rarity known) throws IOException {
        for (Entry entry : entries) {
            try {
                writer.updateDocument(term(entry.id()), document(entry, known));
            } catch (IllegalArgumentException e) {
                writer.updateDocument(term(entry.id()), bare(entry, e));
            }
        }
    }

    /// One story that nobody thought of must not keep all others from being found.
    private Document document(Entry entry, Rarity known) throws IOException {
        try {
            return documents.of(entry, known);
        } catch (RuntimeException e) {
            return bare(entry, e);
        }
    }

    private Document bare(Entry entry, RuntimeException because) {
        LOG.error(
                "search: the words of story {} cannot be indexed; it is found by its date alone",
                entry.id(),
                because);
        return documents.bare(entry);
    }

    /// While an index is built it cannot tell itself how common words are: it is told. Until
    /// [#settle] it may be filled by many threads.
    void know(Rarity given) {
        rarity = given;
        writer.getConfig().setMergePolicy(merging(SIDE_BY_SIDE_IN_A_BUILD));
    }

    void remove(Collection<Long> ids) throws IOException {
        writer.deleteDocuments(ids.stream().map(Index::term).toArray(Term[]::new));
    }

    private static Term term(long id) {
        return new Term(Fields.ID, new BytesRef(Long.toString(id)));
    }

    /// The index is built. From now on it tells itself how common words are, and begins to put what
    /// the build has left into few segments.
    void settle() throws IOException {
        rarity = null;
        writer.getConfig().setMergePolicy(merging(SIDE_BY_SIDE));
        writer.forceMerge(FEW, false);
    }

    /// Lets searches see what has been put together meanwhile, and begins to put segments together
    /// where they have become many, the smallest into one: also those that were many when somebody
    /// stopped in the middle of it.
    void tidy() throws IOException {
        show();
        if (segments() > MOST && merges.mergeThreadCount() == 0) writer.forceMerge(MOST / 2, false);
    }

    /// How many a search looks into.
    int segments() throws IOException {
        return ask(searcher -> searcher.getIndexReader().leaves().size());
    }

    /// Lets searches that begin now see what has been put in and removed. Opens no new reader where
    /// nothing has changed.
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// Makes all that was put in, and how far in the log that is, durable at once.
    void commit(Cursor cursor, String version) throws IOException {
        writer.setLiveCommitData(
                Map.of(
                                VERSION,
                                version,
                                PLACE,
                                cursor.place().written(),
                                WRITTEN,
                                Long.toString(cursor.written()))
                        .entrySet());
        writer.commit();
    }

    boolean isChanged() {
        return writer.hasUncommittedChanges();
    }

    /// What is asked of a searcher.
    interface Ask<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    /// Asks what can be seen now. Throws [AlreadyClosedException] where the index has been replaced
    /// by another meanwhile.
    <T> T ask(Ask<T> ask) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return ask.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /// Ends without a commit. Searches under way end in peace.
    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
        }
    }

    /// The same of one that may be broken: it is closed as far as it can be.
    void abandon() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a broken index did not close", e);
        }
    }
}
