package broadsheet.desk;

import broadsheet.media.Pictures;
import broadsheet.paper.Paper;
import broadsheet.story.Contributors;
import broadsheet.story.Manuscripts;
import broadsheet.story.Publishing;
import broadsheet.story.Sections;
import broadsheet.story.Tags;
import java.time.InstantSource;

/// What the desk works with.
public record Newsdesk(
        Paper paper,
        Manuscripts manuscripts,
        Publishing publishing,
        Sections sections,
        Tags tags,
        Contributors contributors,
        Pictures pictures,
        Preview preview,
        InstantSource clock) {}
