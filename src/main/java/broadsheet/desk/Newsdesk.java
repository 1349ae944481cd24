package broadsheet.desk;

import broadsheet.paper.HousePages;
import broadsheet.paper.Paper;
import broadsheet.story.Block;
import broadsheet.story.Contributors;
import broadsheet.story.Editing;
import broadsheet.story.Manuscripts;
import broadsheet.story.PreviewLinks;
import broadsheet.story.SectionTree;
import broadsheet.story.Slips;
import broadsheet.story.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the desk works with.
///
/// @param blocks makes a body of HTML
/// @param keyRate requests a minute of a key that names no rate
public record Newsdesk(
        Paper paper,
        HousePages housePages,
        Function<String, List<Block>> blocks,
        int keyRate,
        Manuscripts manuscripts,
        Slips slips,
        Troubles troubles,
        Editing editing,
        Supplier<SectionTree> sections,
        Tags tags,
        Contributors contributors,
        Preview preview,
        PreviewLinks previewLinks,
        InstantSource clock) {}
