package broadsheet.events;

import broadsheet.text.Json;
import java.util.Set;

/// Something that has happened, such as a story's publication.
///
/// @param kind what happened, such as `story.published`
/// @param subject what it happened to, such as `story:12`
/// @param sources what pages made before it may no longer show: the names noted while rendering
/// @param data what followers need to know beyond that; a follower must cope with members it does
///   not know
public record Event(String kind, String subject, Set<String> sources, Json data) {
    public Event {
        if (kind.isBlank()) throw new IllegalArgumentException("an event without a kind");
        sources = Set.copyOf(sources);
    }
}
