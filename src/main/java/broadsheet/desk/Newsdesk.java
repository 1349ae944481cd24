package broadsheet.desk;

import broadsheet.media.Pictures;
import broadsheet.paper.Paper;
import broadsheet.search.ManuscriptSearch;
import broadsheet.story.ContributorRegister;
import broadsheet.story.Contributors;
import broadsheet.story.Drafts;
import broadsheet.story.Editing;
import broadsheet.story.Locks;
import broadsheet.story.Manuscripts;
import broadsheet.story.Notes;
import broadsheet.story.PreviewLinks;
import broadsheet.story.SectionRegister;
import broadsheet.story.SectionTree;
import broadsheet.story.Sizes;
import broadsheet.story.Slips;
import broadsheet.story.TagRegister;
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
        Drafts drafts,
        Locks locks,
        Notes notes,
        Slips slips,
        Troubles troubles,
        ManuscriptSearch search,
        Editing editing,
        Supplier<SectionTree> sections,
        Tags tags,
        Contributors contributors,
        Registers registers,
        Pictures pictures,
        HouseStyle style,
        Preview preview,
        PreviewLinks previewLinks,
        InstantSource clock) {

    /// Where sections, tags and contributors are changed, and how large they are.
    public record Registers(
            SectionRegister sections,
            TagRegister tags,
            ContributorRegister contributors,
            Sizes sizes) {}
}
