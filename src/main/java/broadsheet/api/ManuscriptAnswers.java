package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import broadsheet.paper.Addresses;
import broadsheet.story.Editing;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Position;
import broadsheet.story.Remit;
import broadsheet.story.Revision;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.State;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a key sees of the newsroom: stories in whatever state, and their history. Never kept by
/// anybody, and not for pages of other sites.
final class ManuscriptAnswers {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Editing editing;
    private final Manuscripts manuscripts;
    private final Slips slips;
    private final ManuscriptJson json;
    private final Links links;

    ManuscriptAnswers(
            Editing editing,
            Manuscripts manuscripts,
            Slips slips,
            ManuscriptJson json,
            Links links) {
        this.editing = editing;
        this.manuscripts = manuscripts;
        this.slips = slips;
        this.json = json;
        this.links = links;
    }

    /// The story of the address `{id}`: what the key does not see is not there.
    Manuscript story(Request request, Mandate by) {
        String id = request.variable("id");
        StoryId story = new StoryId(new Asked(request).id("id"));
        return editing.find(by, story).orElseThrow(() -> missing("id", id));
    }

    static RuntimeException missing(String name, String value) {
        return Problem.nothing(404, name, value, "what this key may see").thrown();
    }

    /// What is the newsroom's own.
    static Content.Builder secret(Json.Obj body) {
        return Content.json(body.write()).cacheControl("no-store");
    }

    /// A story as it stands now.
    Content.Builder now(StoryId id, Mandate by) {
        Manuscript story = manuscripts.find(id).orElseThrow(() -> missing("id", "" + id.value()));
        return secret(json.write(story, editing.remit(by)));
    }

    Response one(Request request, Mandate by) {
        return secret(json.write(story(request, by), editing.remit(by))).build();
    }

    Response list(Request request, Mandate by) {
        Asked asked = new Asked(request, "state", "section", "after", "limit");
        Remit remit = editing.remit(by);
        SectionTree tree = remit.sections();
        Section section = asked.text("section").map(path -> section(path, remit)).orElse(null);
        int limit = asked.limit(USUAL, MOST);
        List<Slip> found =
                slips.list(
                        Slips.Wanted.ALL
                                .states(
                                        asked.text("state")
                                                .map(ManuscriptAnswers::states)
                                                .orElse(List.of())
                                                .toArray(String[]::new))
                                .in(
                                        section == null
                                                ? remit.within(Right.WRITE)
                                                : remit.within(Right.WRITE, section))
                                .after(
                                        asked.text("after")
                                                .map(ManuscriptAnswers::position)
                                                .orElse(null)),
                        limit + 1);
        Json.Builder body =
                Json.object()
                        .put(
                                "manuscripts",
                                found.stream()
                                        .limit(limit)
                                        .filter(slip -> remit.sees(slip.section()))
                                        .toList(),
                                slip -> json.write(slip, tree));
        if (found.size() <= limit) return secret(body.build()).build();
        Slip last = found.get(limit - 1);
        String next =
                links.of(
                        Links.ROOT
                                + "/manuscripts"
                                + asked.with(
                                        "after",
                                        Addresses.position(new Position(last.saved(), last.id()))));
        return secret(body.put("next", next).build()).link("<" + next + ">; rel=\"next\"").build();
    }

    private static Section section(String path, Remit remit) {
        return remit.sections()
                .at(path)
                .filter(section -> remit.sees(section.id()))
                .orElseThrow(() ->
                        Problem.nothing(
                                        400,
                                        "section",
                                        path,
                                        "the path of a section that this key sees")
                                .thrown());
    }

    private static List<String> states(String value) {
        List<String> wanted = List.of(value.split(",", -1));
        for (String each : wanted)
            if (!State.WORDS.contains(each))
                throw Problem.parameter(
                                "state",
                                value,
                                String.join(", ", State.WORDS) + ", or several separated by commas")
                        .thrown();
        return wanted;
    }

    private static Position position(String value) {
        return Addresses.position(value)
                .orElseThrow(() ->
                        Problem.parameter("after", value, "a cursor, as the answer's next has it")
                                .thrown());
    }

    Response history(Request request, Mandate by) {
        Asked asked = new Asked(request, "before", "limit");
        StoryId id = new StoryId(asked.id("id"));
        Manuscript story =
                editing.find(by, id).orElseThrow(() -> missing("id", request.variable("id")));
        int before = asked.number("before", Integer.MAX_VALUE, 999_999_999);
        int limit = asked.limit(USUAL, MOST);
        List<Revision> revisions = manuscripts.history(story.id(), before, limit);
        Json.Builder body =
                Json.object().put("revisions", revisions, each -> json.line(each).build());
        if (revisions.isEmpty() || revisions.getLast().number() == 1)
            return secret(body.build()).build();
        String next =
                links.story(story.id())
                        + "/revisions"
                        + asked.with("before", "" + revisions.getLast().number());
        return secret(body.put("next", next).build()).link("<" + next + ">; rel=\"next\"").build();
    }

    Response revision(Request request, Mandate by) {
        Manuscript story = story(request, by);
        String number = request.variable("number");
        @Nullable Revision revision =
                number.matches("[1-9]\\d{0,8}")
                        ? manuscripts.revision(story.id(), Integer.parseInt(number)).orElse(null)
                        : null;
        if (revision == null) throw missing("number", number);
        return secret(json.write(revision)).build();
    }
}
