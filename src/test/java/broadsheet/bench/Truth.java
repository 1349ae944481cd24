package broadsheet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What readers must and must not be shown, by what was told to the editors and when they said that
/// it was done. An answer to a request may be as the story stood when the request began, or as any
/// change left it that had begun before the answer was there; never older.
final class Truth {
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private final List<Piece> newest = new CopyOnWriteArrayList<>();

    enum Stand {
        ABSENT(404),
        PUBLISHED(200),
        HELD(404),
        KILLED(410);

        final int status;

        Stand(int status) {
            this.status = status;
        }
    }

    /// A state that a story had or was to have; `acked` is 0 until the editor said it was done.
    static final class Version {
        final Stand stand;
        final String headline;
        final long begun;
        volatile long acked;

        Version(Stand stand, String headline, long begun, long acked) {
            this.stand = stand;
            this.headline = Judge.plain(headline);
            this.begun = begun;
            this.acked = acked;
        }

        boolean shows(int status, String shown) {
            return status == stand.status && (stand != Stand.PUBLISHED || headline.equals(shown));
        }
    }

    /// A story that was changed during the day.
    static final class Piece {
        final String path;
        final String section;
        final String mark;
        private final List<Version> versions = new CopyOnWriteArrayList<>();
        volatile Editor.Done latest;

        Piece(String path, String section, String mark, Editor.Done latest, Version first) {
            this.path = path;
            this.section = section;
            this.mark = mark;
            this.latest = latest;
            versions.add(first);
        }

        /// To be called before the editor is told.
        Version begins(Stand stand, String headline) {
            Version version = new Version(stand, headline, System.nanoTime(), 0);
            versions.add(version);
            return version;
        }

        Version last() {
            return versions.getLast();
        }

        /// What an answer may show that was asked for and came at these times.
        List<Version> allowed(long asked, long came) {
            List<Version> allowed = new ArrayList<>();
            for (Version version : versions) {
                if (version.acked > 0 && version.acked <= asked) allowed.clear();
                if (version.begun <= came) allowed.add(version);
            }
            return allowed;
        }

        /// Whether it was public for all of the time, and its last change had been done before.
        boolean isPublicThroughout(long asked, long came) {
            return allowed(asked, came).stream()
                    .allMatch(version -> version.stand == Stand.PUBLISHED);
        }

        boolean wasNotPublicThroughout(long asked, long came) {
            return allowed(asked, came).stream()
                    .noneMatch(version -> version.stand == Stand.PUBLISHED);
        }
    }

    /// Null where nothing was changed.
    Piece at(String path) {
        return pieces.get(path);
    }

    Piece add(Piece piece, boolean isNew) {
        Piece there = pieces.putIfAbsent(piece.path, piece);
        if (there == null && isNew) newest.add(piece);
        return there == null ? piece : there;
    }

    /// Stories of the day, the newest last.
    List<Piece> today() {
        return newest;
    }

    Iterable<Piece> all() {
        return pieces.values();
    }

    /// Throws unless an answer that shows this, asked for and come at these times, is right.
    static void judge(Piece piece, int status, String shown, long asked, long came) {
        for (Version version : piece.allowed(asked, came)) if (version.shows(status, shown)) return;
        throw new AssertionError(
                piece.path
                        + " answered "
                        + status
                        + " \""
                        + shown
                        + "\", allowed: "
                        + piece.allowed(asked, came).stream()
                                .map(version -> version.stand + " \"" + version.headline + "\"")
                                .toList());
    }
}
