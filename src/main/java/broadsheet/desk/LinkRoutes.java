package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Email;
import broadsheet.identity.Entry;
import broadsheet.identity.HashingBusy;
import broadsheet.identity.Identity;
import broadsheet.identity.Link;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Token;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One-time links. Opening one changes nothing; sending its form uses it up.
final class LinkRoutes {
    static final String PATH = "/desk/link/";

    private final Identity identity;
    private final SignInRoutes signIn;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;
    private final boolean publicHttps;

    LinkRoutes(
            Identity identity,
            SignInRoutes signIn,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words,
            Paper paper) {
        this.identity = identity;
        this.signIn = signIn;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
        this.publicHttps = "https".equals(paper.url().getScheme());
    }

    void addTo(Router.Builder router) {
        router.get(PATH + "{token}", request -> at(request, null));
        router.post(PATH + "{token}", request -> at(request, request.form()));
    }

    private Response at(Request request, @Nullable Form form) {
        if (form != null && !Door.fromOwnPage(request)) return Door.foreign();
        Optional<Token> token = Token.of(request.variable("token"));
        Optional<Link> link = token.flatMap(identity.links()::look);
        if (token.isEmpty() || link.isEmpty()) return notices.voidLink();
        if (form == null) return page(request, link.get(), null, null, 200);
        try {
            return used(request, token.get(), link.get(), form);
        } catch (HashingBusy _) {
            return page(request, link.get(), form, words.get("desk.busy"), 503)
                    .with("Retry-After", "5");
        }
    }

    private Response used(Request request, Token token, Link link, Form form) {
        String password = form.value("password").orElse("");
        if (!password.equals(form.value("again").orElse("")))
            return page(request, link, form, words.get("desk.password.differs"), 422);
        if (link.purpose() != Link.Purpose.FIRST)
            return entered(
                    request,
                    link,
                    form,
                    identity.signIn().choose(token, password, Device.words(request)));
        Optional<String> name = form.value("name").flatMap(NewPerson::name);
        if (name.isEmpty()) return page(request, link, form, words.get("desk.name.wrong"), 422);
        Optional<Email> email = form.value("email").flatMap(Email::of);
        if (email.isEmpty()) return page(request, link, form, words.get("desk.email.wrong"), 422);
        return entered(
                request,
                link,
                form,
                identity.signIn()
                        .first(token, name.get(), email.get(), password, Device.words(request)));
    }

    private Response entered(Request request, Link link, Form form, Entry entry) {
        return switch (entry) {
            case Entry.Granted(var session) ->
                    signIn.inByLink(request, Response.seeOther(Next.HOME), session);
            case Entry.Halfway(var step) -> signIn.halfway(step, Next.HOME);
            case Entry.Unfit(var fault) ->
                    page(request, link, form, PasswordWords.of(words, fault), 422);
            case Entry.Void() -> notices.voidLink();
        };
    }

    private Response page(
            Request request, Link link, @Nullable Form form, @Nullable String problem, int status) {
        boolean first = link.purpose() == Link.Purpose.FIRST;
        String title = words.get(first ? "desk.first.title" : "desk.choose.title");
        return sheets.page(
                "link",
                new LinkPage(
                        frames.outside(title),
                        request.rawPath(),
                        first,
                        link.person() != null ? link.person().name() : typed(form, "name"),
                        link.person() != null ? link.person().email() : typed(form, "email"),
                        problem,
                        Cookie.kept(request, publicHttps)),
                status);
    }

    private static String typed(@Nullable Form form, String name) {
        return form == null ? "" : form.value(name).orElse("");
    }
}
