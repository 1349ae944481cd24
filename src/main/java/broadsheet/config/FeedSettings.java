package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What goes with feeds.
///
/// @param hub the WebSub hub that is told when feeds change; null for none
/// @param reach where feeds that are imported, and their pictures, may stand
public record FeedSettings(@Nullable URI hub, HookSettings.Reach reach) {}
