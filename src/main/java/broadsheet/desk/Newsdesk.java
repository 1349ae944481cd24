package broadsheet.desk;

import broadsheet.paper.Paper;
import broadsheet.story.Contributors;
import broadsheet.story.Editing;
import broadsheet.story.Manuscripts;
import broadsheet.story.PreviewLinks;
import broadsheet.story.SectionTree;
import broadsheet.story.Slips;
import broadsheet.story.Tags;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the desk works with.
///
/// @param keyRate requests a minute of a key that names no rate
public record Newsdesk(
        Paper paper,
        House house,
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
