package broadsheet.desk;

import broadsheet.paper.Paper;
import broadsheet.story.Contributors;
import broadsheet.story.Editing;
import broadsheet.story.Manuscripts;
import broadsheet.story.PreviewLinks;
import broadsheet.story.SectionTree;
import broadsheet.story.Tags;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the desk works with.
public record Newsdesk(
        Paper paper,
        Manuscripts manuscripts,
        Editing editing,
        Supplier<SectionTree> sections,
        Tags tags,
        Contributors contributors,
        Preview preview,
        PreviewLinks previewLinks,
        InstantSource clock) {}
