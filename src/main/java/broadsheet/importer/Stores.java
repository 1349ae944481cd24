package broadsheet.importer;

import broadsheet.db.Db;
import broadsheet.media.Attachments;
import broadsheet.media.Pictures;
import broadsheet.story.Contributors;
import broadsheet.story.Publishing;
import broadsheet.story.Redirects;
import broadsheet.story.Sections;
import broadsheet.story.Tags;

/// Where an import puts things.
public record Stores(
        Db db,
        Publishing publishing,
        Sections sections,
        Tags tags,
        Contributors contributors,
        Redirects redirects,
        Pictures pictures,
        Attachments attachments) {}
