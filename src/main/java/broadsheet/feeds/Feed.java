package broadsheet.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed or one of its further pages (RFC 5005, section 3), whatever its format.
///
/// @param page the whole address of the page for people
/// @param self its own whole address
/// @param first the address of the newest stories
/// @param newer of the page before it; null on the first
/// @param older of the page after it; null on the last
/// @param updated when readers were last told something new
/// @param hub where to hear of new stories at once; null for none
/// @param icon the whole address of a picture of the paper
record Feed(
        Channel channel,
        String page,
        String self,
        String first,
        @Nullable String newer,
        @Nullable String older,
        Instant updated,
        @Nullable URI hub,
        String icon,
        List<Item> items) {
    Feed {
        items = List.copyOf(items);
    }
}
