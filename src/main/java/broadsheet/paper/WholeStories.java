package broadsheet.paper;

import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.PicturesIn;
import broadsheet.story.SectionTree;
import broadsheet.story.Story;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Gathers what stories name, for many stories in as few reads as for one.
public final class WholeStories {
    private final Supplier<SectionTree> sections;
    private final Tags tags;
    private final Contributors contributors;
    private final Pictures pictures;

    /// @param sections the tree as it stands, from the press
    public WholeStories(
            Supplier<SectionTree> sections,
            Tags tags,
            Contributors contributors,
            Pictures pictures) {
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
        this.pictures = pictures;
    }

    public WholeStory of(Story story) {
        return of(List.of(story)).getFirst();
    }

    /// In the order of `stories`.
    public List<WholeStory> of(List<Story> stories) {
        if (stories.isEmpty()) return List.of();
        SectionTree tree = sections.get();
        List<Copy> copies = stories.stream().map(Story::copy).toList();
        Map<TagId, Tag> topics = tags.of(copies);
        Map<ContributorId, Contributor> people =
                contributors.of(copies.stream().map(Copy::byline).toList());
        Map<PictureId, Picture> shown =
                pictures.find(
                        copies.stream()
                                .flatMap(copy -> PicturesIn.copy(copy).stream())
                                .collect(Collectors.toSet()));
        return stories.stream().map(story -> whole(story, tree, topics, people, shown)).toList();
    }

    private static WholeStory whole(
            Story story,
            SectionTree tree,
            Map<TagId, Tag> topics,
            Map<ContributorId, Contributor> people,
            Map<PictureId, Picture> shown) {
        Copy copy = story.copy();
        return new WholeStory(
                story,
                tree.trail(copy.filing().section()),
                copy.filing().tags().stream()
                        .map(topics::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                copy.byline().credits().stream()
                        .map(credit -> people.get(credit.contributor()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(Contributor::id, person -> person)),
                PicturesIn.copy(copy).stream()
                        .map(shown::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(Picture::id, picture -> picture)));
    }
}
