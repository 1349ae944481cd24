package broadsheet.paper;

import broadsheet.http.Content;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.press.Press;
import broadsheet.press.PressBusy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where every surface gets its answers pressed: the kept answer, or one rendered now, or a polite
/// refusal where too many are being rendered already.
public final class PressRoom {
    private final Press<Content> press;

    public PressRoom(Press<Content> press) {
        this.press = press;
    }

    /// The kept answer, or what `render` makes. A render that finds that there is no page to be
    /// kept throws [#instead(Response)].
    ///
    /// @param key what tells one answer from another: [#key] where every reader may be given it
    ///   from memory before any handler is asked, else a text that does not begin with a slash
    public Response answer(String key, Supplier<Content> render) {
        try {
            return press.get(key, render);
        } catch (Instead e) {
            return e.response();
        } catch (PressBusy e) {
            return Refusal.of(
                            503,
                            "Too many pages are being made at once. Please try again in a few seconds.")
                    .with("Retry-After", "5");
        }
    }

    /// What tells one readers' page from another: the path, and in lists the place read on from.
    /// Other parameters make no other page.
    public static String key(Request request) {
        return request.rawQuery().isEmpty()
                ? request.path()
                : request.param("before")
                        .map(before -> request.path() + "?before=" + before)
                        .orElse(request.path());
    }

    /// The kept answer, or null where it must be rendered. Never waits.
    public @Nullable Content kept(String key) {
        return press.ifKept(key);
    }

    /// Ends a render with an answer that is not kept: a redirect or a refusal. To be thrown.
    public static RuntimeException instead(Response response) {
        return new Instead(response);
    }

    private static final class Instead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Response response;

        Instead(Response response) {
            super(null, null, false, false);
            this.response = response;
        }

        Response response() {
            return response;
        }
    }
}
