package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.Event;
import broadsheet.text.Json;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells of a list whose name, place or words have changed: the pages made from it, and the stories
/// in it, by whose words they are found. A list of many stories is told of in several events.
final class Renaming {
    private static final int STORIES = 1_000;

    private Renaming() {}

    static List<StoryId> stories(Tx tx, Listing listing) {
        return tx.sql(
                        "select distinct story_id from listing where kind = :kind::\"char\" and \"of\" = :of")
                .bind("kind", listing.kind())
                .bind("of", listing.of())
                .list(row -> new StoryId(row.number("story_id")));
    }

    static void tell(
            Appender events, String kind, String subject, Set<String> sources, String address) {
        events.append(
                new Event(kind, subject, sources, Json.object().put("path", address).build()));
    }

    /// Tells that what is said of these stories is not what was.
    static void tellOf(Appender events, String subject, Collection<StoryId> stories) {
        List<StoryId> all = List.copyOf(stories);
        for (int from = 0; from < all.size(); from += STORIES)
            events.append(
                    new Event(
                            "stories-refiled",
                            subject,
                            all.subList(from, Math.min(all.size(), from + STORIES)).stream()
                                    .map(Subjects::story)
                                    .collect(Collectors.toSet()),
                            Json.object().build()));
    }
}
