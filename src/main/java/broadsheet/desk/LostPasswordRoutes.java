package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Email;
import broadsheet.identity.Identity;
import broadsheet.page.Messages;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asking for a link to choose another password. What is answered, and what is done for it, is the
/// same for every address.
final class LostPasswordRoutes {
    static final String PATH = "/desk/lost-password";

    private final Identity identity;
    private final SignInRoutes signIn;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    LostPasswordRoutes(
            Identity identity, SignInRoutes signIn, Frames frames, Sheets sheets, Messages words) {
        this.identity = identity;
        this.signIn = signIn;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    void addTo(Router.Builder router) {
        router.get(PATH, request -> page("", request.param("asked").isPresent(), null, 200));
        router.post(PATH, this::ask);
    }

    private Response ask(Request request) {
        if (!Door.fromOwnPage(request)) return Door.foreign();
        String typed = request.form().value("email").orElse("");
        Optional<Email> email = Email.of(typed);
        if (email.isEmpty()) return page(typed, false, words.get("desk.email.wrong"), 422);
        Duration wait = identity.signIn().lost(email.get(), request.network());
        return wait.isZero()
                ? Response.seeOther(PATH + "?asked=1")
                : page(typed, false, signIn.later(wait), 429)
                        .with("Retry-After", Long.toString(SignInRoutes.seconds(wait)));
    }

    private Response page(String typed, boolean asked, @Nullable String problem, int status) {
        return sheets.page(
                "lostPassword",
                new LostPasswordPage(
                        frames.outside(words.get("desk.lost.title")),
                        typed,
                        asked,
                        identity.post().carried(),
                        problem),
                status);
    }
}
