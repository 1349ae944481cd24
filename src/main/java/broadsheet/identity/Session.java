package broadsheet.identity;

import java.time.Instant;

/// A browser that is signed in.
///
/// @param device what it said it is, in a few words
/// @param lastUsed to the minute
public record Session(long id, String device, Instant created, Instant lastUsed) {}
