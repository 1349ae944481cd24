package broadsheet.search;

import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads from the database what copies name by number: tags, people and sections.
final class Labels {
    private final Sections sections;
    private final Tags tags;
    private final Contributors contributors;

    Labels(Sections sections, Tags tags, Contributors contributors) {
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
    }

    /// What all of these copies name.
    Named named(List<Copy> copies) {
        return new Named(
                sections.tree(),
                tags.of(copies),
                contributors.of(copies.stream().map(Copy::byline).toList()));
    }

    /// What some copies name; what is gone is left out.
    record Named(
            SectionTree tree, Map<TagId, Tag> topics, Map<ContributorId, Contributor> authors) {

        List<Tag> tags(Copy copy) {
            return copy.filing().tags().stream()
                    .map(topics::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        List<Contributor> people(Copy copy) {
            return copy.byline().credits().stream()
                    .map(credit -> authors.get(credit.contributor()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        /// Its own section and those it is also shown in, each with all above it.
        List<Section> sections(Copy copy) {
            List<Section> all = new ArrayList<>();
            @Nullable SectionId own = copy.filing().section();
            if (own != null) all.addAll(tree.trail(own));
            for (SectionId also : copy.filing().alsoIn()) all.addAll(tree.trail(also));
            return all.stream().distinct().toList();
        }
    }
}
