package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What goes into feeds.
///
/// @param stories in one feed, and on each of its further pages
/// @param hub the WebSub hub that passes new stories on; null for none
/// @param reach where feeds that are imported, and their pictures, may stand
public record FeedSettings(Text text, int stories, @Nullable URI hub, HookSettings.Reach reach) {
    /// How much of each story a feed carries.
    public enum Text {
        FULL,
        SUMMARY
    }
}
