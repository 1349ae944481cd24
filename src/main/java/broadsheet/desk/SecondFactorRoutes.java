package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.HashingBusy;
import broadsheet.identity.Identity;
import broadsheet.identity.SecondFactor;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The code besides the password: set up, confirmed, ended. Beginning and ending ask for the
/// password once more, so that a browser left open is not enough.
final class SecondFactorRoutes {
    static final String PATH = "/desk/second-factor";

    private final Identity identity;
    private final Paper paper;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    SecondFactorRoutes(
            Identity identity, Paper paper, Frames frames, Sheets sheets, Messages words) {
        this.identity = identity;
        this.paper = paper;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH, (_, who) -> page(who, List.of(), null, 200));
        door.post(PATH, (request, who) -> withPassword(request, who, () -> begin(who)));
        door.post(PATH + "/confirmation", this::confirm);
        door.post(
                PATH + "/removed",
                (request, who) ->
                        withPassword(
                                request,
                                who,
                                () -> {
                                    identity.secondFactor().end(who.person().id(), who.actor());
                                    return Response.seeOther(PATH);
                                }));
    }

    private interface Work {
        Response done();
    }

    /// Whoever has no password, since they sign in elsewhere, must have come in just now.
    private Response withPassword(Request request, SignedIn who, Work work) {
        if (who.person().invited())
            return identity.signIn().lately(who)
                    ? work.done()
                    : page(who, List.of(), words.get("desk.second.again"), 403);
        try {
            String password = request.form().value("password").orElse("");
            return identity.signIn().knows(who, password, request.network())
                    ? work.done()
                    : page(who, List.of(), words.get("desk.password.wrong"), 403);
        } catch (HashingBusy _) {
            return page(who, List.of(), words.get("desk.busy"), 503).with("Retry-After", "5");
        }
    }

    private Response begin(SignedIn who) {
        identity.secondFactor().begin(who.person().id());
        return Response.seeOther(PATH);
    }

    private Response confirm(Request request, SignedIn who) {
        Optional<List<String>> codes =
                identity.secondFactor()
                        .confirm(who.person().id(), request.form().value("code").orElse(""));
        return codes.isPresent()
                ? page(who, codes.get(), null, 200)
                : page(who, List.of(), words.get("desk.code.wrong"), 403);
    }

    private Response page(SignedIn who, List<String> codes, @Nullable String problem, int status) {
        SecondFactor.Standing standing = identity.secondFactor().of(who.person().id());
        String secret = identity.secondFactor().begun(who.person().id()).orElse(null);
        return sheets.page(
                "secondFactor",
                new SecondFactorPage(
                        frames.of(who, words.get("desk.second.title"), PATH),
                        standing.on(),
                        standing.codes(),
                        secret,
                        secret == null ? null : SquareCode.of(address(who, secret)),
                        codes,
                        proof(who),
                        problem),
                status);
    }

    private Proof proof(SignedIn who) {
        if (!who.person().invited()) return Proof.PASSWORD;
        return identity.signIn().lately(who) ? Proof.NONE : Proof.SIGN_IN;
    }

    /// As authenticators read it.
    private String address(SignedIn who, String secret) {
        return "otpauth://totp/"
                + coded(paper.name())
                + ":"
                + coded(who.person().email())
                + "?secret="
                + secret
                + "&issuer="
                + coded(paper.name());
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
