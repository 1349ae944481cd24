package broadsheet.paper;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the paper says of itself while no editor has set anything else.
///
/// @param publisher null where the paper publishes itself
/// @param email where readers can write to; empty for nowhere
/// @param oldAfter from what age on a story says that it is old; zero or less: never
/// @param social where else the paper can be followed
public record Imprint(
        String name,
        @Nullable String tagline,
        @Nullable String publisher,
        String email,
        @Nullable String rights,
        Duration oldAfter,
        List<URI> social) {
    public Imprint {
        social = List.copyOf(social);
    }
}
