package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.search.Found;
import broadsheet.search.Hit;
import broadsheet.search.ManuscriptSearch;
import broadsheet.search.SearchBusy;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Remit;
import broadsheet.story.StoryId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Finds stories in whatever state, for those who may write.
final class SearchRoutes {
    static final String PATH = "/desk/search";

    private final ManuscriptSearch search;
    private final Manuscripts manuscripts;
    private final Sight sight;
    private final DeskFound views;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;

    SearchRoutes(
            Newsdesk newsdesk,
            Sight sight,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words) {
        this.search = newsdesk.search();
        this.manuscripts = newsdesk.manuscripts();
        this.sight = sight;
        this.views = new DeskFound(views, newsdesk.sections(), words);
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH, Right.WRITE, this::search);
    }

    private Response search(Request request, SignedIn who) {
        DeskAsked asked = DeskAsked.of(request);
        Frame frame = frames.of(who, words.get("desk.search"), PATH);
        if (asked.text().isEmpty()) return sheets.page("search", views.blank(frame));
        Remit remit = sight.remit(who);
        try {
            Found found = search.find(asked.question(), remit.within(Right.WRITE));
            return sheets.page("search", views.found(frame, asked, found, seen(found, remit)));
        } catch (SearchBusy _) {
            return notices.searchBusy(who);
        }
    }

    /// The stories of a page as they are now, in its order: one that has moved meanwhile to where
    /// its asker may not look is left out, and one that was just being published stands there once.
    private List<DeskFound.Line> seen(Found found, Remit remit) {
        Map<StoryId, Manuscript> there =
                manuscripts.find(found.hits().stream().map(Hit::story).distinct().toList()).stream()
                        .filter(remit::sees)
                        .collect(Collectors.toMap(Manuscript::id, story -> story));
        return found.hits().stream()
                .map(hit -> {
                    Manuscript story = there.remove(hit.story());
                    return story == null ? null : new DeskFound.Line(hit, story);
                })
                .filter(Objects::nonNull)
                .toList();
    }
}
