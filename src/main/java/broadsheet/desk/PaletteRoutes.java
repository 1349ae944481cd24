package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.State;
import broadsheet.text.Json;
import java.util.Arrays;
import java.util.List;

/// Stories by their headline, as somebody types it into the palette, or where a link shall lead.
final class PaletteRoutes {
    private static final String PATH = "/desk/palette";
    private static final int MOST = 8;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 100;

    private final Slips slips;
    private final Sight sight;
    private final StoryViews views;
    private final Messages words;

    PaletteRoutes(Newsdesk newsdesk, Sight sight, StoryViews views, Messages words) {
        this.slips = newsdesk.slips();
        this.sight = sight;
        this.views = views;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH, Right.WRITE, this::stories);
    }

    private Response stories(Request request, SignedIn who) {
        String asked = request.param("q").orElse("").strip();
        List<String> typed =
                Arrays.stream(asked.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList();
        List<Slip> found =
                asked.length() < 2 || asked.length() > LONGEST
                        ? List.of()
                        : slips.headed(typed, sight.remit(who).within(Right.WRITE), MOST);
        Json json =
                Json.object()
                        .put(
                                "stories",
                                found.stream()
                                        .filter(slip -> sight.remit(who).sees(slip.section()))
                                        .toList(),
                                this::line)
                        .build();
        return Content.json(json.write())
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private Json line(Slip slip) {
        return Json.object()
                .put("path", slip.state() instanceof State.Published ? slip.path() : null)
                .put(
                        "headline",
                        slip.headline().isBlank() ? words.get("untitled") : slip.headline())
                .put("state", views.stateName(slip.state().word()))
                .put("href", StoryRoutes.PATH + "/" + slip.id().value())
                .build();
    }
}
