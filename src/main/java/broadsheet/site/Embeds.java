package broadsheet.site;

import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.paper.Paper;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStories;
import broadsheet.paper.WholeStory;
import broadsheet.story.BlockHtml;
import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import broadsheet.text.SafeHtml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards of our stories on other sites: small pages without any script that others may frame. What
/// [OEmbed] offers.
final class Embeds {
    private static final String CARD = "/embed/";
    private static final String SIZES = "(min-width: 40rem) 40rem, 100vw";

    /// For a page that any other may frame, and that itself loads nothing but its picture.
    private static final Csp FRAMED =
            new Csp(Map.of())
                    .and("default-src", "'none'")
                    .and("img-src", "'self'")
                    .and("base-uri", "'none'")
                    .and("form-action", "'none'")
                    .and("frame-ancestors", "https:", "http:");

    private final Layouts layouts;
    private final Paper paper;
    private final Stories stories;
    private final WholeStories whole;
    private final PressRoom press;
    private final Templates templates;
    private final Assets.Inline style;

    Embeds(Layouts layouts, ReadingRoom room, Assets assets, Templates templates) {
        this.layouts = layouts;
        this.paper = room.paper();
        this.stories = room.stories();
        this.whole = room.whole();
        this.press = room.press();
        this.templates = templates;
        this.style = assets.style("embed");
    }

    void addTo(Router.Builder router) {
        router.get(CARD + "{story}", this::card);
    }

    static String address(StoryId story) {
        return CARD + story.value();
    }

    private Response card(Request request) {
        StoryId id = number(request.variable("story")).orElse(null);
        if (id == null) return Response.notFound();
        return press.answer(
                PressRoom.key(request),
                () ->
                        stories.find(id)
                                .filter(story -> story.kind() == StoryKind.ARTICLE)
                                .map(story -> page(card(whole.of(story)), 200))
                                .orElseThrow(() -> PressRoom.instead(gone())));
    }

    private static Optional<StoryId> number(String text) {
        return text.matches("[1-9]\\d{0,17}")
                ? Optional.of(new StoryId(Long.parseLong(text)))
                : Optional.empty();
    }

    /// Says the same of every story that is not public, so that it tells nothing.
    private Content gone() {
        return page(
                new EmbedCard(
                        paper.language(),
                        Languages.direction(paper.language()),
                        style,
                        paper.name(),
                        paper.url() + "/",
                        paper.url() + "/",
                        null,
                        layouts.words().get("embed.gone"),
                        null,
                        SafeHtml.EMPTY),
                404);
    }

    private EmbedCard card(WholeStory all) {
        Story story = all.story();
        Copy copy = story.copy();
        return new EmbedCard(
                copy.language(),
                Languages.direction(copy.language()),
                style,
                paper.name(),
                paper.url() + "/",
                paper.address(story.path()),
                copy.kicker(),
                layouts.headline(copy),
                copy.standfirst(),
                picture(all));
    }

    private static SafeHtml picture(WholeStory all) {
        Picture lead = all.lead();
        PictureUse use = all.story().copy().lead();
        return lead == null || use == null
                ? SafeHtml.EMPTY
                : BlockHtml.picture(
                        PictureMarkup.view(lead, Crop.WIDE, SIZES, Loading.EAGER),
                        PictureWording.alt(use, lead));
    }

    private Content page(EmbedCard card, int status) {
        return Content.html(templates.render("site/embed", card))
                .status(status)
                .language(card.language())
                .csp(FRAMED.styleHashes(List.of(style.hash())))
                .build();
    }
}
