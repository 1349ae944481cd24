package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Came;
import broadsheet.identity.Identity;
import broadsheet.identity.PersonId;
import broadsheet.identity.ProviderSignIn;
import broadsheet.identity.RelyingParty;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.identity.Token;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import java.net.URI;
import java.util.Optional;

/// Signing in with an account elsewhere, and untying it. A form begins, the browser goes to the
/// provider's own pages, and the provider sends it back.
final class ProviderRoutes {
    static final String IN = SignInRoutes.PATH + "/provider";

    /// What the provider must be told beforehand, after the paper's own address.
    static final String BACK = IN + "/back";

    private final Identity identity;
    private final Paper paper;
    private final SignInRoutes signIn;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;

    ProviderRoutes(
            Identity identity,
            Paper paper,
            SignInRoutes signIn,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words) {
        this.identity = identity;
        this.paper = paper;
        this.signIn = signIn;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
    }

    void addTo(Router.Builder router, Door door) {
        router.post(IN, request -> withProvider(provider -> begin(request, provider)));
        router.get(BACK, request -> withProvider(provider -> finish(request, provider)));
        door.post(AccountRoutes.PATH + "/ties/{id}/removed", this::untie);
        door.post(PeopleRoutes.PATH + "/{id}/ties/removed", Right.MANAGE_PEOPLE, this::untieAll);
    }

    private interface Work {
        Response with(ProviderSignIn provider);
    }

    private Response withProvider(Work work) {
        return identity.providerSignIn()
                .map(work::with)
                .orElseGet(() -> Response.seeOther(SignInRoutes.PATH));
    }

    private Response begin(Request request, ProviderSignIn provider) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        String next = Next.safe(request.form().value("next"));
        return switch (provider.begin(back(request), next, request.network())) {
            case ProviderSignIn.Begun.Onward(var ticket, var address) ->
                    Cookie.setTicket(onward(provider, address), ticket);
            case ProviderSignIn.Begun.Later(var wait) -> signIn.delayed(request, next, wait);
            case ProviderSignIn.Begun.Away() ->
                    out(request, provider, new Came.Out(Came.Reason.AWAY, "", next));
        };
    }

    /// A page that goes on by itself. To answer a form with a redirect to another site would take a
    /// policy that lets forms be sent there, and to wherever that site redirects.
    private Response onward(ProviderSignIn provider, URI address) {
        return sheets.page(
                        "onward",
                        new OnwardPage(
                                frames.outside(words.get("desk.sign-in")),
                                provider.name(),
                                address.toASCIIString()))
                .with("Refresh", "0;url=" + address.toASCIIString());
    }

    private Response finish(Request request, ProviderSignIn provider) {
        Optional<Token> ticket = Cookie.ticket(request);
        Came came =
                ticket.isEmpty()
                        ? new Came.Out(Came.Reason.STALE, "", "")
                        : provider.finish(
                                ticket.get(),
                                request.rawQuery(),
                                back(request),
                                request.network(),
                                Device.words(request));
        String next = Next.safe(Optional.of(came.next()));
        return Cookie.clearedTicket(
                switch (came) {
                    case Came.In(var attempt, _) -> signIn.answered(request, "", next, "", attempt);
                    case Came.Out out -> out(request, provider, out);
                });
    }

    private Response out(Request request, ProviderSignIn provider, Came.Out out) {
        return signIn.refused(
                request,
                Next.safe(Optional.of(out.next())),
                words.get("desk.provider." + out.reason().word(), provider.name(), out.email()),
                out.reason() == Came.Reason.AWAY ? 503 : 403);
    }

    private URI back(Request request) {
        return URI.create(RelyingParty.of(paper.url(), request.host()).origin() + BACK);
    }

    private Response untie(Request request, SignedIn who) {
        return identity.ties().untie(who, Numbers.of(request.variable("id")))
                ? Response.seeOther(AccountRoutes.PATH)
                : notices.missing(who);
    }

    private Response untieAll(Request request, SignedIn who) {
        PersonId person = new PersonId(Numbers.of(request.variable("id")));
        if (identity.people().find(person).isEmpty()) return notices.missing(who);
        identity.ties().untieAll(person, who.actor());
        return Response.seeOther(PeopleRoutes.PATH + "/" + person.value());
    }
}
