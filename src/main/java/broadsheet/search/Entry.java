package broadsheet.search;

import broadsheet.story.Contributor;
import broadsheet.story.Section;
import broadsheet.story.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the index is told of a public story.
///
/// @param number of the public revision
/// @param byline the free line of the byline; null for none
/// @param sections its own and those it is also shown in, each with all above it
record Entry(
        long id,
        int number,
        String path,
        @Nullable String kicker,
        String headline,
        String standfirst,
        String body,
        List<Tag> tags,
        List<Contributor> people,
        @Nullable String byline,
        List<Section> sections,
        Instant published) {
    Entry {
        tags = List.copyOf(tags);
        people = List.copyOf(people);
        sections = List.copyOf(sections);
    }
}
