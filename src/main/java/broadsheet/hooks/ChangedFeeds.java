package broadsheet.hooks;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which feeds a change shows in.
public interface ChangedFeeds {
    /// For a paper without feeds.
    ChangedFeeds NONE = _ -> List.of();

    /// The whole addresses of the feeds made from any of these sources.
    Collection<String> of(Set<String> sources);
}
