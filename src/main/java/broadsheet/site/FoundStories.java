package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.page.Layout;
import broadsheet.paper.Addresses;
import broadsheet.paper.ReadingRoom;
import broadsheet.search.Hit;
import broadsheet.site.SearchPage.FoundStory;
import broadsheet.site.SearchPage.Piece;
import broadsheet.story.BlockHtml;
import broadsheet.story.Card;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Languages;
import broadsheet.story.Listing;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import broadsheet.story.StoryId;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes hits into what a search page shows of them. Where the hit says what was found, the stories
/// say what is public now: one that is not any more is left out.
final class FoundStories {
    private static final String SIZES = "(min-width: 46em) 10rem, 6.5rem";
    private static final Piece GAP = new Piece(" … ", false);

    /// Stories in which an author is looked for.
    private static final int NEWEST = 10;

    private final Layouts layouts;
    private final ReadingRoom room;

    FoundStories(Layouts layouts, ReadingRoom room) {
        this.layouts = layouts;
        this.room = room;
    }

    List<FoundStory> of(List<Hit> hits) {
        Map<StoryId, Card> cards =
                room.stories()
                        .now()
                        .cards(hits.stream().map(Hit::story).collect(Collectors.toSet()));
        Map<ContributorId, Contributor> people =
                room.contributors().of(cards.values().stream().map(Card::byline).toList());
        Map<PictureId, Picture> pictures =
                room.pictures()
                        .find(
                                cards.values().stream()
                                        .map(Card::lead)
                                        .filter(Objects::nonNull)
                                        .map(PictureUse::picture)
                                        .collect(Collectors.toSet()));
        List<FoundStory> found = new ArrayList<>();
        for (Hit hit : hits) {
            Card card = cards.get(hit.story());
            if (card != null) found.add(found(hit, card, people, pictures));
        }
        return found;
    }

    /// Somebody whom one of the newest stories is by.
    Optional<String> anyAuthor() {
        List<Card> newest = room.stories().cards(new Listing.All(), null, NEWEST);
        Map<ContributorId, Contributor> people =
                room.contributors().of(newest.stream().map(Card::byline).toList());
        return newest.stream()
                .flatMap(card -> card.byline().credits().stream())
                .map(credit -> people.get(credit.contributor()))
                .filter(Objects::nonNull)
                .map(Contributor::name)
                .filter(name -> name.indexOf('"') < 0)
                .findFirst();
    }

    private FoundStory found(
            Hit hit,
            Card card,
            Map<ContributorId, Contributor> people,
            Map<PictureId, Picture> pictures) {
        List<Section> trail = layouts.sections().trail(card.section());
        return new FoundStory(
                Addresses.encoded(card.path()),
                card.kicker(),
                headline(hit, card),
                context(hit),
                Cards.names(card.byline(), people),
                new Layout.Moment(
                        layouts.dates().day(card.firstPublished()),
                        layouts.dates().machine(card.firstPublished())),
                trail.isEmpty()
                        ? null
                        : new Layout.Link(
                                Addresses.encoded(trail.getLast().path()), trail.getLast().name()),
                Layouts.hue(trail),
                card.language().equals(layouts.paper().language()) ? null : card.language(),
                Languages.direction(card.language()),
                picture(card.lead(), pictures));
    }

    private List<Piece> headline(Hit hit, Card card) {
        String indexed = hit.headline().stream().map(Hit.Piece::text).collect(Collectors.joining());
        return indexed.isBlank()
                ? List.of(new Piece(layouts.headline(card), false))
                : pieces(hit.headline());
    }

    private static List<Piece> context(Hit hit) {
        List<Piece> all = new ArrayList<>();
        for (List<Hit.Piece> snippet : hit.snippets()) {
            if (!all.isEmpty()) all.add(GAP);
            all.addAll(pieces(snippet));
        }
        return all;
    }

    private static List<Piece> pieces(List<Hit.Piece> pieces) {
        return pieces.stream().map(piece -> new Piece(piece.text(), piece.marked())).toList();
    }

    /// The headline beside it says what it is of: it is passed over by those who listen.
    private static SafeHtml picture(@Nullable PictureUse use, Map<PictureId, Picture> pictures) {
        Picture picture = use == null ? null : pictures.get(use.picture());
        return picture == null
                ? SafeHtml.EMPTY
                : BlockHtml.picture(
                        PictureMarkup.view(picture, Crop.PHOTO, SIZES, Loading.LAZY), "");
    }
}
