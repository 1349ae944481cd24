package broadsheet.desk;

import broadsheet.media.Pictures;
import broadsheet.paper.Paper;
import broadsheet.story.Contributors;
import broadsheet.story.Editing;
import broadsheet.story.Manuscripts;
import broadsheet.story.Outcome;
import broadsheet.story.PreviewLinks;
import broadsheet.story.SectionTree;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import broadsheet.story.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the desk works with.
///
/// @param late why a story that is due is not out
public record Newsdesk(
        Paper paper,
        Manuscripts manuscripts,
        Slips slips,
        Function<StoryId, List<Outcome.Problem>> late,
        Editing editing,
        Supplier<SectionTree> sections,
        Tags tags,
        Contributors contributors,
        Pictures pictures,
        HouseStyle style,
        Preview preview,
        PreviewLinks previewLinks,
        InstantSource clock) {}
