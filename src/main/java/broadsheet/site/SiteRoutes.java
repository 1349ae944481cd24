package broadsheet.site;

import broadsheet.audience.Audience;
import broadsheet.feeds.Feeds;
import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.ErrorPages;
import broadsheet.http.Ready;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.page.Assets;
import broadsheet.page.Layout;
import broadsheet.page.Templates;
import broadsheet.paper.Addresses;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.AtPath;
import broadsheet.story.Contributors;
import broadsheet.story.Position;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.State;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import broadsheet.story.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers readers. Every page goes through the press; what is found not to be a page is answered
/// without being kept.
public final class SiteRoutes implements Ready, ErrorPages {
    private final Layouts layouts;
    private final Feeds feeds;
    private final Stories stories;
    private final Contributors contributors;
    private final Tags tags;
    private final Assets assets;
    private final Typesetting typesetting;
    private final PressRoom press;
    private final SearchRoutes search;
    private final LastModified lastModified;
    private final Ranks ranks;
    private final HomePages homePages;
    private final ListPages listPages;
    private final DayPages dayPages;
    private final StoryPages storyPages;
    private final Embeds embeds;
    private final OEmbed oEmbed;
    private final SitePages sitePages;
    private final Notices notices;
    private final OldPictures oldPictures;

    SiteRoutes(
            Layouts layouts,
            ReadingRoom room,
            Feeds feeds,
            Searching searching,
            Audience audience,
            Assets assets,
            Templates templates) {
        this.ranks = new Ranks(layouts, room, audience);
        this.layouts = layouts;
        this.feeds = feeds;
        this.stories = room.stories();
        this.contributors = room.contributors();
        this.tags = room.tags();
        this.assets = assets;
        this.typesetting = new Typesetting(templates);
        this.press = room.press();
        this.lastModified = new LastModified(room.clock());
        StructuredData data =
                new StructuredData(
                        room.paper(), room.housePages(), layouts.dates(), assets.path("icon.svg"));
        this.homePages =
                new HomePages(layouts, stories, room.pictures(), contributors, data, ranks);
        this.listPages =
                new ListPages(layouts, stories, room.pictures(), contributors, data, ranks);
        this.dayPages = new DayPages(layouts, stories, room.pictures(), contributors);
        this.storyPages = new StoryPages(layouts, room, data, searching.search());
        this.embeds = new Embeds(layouts, room, assets, templates);
        this.oEmbed = new OEmbed(layouts, room);
        this.sitePages =
                new SitePages(layouts, room.housePages(), new CorrectionsList(layouts, stories));
        this.oldPictures = new OldPictures(stories);
        this.notices = new Notices(layouts, room);
        this.search = new SearchRoutes(layouts, room, searching, notices, typesetting);
    }

    /// Adds every readers' address to the router.
    public void addTo(Router.Builder router) {
        router.get("/", this::home);
        router.get("/tag/{slug}", request -> listed(request, tags::at, listPages::tag));
        router.get(
                "/by/{slug}", request -> listed(request, contributors::at, listPages::contributor));
        router.get("/archive", this::archive);
        router.get("/archive/{year}/{month}/{day}", this::day);
        search.addTo(router);
        router.get(Ranks.MOST_READ, request -> ranked(request, ranks::mostRead));
        router.get(Ranks.TRENDING, request -> ranked(request, ranks::trending));
        router.get(Ranks.FRAGMENT, this::fragment);
        router.get(Ranks.FRAGMENT + "/{section}", this::fragment);
        embeds.addTo(router);
        oEmbed.addTo(router);
        router.get("/assets/{file...}", this::asset);
        router.get("/favicon.ico", _ -> Response.movedPermanently(assets.path("icon.svg")));
        router.otherwise(this::other);
    }

    /// A pressed page, if it is there. Home with a query may be the old address of a story
    /// (`/?p=12`), so it is looked up first.
    @Override
    public @Nullable Content at(Request request) {
        boolean oldAddress = request.path().equals("/") && !request.rawQuery().isEmpty();
        return oldAddress ? null : press.kept(PressRoom.key(request));
    }

