package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.media.PictureResult;
import broadsheet.media.PictureView;
import broadsheet.media.PictureWords;
import broadsheet.media.Pictures;
import broadsheet.page.Messages;
import broadsheet.paper.Buckets;
import broadsheet.paper.Quota;
import broadsheet.text.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The picture archive for the editor: what is known of pictures, and the way in for new ones.
final class PictureRoutes {
    private static final String PATH = "/desk/pictures";
    private static final int LISTED = 60;
    private static final int MOST_IDS = 100;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_NAME = 200;

    /// Files a minute that one person may bring in: what a camera's card holds comes in minutes,
    /// and a script that has gone astray does not fill the disk.
    private static final int RATE = 60;

    private static final int MOST_PEOPLE = 2_000;

    private final Pictures pictures;
    private final long largest;
    private final Messages words;
    private final Buckets buckets;

    PictureRoutes(Newsdesk newsdesk, Messages words) {
        this.buckets = new Buckets(MOST_PEOPLE, newsdesk.clock());
        this.pictures = newsdesk.pictures();
        this.largest = pictures.largest();
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH + ".json", Right.WRITE, this::list);
        door.post(PATH, Right.WRITE, this::add);
    }

    /// Pictures by their numbers (`ids=3,5`), or the newest whose words have all of `q`.
    private Response list(Request request, SignedIn who) {
        List<PictureId> ids =
                Arrays.stream(request.param("ids").orElse("").split(","))
                        .filter(id -> id.matches("[1-9]\\d{0,17}"))
                        .limit(MOST_IDS)
                        .map(id -> new PictureId(Long.parseLong(id)))
                        .toList();
        Collection<Picture> found =
                request.param("ids").isPresent()
                        ? pictures.find(ids).values()
                        : pictures.newest(
                                Arrays.stream(request.param("q").orElse("").split("\\s+"))
                                        .filter(word -> !word.isEmpty())
                                        .limit(MOST_WORDS)
                                        .toList(),
                                LISTED);
        return json(200, Json.object().put("pictures", found, PictureRoutes::line).build());
    }

    /// The request's body is the file; its name comes with the address.
    private Response add(Request request, SignedIn who) throws IOException {
        Quota quota = buckets.take("pictures", who.actor().name(), RATE, 1);
        if (!quota.granted())
            return json(
                            429,
                            Json.object()
                                    .put("problem", words.get("desk.picture.many", RATE))
                                    .build())
                    .with("Retry-After", Long.toString(quota.pause()));
        String name = request.param("name").orElse("picture");
        String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return switch (pictures.add(
                request.bodyStream(largest + 1), shown, PictureWords.NONE, who.actor())) {
            case PictureResult.PictureAdded(var picture) -> json(201, line(picture));
            case PictureResult.PictureRefused(var reason, _) ->
                    json(status(reason), Json.object().put("problem", words(reason)).build());
        };
    }

    private static int status(PictureResult.Refusal reason) {
        return switch (reason) {
            case TOO_MANY_BYTES, TOO_MANY_PIXELS -> 413;
            case UNKNOWN_FORMAT -> 415;
            case EMPTY, BROKEN -> 422;
        };
    }

    private String words(PictureResult.Refusal reason) {
        return switch (reason) {
            case TOO_MANY_BYTES -> words.get("desk.picture.bytes", largest >> 20);
            case TOO_MANY_PIXELS -> words.get("desk.picture.pixels");
            case UNKNOWN_FORMAT -> words.get("desk.picture.format");
            case EMPTY -> words.get("desk.picture.empty");
            case BROKEN -> words.get("desk.picture.broken");
        };
    }

    private static Json.Obj line(Picture picture) {
        PictureView view = PictureMarkup.view(picture, Crop.WHOLE, "100vw", Loading.LAZY);
        return Json.object()
                .put("id", picture.id().value())
                .put("name", picture.slug())
                .put("alt", picture.alt())
                .put("caption", picture.caption())
                .put("credit", picture.credit())
                .put("width", view.width())
                .put("height", view.height())
                .put("src", view.src())
                .put("thumb", PictureMarkup.smallest(picture))
                .build();
    }

    private static Response json(int status, Json.Obj body) {
        return Content.json(body.write())
                .status(status)
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
