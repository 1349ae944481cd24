package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Attempt;
import broadsheet.identity.HashingBusy;
import broadsheet.identity.Identity;
import broadsheet.identity.Passkeys;
import broadsheet.identity.PersonId;
import broadsheet.identity.RelyingParty;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.identity.Token;
import broadsheet.page.Assets;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import broadsheet.text.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passkeys: made and removed by whoever is signed in, shown by whoever comes in. Each takes two
/// requests: a script asks what is to be signed, then a form brings what was.
final class PasskeyRoutes {
    static final String PATH = "/desk/passkeys";
    static final String IN = SignInRoutes.PATH + "/passkey";
    static final String SCRIPT = "js/passkeys.js";

    private final Identity identity;
    private final Paper paper;
    private final SignInRoutes signIn;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;
    private final Dates dates;
    private final String script;

    PasskeyRoutes(
            Identity identity,
            Paper paper,
            Assets assets,
            SignInRoutes signIn,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words,
            Dates dates) {
        this.identity = identity;
        this.paper = paper;
        this.signIn = signIn;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
        this.dates = dates;
        this.script = assets.path(SCRIPT);
    }

    void addTo(Router.Builder router, Door door) {
        router.post(IN + "/challenge", this::toSignIn);
        router.post(IN, this::signIn);
        door.get(PATH, (_, who) -> page(who, null, 200));
        door.post(PATH + "/challenge", this::toMake);
        door.post(PATH, this::add);
        door.post(PATH + "/{id}/removed", this::remove);
        door.post(
                PeopleRoutes.PATH + "/{id}/passkeys/removed", Right.MANAGE_PEOPLE, this::removeAll);
    }

    private RelyingParty party(Request request) {
        return RelyingParty.of(paper.url(), request.host());
    }

    private Response toSignIn(Request request) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        return switch (identity.passkeys().toSignIn(request.network())) {
            case Passkeys.Asked.Later(var wait) ->
                    problem(signIn.later(wait), 429)
                            .with("Retry-After", Long.toString(SignInRoutes.seconds(wait)));
            case Passkeys.Asked.Sign(var ticket, var challenge) ->
                    Cookie.setTicket(
                            json(
                                    Json.object()
                                            .put("challenge", challenge.text())
                                            .put("rpId", party(request).id())
                                            .put("userVerification", "required")
                                            .build(),
                                    200),
                            ticket);
        };
    }

    private Response signIn(Request request) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        Form form = request.form();
        Attempt attempt =
                Cookie.ticket(request)
                        .map(ticket ->
                                identity.passkeys()
                                        .signIn(
                                                ticket,
                                                form.value("response").orElse(""),
                                                party(request),
                                                request.network(),
                                                Device.words(request)))
                        .orElseGet(Attempt.Refused::new);
        return Cookie.clearedTicket(
                signIn.answered(
                        request,
                        "",
                        Next.safe(form.value("next")),
                        words.get("desk.passkey.refused"),
                        attempt));
    }

    /// Asks for the password before a device makes a key: one that is not taken would stay there.
    private Response toMake(Request request, SignedIn who) {
        String password = request.form().value("password").orElse("");
        try {
            if (!identity.signIn().lately(who)
                    && !identity.signIn().knows(who, password, request.network()))
                return problem(words.get("desk.password.wrong"), 403);
        } catch (HashingBusy _) {
            return problem(words.get("desk.busy"), 503).with("Retry-After", "5");
        }
        Passkeys.Asked.Sign sign = identity.passkeys().toMake(who);
        return Cookie.setTicket(
                json(options(who, sign.challenge(), party(request)), 200), sign.ticket());
    }

    /// As `PublicKeyCredential.parseCreationOptionsFromJSON` takes it.
    private Json.Obj options(SignedIn who, Token challenge, RelyingParty party) {
        PersonId person = who.person().id();
        return Json.object()
                .put("challenge", challenge.text())
                .put("rp", Json.object().put("id", party.id()).put("name", paper.name()).build())
                .put(
                        "user",
                        Json.object()
                                .put("id", Passkeys.handle(person))
                                .put("name", who.person().email())
                                .put("displayName", who.person().name())
                                .build())
                .put(
                        "pubKeyCredParams",
                        Passkeys.ALGORITHMS,
                        number ->
                                Json.object().put("type", "public-key").put("alg", number).build())
                .put(
                        "excludeCredentials",
                        identity.passkeys().credentials(person),
                        id -> Json.object().put("type", "public-key").put("id", id).build())
                .put(
                        "authenticatorSelection",
                        Json.object()
                                .put("residentKey", "required")
                                .put("userVerification", "required")
                                .build())
                .put("attestation", "none")
                .build();
    }

    private Response add(Request request, SignedIn who) {
        Optional<Token> ticket = Cookie.ticket(request);
        Form form = request.form();
        Passkeys.Added added =
                ticket.isEmpty()
                        ? Passkeys.Added.WRONG
                        : identity.passkeys()
                                .add(
                                        who,
                                        ticket.get(),
                                        form.value("response").orElse(""),
                                        party(request),
                                        form.value("name").orElse(""),
                                        Device.words(request));
        return Cookie.clearedTicket(
                switch (added) {
                    case DONE -> Response.seeOther(PATH);
                    case WRONG -> page(who, words.get("desk.passkey.wrong"), 422);
                    case TOO_MANY -> page(who, words.get("desk.passkey.many"), 409);
                });
    }

    private Response remove(Request request, SignedIn who) {
        return identity.passkeys().remove(who, Numbers.of(request.variable("id")))
                ? Response.seeOther(PATH)
                : notices.missing(who);
    }

    private Response removeAll(Request request, SignedIn who) {
        PersonId person = new PersonId(Numbers.of(request.variable("id")));
        if (identity.people().find(person).isEmpty()) return notices.missing(who);
        identity.passkeys().removeAll(person, who.actor());
        return Response.seeOther(PeopleRoutes.PATH + "/" + person.value());
    }

    private Response page(SignedIn who, @Nullable String problem, int status) {
        return sheets.page(
                "passkeys",
                new PasskeysPage(
                        frames.of(who, words.get("desk.passkeys"), PATH),
                        identity.passkeys().of(who.person().id()).stream()
                                .map(key ->
                                        new PasskeysPage.Line(
                                                key.id(),
                                                key.name(),
                                                dates.moment(key.created()),
                                                key.lastUsed() == null
                                                        ? ""
                                                        : dates.moment(key.lastUsed())))
                                .toList(),
                        proof(who),
                        problem,
                        script),
                status);
    }

    private PasskeysPage.Proof proof(SignedIn who) {
        if (identity.signIn().lately(who)) return PasskeysPage.Proof.NONE;
        return who.person().invited() ? PasskeysPage.Proof.SIGN_IN : PasskeysPage.Proof.PASSWORD;
    }

    private static Response problem(String text, int status) {
        return json(Json.object().put("problem", text).build(), status);
    }

    private static Response json(Json.Obj json, int status) {
        return Content.json(json.write()).status(status).cacheControl("no-store").build();
    }
}
