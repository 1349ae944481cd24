package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStory;
import broadsheet.search.Facet;
import broadsheet.search.Found;
import broadsheet.search.Hit;
import broadsheet.search.Note;
import broadsheet.search.Question;
import broadsheet.search.Search;
import broadsheet.search.SearchBusy;
import broadsheet.story.SectionTree;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Search: what readers find, for programs. Nothing of it is kept.
final class SearchAnswer {
    private static final String ADDRESS = Links.ROOT + "/search";
    private static final int USUAL = 20;

    /// Where the parameter is not given.
    private static final String YES = "yes";

    private final ReadingRoom room;
    private final Search search;
    private final Links links;
    private final StoryJson stories;

    SearchAnswer(ReadingRoom room, Search search, Links links, StoryJson stories) {
        this.room = room;
        this.search = search;
        this.links = links;
        this.stories = stories;
    }

    Response find(Request request) {
        Asked asked = new Asked(request, "q", "sort", "fresh", "page", "limit");
        int limit = asked.limit(USUAL, Question.LARGEST);
        Question question =
                new Question(
                        asked.text("q").orElse(""),
                        asked.choice("sort", Question.Order.values())
                                .orElse(Question.Order.RELEVANCE),
                        fresh(asked),
                        asked.number("page", 1, Question.DEEPEST / limit),
                        limit);
        try {
            return answer(asked, search.find(question));
        } catch (SearchBusy e) {
            return busy(e);
        }
    }

    private static boolean fresh(Asked asked) {
        String value = asked.text("fresh").orElse(YES);
        if (!value.equals(YES) && !value.equals("no"))
            throw Problem.parameter("fresh", value, "yes or no").thrown();
        return value.equals(YES);
    }

    private static Response busy(SearchBusy busy) {
        String detail =
                switch (busy.why()) {
                    case CROWDED -> "Too many search at once. Try again in a few seconds.";
                    case BUILDING -> "The index is being made. Try again in a minute.";
                };
        String pause =
                switch (busy.why()) {
                    case CROWDED -> "3";
                    case BUILDING -> "30";
                };
        return Problem.of(503, "search", "There is no search just now", detail)
                .content()
                .with("Retry-After", pause);
    }

    private Content answer(Asked asked, Found found) {
        Json.Builder body =
                Json.object()
                        .put("total", count(found.total()))
                        .put("page", found.page())
                        .put("pages", found.pages())
                        .put("hits", new Json.Arr(hits(found.hits())))
                        .put("facets", found.facets(), SearchAnswer::facet)
                        .put("didYouMean", found.didYouMean())
                        .put("partly", found.partly())
                        .put("notes", found.notes(), SearchAnswer::note);
        boolean last = found.page() >= found.pages();
        String next = links.of(ADDRESS + asked.with("page", String.valueOf(found.page() + 1)));
        if (!last) body.put("next", next);
        Content.Builder content =
                Content.json(body.build().write()).cacheControl("private, no-store");
        return (last ? content : content.link("<" + next + ">; rel=\"next\"")).build();
    }

    /// As the stories are now: one that was withdrawn in this moment is left out.
    private List<Json> hits(List<Hit> hits) {
        Map<StoryId, Story> there = room.stories().find(hits.stream().map(Hit::story).toList());
        List<Story> inOrder =
                hits.stream().map(hit -> there.get(hit.story())).filter(Objects::nonNull).toList();
        Map<StoryId, WholeStory> whole = new HashMap<>();
        for (WholeStory each : room.whole().of(inOrder)) whole.put(each.story().id(), each);
        SectionTree tree = room.sections();
        return hits.stream()
                .filter(hit -> whole.containsKey(hit.story()))
                .map(hit -> hit(hit, Objects.requireNonNull(whole.get(hit.story())), tree))
                .toList();
    }

    private Json hit(Hit hit, WholeStory whole, SectionTree tree) {
        return Json.object()
                .put("story", stories.write(whole, tree, List.of()))
                .put("headline", hit.headline(), SearchAnswer::piece)
                .put("snippets", hit.snippets(), each -> Json.array(each, SearchAnswer::piece))
                .build();
    }

    private static Json piece(Hit.Piece piece) {
        return Json.object().put("text", piece.text()).put("marked", piece.marked()).build();
    }

    private static Json facet(Facet facet) {
        return Json.object()
                .put("kind", Asked.word(facet.kind()))
                .put("values", facet.values(), SearchAnswer::value)
                .build();
    }

    private static Json value(Facet.Value value) {
        return Json.object()
                .put("label", value.label())
                .put("count", count(value.count()))
                .put("query", value.query())
                .put("chosen", value.chosen())
                .build();
    }

    private static Json count(Found.Count count) {
        return Json.object().put("stories", count.stories()).put("exact", count.exact()).build();
    }

    private static Json note(Note note) {
        return switch (note) {
            case Note.BadDate(var operator, var given) -> note("bad-date", operator, given);
            case Note.Shortened() -> Json.object().put("kind", "shortened").build();
        };
    }

    private static Json note(String kind, String operator, String given) {
        return Json.object()
                .put("kind", kind)
                .put("operator", operator)
                .put("given", given)
                .build();
    }
}
