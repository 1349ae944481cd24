package broadsheet.feeds;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives feeds their `Last-Modified`: when anything last changed in the paper, which is at or after
/// every change of each feed. It stays through restarts, so that readers who ask by date alone are
/// spared the whole.
///
/// HTTP counts in whole seconds. A feed that changes twice within one would have two forms under
/// one date; the second gets none.
final class ChangeDates {
    private static final int MOST = 10_000;

    private final ConcurrentHashMap<String, Given> given = new ConcurrentHashMap<>();

    private record Given(long second, String tag) {}

    /// @param changed read before what stands in the feed was
    /// @param tag what tells one form of the feed from another
    /// @return null where the feed has no date
    @Nullable Instant date(String feed, @Nullable Instant changed, String tag) {
        if (changed == null) return null;
        long second = changed.getEpochSecond();
        if (given.size() > MOST) given.clear();
        Given kept =
                given.merge(
                        feed,
                        new Given(second, tag),
                        (before, now) -> before.second < now.second ? now : before);
        return kept.tag.equals(tag) && kept.second == second ? Instant.ofEpochSecond(second) : null;
    }
}
