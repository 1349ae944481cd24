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
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is read most and what more than usual, as readers are shown it.
final class Rankings {
    static final String MOST_READ = "/most-read";
    static final String TRENDING = "/trending";
    static final String LIST = "/most-read/list/";
    private static final int SHOWN = 10;
    private static final int OF_SECTION = 5;

    /// Fewer make no list.
    private static final int FEWEST = 3;

    private final Audience audience;
    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final Tags tags;
    private final Messages words;

    Rankings(Audience audience, Layouts layouts, ReadingRoom room) {
        this.audience = audience;
        this.layouts = layouts;
        this.stories = room.stories();
        this.pictures = room.pictures();
        this.contributors = room.contributors();
        this.tags = room.tags();
        this.words = layouts.words();
    }

    /// Whether reads are counted, so that pages shall report them.
    boolean counts() {
        return audience.counts();
    }

    /// Of the whole paper, for home.
    @Nullable Ranking site() {
        return ranking(
                "most-read", words.get("most-read"), MOST_READ, null, audience.mostRead(), SHOWN);
    }

    /// Of a section, for its front.
    @Nullable Ranking section(Section section) {
        return ranking(
                "most-read",
                words.get("most-read.in", section.name()),
                MOST_READ,
                section.hue(),
                audience.mostRead(section.id()),
                SHOWN);
    }

    /// The stories alone, for a story's page to take in. 0 asks for those of the whole paper; one
    /// of a section where too little is read gets those too.
    List<CardView> list(long section) {
        List<CardView> of =
                section == 0
                        ? List.of()
                        : cards(audience.mostRead(new SectionId(section)), OF_SECTION);
        return of.size() >= FEWEST ? of : cards(audience.mostRead(), OF_SECTION);
    }

    private @Nullable Ranking ranking(
            String id,
            String title,
            @Nullable String href,
            @Nullable String hue,
            List<StoryId> ids,
            int most) {
        List<CardView> cards = cards(ids, most);
        return cards.size() < FEWEST ? null : new Ranking(id, title, href, hue, cards);
    }

    private List<CardView> cards(List<StoryId> ids, int most) {
        List<Card> cards = stories.cards(ids);
        return Cards.of(cards, layouts, pictures, contributors)
                .views(
                        cards.subList(0, Math.min(most, cards.size())),
                        CardView.Shape.BRIEF,
                        3,
                        false);
    }

    RankingPage mostRead() {
        List<Ranking> rankings = new ArrayList<>();
        Ranking site =
                ranking("all", words.get("most-read.all"), null, null, audience.mostRead(), SHOWN);
        if (site != null) rankings.add(site);
        for (Section section : Layouts.shown(layouts.sections().top())) {
            Ranking of =
                    ranking(
                            "s-" + section.id().value(),
                            section.name(),
                            section.path(),
                            section.hue(),
                            audience.mostRead(section.id()),
                            OF_SECTION);
            if (of != null) rankings.add(of);
        }
        return page(
                MOST_READ,
                words.get("most-read"),
                words.get(rankings.isEmpty() ? "most-read.none" : "most-read.text"),
                List.of(),
                rankings);
    }

    RankingPage trending() {
        List<TagId> ids = audience.topics();
        Map<TagId, Tag> found = tags.find(ids);
        List<Layout.Link> topics =
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .limit(SHOWN)
                        .map(tag ->
                                new Layout.Link(Addresses.encoded(Addresses.tag(tag)), tag.name()))
                        .toList();
        Optional<Ranking> rising =
                Optional.ofNullable(
                        rankingOfAny("rising", words.get("trending.stories"), audience.trending()));
        return page(
                TRENDING,
                words.get("trending"),
                words.get(topics.isEmpty() && rising.isEmpty() ? "trending.none" : "trending.text"),
                topics,
                rising.stream().toList());
    }

    private @Nullable Ranking rankingOfAny(String id, String title, List<StoryId> ids) {
        List<CardView> cards = cards(ids, SHOWN);
        return cards.isEmpty() ? null : new Ranking(id, title, null, null, cards);
    }

    private RankingPage page(
            String path,
            String title,
            String text,
            List<Layout.Link> topics,
            List<Ranking> rankings) {
        return new RankingPage(
                layouts.layout(Layouts.About.page(title, text, path, Layouts.Sheet.FRONT)),
                title,
                text,
                words.get("trending.topics"),
                topics,
                rankings);
    }
}
