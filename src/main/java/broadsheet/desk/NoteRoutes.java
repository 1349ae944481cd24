package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Manuscript;
import broadsheet.story.Notes;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.util.Map;
import java.util.UUID;

/// What editors say to each other about a story: for its page, by forms, and for the editor on it,
/// which asks by script. Whoever may write there reads and says it.
final class NoteRoutes {
    private static final String MARGIN = StoryRoutes.ONE + "/margin";
    private static final String NOTES = StoryRoutes.ONE + "/notes";
    private static final String ONE = NOTES + "/{mark}";

    private final Sight sight;
    private final Notes notes;
    private final StoryViews views;
    private final Messages phrases;

    NoteRoutes(Newsdesk newsdesk, Sight sight, StoryViews views, Messages phrases) {
        this.sight = sight;
        this.notes = newsdesk.notes();
        this.views = views;
        this.phrases = phrases;
    }

    void addTo(Door door) {
        door.get(
                MARGIN,
                Right.WRITE,
                Sight.through((request, who) -> margin(who, story(request, who))));
        door.post(NOTES, Right.WRITE, Sight.through(this::add));
        door.post(ONE + "/answers", Right.WRITE, Sight.through(this::answer));
        door.post(ONE + "/settlement", Right.WRITE, Sight.through(this::settle));
    }

    private Manuscript story(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        return story;
    }

    private Response add(Request request, SignedIn who) {
        Manuscript story = story(request, who);
        Form form = request.form();
        String mark = form.value("mark").orElseGet(() -> UUID.randomUUID().toString());
        if (!mark.matches("[A-Za-z0-9_-]{1,40}"))
            return Refusal.of(400, phrases.get("desk.refused.note.id"));
        String says = says(form);
        if (wrong(says)) return refused();
        String words = PlainText.clean(form.value("words").orElse("")).strip();
        return notes.add(story.id(), mark, words, says, who.actor())
                ? done(request, who, story)
                : Refusal.of(409, phrases.get("desk.refused.note.more"));
    }

    private Response answer(Request request, SignedIn who) {
        Manuscript story = story(request, who);
        String says = says(request.form());
        if (wrong(says)) return refused();
        if (!notes.answer(story.id(), request.variable("mark"), says, who.actor()))
            throw sight.missing(who);
        return done(request, who, story);
    }

    private Response settle(Request request, SignedIn who) {
        Manuscript story = story(request, who);
        boolean settled = request.form().value("settled").filter("yes"::equals).isPresent();
        if (!notes.settle(story.id(), request.variable("mark"), settled, who.actor()))
            throw sight.missing(who);
        return done(request, who, story);
    }

    private static String says(Form form) {
        return PlainText.clean(form.value("says").orElse("")).strip();
    }

    private static boolean wrong(String says) {
        return says.isEmpty() || says.length() > Notes.LONGEST;
    }

    private Response refused() {
        return Refusal.of(422, phrases.get("desk.refused.note", Integer.toString(Notes.LONGEST)));
    }

    private Response done(Request request, SignedIn who, Manuscript story) {
        return request.wantsJson()
                ? margin(who, story)
                : Response.seeOther(StoryRoutes.PATH + "/" + story.id().value() + "?said=done");
    }

    /// All notes and who made which suggestion. Where they stand the text itself says.
    private Response margin(SignedIn who, Manuscript story) {
        Map<String, Notes.Maker> makers = notes.makers(story.id());
        MarginView view = views.margin(story.copy(), notes.of(story.id()), makers);
        Map<Actor, String> names =
                views.names(makers.values().stream().map(Notes.Maker::by).distinct().toList());
        Json.Builder by = Json.object();
        makers.forEach((id, maker) ->
                by.put(
                        id,
                        Json.object()
                                .put(
                                        "by",
                                        views.line(
                                                names.getOrDefault(maker.by(), maker.by().name()),
                                                maker.at()))
                                .put("mine", maker.by().equals(who.actor()))
                                .build()));
        return DraftRoutes.json(
                200,
                Json.object()
                        .put("notes", view.notes(), NoteRoutes::json)
                        .put("makers", by.build()));
    }

    private static Json json(MarginView.Note note) {
        return Json.object()
                .put("mark", note.mark())
                .put("by", note.by())
                .put("says", note.says())
                .put("words", note.words())
                .put("settled", note.settled())
                .put(
                        "answers",
                        note.answers(),
                        it -> Json.object().put("by", it.by()).put("says", it.says()).build())
                .build();
    }
}
