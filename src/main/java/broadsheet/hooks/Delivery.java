package broadsheet.hooks;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something to be sent, in the hands of one who sends it.
///
/// @param message what tells it from all others, also when it is sent again
/// @param attempt which this is, from 1
/// @param happened when that of which it tells did
public record Delivery(
        long id, String message, String kind, int attempt, Instant happened, Target target) {

    /// Where it goes, and what belongs to it there.
    public sealed interface Target {}

    /// @param story 0 for a test
    /// @param revision of the event; the story may be further on
    /// @param path where the story stood then
    public record ToHook(
            long hook, URI url, Secret secret, long story, int revision, @Nullable String path)
            implements Target {}

    /// @param topic the feed that has changed
    public record ToHub(String topic) implements Target {}
}
