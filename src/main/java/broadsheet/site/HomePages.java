package broadsheet.site;

import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.story.Card;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Stories;
import broadsheet.story.StoryType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the front page out of the newest stories of the paper and of each section.
final class HomePages {
    private static final int NEWEST = 60;
    private static final int PER_SECTION = 16;
    private static final int COLUMNISTS = 6;
    private static final int RANKS_AFTER = 1;

    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final StructuredData data;
    private final Ranks ranks;

    HomePages(
            Layouts layouts,
            Stories stories,
            Pictures pictures,
            Contributors contributors,
            StructuredData data,
            Ranks ranks) {
        this.ranks = ranks;
        this.layouts = layouts;
        this.data = data;
        this.stories = stories;
        this.pictures = pictures;
        this.contributors = contributors;
    }

    HomePage home() {
        SectionTree tree = layouts.sections();
        List<Card> newest = stories.cards(new Listing.All(), null, NEWEST);
        Map<Section, List<Card>> sections = new LinkedHashMap<>();
        for (Section section : Layouts.shown(tree.top()))
            sections.put(
                    section, stories.cards(new Listing.InSection(section.id()), null, PER_SECTION));
        List<Card> all =
                Stream.concat(newest.stream(), sections.values().stream().flatMap(List::stream))
                        .distinct()
                        .toList();
        Cards cards = Cards.of(all, layouts, pictures, contributors);
        Fronts front = new Fronts(all, cards::hasPicture);

        @Nullable Section opinion = opinion(sections);
        @Nullable Card lead = front.best(card -> card.type() != StoryType.OPINION, true);
        @Nullable Card big =
                front.best(card -> card.type() != StoryType.OPINION && newest.contains(card), true);
        List<Card> pair =
                front.best(2, 1, card -> card.type() != StoryType.OPINION && newest.contains(card));
        List<Card> second =
                front.best(7, 2, card -> card.type() != StoryType.OPINION && newest.contains(card));
        List<Card> columns =
                opinion == null
                        ? List.of()
                        : sections.getOrDefault(opinion, List.of()).stream()
                                .filter(card -> !front.isUsed(card))
                                .limit(COLUMNISTS)
                                .toList();
        front.leaveOut(columns);
        return new HomePage(
                layouts.layout(
                        new Layouts.About(
                                null,
                                layouts.paper().tagline(),
                                "/",
                                true,
                                Telling.of(data.home()),
                                null,
                                false,
                                true,
                                Layouts.Sheet.FRONT)),
                lead == null ? null : cards.view(lead, CardView.Shape.LEAD, 2, true),
                second(cards, big, second),
                pair.stream()
                        .map(card ->
                                cards.view(card, CardView.Shape.DEFAULT, 2, card == pair.getLast()))
                        .toList(),
                opinion == null || columns.isEmpty() ? null : opinion(cards, opinion, columns),
                containers(tree, sections, cards, front));
    }

    private static List<CardView> second(Cards cards, @Nullable Card big, List<Card> rest) {
        List<CardView> views = new ArrayList<>();
        if (big != null) views.add(cards.view(big, CardView.Shape.BIG, 2, true));
        for (Card card : rest)
            views.add(
                    cards.view(
                            card,
                            views.size() < 4 ? CardView.Shape.SMALL : CardView.Shape.BRIEF,
                            2,
                            false));
        return views;
    }

    /// The section most of whose newest stories are opinion, if there is one.
    private static @Nullable Section opinion(Map<Section, List<Card>> sections) {
        for (Map.Entry<Section, List<Card>> section : sections.entrySet()) {
            List<Card> cards = section.getValue();
            long opinions = cards.stream().filter(card -> card.type() == StoryType.OPINION).count();
            if (opinions > 0 && opinions * 2 >= cards.size()) return section.getKey();
        }
        return null;
    }

    private Container opinion(Cards cards, Section section, List<Card> columns) {
        return new Container(
                "opinion",
                section.name(),
                section.path(),
                section.hue(),
                List.of(),
                Container.Shape.HEADS,
                List.of(cards.views(columns, CardView.Shape.OPINION, 3, true)));
    }

    private List<Container> containers(
            SectionTree tree, Map<Section, List<Card>> sections, Cards cards, Fronts front) {
        List<Container> containers = new ArrayList<>();
        for (Section section : sections.keySet()) {
            List<Card> left =
                    sections.getOrDefault(section, List.of()).stream()
                            .filter(card -> !front.isUsed(card))
                            .toList();
            if (left.isEmpty()) continue;
            List<Layout.Link> links =
                    Layouts.shown(tree.under(section.id())).stream()
                            .map(under -> new Layout.Link(under.path(), under.name()))
                            .toList();
            Container container =
                    new ContainerLayout(cards).lay(section, links, left, containers.size());
            containers.add(container);
            front.leaveOut(left);
        }
        ranks.ofThePaper()
                .ifPresent(list -> containers.add(Math.min(RANKS_AFTER, containers.size()), list));
        return containers.stream().filter(Objects::nonNull).toList();
    }
}
