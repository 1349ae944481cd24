package broadsheet.site;

import broadsheet.db.DbBusy;
import broadsheet.http.Content;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.Buckets;
import broadsheet.paper.Paper;
import broadsheet.paper.Quota;
import broadsheet.paper.ReadingRoom;
import broadsheet.search.Search;
import broadsheet.search.SearchBusy;
import broadsheet.search.Suggestion;
import broadsheet.story.Stories;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers those who look for something. Nothing here goes through the press: each question is its
/// asker's own. None is kept, nor written to any log.
final class SearchRoutes {
    private static final int MOST_OWNERS = 50_000;
    private static final int MOST_SUGGESTIONS = 8;
    private static final String NOT_KEPT = "private, no-store";
    private static final String SUGGESTIONS = "application/x-suggestions+json";

    /// So many suggestions to a search: they are asked for while typing.
    private static final int SUGGESTIONS_A_SEARCH = 10;

    private final Search search;
    private final int rate;
    private final Stories stories;
    private final Paper paper;
    private final Messages words;
    private final SearchPages pages;
    private final Notices notices;
    private final Typesetting typesetting;
    private final Buckets askers;

    SearchRoutes(
            Layouts layouts,
            ReadingRoom room,
            Searching searching,
            Notices notices,
            Typesetting typesetting) {
        this.search = searching.search();
        this.rate = searching.rate();
        this.stories = room.stories();
        this.paper = room.paper();
        this.words = layouts.words();
        this.pages = new SearchPages(layouts, new FoundStories(layouts, room));
        this.notices = notices;
        this.typesetting = typesetting;
        this.askers = new Buckets(MOST_OWNERS, room.clock());
    }

    void addTo(Router.Builder router) {
        router.get(Addresses.SEARCH, this::search);
        router.get(Addresses.SUGGEST, this::suggest);
    }

    private Response search(Request request) {
        SearchAsked.Read read = SearchAsked.read(request);
        SearchAsked asked = read.asked();
        if (asked == null) return java.util.Objects.requireNonNull(read.refused());
        if (asked.text().isEmpty()) return page(pages.blank(asked));
        Quota quota = quota(request, "search", 1);
        if (quota != null && !quota.granted()) return often(asked, quota);
        try {
            return page(pages.found(asked, search.find(asked.question())));
        } catch (SearchBusy e) {
            return busy(asked, e);
        } catch (DbBusy _) {
            return notice(notices.searchBusy(asked.text()), 503).with("Retry-After", "5");
        }
    }

    private Content page(SearchPage page) {
        return typesetting.html("site/search", page, page.layout()).cacheControl(NOT_KEPT).build();
    }

    private Response busy(SearchAsked asked, SearchBusy busy) {
        return switch (busy.why()) {
            case CROWDED -> notice(notices.searchBusy(asked.text()), 503).with("Retry-After", "3");
            case BUILDING ->
                    notice(notices.searchBusy(asked.text()), 503).with("Retry-After", "30");
        };
    }

    private Response often(SearchAsked asked, Quota quota) {
        return notice(notices.searchedOften(asked.text()), 429)
                .with("Retry-After", Long.toString(quota.pause()));
    }

    private Content notice(NoticePage notice, int status) {
        return typesetting
                .html("site/notice", notice, notice.layout())
                .status(status)
                .cacheControl(NOT_KEPT)
                .build();
    }

    /// Suggestions in the form that browsers ask for by the OpenSearch description: what was typed,
    /// then three lists of the same length, of texts, kinds and addresses.
    private Response suggest(Request request) {
        String typed = PlainText.clean(request.param("q").orElse("")).strip();
        if (typed.length() > SearchAsked.LONGEST)
            return Refusal.of(
                    400, "The parameter q must be at most " + SearchAsked.LONGEST + " characters.");
        Quota quota = quota(request, "suggest", SUGGESTIONS_A_SEARCH);
        if (quota != null && !quota.granted())
            return Refusal.of(429, words.get("search.often.text"))
                    .with("Retry-After", Long.toString(quota.pause()));
        List<Suggestion> found = typed.isEmpty() || !search.ready() ? List.of() : suggested(typed);
        Json answer =
                new Json.Arr(
                        List.of(
                                Json.of(typed),
                                Json.array(found, each -> Json.of(each.label())),
                                Json.array(found, each -> Json.of(kind(each.kind()))),
                                Json.array(found, each -> Json.of(paper.address(each.path())))));
        return Content.of(SUGGESTIONS, answer.write().getBytes(StandardCharsets.UTF_8))
                .cacheControl(NOT_KEPT)
                .build();
    }

    /// The index does not wait for what has just happened. A story that was withdrawn a moment ago
    /// is therefore looked for where it would stand, and left out.
    private List<Suggestion> suggested(String typed) {
        List<Suggestion> all = search.suggest(typed, MOST_SUGGESTIONS);
        Set<String> there =
                stories.now()
                        .at(
                                all.stream()
                                        .filter(each -> each.kind() == Suggestion.Kind.STORY)
                                        .map(Suggestion::path)
                                        .toList());
        return all.stream()
                .filter(each -> each.kind() != Suggestion.Kind.STORY || there.contains(each.path()))
                .toList();
    }

    private String kind(Suggestion.Kind kind) {
        return switch (kind) {
            case STORY -> words.get("search.kind.story");
            case SECTION -> words.get("search.kind.section");
            case TAG -> words.get("search.kind.tag");
            case AUTHOR -> words.get("search.kind.person");
        };
    }

    private @Nullable Quota quota(Request request, String policy, int times) {
        if (rate == 0) return null;
        String owner = policy + " " + request.network();
        return askers.take(policy, owner, rate * times, 1);
    }
}