    private Response home(Request request) {
        for (String old : List.of("p", "page_id", "attachment_id")) {
            Optional<String> number = request.param(old);
            if (number.isPresent()
                    && stories.at("/?" + old + "=" + number.get()) instanceof AtPath.Moved(var to))
                return Response.movedPermanently(Addresses.encoded(to));
        }
        if (request.param("feed").isPresent()) return other(request);
        return pressed(
                request,
                () -> {
                    HomePage page = homePages.home();
                    return page("site/home", page, page.layout(), List.of("home"));
                });
    }

    private interface ListOf<T> {
        ListPage page(T of, @Nullable Position before);
    }

    private <T> Response listed(
            Request request, Function<String, Optional<T>> find, ListOf<T> pages) {
        return pressed(
                request,
                () -> {
                    T of =
                            find.apply(request.variable("slug"))
                                    .orElseThrow(() -> elsewhere(request));
                    ListPage page = list(request, of, pages);
                    // A tag or name that only unpublished stories have would tell of them.
                    if (page.isEmpty()) throw missing();
                    return listPage(page);
                });
    }

    private <T> ListPage list(Request request, T of, ListOf<T> pages) {
        Optional<String> before = request.param("before");
        Position position =
                before.isEmpty()
                        ? null
                        : Addresses.position(before.get()).orElseThrow(this::missing);
        return pages.page(of, position);
    }

    private Content listPage(ListPage page) {
        return page("site/list", page, page.layout(), List.of("list"));
    }

    private Response archive(Request request) {
        return Response.seeOther(Addresses.day(layouts.today()));
    }

    private Response day(Request request) {
        return pressed(
                request,
                () -> {
                    DayPage page =
                            Addresses.day(
                                            request.variable("year"),
                                            request.variable("month"),
                                            request.variable("day"))
                                    .flatMap(dayPages::day)
                                    .orElseThrow(() -> elsewhere(request));
                    return page("site/day", page, page.layout(), List.of("day"));
                });
    }

    private Response ranked(Request request, Supplier<RankedPage> pages) {
        return pressed(
                request,
                () -> {
                    RankedPage page = pages.get();
                    return page("site/ranked", page, page.layout(), List.of("audience"));
                });
    }

    /// The bare list that a story's page sets into itself: a page that many read must not be made
    /// anew because a list beside it has changed.
    private Response fragment(Request request) {
        String number = request.path().equals(Ranks.FRAGMENT) ? null : request.variable("section");
        return pressed(
                request,
                () -> {
                    SectionId section = number == null ? null : section(number);
                    return Content.html(typesetting.part("site/ranks", ranks.fragment(section)))
                            .language(layouts.paper().language())
                            .header("X-Robots-Tag", "noindex")
                            .csp(Csp.NOTHING)
                            .cacheTags(List.of("audience"))
                            .build();
                });
    }

    private SectionId section(String number) {
        return layouts.sections().all().stream()
                .map(Section::id)
                .filter(id -> Long.toString(id.value()).equals(number))
                .findFirst()
                .orElseThrow(this::missing);
    }

    private Response asset(Request request) {
        return assets.at(request.path())
                .<Response>map(
                        asset -> Content.of(asset.mediaType(), asset.bytes()).immutable().build())
                .orElseGet(Response::notFound);
    }

    /// Sections, stories and site pages with their feeds: what stands at paths that the newsroom
    /// gives out.
    private Response other(Request request) {
        Optional<Response> feed = feeds.at(request);
        if (feed.isPresent()) return feed.get();
        return pressed(
                request,
                () -> {
                    Optional<Section> section = layouts.sections().at(request.path());
                    if (section.isPresent())
                        return listPage(list(request, section.get(), listPages::section));
                    return switch (stories.at(request.path())) {
                        case AtPath.Found(var story) -> {
                            StoryPage page = storyPages.story(story);
                            List<String> cacheTags = List.of("story-" + story.id().value());
                            yield story.kind() == StoryKind.PAGE
                                    ? page(
                                            "site/page",
                                            sitePages.own(page, story.path()),
                                            page.layout(),
                                            cacheTags)
                                    : page("site/story", page, page.layout(), cacheTags);
                        }
                        case AtPath.Moved(var to) ->
                                throw PressRoom.instead(
                                        Response.movedPermanently(Addresses.encoded(to)));
                        case AtPath.Withdrawn(_, var headline, var state) ->
                                withdrawn(request.path(), headline, state);
                        case AtPath.Missing() -> nowhere(request.path());
                    };
                });
    }

