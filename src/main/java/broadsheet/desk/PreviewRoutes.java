package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.identity.People;
import broadsheet.identity.PersonId;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.identity.Token;
import broadsheet.ledger.Hash;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import broadsheet.story.FairCopy;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.PreviewLinks;
import broadsheet.story.State;
import broadsheet.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A story as readers will have it: for those at the desk, at several widths, and by a link for
/// those who have no account. What they see is made by the readers' site, for nobody's eyes but
/// theirs.
final class PreviewRoutes {
    static final String LINK = "/desk/preview/";
    private static final String PREVIEW = StoryRoutes.ONE + "/preview";
    private static final List<String> WIDTHS = List.of("phone", "tablet", "desktop");
    private static final List<String> DAYS = List.of("1", "7", "30");

    private final Sight sight;
    private final Manuscripts manuscripts;
    private final PreviewLinks links;
    private final Preview preview;
    private final Paper paper;
    private final InstantSource clock;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;
    private final People people;

    PreviewRoutes(
            Newsdesk newsdesk,
            People people,
            Sight sight,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names) {
        this.people = people;
        this.sight = sight;
        this.manuscripts = newsdesk.manuscripts();
        this.links = newsdesk.previewLinks();
        this.preview = newsdesk.preview();
        this.paper = newsdesk.paper();
        this.clock = newsdesk.clock();
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    void addTo(Router.Builder router, Door door) {
        door.get(PREVIEW, Right.WRITE, Sight.through(this::widths));
        door.get(PREVIEW + "/page", Right.WRITE, Sight.through(this::whole));
        door.post(PREVIEW + "/links", Right.WRITE, Sight.through(this::share));
        door.post(PREVIEW + "/links/end", Right.WRITE, Sight.through(this::end));
        router.get(LINK + "{token}", this::byLink);
    }

    private Response widths(Request request, SignedIn who) {
        return page(who, sight.story(who, request), request, null);
    }

    private Response whole(Request request, SignedIn who) {
        return asReadersWill(sight.story(who, request));
    }

    private Response share(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        String days = request.form().value("days").filter(DAYS::contains).orElse(DAYS.getFirst());
        Token token = links.make(story.id(), Duration.ofDays(Integer.parseInt(days)), who.actor());
        return page(who, story, request, paper.address(LINK + token.text()));
    }

    private Response end(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        links.end(story.id(), who.actor());
        return Response.seeOther(StoryRoutes.PATH + "/" + story.id().value() + "/preview");
    }

    private Response byLink(Request request) {
        return Token.of(request.variable("token"))
                .flatMap(links::shared)
                .flatMap(this::shown)
                .map(this::asReadersWill)
                .orElseGet(notices::voidPreview);
    }

    /// What was withdrawn with a notice is nobody's to read, whatever link they have.
    private Optional<Manuscript> shown(PreviewLinks.Shared link) {
        return manuscripts
                .find(link.story())
                .filter(story ->
                        !(story.state() instanceof State.Killed
                                || story.state() instanceof State.TakenDown))
                .filter(story -> holds(link.madeBy(), story));
    }

    /// A link shows what whoever made it sees: one of somebody who has left shows nothing.
    private boolean holds(Actor madeBy, Manuscript story) {
        return PersonId.of(madeBy)
                .flatMap(people::find)
                .filter(person -> sight.sees(person.mandate(), story))
                .isPresent();
    }

    private Response page(SignedIn who, Manuscript story, Request request, @Nullable String link) {
        List<PreviewLinks.Held> held =
                links.of(story.id()).stream().filter(each -> holds(each.madeBy(), story)).toList();
        Map<Actor, String> by = names.apply(held.stream().map(PreviewLinks.Held::madeBy).toList());
        Optional<String> asked = request.param("width").filter(WIDTHS::contains);
        return sheets.page(
                "preview",
                new PreviewPage(
                        frames.of(who, words.get("desk.preview"), StoryRoutes.PATH),
                        story.id().value(),
                        story.copy().headline().isBlank()
                                ? words.get("untitled")
                                : story.copy().headline(),
                        asked.orElse("phone"),
                        WIDTHS,
                        DAYS,
                        link,
                        sight.rights(who, story).contains(Right.WRITE),
                        held.stream()
                                .map(each ->
                                        new PreviewPage.Held(
                                                by.getOrDefault(
                                                        each.madeBy(), each.madeBy().name()),
                                                new Layout.Moment(
                                                        dates.moment(each.expires()),
                                                        dates.machine(each.expires()))))
                                .toList()));
    }

    private Response asReadersWill(Manuscript story) {
        Instant now = clock.instant();
        Instant first = story.firstPublished() == null ? now : story.firstPublished();
        return preview.of(
                new Story(
                        story.id(),
                        story.kind(),
                        story.number(),
                        Hash.START,
                        story.path(),
                        FairCopy.asItStands(story.copy()),
                        first,
                        story.updated() == null ? first : story.updated(),
                        story.saved()));
    }
}
