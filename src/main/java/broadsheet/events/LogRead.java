package broadsheet.events;

import java.util.List;

/// What stands after a place in the log.
///
/// @param events in the log's order
/// @param upTo the place after the last of them, or the one asked from
/// @param heldUp where there are none: whether there will be as soon as a transaction that is still
///   under way has ended
public record LogRead(List<LoggedEvent> events, LogPlace upTo, boolean heldUp) {
    public LogRead {
        events = List.copyOf(events);
    }
}
