package broadsheet.media;

import broadsheet.blobs.Blobs;
import broadsheet.http.FileContent;
import broadsheet.http.Redirect;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;

/// Everything below `/media/`: renditions of pictures and attachments. What stands there never
/// changes.
public final class MediaRoutes {
    private static final String A_DAY = "public, max-age=86400";

    private final Media media;

    public MediaRoutes(
            Pictures pictures, Attachments attachments, Renditions renditions, Blobs blobs) {
        this.media = new Media(pictures, attachments, renditions, blobs);
    }

    /// Adds `GET /media/…`.
    public void addTo(Router.Builder routes) {
        routes.get("/media/{file...}", this::file);
    }

    private Response file(Request request) {
        return switch (media.at(request.rawPath())) {
            case MediaAnswer.Stored stored -> stored(stored);
            case MediaAnswer.Moved(var path) -> new Redirect(301, path, A_DAY);
            case MediaAnswer.Instead(var path) -> new Redirect(302, path);
            case MediaAnswer.Busy(var retryAfter) ->
                    Refusal.of(
                                    503,
                                    "This picture is still being made. Please try again in a moment.")
                            .with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case MediaAnswer.Missing() -> Response.notFound();
        };
    }

    private static Response stored(MediaAnswer.Stored stored) {
        var content = new FileContent(stored.file(), stored.mediaType(), stored.etag());
        return stored.saved() ? content.with("Content-Disposition", "attachment") : content;
    }
}
