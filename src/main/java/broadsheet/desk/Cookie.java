package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Sessions;
import broadsheet.identity.Token;
import java.util.Optional;

/// What a browser that is signed in shows. Its name makes browsers insist that it came over HTTPS
/// (or from this machine), from this host and for all of it; scripts cannot read it. Other sites
/// may link to the desk, so it comes along when one follows a link (`Lax`), never when another site
/// sends a form.
final class Cookie {
    static final String NAME = "__Host-desk";

    /// Of a browser that has shown the password, and still has to show a code.
    static final String HALFWAY = "__Host-desk-halfway";

    /// Of a browser that has begun something in two steps.
    static final String TICKET = "__Host-desk-ticket";

    private static final String RULES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private Cookie() {}

    static Optional<Token> shown(Request request) {
        return request.cookie(NAME).flatMap(Token::of);
    }

    static Response set(Response response, Token token) {
        return response.with(
                "Set-Cookie",
                NAME + "=" + token.text() + RULES + "; Max-Age=" + Sessions.LONGEST.toSeconds());
    }

    static Optional<Token> halfway(Request request) {
        return request.cookie(HALFWAY).flatMap(Token::of);
    }

    static Response setHalfway(Response response, Token token) {
        return response.with("Set-Cookie", HALFWAY + "=" + token.text() + RULES + "; Max-Age=600");
    }

    static Response clearedHalfway(Response response) {
        return response.with("Set-Cookie", HALFWAY + "=" + RULES + "; Max-Age=0");
    }

    static Optional<Token> ticket(Request request) {
        return request.cookie(TICKET).flatMap(Token::of);
    }

    static Response setTicket(Response response, Token token) {
        return response.with("Set-Cookie", TICKET + "=" + token.text() + RULES + "; Max-Age=600");
    }

    static Response clearedTicket(Response response) {
        return response.with("Set-Cookie", TICKET + "=" + RULES + "; Max-Age=0");
    }

    static Response cleared(Response response) {
        return response.with("Set-Cookie", NAME + "=" + RULES + "; Max-Age=0");
    }

    /// Whether the browser will keep it: over HTTPS, or where the server is the same machine.
    static boolean kept(Request request, boolean publicHttps) {
        String host = request.host().replaceFirst(":\\d+$", "");
        return publicHttps
                || request.scheme().equals("https")
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }
}
