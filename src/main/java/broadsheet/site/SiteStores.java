package broadsheet.site;

import broadsheet.media.Pictures;
import broadsheet.story.Contributors;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.Tags;

/// What the readers' pages are made from.
public record SiteStores(
        Stories stories,
        Sections sections,
        Tags tags,
        Contributors contributors,
        Pictures pictures) {}
