package broadsheet.search;

import broadsheet.story.Articles;
import broadsheet.story.BlockText;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads from the database what the index is told. Only what is public now comes out of here, and
/// the readers' index is filled from nowhere else.
final class Entries {
    private final Articles articles;
    private final Stories stories;
    private final Sections sections;
    private final Tags tags;
    private final Contributors contributors;

    Entries(
            Articles articles,
            Stories stories,
            Sections sections,
            Tags tags,
            Contributors contributors) {
        this.articles = articles;
        this.stories = stories;
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
    }

    /// Those of these stories that are public articles.
    List<Entry> of(Collection<Long> ids) {
        return entries(
                stories.find(ids.stream().map(StoryId::new).toList()).values().stream()
                        .filter(story -> story.kind() == StoryKind.ARTICLE)
                        .toList());
    }

    /// The next public articles above a number.
    List<Entry> after(long id, int most) {
        return entries(articles.after(id, most));
    }

    /// Up to `most` public articles from all times.
    List<Entry> sample(int most) {
        return entries(articles.spread(most));
    }

    /// How many there are in all.
    long count() {
        return articles.count();
    }

    private List<Entry> entries(List<Story> found) {
        if (found.isEmpty()) return List.of();
        SectionTree tree = sections.tree();
        List<Copy> copies = found.stream().map(Story::copy).toList();
        Map<TagId, Tag> topics = tags.of(copies);
        Map<ContributorId, Contributor> people =
                contributors.of(copies.stream().map(Copy::byline).toList());
        return found.stream().map(story -> entry(story, tree, topics, people)).toList();
    }

    private static Entry entry(
            Story story,
            SectionTree tree,
            Map<TagId, Tag> topics,
            Map<ContributorId, Contributor> people) {
        Copy copy = story.copy();
        return new Entry(
                story.id().value(),
                story.number(),
                story.path(),
                copy.kicker(),
                story.headline(),
                Objects.requireNonNullElse(copy.standfirst(), ""),
                BlockText.write(copy.body()),
                copy.filing().tags().stream()
                        .map(topics::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                copy.byline().credits().stream()
                        .map(credit -> people.get(credit.contributor()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                copy.byline().line(),
                sections(copy.filing(), tree),
                story.firstPublished());
    }

    private static List<Section> sections(Copy.Filing filing, SectionTree tree) {
        List<Section> all = new ArrayList<>();
        @Nullable SectionId own = filing.section();
        if (own != null) all.addAll(tree.trail(own));
        for (SectionId also : filing.alsoIn()) all.addAll(tree.trail(also));
        return all.stream().distinct().toList();
    }
}
