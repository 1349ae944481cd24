package broadsheet.search;

import broadsheet.paper.ReadingRoom;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.SectionTree;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// What things are called now: the index keeps numbers only.
///
/// @param sections the tree as it stands
/// @param tags by their numbers; one that is gone is left out
/// @param people likewise
record Names(
        Supplier<SectionTree> sections,
        Function<Collection<TagId>, Map<TagId, Tag>> tags,
        Function<Collection<ContributorId>, Map<ContributorId, Contributor>> people) {

    /// As the readers' pages call them.
    static Names of(ReadingRoom room) {
        return new Names(
                room::sections, ids -> room.tags().find(ids), ids -> room.contributors().find(ids));
    }
}
