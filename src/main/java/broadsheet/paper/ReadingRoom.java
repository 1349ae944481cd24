package broadsheet.paper;

import broadsheet.media.Pictures;
import broadsheet.press.Press;
import broadsheet.story.AtPath;
import broadsheet.story.Contributors;
import broadsheet.story.Pages;
import broadsheet.story.Reserved;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import broadsheet.story.Stories;
import broadsheet.story.Tags;
import java.time.InstantSource;

/// All that a public surface is made from: what the paper says of itself, what it has published,
/// and the press.
public final class ReadingRoom {
    private final Paper paper;
    private final Stories stories;
    private final Tags tags;
    private final Contributors contributors;
    private final Pictures pictures;
    private final Sections sections;
    private final Press<SectionTree> trees;
    private final WholeStories whole;
    private final HousePages housePages;
    private final PressRoom press;
    private final InstantSource clock;

    public ReadingRoom(
            Paper paper,
            Stories stories,
            Sections sections,
            Tags tags,
            Contributors contributors,
            Pictures pictures,
            Pages pages,
            Presses presses,
            InstantSource clock) {
        this.paper = paper;
        this.stories = stories;
        this.tags = tags.keptIn(presses.tags());
        this.contributors = contributors.keptIn(presses.people());
        this.pictures = pictures.keptIn(presses.pictures());
        this.sections = sections;
        this.trees = presses.trees();
        this.whole = new WholeStories(this::sections, this.tags, this.contributors, this.pictures);
        this.housePages = new HousePages(paper, pages, presses.house());
        this.press = new PressRoom(presses.pages());
        this.clock = clock;
    }

    public Paper paper() {
        return paper;
    }

    /// The tree of sections, kept until it changes.
    public SectionTree sections() {
        return trees.get("sections", sections::tree);
    }

    public Stories stories() {
        return stories;
    }

    public Tags tags() {
        return tags;
    }

    public Contributors contributors() {
        return contributors;
    }

    public Pictures pictures() {
        return pictures;
    }

    /// Stories with all that they name.
    public WholeStories whole() {
        return whole;
    }

    /// The pages about the paper itself.
    public HousePages housePages() {
        return housePages;
    }

    /// Whether readers find something at this path, as far as that can be told without asking for
    /// it.
    public boolean stands(String path) {
        return Reserved.is(path)
                || sections().at(path).isPresent()
                || housePages.isThere(path)
                || switch (stories.at(path)) {
                    case AtPath.Found _, AtPath.Moved _ -> true;
                    case AtPath.Withdrawn _, AtPath.Missing _ -> false;
                };
    }

    public PressRoom press() {
        return press;
    }

    public InstantSource clock() {
        return clock;
    }
}
