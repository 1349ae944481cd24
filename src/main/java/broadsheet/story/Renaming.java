package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.Event;
import broadsheet.text.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
            Appender events,
            String kind,
            String subject,
            Set<String> sources,
            List<StoryId> stories,
            Json data) {
        events.append(new Event(kind, subject, sources, data));
        for (int from = 0; from < stories.size(); from += STORIES) {
            Set<String> some = new HashSet<>();
            stories.subList(from, Math.min(stories.size(), from + STORIES))
                    .forEach(story -> some.add(Subjects.story(story)));
            events.append(new Event("stories-refiled", subject, some, Json.object().build()));
        }
    }
}
