package broadsheet.hooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A receiver outside that is told when stories change.
///
/// @param kinds what it is told of; none for everything
/// @param section only stories in this section (its path) or under it; null for all. What is
///   withdrawn it is told of wherever that stood
/// @param givenUp how many deliveries were given up since the last that arrived
/// @param paused since when nothing is sent; null while it is in use
public record Hook(
        long id,
        URI url,
        List<String> kinds,
        @Nullable String section,
        int givenUp,
        @Nullable Instant paused,
        @Nullable String pausedBecause) {
    public Hook {
        kinds = List.copyOf(kinds);
    }

    /// Its address without what follows `?`, which may be somebody's secret.
    public String shown() {
        String text = url.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
