package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.search.ManuscriptSearch;
import broadsheet.search.SearchBusy;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.State;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.util.List;

/// Stories by beginnings of their headline's words, as somebody types them into the palette, or
/// where a link shall lead.
final class PaletteRoutes {
    private static final String PATH = "/desk/palette";
    private static final int MOST = 8;
    private static final int LONGEST = 100;

    private final Slips slips;
    private final ManuscriptSearch search;
    private final Sight sight;
    private final StoryViews views;
    private final Messages words;

    PaletteRoutes(Newsdesk newsdesk, Sight sight, StoryViews views, Messages words) {
        this.slips = newsdesk.slips();
        this.search = newsdesk.search();
        this.sight = sight;
        this.views = views;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH, Right.WRITE, this::stories);
    }

    private Response stories(Request request, SignedIn who) {
        String asked = request.param("q").orElse("").strip();
        List<Slip> found;
        try {
            found = asked.length() < 2 || asked.length() > LONGEST ? List.of() : found(asked, who);
        } catch (SearchBusy _) {
            return Refusal.of(503, words.get("desk.search.busy")).with("Retry-After", "3");
        }
        Json json = Json.object().put("stories", found, this::line).build();
        return Content.json(json.write())
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private List<Slip> found(String asked, SignedIn who) {
        Slips.Within seen = sight.remit(who).within(Right.WRITE);
        List<StoryId> ids = search.headed(asked, seen, MOST);
        return slips.list(Slips.Wanted.ALL.among(ids).in(seen), MOST);
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
