package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.text.Json;
import java.io.IOException;

/// The house style for the editor, which looks for its terms while one writes.
final class HouseStyleRoutes {
    private final HouseStyle style;

    HouseStyleRoutes(HouseStyle style) {
        this.style = style;
    }

    void addTo(Door door) {
        door.get("/desk/house-style.json", Right.WRITE, this::rules);
    }

    private Response rules(Request request, SignedIn who) throws IOException {
        Json.Obj rules = Json.object().put("rules", style.rules(), HouseStyleRoutes::line).build();
        return Content.json(rules.write())
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private static Json line(HouseStyle.Rule rule) {
        return Json.object()
                .put("term", rule.term())
                .put("hint", rule.hint())
                .put("replacement", rule.replacement())
                .build();
    }
}
