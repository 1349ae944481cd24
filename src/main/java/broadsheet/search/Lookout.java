package broadsheet.search;

import broadsheet.events.LogPlace;
import broadsheet.events.LogRead;
import broadsheet.events.LogReader;
import broadsheet.events.LoggedEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the event log on from where an index has come to. For one thread.
final class Lookout {
    private static final int EVENTS = 1_000;

    /// What an event's kind says that asks for a new index.
    static final String REBUILD = "search-rebuild";

    private final LogReader log;
    private final Pending pending;
    private final Stocking stocking;
    private Index.Cursor cursor = new Index.Cursor(LogPlace.START, 0);
    private volatile long lag;

    Lookout(LogReader log, Pending pending, Stocking stocking) {
        this.log = log;
        this.pending = pending;
        this.stocking = stocking;
    }

    /// What the log has further on.
    ///
    /// @param stories that have changed and were not brought in since
    /// @param rebuild whether somebody asks for a new index
    /// @param upTo where the index stands once these are in it
    /// @param more whether there may be more to read now
    record News(List<Long> stories, boolean rebuild, Index.Cursor upTo, boolean more) {}

    /// Reads on, but does not move: that is done once the news are in the index.
    News read() {
        LogRead read = log.after(cursor.place(), EVENTS);
        lag = read.events().size();
        if (read.events().isEmpty()) return new News(List.of(), false, cursor, false);
        Set<Long> stories = new LinkedHashSet<>();
        boolean rebuild = false;
        for (LoggedEvent logged : read.events()) {
            if (logged.event().kind().equals(REBUILD)) rebuild = true;
            if (!stocking.isKnown(logged)) stories.addAll(pending.in(logged.event().sources()));
        }
        LoggedEvent last = read.events().getLast();
        return new News(
                List.copyOf(stories),
                rebuild,
                new Index.Cursor(
                        read.upTo(),
                        last.at().getEpochSecond() * 1_000_000 + last.at().getNano() / 1_000),
                read.events().size() == EVENTS);
    }

    /// Stories in what is written and not to be read yet, since an older transaction is unfinished.
    /// They are read again in their turn.
    List<Long> heldUp() {
        return pending.in(log.sourcesAhead(cursor.place()));
    }

    void move(Index.Cursor to) {
        cursor = to;
    }

    Index.Cursor cursor() {
        return cursor;
    }

    /// Whether the log has been read to its end.
    boolean atEnd() {
        return log.after(cursor.place(), 1).events().isEmpty();
    }

    /// The end of the log.
    Index.Cursor end() {
        LogPlace end = log.end();
        return new Index.Cursor(end, log.written(end).orElse(0L));
    }

    /// Whether this log has such a place. One that it does not have belongs to another database, or
    /// to one that was put back to an older state.
    boolean has(Index.Cursor place) {
        if (place.place().equals(LogPlace.START)) return true;
        return log.written(place.place()).filter(at -> at == place.written()).isPresent();
    }

    /// How many events were found at the last look.
    long lag() {
        return lag;
    }
}
