package broadsheet.desk;

import broadsheet.http.Method;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.story.Drafts;
import broadsheet.story.InRoom;
import broadsheet.story.Lock;
import broadsheet.story.Locks;
import broadsheet.story.Manuscript;
import broadsheet.text.Json;
import java.time.InstantSource;
import java.util.Optional;

/// Who writes in a story: asked now and then by every window that shows it, renewed by the
/// holder's, taken over by whoever may write.
final class LockRoutes {
    static final String PATH = StoryRoutes.ONE + "/lock";

    private final Sight sight;
    private final Drafts drafts;
    private final Locks locks;
    private final StoryViews views;
    private final InstantSource clock;

    LockRoutes(Newsdesk newsdesk, Sight sight, StoryViews views) {
        this.sight = sight;
        this.drafts = newsdesk.drafts();
        this.locks = newsdesk.locks();
        this.views = views;
        this.clock = newsdesk.clock();
    }

    void addTo(Door door) {
        door.get(PATH, Right.WRITE, Sight.through(this::look));
        door.post(PATH, Right.WRITE, Sight.through(this::renew));
        door.script(Method.DELETE, PATH, Right.WRITE, Sight.through(this::release));
        door.post(StoryRoutes.ONE + "/takeover", Right.WRITE, Sight.through(this::takeOver));
    }

    private Response look(Request request, SignedIn who) {
        return state(request, who, sight.story(who, request));
    }

    /// With what a window needs that was left alone while its session ended: whose it is now, and
    /// the token of its forms.
    private Response state(Request request, SignedIn who, Manuscript story) {
        Optional<Lock> lock = locks.of(story.id()).filter(it -> it.live(clock.instant()));
        InRoom room =
                request.param("room")
                        .map(it -> new InRoom(Numbers.of(it), 0, 0, false, false))
                        .orElse(null);
        Json.Builder json =
                Json.object()
                        .put("me", who.person().id().value())
                        .put("token", who.formToken().text())
                        .put("number", story.number())
                        .put("based", based(request, who, story));
        lock.ifPresent(it ->
                json.put("mine", it.admits(who.person().id(), room))
                        .put("name", views.name(it.holder().actor()))
                        .put("since", views.moment(it.since()).text()));
        return DraftRoutes.json(200, json);
    }

    /// The revision that the asking window's words stand on.
    private int based(Request request, SignedIn who, Manuscript story) {
        return drafts.onto(
                story.id(),
                who.person().id(),
                new Drafts.Continued(
                        request.param("client").orElse(""),
                        Numbers.of(request.param("step").orElse(""))));
    }

    private Response renew(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        locks.renew(story.id(), who.person().id());
        return state(request, who, story);
    }

    private Response release(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        locks.release(story.id(), who.person().id());
        return state(request, who, story);
    }

    private Response takeOver(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        locks.takeOver(story.id(), who.person().id());
        return Response.seeOther(StoryRoutes.PATH + "/" + story.id().value() + "?said=taken");
    }
}
