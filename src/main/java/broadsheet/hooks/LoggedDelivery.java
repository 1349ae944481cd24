package broadsheet.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the log of deliveries.
///
/// @param hook null for a ping to the hub
/// @param about the story (`story:12`) or the feed it tells of; null for a test
/// @param state `waiting`, `sending`, `sent`, `given-up` or `superseded`
/// @param due when it is sent next, where it waits
/// @param status of the last answer; null where there was none
/// @param problem why the last attempt failed
public record LoggedDelivery(
        long id,
        @Nullable Long hook,
        String kind,
        @Nullable String about,
        Instant created,
        String state,
        int attempts,
        Instant due,
        @Nullable Long status,
        @Nullable String problem,
        @Nullable Instant ended) {}
