package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.paper.Addresses;
import broadsheet.story.BlockHtml;
import broadsheet.story.Byline;
import broadsheet.story.Card;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Contributors;
import broadsheet.story.Languages;
import broadsheet.story.PictureUse;
import broadsheet.story.StoryType;
import broadsheet.text.SafeHtml;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes stories into cards for one page: pictures and people of all its cards are read at once.
final class Cards {
    // Screens with three dots to a pixel are sent two: nobody sees the third, and it weighs as much
    // as both.
    private static final String LEAD =
            "(min-width: 82rem) 39rem, (min-width: 68.75em) 48vw, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final String BIG =
            "(min-width: 68.75em) 25vw, (min-width: 46em) 50vw, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final String DEFAULT = "(min-width: 68.75em) 25vw, (min-width: 46em) 50vw, 34vw";
    private static final String FACE = "4.5rem";
    private static final String RIVER = "(min-width: 46em) 13rem, 34vw";
    private static final String ALSO = "(min-width: 46em) 24vw, 34vw";

    private final Layouts layouts;
    private final Map<PictureId, Picture> pictures;
    private final Map<ContributorId, Contributor> people;

    private Cards(
            Layouts layouts,
            Map<PictureId, Picture> pictures,
            Map<ContributorId, Contributor> people) {
        this.layouts = layouts;
        this.pictures = pictures;
        this.people = people;
    }

    static Cards of(
            Collection<Card> cards, Layouts layouts, Pictures pictures, Contributors contributors) {
        Map<ContributorId, Contributor> people =
                contributors.of(
                        cards.stream()
                                .filter(card -> card.type() == StoryType.OPINION)
                                .map(Card::byline)
                                .toList());
        Stream<PictureUse> faces =
                people.values().stream().map(Contributor::picture).filter(Objects::nonNull);
        Stream<PictureUse> leads = cards.stream().map(Card::lead).filter(Objects::nonNull);
        return new Cards(
                layouts,
                pictures.find(
                        Stream.concat(leads, faces)
                                .map(PictureUse::picture)
                                .collect(Collectors.toSet())),
                people);
    }

    boolean hasPicture(Card card) {
        PictureUse lead = card.lead();
        return lead != null && pictures.containsKey(lead.picture());
    }

    /// A card in a shape. Which parts a shape shows is decided here, once.
    CardView view(Card card, CardView.Shape shape, int level, boolean withPicture) {
        boolean opinion = card.type() == StoryType.OPINION;
        boolean names = shape == CardView.Shape.OPINION || opinion;
        return new CardView(
                shape,
                level,
                Addresses.encoded(card.path()),
                names ? null : kicker(card),
                names ? names(card.byline(), people) : null,
                layouts.onCard(card),
                text(card, shape),
                shape == CardView.Shape.RIVER ? moment(card, level > 2) : null,
                Layouts.hue(layouts.sections().trail(card.section())),
                card.language().equals(layouts.paper().language()) ? null : card.language(),
                Languages.direction(card.language()),
                withPicture ? picture(card, shape) : SafeHtml.EMPTY);
    }

    private @Nullable String kicker(Card card) {
        if (card.kicker() != null) return card.kicker();
        return switch (card.type()) {
            case NEWS, BRIEF, OPINION -> null;
            case ANALYSIS, FEATURE, REVIEW, INTERVIEW, EXPLAINER, OBITUARY ->
                    layouts.words()
                            .get("type." + card.type().name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    /// The names of whom a story is by, as many as are known; else its line.
    static @Nullable String names(Byline byline, Map<ContributorId, Contributor> people) {
        String names =
                byline.credits().stream()
                        .map(credit -> people.get(credit.contributor()))
                        .filter(Objects::nonNull)
                        .map(Contributor::name)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? byline.line() : names;
    }

    private static @Nullable String text(Card card, CardView.Shape shape) {
        return switch (shape) {
            case LEAD, BIG, DEFAULT, RIVER -> card.standfirst();
            case SMALL, BRIEF, OPINION, ALSO -> null;
        };
    }

    /// Under the name of a day the time is enough.
    private Layout.Moment moment(Card card, boolean underDay) {
        return new Layout.Moment(
                underDay
                        ? layouts.dates().time(card.firstPublished())
                        : layouts.dates().day(card.firstPublished()),
                layouts.dates().machine(card.firstPublished()));
    }

    private SafeHtml picture(Card card, CardView.Shape shape) {
        return switch (shape) {
            case LEAD -> of(card.lead(), Crop.PHOTO, LEAD, Loading.FIRST);
            case BIG -> of(card.lead(), Crop.PHOTO, BIG, Loading.LAZY);
            case DEFAULT, SMALL, BRIEF -> of(card.lead(), Crop.PHOTO, DEFAULT, Loading.LAZY);
            case RIVER -> of(card.lead(), Crop.PHOTO, RIVER, Loading.LAZY);
            case ALSO -> of(card.lead(), Crop.PHOTO, ALSO, Loading.LAZY);
            case OPINION -> face(card);
        };
    }

    private SafeHtml face(Card card) {
        return card.byline().credits().stream()
                .map(credit -> people.get(credit.contributor()))
                .filter(Objects::nonNull)
                .map(person -> of(person.picture(), Crop.SQUARE, FACE, Loading.LAZY))
                .findFirst()
                .orElse(SafeHtml.EMPTY);
    }

    private SafeHtml of(@Nullable PictureUse use, Crop crop, String sizes, Loading loading) {
        if (use == null) return SafeHtml.EMPTY;
        Picture picture = pictures.get(use.picture());
        if (picture == null) return SafeHtml.EMPTY;
        String alt = crop == Crop.SQUARE ? "" : use.alt() == null ? picture.alt() : use.alt();
        return BlockHtml.picture(PictureMarkup.view(picture, crop, sizes, loading), alt);
    }

    List<CardView> views(List<Card> cards, CardView.Shape shape, int level, boolean withPicture) {
        return cards.stream().map(card -> view(card, shape, level, withPicture)).toList();
    }
}
