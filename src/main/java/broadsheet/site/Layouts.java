package broadsheet.site;

import broadsheet.feeds.FeedAddresses;
import broadsheet.feeds.FeedFormat;
import broadsheet.page.Assets;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.ReadingRoom;
import broadsheet.press.Sources;
import broadsheet.story.Card;
import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import java.text.NumberFormat;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes what stands around every page: masthead, sections, footer, head.
final class Layouts {
    private final Paper paper;
    private final Supplier<SectionTree> sections;
    private final InstantSource clock;
    private final Messages words;
    private final Dates dates;
    private final Layout.Resources front;
    private final Layout.Resources story;
    private final Layout.Resources longRead;
    private final Layout.Resources page;
    private final Layout.Resources search;
    private final Menus menus;

    Layouts(ReadingRoom room, Assets assets) {
        this.paper = room.paper();
        this.sections = room::sections;
        this.clock = room.clock();
        this.words = Messages.of(paper.language());
        this.menus = new Menus(room, words);
        this.dates = new Dates(words.locale(), paper.zone());
        Assets.Inline early = assets.early();
        this.front = resources(assets, assets.style("base", "front", "prose", "print"), early);
        this.story = resources(assets, assets.style("base", "story", "print"), early);
        this.page = resources(assets, assets.style("base", "story", "prose", "print"), early);
        this.search = resources(assets, assets.style("base", "front", "search", "print"), early);
        this.longRead = resources(assets, assets.style("base", "story", "long", "print"), early);
    }

    private static Layout.Resources resources(
            Assets assets, Assets.Inline style, Assets.Inline early) {
        return new Layout.Resources(
                style,
                early,
                assets.path("js/reader.js"),
                assets.path("icon.svg"),
                List.of(
                        assets.path("fonts/newsreader-display.woff2"),
                        assets.path("fonts/newsreader-text.woff2")));
    }

    Paper paper() {
        return paper;
    }

    Messages words() {
        return words;
    }

    Dates dates() {
        return dates;
    }

    SectionTree sections() {
        return sections.get();
    }

    /// The style sheets a page takes.
    enum Sheet {
        FRONT,
        STORY,
        LONG_READ,
        PAGE,
        SEARCH
    }

    /// What one page tells its surroundings.
    ///
    /// @param title null for home, which has the paper's name alone
    /// @param path its canonical path as it stands in a link, query included
    /// @param section where it stands; null for none
    record About(
            @Nullable String title,
            @Nullable String description,
            String path,
            boolean indexed,
            Telling telling,
            @Nullable SectionId section,
            boolean isSection,
            boolean front,
            Sheet sheet) {

        static About page(String title, @Nullable String description, String path, Sheet sheet) {
            return new About(
                    title, description, path, true, Telling.WEBSITE, null, false, false, sheet);
        }

        About in(@Nullable SectionId place, boolean itself) {
            return new About(
                    title, description, path, indexed, telling, place, itself, front, sheet);
        }

        /// The same, telling more.
        About telling(Telling more) {
            return new About(
                    title, description, path, indexed, more, section, isSection, front, sheet);
        }

        About hidden() {
            return new About(
                    title, description, path, false, telling, section, isSection, front, sheet);
        }
    }

    Layout layout(About about) {
        SectionTree tree = sections.get();
        List<Section> trail = tree.trail(about.section());
        List<Layout.Nav> nav =
                menus.navigation(tree, new Menus.Here(about.path(), trail, about.isSection()));
        LocalDate today = today();
        return new Layout(
                words,
                paper.language(),
                Languages.direction(paper.language()),
                new Layout.Head(
                        about.title() == null ? paper.name() : about.title() + " | " + paper.name(),
                        about.description(),
                        paper.url() + about.path(),
                        about.indexed(),
                        about.telling().previews(about, paper, words.locale()),
                        about.telling().data(),
                        about.telling().embeds()
                                ? paper.url() + OEmbed.address(paper.url() + about.path())
                                : null,
                        feeds(about, trail)),
                paper.name(),
                paper.tagline(),
                hue(trail),
                about.front(),
                new Layout.Moment(dates.longDay(today), today.toString()),
                nav,
                nav.stream()
                        .filter(top -> top.here() && !top.under().isEmpty())
                        .findFirst()
                        .orElse(null),
                menus.footer(tree),
                menus.social(),
                words.get("copyright", String.valueOf(today.getYear()), paper.publisher()),
                switch (about.sheet()) {
                    case FRONT -> front;
                    case STORY -> story;
                    case LONG_READ -> longRead;
                    case PAGE -> page;
                    case SEARCH -> search;
                });
    }

    /// The feeds of what the page shows, in every format where it is a list itself, and the
    /// paper's.
    private List<Layout.Feed> feeds(About about, List<Section> trail) {
        String list = about.path().replaceFirst("\\?.*", "");
        boolean named = list.startsWith(Addresses.TAGS) || list.startsWith(Addresses.CONTRIBUTORS);
        List<Layout.Feed> feeds = new ArrayList<>();
        if (named) feeds.addAll(feeds(list, about.title(), true));
        else if (!trail.isEmpty()) {
            Section section = trail.getLast();
            String href = Addresses.encoded(section.path());
            feeds.addAll(feeds(href, section.name(), about.isSection()));
        }
        feeds.addAll(feeds("/", null, about.front()));
        return feeds;
    }

    private List<Layout.Feed> feeds(String href, @Nullable String name, boolean all) {
        String title = name == null ? paper.name() : name + " | " + paper.name();
        return Stream.of(FeedFormat.values())
                .filter(format -> all || format == FeedFormat.RSS)
                .map(format ->
                        new Layout.Feed(
                                FeedAddresses.under(href, format),
                                format.mediaType(),
                                title + " (" + format.title() + ")"))
                .toList();
    }

    /// Today in the site's zone; the page says so only until midnight there.
    LocalDate today() {
        LocalDate today = dates.date(clock.instant());
        Sources.until(dates.startOf(today.plusDays(1)));
        return today;
    }

    /// A number as the paper's language writes it.
    String number(long number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    /// A link needs words: a story that has neither headline nor text is called untitled.
    String headline(Card card) {
        return card.headline().isBlank() ? words.get("untitled") : card.headline();
    }

    /// What a card says, which may be shorter than the headline.
    String onCard(Card card) {
        return card.front() == null || card.front().isBlank() ? headline(card) : card.front();
    }

    /// The same for a whole story.
    String headline(Copy copy) {
        return copy.headline().isBlank() ? words.get("untitled") : copy.headline();
    }

    /// The sections with stories in them; all of them while the paper has none. None that is
    /// hidden.
    static List<Section> shown(List<Section> sections) {
        List<Section> open = sections.stream().filter(section -> !section.hidden()).toList();
        List<Section> used = open.stream().filter(Section::inUse).toList();
        return used.isEmpty() ? open : used;
    }

    /// The hue nearest to the end of the trail.
    static @Nullable String hue(List<Section> trail) {
        return trail.reversed().stream()
                .map(Section::hue)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
