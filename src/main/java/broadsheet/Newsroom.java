package broadsheet;

import broadsheet.blobs.Blobs;
import broadsheet.config.SectionSetting;
import broadsheet.config.Settings;
import broadsheet.config.SiteSettings;
import broadsheet.desk.Attendance;
import broadsheet.desk.House;
import broadsheet.desk.HouseStyle;
import broadsheet.desk.Newsdesk;
import broadsheet.desk.Preview;
import broadsheet.desk.Troubles;
import broadsheet.events.EventLog;
import broadsheet.identity.Audit;
import broadsheet.importer.Context;
import broadsheet.importer.Converter;
import broadsheet.importer.Stores;
import broadsheet.media.Attachments;
import broadsheet.media.PictureLimits;
import broadsheet.media.Pictures;
import broadsheet.paper.Paper;
import broadsheet.paper.Presses;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.StandingMatter;
import broadsheet.search.ManuscriptSearch;
import broadsheet.story.ContributorRegister;
import broadsheet.story.Contributors;
import broadsheet.story.Drafts;
import broadsheet.story.Editing;
import broadsheet.story.Locks;
import broadsheet.story.Manuscripts;
import broadsheet.story.NewSection;
import broadsheet.story.Notes;
import broadsheet.story.Pages;
import broadsheet.story.PreviewLinks;
import broadsheet.story.Publishing;
import broadsheet.story.Redirects;
import broadsheet.story.SectionRegister;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import broadsheet.story.Sizes;
import broadsheet.story.Slips;
import broadsheet.story.Stories;
import broadsheet.story.TagRegister;
import broadsheet.story.Tags;
import broadsheet.text.Slugs;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What stands between the database and the surfaces: the stores of stories and pictures. The same
/// for the server and for an import that runs on its own.
record Newsroom(
        EventLog log,
        Publishing publishing,
        Stories stories,
        Sections sections,
        Tags tags,
        Contributors contributors,
        Redirects redirects,
        Pages pages,
        Blobs blobs,
        Pictures pictures,
        Attachments attachments) {

    /// Writes nothing.
    ///
    /// @param listeners told of every change of this process
    static Newsroom open(
            Ground ground,
            Settings settings,
            List<Consumer<Set<String>>> listeners,
            InstantSource clock) {
        EventLog log = new EventLog(ground.db(), listeners);
        Path folder = ground.folder().path();
        Blobs blobs = new Blobs(folder.resolve("blobs"));
        return new Newsroom(
                log,
                new Publishing(log, clock, settings.stories().rules()),
                new Stories(ground.db()),
                new Sections(ground.db(), log),
                new Tags(ground.db()),
                new Contributors(ground.db()),
                new Redirects(log),
                new Pages(ground.db()),
                blobs,
                new Pictures(
                        ground.db(),
                        log,
                        blobs,
                        PictureLimits.DEFAULT.withBytes(settings.media().maxUpload().bytes())),
                new Attachments(ground.db(), blobs, settings.media().maxUpload().bytes()));
    }

    /// Puts the event log in order and makes the sections of the settings that are not there yet.
    /// To be called before anything is written or followed.
    Newsroom ready(SiteSettings site) {
        log.mend();
        putSections(sections.tree(), null, site.sections());
        return this;
    }

    private void putSections(
            SectionTree there, @Nullable String parent, List<SectionSetting> wanted) {
        int position = 0;
        for (SectionSetting section : wanted) {
            String slug = Slugs.slug(section.name());
            NewSection made =
                    new NewSection(parent, slug, section.name(), null, section.hue(), position++);
            String asked = (parent == null ? "" : parent) + "/" + slug;
            // One of an older version may stand where none would be put now.
            boolean older = there.at(asked).isPresent();
            if (!older && there.at(made.path()).isEmpty()) sections.put(made);
            putSections(there, older ? asked : made.path(), section.sections());
        }
    }

    /// What public surfaces are made from.
    ReadingRoom forReaders(Paper paper, Presses presses, InstantSource clock) {
        return new ReadingRoom(
                paper, stories, sections, tags, contributors, pictures, pages, presses, clock);
    }

    /// What people and programs do to stories, with the rights they have.
    Editing editing(Ground ground, ReadingRoom room) {
        return new Editing(
                new Manuscripts(ground.db()), publishing, pictures, room::sections, room.clock());
    }

    /// What the desk works with.
    Newsdesk desk(
            Ground ground,
            ReadingRoom room,
            StandingMatter standing,
            int keyRate,
            Editing editing,
            Attendance attendance,
            ManuscriptSearch search,
            Preview preview,
            Audit audit,
            Troubles troubles) {
        return new Newsdesk(
                room.paper(),
                new House(
                        standing,
                        room.housePages(),
                        pages,
                        room::stands,
                        html -> Converter.convertHtml(html, Context.NONE).body()),
                keyRate,
                new Manuscripts(ground.db()),
                new Drafts(ground.db(), room.clock()),
                new Locks(ground.db(), room.clock()),
                new Notes(ground.db(), log, room.clock()),
                attendance,
                new Slips(ground.db()),
                troubles,
                search,
                editing,
                room::sections,
                tags,
                contributors,
                new Newsdesk.Registers(
                        new SectionRegister(log, audit),
                        new TagRegister(log, audit),
                        new ContributorRegister(log, audit),
                        new Sizes(ground.db())),
                pictures,
                new HouseStyle(standing, ground.folder().path(), room.paper().language()),
                preview,
                new PreviewLinks(ground.db(), audit, room.clock()),
                room.clock());
    }

    Stores forImports(Ground ground) {
        return new Stores(
                ground.db(),
                publishing,
                sections,
                tags,
                contributors,
                redirects,
                pictures,
                attachments);
    }
}
