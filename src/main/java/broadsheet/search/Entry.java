package broadsheet.search;

import broadsheet.story.Contributor;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an index is told of a story.
///
/// @param number of the revision that it is told of
/// @param byline the free line of the byline; null for none
/// @param sections its own and those it is also shown in, each with all above it
/// @param home its own section; null where it has none
/// @param published when it was first public; of what never was, when it was saved last
/// @param desk what only the newsroom knows; null of what readers find
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
        @Nullable SectionId home,
        Instant published,
        @Nullable Desk desk) {
    Entry {
        tags = List.copyOf(tags);
        people = List.copyOf(people);
        sections = List.copyOf(sections);
    }

    /// What the newsroom knows beside the words.
    ///
    /// @param state a word of [broadsheet.story.State#WORDS]
    /// @param working whether a public story has words that readers have not seen
    record Desk(String state, boolean working) {}
}
