package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.paper.Addresses;
import broadsheet.story.BlockHtml;
import broadsheet.story.Card;
import broadsheet.story.Contributor;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.PictureUse;
import broadsheet.story.Position;
import broadsheet.story.Section;
import broadsheet.story.Stories;
import broadsheet.story.Tag;
import broadsheet.text.SafeHtml;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the fronts of sections, tags and contributors, page by page towards the older.
final class ListPages {
    private static final int ON_A_PAGE = 30;
    private static final int WITH_TOP = 6;

    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final StructuredData data;
    private final Ranks ranks;

    ListPages(
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

    ListPage section(Section section, @Nullable Position before) {
        Dealt dealt = deal(new Listing.InSection(section.id()), before);
        List<List<CardView>> top =
                before == null && dealt.cards.size() >= WITH_TOP ? top(dealt) : List.of();
        Layouts.About about =
                about(section.name(), section.description(), section.path(), before)
                        .in(section.id(), true)
                        .telling(Telling.of(data.section(layouts.sections().trail(section.id()))));
        return page(
                about,
                ListPage.Kind.SECTION,
                section.name(),
                null,
                section.description(),
                SafeHtml.EMPTY,
                List.of(),
                top,
                List.of(new ListPage.Day(null, dealt.river(2))),
                before == null ? ranks.of(section).orElse(null) : null,
                section.path(),
                dealt);
    }

    ListPage tag(Tag tag, @Nullable Position before) {
        Dealt dealt = deal(new Listing.WithTag(tag.id()), before);
        return page(
                about(tag.name(), tag.description(), Addresses.tag(tag), before),
                ListPage.Kind.TAG,
                tag.name(),
                null,
                tag.description(),
                SafeHtml.EMPTY,
                List.of(),
                List.of(),
                days(dealt),
                null,
                Addresses.tag(tag),
                dealt);
    }

    ListPage contributor(Contributor person, @Nullable Position before) {
        Dealt dealt = deal(new Listing.By(person.id()), before);
        String path = Addresses.contributor(person);
        Picture portrait = portraitOf(person);
        return page(
                about(person.name(), person.bio(), path, before)
                        .telling(Telling.of(data.contributor(person, portrait))),
                ListPage.Kind.CONTRIBUTOR,
                person.name(),
                person.role(),
                person.bio(),
                portrait(portrait),
                links(person),
                List.of(),
                days(dealt),
                null,
                path,
                dealt);
    }

    private List<Layout.Link> links(Contributor person) {
        List<Layout.Link> links = new ArrayList<>();
        if (person.email() != null)
            links.add(
                    new Layout.Link(
                            "mailto:" + person.email(), layouts.words().get("contact.mail")));
        for (String link : person.links())
            links.add(new Layout.Link(link, link.replaceFirst("https?://(www\\.)?", "")));
        return links;
    }

    private Layouts.About about(
            String title, @Nullable String description, String path, @Nullable Position before) {
        String href = Addresses.encoded(path);
        String canonical = before == null ? href : href + "?before=" + Addresses.position(before);
        return Layouts.About.page(title, description, canonical, Layouts.Sheet.FRONT);
    }

    private ListPage page(
            Layouts.About about,
            ListPage.Kind kind,
            String title,
            @Nullable String role,
            @Nullable String text,
            SafeHtml portrait,
            List<Layout.Link> links,
            List<List<CardView>> top,
            List<ListPage.Day> river,
            @Nullable Container ranked,
            String path,
            Dealt dealt) {
        String href = Addresses.encoded(path);
        return new ListPage(
                layouts.layout(about),
                kind,
                title,
                role,
                text,
                portrait,
                links,
                top,
                river,
                ranked,
                dealt.before == null ? null : href,
                dealt.older == null ? null : href + "?before=" + Addresses.position(dealt.older));
    }

    /// One page of a list with the cards for it; `top` takes from the front of `cards`.
    private static final class Dealt {
        final List<Card> cards;
        final Cards views;
        final @Nullable Position before;
        final @Nullable Position older;

        Dealt(List<Card> cards, Cards views, @Nullable Position before, @Nullable Position older) {
            this.cards = new ArrayList<>(cards);
            this.views = views;
            this.before = before;
            this.older = older;
        }

        List<CardView> river(int level) {
            return views.views(cards, CardView.Shape.RIVER, level, true);
        }
    }

    private Dealt deal(Listing listing, @Nullable Position before) {
        List<Card> more = stories.cards(listing, before, ON_A_PAGE + 1);
        List<Card> cards = more.subList(0, Math.min(ON_A_PAGE, more.size()));
        Position older = more.size() > ON_A_PAGE ? Position.of(cards.getLast()) : null;
        return new Dealt(cards, Cards.of(cards, layouts, pictures, contributors), before, older);
    }

    /// Lead, and two columns of falling weight; what is taken leaves the river.
    private static List<List<CardView>> top(Dealt dealt) {
        Fronts front = new Fronts(dealt.cards, dealt.views::hasPicture);
        Card lead = front.best(_ -> true, true);
        Card left = front.best(_ -> true, true);
        List<Card> leftSmall = front.best(3, 9, _ -> true);
        Card right = front.best(_ -> true, true);
        List<Card> rightSmall = front.best(3, 9, _ -> true);
        List<List<CardView>> top = new ArrayList<>();
        if (lead != null) top.add(List.of(dealt.views.view(lead, CardView.Shape.LEAD, 2, true)));
        top.add(column(dealt, left, leftSmall));
        top.add(column(dealt, right, rightSmall));
        dealt.cards.removeIf(front::isUsed);
        return top;
    }

    private static List<CardView> column(Dealt dealt, @Nullable Card first, List<Card> rest) {
        List<CardView> column = new ArrayList<>();
        if (first != null) column.add(dealt.views.view(first, CardView.Shape.DEFAULT, 2, true));
        for (Card card : rest)
            column.add(
                    dealt.views.view(
                            card,
                            column.size() < 3 ? CardView.Shape.SMALL : CardView.Shape.BRIEF,
                            2,
                            false));
        return column;
    }

    private List<ListPage.Day> days(Dealt dealt) {
        Map<LocalDate, List<CardView>> days = new LinkedHashMap<>();
        for (Card card : dealt.cards)
            days.computeIfAbsent(
                            layouts.dates().date(card.firstPublished()), _ -> new ArrayList<>())
                    .add(dealt.views.view(card, CardView.Shape.RIVER, 3, true));
        return days.entrySet().stream()
                .map(day ->
                        new ListPage.Day(
                                new Layout.Moment(
                                        layouts.dates().longDay(day.getKey()),
                                        day.getKey().toString()),
                                day.getValue()))
                .toList();
    }

    private @Nullable Picture portraitOf(Contributor person) {
        PictureUse use = person.picture();
        return use == null ? null : pictures.find(List.of(use.picture())).get(use.picture());
    }

    private static SafeHtml portrait(@Nullable Picture picture) {
        if (picture == null) return SafeHtml.EMPTY;
        return BlockHtml.picture(
                PictureMarkup.view(picture, Crop.SQUARE, "9rem", Loading.EAGER), "");
    }
}
