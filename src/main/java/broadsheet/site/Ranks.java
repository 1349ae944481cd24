package broadsheet.site;

import broadsheet.audience.Audience;
import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Card;
import broadsheet.story.Contributors;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.story.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes lists out of what readers read.
final class Ranks {
    static final String MOST_READ = "/most-read";
    static final String TRENDING = "/trending";
    static final String FRAGMENT = "/most-read/list";

    private static final int LONG = 10;
    private static final int SHORT = 5;
    private static final int TOPICS = 12;

    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final Tags tags;
    private final Audience audience;
    private final Messages words;

    Ranks(Layouts layouts, ReadingRoom room, Audience audience) {
        this.layouts = layouts;
        this.stories = room.stories();
        this.pictures = room.pictures();
        this.contributors = room.contributors();
        this.tags = room.tags();
        this.audience = audience;
        this.words = layouts.words();
    }

    /// The most read of the paper, for home; empty where nothing was read.
    Optional<Container> ofThePaper() {
        return list(
                "most-read", words.get("most.read"), MOST_READ, null, audience.mostRead(), LONG);
    }

    /// The most read of a section, for its front.
    Optional<Container> of(Section section) {
        return list(
                "most-read",
                words.get("most.read.in", section.name()),
                MOST_READ,
                section.hue(),
                audience.mostRead(section.id()),
                SHORT);
    }

    /// The list that a story's page fetches: of its section, or of the paper where that has none.
    List<CardView> fragment(@Nullable SectionId section) {
        List<Card> cards = section == null ? List.of() : shown(audience.mostRead(section), SHORT);
        return views(cards.size() < 3 ? shown(audience.mostRead(), SHORT) : cards);
    }

    /// Where a story of this section finds its list.
    static String fragmentOf(@Nullable SectionId section) {
        return section == null ? FRAGMENT : FRAGMENT + "/" + section.value();
    }

    RankedPage mostRead() {
        List<Container> lists = new ArrayList<>();
        list("paper", words.get("most.read.paper"), null, null, audience.mostRead(), LONG)
                .ifPresent(lists::add);
        for (Section section : layouts.sections().top())
            list(
                            "c-" + section.id().value(),
                            section.name(),
                            section.path(),
                            section.hue(),
                            audience.mostRead(section.id()),
                            SHORT)
                    .ifPresent(lists::add);
        return page(MOST_READ, "most.read", List.of(), lists);
    }

    RankedPage trending() {
        List<Layout.Link> topics =
                tags.find(audience.risingTopics()).values().stream()
                        .limit(TOPICS)
                        .map(tag ->
                                new Layout.Link(Addresses.encoded(Addresses.tag(tag)), tag.name()))
                        .toList();
        List<Container> lists = new ArrayList<>();
        list("rising", words.get("trending.stories"), null, null, audience.rising(), LONG)
                .ifPresent(lists::add);
        return page(TRENDING, "trending", topics, lists);
    }

    private RankedPage page(
            String path, String name, List<Layout.Link> links, List<Container> lists) {
        String title = words.get(name);
        String text = words.get(name + ".text");
        return new RankedPage(
                layouts.layout(Layouts.About.page(title, text, path, Layouts.Sheet.FRONT)),
                title,
                text,
                links,
                lists,
                words.get(name + ".none"));
    }

    private Optional<Container> list(
            String id,
            String title,
            @Nullable String href,
            @Nullable String hue,
            List<StoryId> ranked,
            int most) {
        List<Card> cards = shown(ranked, most);
        if (cards.isEmpty()) return Optional.empty();
        return Optional.of(
                new Container(
                        id,
                        title,
                        href,
                        hue,
                        List.of(),
                        Container.Shape.RANKS,
                        List.of(views(cards))));
    }

    private List<Card> shown(List<StoryId> ranked, int most) {
        return stories.cards(ranked).stream().filter(Objects::nonNull).limit(most).toList();
    }

    private List<CardView> views(List<Card> cards) {
        return Cards.of(cards, layouts, pictures, contributors)
                .views(cards, CardView.Shape.BRIEF, 3, false);
    }
}
