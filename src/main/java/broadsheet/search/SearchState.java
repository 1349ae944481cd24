package broadsheet.search;

import broadsheet.config.SiteSettings;
import broadsheet.db.Db;
import broadsheet.events.LogReader;
import broadsheet.story.Articles;
import broadsheet.story.Proofs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/// How the index on disk stands, for operators. A running server has saved it within the last ten
/// seconds, and may hold newer stories in memory.
///
/// @param index the folder's name
/// @param stories in it
/// @param wanted that the database has for it: for readers all public articles
/// @param behind events that the log has since it was saved; at most [#MOST]
/// @param known whether its place in the log is one of this database
public record SearchState(String index, long stories, long wanted, long behind, boolean known) {
    /// More events than this are not counted.
    public static final int MOST = 10_000;

    /// Empty where there is no index that a server with these settings would use.
    ///
    /// @param data the data folder
    public static Optional<SearchState> of(Side side, Path data, SiteSettings site, Db db)
            throws IOException {
        try (Analysis analysis = new Analysis(site.language())) {
            String version = new Documents(analysis, site.zone()).version(side);
            Optional<Folders.Kept> kept = new Folders(side.folder(data)).newest(version);
            return kept.isEmpty() ? Optional.empty() : Optional.of(of(side, kept.get(), db));
        }
    }

    private static SearchState of(Side side, Folders.Kept kept, Db db) throws IOException {
        LogReader log = new LogReader(db);
        Index.Cursor cursor = kept.cursor();
        return new SearchState(
                kept.folder().getFileName().toString(),
                stories(kept.folder()),
                switch (side) {
                    case READERS -> new Articles(db).count();
                    case DESK -> new Proofs(db).count();
                },
                log.after(cursor.place(), MOST).events().size(),
                cursor.written() == 0
                        || log.written(cursor.place())
                                .filter(at -> at == cursor.written())
                                .isPresent());
    }

    /// Whether it holds something else than it should, as far as can be seen from outside.
    public boolean odd() {
        return stories != wanted && behind == 0 || behind >= MOST;
    }

    private static long stories(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
            long stories = 0;
            for (var segment : infos) stories += segment.info.maxDoc() - segment.getDelCount();
            return stories;
        }
    }
}
