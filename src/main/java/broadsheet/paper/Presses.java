package broadsheet.paper;

import broadsheet.http.Content;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import broadsheet.press.Press;
import broadsheet.press.PressLimits;
import broadsheet.press.TypeCase;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Pages;
import broadsheet.story.SectionTree;
import broadsheet.story.Subjects;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the readers' site keeps: finished pages, and what many of them are made from: the tree of
/// sections, tags, people, pictures, which pages about the paper the newsroom has written, and what
/// editors have set.
public record Presses(
        Press<Content> pages,
        Press<SectionTree> trees,
        TypeCase<TagId, Tag> tags,
        TypeCase<ContributorId, Contributor> people,
        TypeCase<PictureId, Picture> pictures,
        Press<Map<String, Pages.Page>> house,
        TypeCase<Matter, Optional<String>> standing) {
    private static final long WORDS_BUDGET = 4 << 20;
    private static final long PICTURES_BUDGET = 16 << 20;
    private static final long TREE_BUDGET = 1 << 20;
    private static final long TREE_WEIGHT = 64 << 10;

    /// @param budget bytes for finished pages
    public static Presses of(long budget, InstantSource clock) {
        return new Presses(
                new Press<>(PressLimits.ofBytes(budget), Content::weight, clock),
                new Press<>(PressLimits.ofBytes(TREE_BUDGET), _ -> TREE_WEIGHT, clock),
                new TypeCase<>(Subjects::tag, WORDS_BUDGET),
                new TypeCase<>(Subjects::contributor, WORDS_BUDGET),
                new TypeCase<>(Pictures::subject, PICTURES_BUDGET),
                new Press<>(PressLimits.ofBytes(TREE_BUDGET), _ -> TREE_WEIGHT, clock),
                new TypeCase<>(Matter::subject, WORDS_BUDGET));
    }

    /// Takes away what was made from these sources: pages last, since they are made from the rest.
    public void drop(Set<String> sources) {
        trees.drop(sources);
        tags.drop(sources);
        people.drop(sources);
        pictures.drop(sources);
        house.drop(sources);
        standing.drop(sources);
        pages.drop(sources);
    }
}
