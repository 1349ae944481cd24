package broadsheet.importer.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How feeds are to be taken in.
///
/// @param drafts whether their stories wait for an editor; else they are public, as they were
/// @param section the section for all of them, or null for the first thing each is filed under
/// @param site the address whose paths and links are ours now, or null for what the feed says
/// @param pages how many pages of a feed are read at most
/// @param again whether a feed that says that nothing has changed is read all the same
public record FeedWishes(
        boolean drafts, @Nullable String section, @Nullable URI site, int pages, boolean again) {
    public static final FeedWishes DEFAULT = new FeedWishes(false, null, null, 100, false);
}
