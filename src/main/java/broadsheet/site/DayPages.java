package broadsheet.site;

import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.paper.Addresses;
import broadsheet.story.Card;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Stories;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the archive's pages, one a day.
final class DayPages {
    private static final int MOST = 1_000;

    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;

    DayPages(Layouts layouts, Stories stories, Pictures pictures, Contributors contributors) {
        this.layouts = layouts;
        this.stories = stories;
        this.pictures = pictures;
        this.contributors = contributors;
    }

    /// The page of a day, or empty for a day in the future or before the paper's first story.
    Optional<DayPage> day(LocalDate day) {
        if (day.isAfter(layouts.today())) return Optional.empty();
        Instant from = layouts.dates().startOf(day);
        Instant until = layouts.dates().startOf(day.plusDays(1));
        List<Card> cards = stories.between(new Listing.All(), from, until, MOST);
        @Nullable Instant previous = stories.nearest(new Listing.All(), from, true);
        @Nullable Instant next = stories.nearest(new Listing.All(), until, false);
        if (cards.isEmpty() && previous == null && !day.equals(layouts.today()))
            return Optional.empty();
        Layout.Moment shown = moment(day);
        Layouts.About about =
                Layouts.About.page(shown.text(), null, Addresses.day(day), Layouts.Sheet.FRONT);
        return Optional.of(
                new DayPage(
                        layouts.layout(about),
                        shown,
                        layouts.words().get("day.count", cards.size()),
                        link(previous),
                        link(next),
                        containers(cards)));
    }

    private DayPage.@Nullable DayLink link(@Nullable Instant at) {
        if (at == null) return null;
        LocalDate day = layouts.dates().date(at);
        return new DayPage.DayLink(Addresses.day(day), moment(day));
    }

    private Layout.Moment moment(LocalDate day) {
        return new Layout.Moment(layouts.dates().longDay(day), day.toString());
    }

    private List<Container> containers(List<Card> cards) {
        SectionTree tree = layouts.sections();
        Cards views = Cards.of(cards, layouts, pictures, contributors);
        Map<Section, List<Card>> bySection = new LinkedHashMap<>();
        for (Section top : tree.top()) bySection.put(top, new ArrayList<>());
        List<Card> elsewhere = new ArrayList<>();
        for (Card card : cards) {
            List<Section> trail = tree.trail(card.section());
            if (trail.isEmpty()) elsewhere.add(card);
            else bySection.computeIfAbsent(trail.getFirst(), _ -> new ArrayList<>()).add(card);
        }
        List<Container> containers = new ArrayList<>();
        bySection.forEach((section, in) -> {
            if (!in.isEmpty())
                containers.add(
                        container(
                                "c-" + section.id().value(),
                                section.name(),
                                section.path(),
                                section.hue(),
                                in,
                                views));
        });
        if (!elsewhere.isEmpty())
            containers.add(
                    container(
                            "c-other",
                            layouts.words().get("latest"),
                            null,
                            null,
                            elsewhere,
                            views));
        return containers;
    }

    private static Container container(
            String id,
            String title,
            @Nullable String href,
            @Nullable String hue,
            List<Card> cards,
            Cards views) {
        return new Container(
                id,
                title,
                href,
                hue,
                List.of(),
                Container.Shape.HEADS,
                List.of(views.views(cards, CardView.Shape.SMALL, 3, false)));
    }
}
