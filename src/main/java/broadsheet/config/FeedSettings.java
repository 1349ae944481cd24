package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What goes with feeds.
///
/// @param hub the WebSub hub that is told when feeds change; null for none
public record FeedSettings(@Nullable URI hub) {}
