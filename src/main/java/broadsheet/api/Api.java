package broadsheet.api;

import broadsheet.config.ApiSettings;
import broadsheet.db.Db;
import broadsheet.http.Content;
import broadsheet.http.Handler;
import broadsheet.http.Method;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Keys;
import broadsheet.identity.Right;
import broadsheet.paper.ReadingRoom;
import broadsheet.search.Search;
import broadsheet.story.Editing;
import broadsheet.story.Manuscripts;
import broadsheet.story.PublicChanges;
import broadsheet.story.Selections;
import broadsheet.story.Slips;
import broadsheet.story.Withdrawals;
import broadsheet.text.Json;
import java.util.List;

/// Everything below `/api/`.
public final class Api {
    private final Door door;
    private final ReadingRoom room;
    private final Links links;
    private final StoryAnswers stories;
    private final FilingAnswers filing;
    private final ChangesAnswer changes;
    private final SearchAnswer search;
    private final OpenApi document;
    private final ManuscriptAnswers manuscripts;
    private final StoryChanges changed;

    /// @param editing what keys with roles do to stories
    public Api(
            ReadingRoom room,
            Db db,
            Search search,
            Keys keys,
            Editing editing,
            ApiSettings settings) {
        this.room = room;
        this.links = new Links(room.paper());
        this.door = new Door(settings, keys, room.clock());
        PictureJson pictures = new PictureJson(links);
        FilingJson filingJson = new FilingJson(links, pictures);
        StoryJson storyJson = new StoryJson(links, pictures, filingJson);
        this.stories =
                new StoryAnswers(
                        room,
                        links,
                        new Selections(db, room.stories()),
                        new Withdrawals(db),
                        storyJson);
        this.search = new SearchAnswer(room, search, links, storyJson);
        this.filing = new FilingAnswers(room, links, filingJson);
        this.changes = new ChangesAnswer(new PublicChanges(db), links);
        this.document = new OpenApi(links);
        CopyFields copies = new CopyFields(room::sections, room.tags(), room.contributors());
        ManuscriptJson manuscriptJson = new ManuscriptJson(links, copies);
        this.manuscripts =
                new ManuscriptAnswers(
                        editing, new Manuscripts(db), new Slips(db), manuscriptJson, links);
        this.changed =
                new StoryChanges(
                        editing,
                        manuscripts,
                        manuscriptJson,
                        copies,
                        new Repeats(db, room.clock()),
                        links);
    }

    /// Adds every address of the API to the router.
    public void addTo(Router.Builder router) {
        on(router, Links.ROOT, this::entrance);
        on(router, Links.ROOT + "/openapi.json", this::contract);
        on(router, Links.ROOT + "/stories", stories::list);
        on(router, Links.ROOT + "/stories/by-path", stories::byPath);
        on(router, Links.ROOT + "/stories/{id}", stories::one);
        on(router, Links.ROOT + "/stories/{id}" + Links.NINJS, stories::ninjs);
        on(router, Links.ROOT + "/stories/{id}" + Links.NEWSML, stories::newsml);
        on(
                router,
                Links.ROOT + "/stories/{id}/pictures/{picture}" + Links.NEWSML,
                stories::picture);
        on(router, Links.ROOT + "/sections", filing::sections);
        on(router, Links.ROOT + "/tags", filing::tags);
        on(router, Links.ROOT + "/tags/{slug}", filing::tag);
        on(router, Links.ROOT + "/contributors", filing::contributors);
        on(router, Links.ROOT + "/contributors/{slug}", filing::contributor);
        on(router, Links.ROOT + "/changes", changes::since);
        on(router, Links.ROOT + "/search", search::find);
        router.get(Links.ROOT + "/manuscripts", door.inside(Right.WRITE, manuscripts::list));
        String one = Links.ROOT + "/stories/{id}";
        router.get(one + "/manuscript", door.inside(Right.WRITE, manuscripts::one));
        router.get(one + "/revisions", door.inside(Right.WRITE, manuscripts::history));
        router.get(one + "/revisions/{number}", door.inside(Right.WRITE, manuscripts::revision));
        changed.addTo(router, door);
        on(router, "/api/{rest...}", Api::nothing);
    }

    private void on(Router.Builder router, String pattern, Handler handler) {
        router.get(pattern, door.before(handler));
        router.on(Method.OPTIONS, pattern, door::preflight);
    }

    /// Where to begin.
    private Response entrance(Request request) {
        new Asked(request);
        Json.Builder addresses = Json.object();
        for (String name :
                List.of("stories", "sections", "tags", "contributors", "changes", "search"))
            addresses.put(name, links.of(Links.ROOT + "/" + name));
        Json.Obj body =
                Json.object()
                        .put("name", room.paper().name())
                        .put("url", links.of("/"))
                        .put("language", room.paper().language())
                        .put("publisher", room.paper().publisher())
                        .put("rights", room.paper().rights())
                        .put("openapi", links.of(Links.ROOT + "/openapi.json"))
                        .put("links", addresses.build())
                        .build();
        return Content.json(body.write()).build();
    }

    private Response contract(Request request) {
        return room.press().answer(StoryAnswers.key(new Asked(request)), document::content);
    }

    private static Response nothing(Request request) {
        return Problem.of(
                        404,
                        "address",
                        "Nothing is at this address",
                        "The API begins at " + Links.ROOT + ".")
                .content();
    }
}
