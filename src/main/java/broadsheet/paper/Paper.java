package broadsheet.paper;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What the paper says of itself on every page; from the settings.
///
/// @param url the public address of home, without a closing slash
/// @param oldAfter from what age on a story says that it is old; zero or less: never
public record Paper(
        String name,
        @Nullable String tagline,
        URI url,
        String language,
        ZoneId zone,
        String publisher,
        String email,
        @Nullable String rights,
        Duration oldAfter) {

    /// The whole address of a path of this site, percent-encoded.
    public String address(String path) {
        return url + Addresses.encoded(path);
    }
}
