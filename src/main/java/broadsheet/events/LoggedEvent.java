package broadsheet.events;

import java.time.Instant;

/// An event in the log. Ids are unique, but a later one may commit earlier: the order to read in is
/// the one that a [Follower] reads in.
public record LoggedEvent(long id, Instant at, Event event) {}
