package broadsheet.desk;

import broadsheet.db.DbBusy;
import broadsheet.db.DbException;
import broadsheet.http.Handler;
import broadsheet.http.Method;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Right;
import broadsheet.identity.Sessions;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before every page of the desk. A handler behind it is given whoever is signed in, or is
/// never run; one that changes something runs only for a form that a page of this session made. A
/// route says which right it needs, so nobody can forget to ask.
final class Door {
    private static final Logger log = LoggerFactory.getLogger(Door.class);

    static final String FORM_TOKEN = "form-token";

    /// A long story in a script of which each letter is nine characters of a form.
    private static final int LARGEST_FORM = 8 << 20;

    private final Sessions sessions;
    private final Notices notices;
    private final Messages words;
    private final Router.Builder router;
    private final List<Guarded> guarded = new ArrayList<>();

    Door(Sessions sessions, Notices notices, Router.Builder router, Messages words) {
        this.sessions = sessions;
        this.notices = notices;
        this.router = router;
        this.words = words;
    }

    /// Answers somebody who is signed in and may.
    interface Inside {
        Response handle(Request request, SignedIn who) throws Exception;
    }

    /// A route behind the door.
    ///
    /// @param right what it takes; null where being signed in is enough
    record Guarded(Method method, String pattern, @Nullable Right right) {}

    /// Who goes where: what this paper's routes need.
    List<Guarded> guarded() {
        return List.copyOf(guarded);
    }

    /// A page for everybody who is signed in.
    void get(String pattern, Inside handler) {
        add(Method.GET, pattern, null, handler);
    }

    /// A page for those with a right, in whatever section.
    void get(String pattern, Right right, Inside handler) {
        add(Method.GET, pattern, right, handler);
    }

    /// A form of everybody who is signed in.
    void post(String pattern, Inside handler) {
        add(Method.POST, pattern, null, handler);
    }

    /// A form of those with a right, in whatever section: where the section matters the handler
    /// asks again, for what it has found.
    void post(String pattern, Right right, Inside handler) {
        add(Method.POST, pattern, right, handler);
    }

    /// A page for those who have a right everywhere, since it is about the whole paper.
    void getEverywhere(String pattern, Right right, Inside handler) {
        add(Method.GET, pattern, right, everywhere(right, handler));
    }

    /// A form of those who have a right everywhere.
    void postEverywhere(String pattern, Right right, Inside handler) {
        add(Method.POST, pattern, right, everywhere(right, handler));
    }

    private Inside everywhere(Right right, Inside handler) {
        return (request, who) ->
                who.person().may(right) ? handler.handle(request, who) : notices.forbidden(who);
    }

    /// What a script of our own pages sends, with the form's token in a header.
    void script(Method method, String pattern, Right right, Inside handler) {
        add(method, pattern, right, handler);
    }

    private void add(Method method, String pattern, @Nullable Right right, Inside handler) {
        guarded.add(new Guarded(method, pattern, right));
        router.on(method, pattern, before(right, handler));
    }

    private Handler before(@Nullable Right right, Inside handler) {
        Handler inside = inside(right, handler);
        return request -> {
            if (!request.wantsJson()) return inside.handle(request);
            try {
                return inside.handle(request);
            } catch (DbBusy | DbException e) {
                log.warn("{} {} was not done", request.method(), request.rawPath(), e);
                return Refusal.of(503, words.get("desk.refused.database")).with("Retry-After", "2");
            }
        };
    }

    private Handler inside(@Nullable Right right, Inside handler) {
        return request -> {
            Optional<SignedIn> who = at(request);
            if (who.isEmpty()) return outside(request);
            if (!request.method().safe() && !ownForm(request, who.get()))
                return request.wantsJson()
                        ? Refusal.of(403, words.get("desk.refused.session"))
                        : notices.staleForm(who.get());
            if (right != null && !who.get().person().maySomewhere(right))
                return notices.forbidden(who.get());
            return handler.handle(request, who.get());
        };
    }

    /// Whoever is signed in at this browser.
    Optional<SignedIn> at(Request request) {
        return Cookie.shown(request).flatMap(sessions::find);
    }

    /// A script is told so, and lets people sign in where they are; they would lose the page
    /// otherwise.
    private Response outside(Request request) {
        if (request.wantsJson()) return Refusal.of(401, words.get("desk.refused.out"));
        return Response.seeOther(
                request.method().safe() ? Next.signInThen(place(request)) : SignInRoutes.PATH);
    }

    private static String place(Request request) {
        return request.rawQuery().isEmpty()
                ? request.rawPath()
                : request.rawPath() + "?" + request.rawQuery();
    }

    /// Scripts of our own pages, which send no forms, put the token in a header.
    private static boolean ownForm(Request request, SignedIn who) {
        return fromOwnPage(request)
                && request.header(FORM_TOKEN)
                        .or(() -> request.form(LARGEST_FORM).value(FORM_TOKEN))
                        .filter(given -> who.formToken().is(given))
                        .isPresent();
    }

    /// Whether a browser says that a page of this site sent this. The server has refused already
    /// what comes from another; here what says nothing is refused too.
    static boolean fromOwnPage(Request request) {
        return request.header("Origin").isPresent()
                || request.header("Sec-Fetch-Site").filter("same-origin"::equals).isPresent();
    }

    /// What is answered where [#fromOwnPage] says no and nobody is signed in.
    static Refusal foreign() {
        return Response.forbidden(
                "This can only be sent from this site's own pages. Go back, reload and try again.");
    }
}
