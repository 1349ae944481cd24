package broadsheet.desk;

import broadsheet.media.Pictures;
import broadsheet.paper.Paper;
import broadsheet.story.Contributors;
import broadsheet.story.Manuscripts;
import broadsheet.story.PreviewLinks;
import broadsheet.story.Publishing;
import broadsheet.story.SectionTree;
import broadsheet.story.Tags;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the desk works with.
public record Newsdesk(
        Paper paper,
        Manuscripts manuscripts,
        Publishing publishing,
        Supplier<SectionTree> sections,
        Tags tags,
        Contributors contributors,
        Pictures pictures,
        Preview preview,
        PreviewLinks previewLinks,
        InstantSource clock) {}
