package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.story.Card;
import broadsheet.story.Section;
import java.util.ArrayList;
import java.util.List;

/// Gives each section of a front a layout of its own, by what it has: pictures, and how many
/// stories.
final class ContainerLayout {
    private static final int STRIP = 5;

    private final Cards cards;

    ContainerLayout(Cards cards) {
        this.cards = cards;
    }

    /// @param stories the section's, best first, at least one
    /// @param turn how many containers stand above, so that neighbours differ
    Container lay(Section section, List<Layout.Link> links, List<Card> stories, int turn) {
        List<Card> pictured = stories.stream().filter(cards::hasPicture).toList();
        Container.Shape shape = shape(stories.size(), pictured.size(), turn);
        List<List<CardView>> columns =
                switch (shape) {
                    case LEAD, SPLIT, FLIP -> lead(stories, pictured);
                    case FOUR -> List.of(four(stories));
                    case STRIP ->
                            List.of(
                                    cards.views(
                                            pictured.stream().limit(STRIP).toList(),
                                            CardView.Shape.DEFAULT,
                                            3,
                                            true));
                    case HEADS, RANKS ->
                            List.of(
                                    cards.views(
                                            stories.stream().limit(8).toList(),
                                            CardView.Shape.SMALL,
                                            3,
                                            false));
                };
        return new Container(
                "c-" + section.id().value(),
                section.name(),
                section.path(),
                section.hue(),
                links,
                shape,
                columns);
    }

    private static Container.Shape shape(int stories, int pictured, int turn) {
        List<Container.Shape> wishes =
                switch (turn % 6) {
                    case 0 -> List.of(Container.Shape.LEAD, Container.Shape.FOUR);
                    case 1 -> List.of(Container.Shape.FOUR, Container.Shape.LEAD);
                    case 2 ->
                            List.of(
                                    Container.Shape.STRIP,
                                    Container.Shape.SPLIT,
                                    Container.Shape.FOUR);
                    case 3 -> List.of(Container.Shape.FLIP, Container.Shape.FOUR);
                    case 4 -> List.of(Container.Shape.FOUR, Container.Shape.LEAD);
                    default -> List.of(Container.Shape.SPLIT, Container.Shape.FOUR);
                };
        for (Container.Shape wish : wishes) {
            boolean fits =
                    switch (wish) {
                        case LEAD, SPLIT, FLIP -> stories >= 4 && pictured >= 1;
                        case FOUR -> stories >= 4 && pictured >= 1;
                        case STRIP -> pictured >= 4;
                        case HEADS, RANKS -> true;
                    };
            if (fits) return wish;
        }
        return Container.Shape.HEADS;
    }

    private List<List<CardView>> lead(List<Card> stories, List<Card> pictured) {
        List<Card> left = new ArrayList<>(stories);
        Card first = pictured.getFirst();
        left.remove(first);
        List<CardView> middle = new ArrayList<>();
        List<CardView> last = new ArrayList<>();
        Card second = left.removeFirst();
        middle.add(cards.view(second, CardView.Shape.DEFAULT, 3, false));
        if (!left.isEmpty()) {
            Card third =
                    left.stream().filter(cards::hasPicture).findFirst().orElse(left.getFirst());
            left.remove(third);
            last.add(cards.view(third, CardView.Shape.SMALL, 3, true));
        }
        for (Card card : left.stream().limit(6).toList()) {
            List<CardView> column = middle.size() <= last.size() ? middle : last;
            column.add(
                    cards.view(
                            card,
                            column.size() < 3 ? CardView.Shape.SMALL : CardView.Shape.BRIEF,
                            3,
                            false));
        }
        return List.of(List.of(cards.view(first, CardView.Shape.BIG, 3, true)), middle, last);
    }

    private List<CardView> four(List<Card> stories) {
        List<CardView> views = new ArrayList<>();
        for (Card card : stories.stream().limit(8).toList()) {
            boolean above = views.size() < 4;
            views.add(
                    cards.view(
                            card, above ? CardView.Shape.DEFAULT : CardView.Shape.SMALL, 3, above));
        }
        return views.size() > 4 && views.size() < 8 ? views.subList(0, 4) : views;
    }
}
