package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Attempt;
import broadsheet.identity.HashingBusy;
import broadsheet.identity.Identity;
import broadsheet.identity.Token;
import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;
import broadsheet.page.Assets;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in and out.
final class SignInRoutes {
    static final String PATH = "/desk/sign-in";
    static final String CODE = PATH + "/code";
    static final String OUT = "/desk/sign-out";

    private final Identity identity;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final boolean publicHttps;
    private final String script;
    private final Count granted;
    private final Count refused;
    private final Count delayed;

    SignInRoutes(
            Identity identity,
            Frames frames,
            Sheets sheets,
            Messages words,
            Paper paper,
            Assets assets,
            Metrics metrics) {
        this.identity = identity;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.publicHttps = "https".equals(paper.url().getScheme());
        this.script = assets.path(PasskeyRoutes.SCRIPT);
        this.granted = counted(metrics, "granted");
        this.refused = counted(metrics, "refused");
        this.delayed = counted(metrics, "delayed");
    }

    private static Count counted(Metrics metrics, String outcome) {
        return metrics.count("sign.in", "Attempts to sign in at the desk", "outcome", outcome);
    }

    void addTo(Router.Builder router, Door door) {
        router.get(PATH, request -> form(request, door));
        router.post(PATH, this::signIn);
        router.get(CODE, this::codeForm);
        router.post(CODE, this::code);
        door.post(
                OUT,
                (_, who) -> {
                    identity.sessions().end(who.person().id(), who.session().id());
                    return Cookie.cleared(Response.seeOther(PATH));
                });
    }

    private Response form(Request request, Door door) {
        String next = Next.safe(request.param("next"));
        if (door.at(request).isPresent()) return Response.seeOther(next);
        return page(request, "", next, null, 200);
    }

    private Response signIn(Request request) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        Form form = request.form();
        String email = form.value("email").orElse("");
        String next = Next.safe(form.value("next"));
        try {
            return answered(
                    request,
                    email,
                    next,
                    words.get("desk.sign-in.wrong"),
                    identity.signIn()
                            .byPassword(
                                    email,
                                    form.value("password").orElse(""),
                                    request.network(),
                                    Device.words(request)));
        } catch (HashingBusy _) {
            return page(request, email, next, words.get("desk.busy"), 503).with("Retry-After", "5");
        }
    }

    /// What is answered to an attempt that began on the sign-in page.
    ///
    /// @param email as it was typed; empty where none was
    /// @param wrong what to say where it is refused
    Response answered(Request request, String email, String next, String wrong, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Granted(var token) -> {
                granted.increment();
                yield in(request, Response.seeOther(next), token);
            }
            case Attempt.Halfway(var token) -> halfway(token, next);
            case Attempt.Refused() -> {
                refused.increment();
                yield page(request, email, next, wrong, 403);
            }
            case Attempt.Later(var wait) -> {
                delayed.increment();
                yield page(request, email, next, later(wait), 429)
                        .with("Retry-After", Long.toString(seconds(wait)));
            }
        };
    }

    /// On to the page that asks for a code.
    Response halfway(Token token, String next) {
        return Cookie.setHalfway(
                Response.seeOther(
                        CODE + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)),
                token);
    }

    private Response codeForm(Request request) {
        return Cookie.halfway(request).filter(identity.signIn()::halfway).isEmpty()
                ? Response.seeOther(PATH)
                : codePage(Next.safe(request.param("next")), null, 200);
    }

    private Response code(Request request) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        Optional<Token> halfway = Cookie.halfway(request).filter(identity.signIn()::halfway);
        if (halfway.isEmpty()) return Response.seeOther(PATH);
        String next = Next.safe(request.form().value("next"));
        Attempt attempt =
                identity.signIn()
                        .byCode(
                                halfway.get(),
                                request.form().value("code").orElse(""),
                                request.network(),
                                Device.words(request));
        return switch (attempt) {
            case Attempt.Granted(var token) -> {
                granted.increment();
                yield Cookie.clearedHalfway(in(request, Response.seeOther(next), token));
            }
            case Attempt.Halfway(var token) -> halfway(token, next);
            case Attempt.Refused() -> {
                refused.increment();
                yield codePage(next, words.get("desk.code.wrong"), 403);
            }
            case Attempt.Later(var left) -> {
                delayed.increment();
                yield codePage(next, later(left), 429)
                        .with("Retry-After", Long.toString(seconds(left)));
            }
        };
    }

    private Response codePage(String next, @Nullable String problem, int status) {
        return sheets.page(
                "code",
                new CodePage(frames.outside(words.get("desk.code.title")), next, problem),
                status);
    }

    /// The answer with the new session's cookie. Whatever session the browser had ends: it may be
    /// somebody else's. Whoever's account it is hears of a browser that is new with them.
    Response in(Request request, Response response, Token token) {
        return in(request, response, token, true);
    }

    /// The same after a link, of which its owner hears in any case.
    Response inByLink(Request request, Response response, Token token) {
        return in(request, response, token, false);
    }

    /// The letter about a new browser is posted before the browser has the session, so nobody is in
    /// without it.
    private Response in(Request request, Response response, Token token, boolean tell) {
        Cookie.shown(request)
                .flatMap(identity.sessions()::find)
                .ifPresent(old -> identity.sessions().end(old.person().id(), old.session().id()));
        Response answer =
                identity.sessions()
                        .find(token)
                        .map(who -> identity.browsers().came(who, Cookie.browser(request), tell))
                        .map(browser -> Cookie.setBrowser(response, browser))
                        .orElse(response);
        return Cookie.set(answer, token);
    }

    private Response page(
            Request request, String email, String next, @Nullable String problem, int status) {
        return sheets.page(
                "signIn",
                new SignInPage(
                        frames.outside(words.get("desk.sign-in")),
                        email,
                        next,
                        problem,
                        Cookie.kept(request, publicHttps),
                        script),
                status);
    }

    String later(Duration wait) {
        long seconds = seconds(wait);
        return seconds < 90
                ? words.get("desk.sign-in.later.seconds", seconds)
                : words.get("desk.sign-in.later.minutes", (seconds + 59) / 60);
    }

    static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
