package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Grant;
import broadsheet.identity.HashingBusy;
import broadsheet.identity.Identity;
import broadsheet.identity.Right;
import broadsheet.identity.SignIn;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One's own account: who one is, where one is signed in, one's password.
final class AccountRoutes {
    static final String PATH = "/desk/account";
    static final String DEVICES = "/desk/devices";
    static final String PASSWORD = "/desk/password";

    private final Identity identity;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final RoleWords roles;
    private final Messages words;
    private final Dates dates;

    AccountRoutes(
            Identity identity,
            Frames frames,
            Sheets sheets,
            Notices notices,
            RoleWords roles,
            Messages words,
            Dates dates) {
        this.identity = identity;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.roles = roles;
        this.words = words;
        this.dates = dates;
    }

    void addTo(Door door) {
        door.get(PATH, (_, who) -> account(who));
        door.get(DEVICES, (_, who) -> devices(who));
        door.post(DEVICES + "/{id}/end", this::end);
        door.post(DEVICES + "/end-others", (_, who) -> endOthers(who));
        door.get(
                PASSWORD,
                (request, who) -> password(who, null, request.param("done").isPresent(), 200));
        door.post(PASSWORD, this::change);
    }

    private Response account(SignedIn who) {
        return sheets.page(
                "account",
                new AccountPage(
                        frames.of(who, words.get("desk.account"), PATH),
                        who.person().name(),
                        who.person().email(),
                        who.person().grants().stream().map(roles::of).toList(),
                        identity.ties().of(who.person().id()).stream()
                                .map(tie ->
                                        new AccountPage.Tied(
                                                tie.id(),
                                                tie.host(),
                                                dates.moment(tie.tied()),
                                                dates.moment(tie.lastUsed())))
                                .toList(),
                        Arrays.stream(Right.values()).map(right -> allowed(who, right)).toList()));
    }

    private AccountPage.Allowed allowed(SignedIn who, Right right) {
        boolean given = who.person().maySomewhere(right);
        String extent =
                !given
                        ? words.get("desk.right.no")
                        : who.person().may(right)
                                ? words.get("desk.right.everywhere")
                                : who.person().grants().stream()
                                        .filter(grant -> grant.role().rights().contains(right))
                                        .map(Grant::section)
                                        .map(roles::section)
                                        .distinct()
                                        .collect(java.util.stream.Collectors.joining(", "));
        return new AccountPage.Allowed(words.get("desk.right." + right.word()), extent, given);
    }

    private Response devices(SignedIn who) {
        return sheets.page(
                "devices",
                new DevicesPage(
                        frames.of(who, words.get("desk.devices"), DEVICES),
                        identity.sessions().of(who.person().id()).stream()
                                .map(session ->
                                        new DevicesPage.Line(
                                                session.id(),
                                                session.device(),
                                                dates.moment(session.created()),
                                                dates.moment(session.lastUsed()),
                                                session.id() == who.session().id()))
                                .toList()));
    }

    private Response end(Request request, SignedIn who) {
        long id = Numbers.of(request.variable("id"));
        if (!identity.sessions().end(who.person().id(), id)) return notices.missing(who);
        return id == who.session().id()
                ? Cookie.cleared(Response.seeOther(SignInRoutes.PATH))
                : Response.seeOther(DEVICES);
    }

    private Response endOthers(SignedIn who) {
        identity.sessions().endAll(who.person().id(), who.session().id(), who.actor());
        return Response.seeOther(DEVICES);
    }

    private Response change(Request request, SignedIn who) {
        Form form = request.form();
        String password = form.value("password").orElse("");
        if (!password.equals(form.value("again").orElse("")))
            return password(who, words.get("desk.password.differs"), false, 422);
        try {
            SignIn.Changed changed =
                    identity.signIn()
                            .change(who, form.value("old").orElse(""), password, request.network());
            return switch (changed) {
                case SignIn.Changed.Done() -> Response.seeOther(PASSWORD + "?done=1");
                case SignIn.Changed.Wrong() ->
                        password(who, words.get("desk.password.wrong"), false, 403);
                case SignIn.Changed.Unfit(var fault) ->
                        password(who, PasswordWords.of(words, fault), false, 422);
            };
        } catch (HashingBusy _) {
            return password(who, words.get("desk.busy"), false, 503).with("Retry-After", "5");
        }
    }

    private Response password(SignedIn who, @Nullable String problem, boolean done, int status) {
        return sheets.page(
                "password",
                new PasswordPage(
                        frames.of(who, words.get("desk.password.title"), PASSWORD),
                        who.person().email(),
                        problem,
                        done),
                status);
    }
}