    /// A story's page for nobody's eyes but its asker's, which may stand in a page of the desk.
    Content preview(Story story) {
        StoryPage page = storyPages.preview(story);
        return (story.kind() == StoryKind.PAGE
                        ? typesetting.html(
                                "site/page", sitePages.own(page, story.path()), page.layout())
                        : typesetting.html("site/story", page, page.layout()))
                .csp(Typesetting.policy(page.layout()).and("frame-ancestors", "'self'"))
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private Content withdrawn(String path, String headline, State state) {
        NoticePage notice = notices.withdrawn(headline, state, AddressWords.of(path));
        int status = state instanceof State.TakenDown ? 451 : 410;
        return typesetting.html("site/notice", notice, notice.layout()).status(status).build();
    }

    /// Where no story is or was.
    private Content nowhere(String path) {
        Optional<String> picture = oldPictures.at(path);
        if (picture.isPresent())
            throw PressRoom.instead(Response.movedPermanently(Addresses.encoded(picture.get())));
        return sitePage(path);
    }

    private Content sitePage(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!bare.equals(path)
                && (layouts.sections().at(bare).isPresent()
                        || isList(bare)
                        || bare.equals(Addresses.SEARCH)))
            throw PressRoom.instead(Response.movedPermanently(Addresses.encoded(bare)));
        SitePage page = sitePages.page(bare).orElseThrow(this::missing);
        if (!bare.equals(path)) throw PressRoom.instead(Response.movedPermanently(bare));
        return page("site/page", page, page.layout(), List.of("site"));
    }

    /// Whether the address has the form of a list that stories stand in.
    private static boolean isList(String path) {
        return path.startsWith(Addresses.TAGS)
                || path.startsWith(Addresses.CONTRIBUTORS)
                || path.startsWith(Addresses.ARCHIVE);
    }

    private Response pressed(Request request, Supplier<Content> render) {
        return press.answer(PressRoom.key(request), render);
    }

    /// An archive may have had a story at an address of the form that our lists have.
    private RuntimeException elsewhere(Request request) {
        return stories.at(request.path()) instanceof AtPath.Moved(var to)
                ? PressRoom.instead(Response.movedPermanently(Addresses.encoded(to)))
                : missing();
    }

    private RuntimeException missing() {
        return PressRoom.instead(Response.notFound());
    }

    private Content page(String template, Object page, Layout layout, List<String> cacheTags) {
        Content.Builder content = typesetting.html(template, page, layout).cacheTags(cacheTags);
        Instant modified = lastModified.now(layout.head().canonical());
        return modified == null ? content.build() : content.lastModified(modified).build();
    }

    /// A page in the paper's own dress for whatever was refused.
    @Override
    public Content page(Refusal refusal, @Nullable Request request) {
        if (refusal.status() == 404)
            return missingPage(request == null ? "" : AddressWords.of(request.path()));
        NoticePage notice = notices.refused(refusal);
        return notice(notice, refusal.status());
    }

    /// Made once for all addresses; the words of this one are then set in.
    private Content missingPage(String words) {
        if (words.isEmpty()) return missingPage("!404", "");
        return Blank.fill(missingPage("!404 " + Blank.MARK, Blank.MARK), words);
    }

    private Content missingPage(String key, String words) {
        return press.answer(key, () -> notice(notices.missing(words), 404)) instanceof Content page
                ? page
                : notice(notices.missing(words), 404);
    }

    private Content notice(NoticePage notice, int status) {
        return typesetting.html("site/notice", notice, notice.layout()).status(status).build();
    }
}
