package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.story.Change;
import broadsheet.story.Editing;
import broadsheet.story.Manuscript;
import broadsheet.story.Outcome;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is done to stories at the desk: saved, published, sent through their life. What is refused
/// shows the page again with the words that were sent.
final class StoryChanges {
    private final Sight sight;
    private final StoryRoutes pages;
    private final StoryForm fields;
    private final Editing editing;
    private final ZoneId zone;

    StoryChanges(Newsdesk newsdesk, Sight sight, StoryRoutes pages, StoryForm fields) {
        this.sight = sight;
        this.pages = pages;
        this.fields = fields;
        this.editing = newsdesk.editing();
        this.zone = newsdesk.paper().zone();
    }

    void addTo(Door door) {
        String one = StoryRoutes.ONE;
        door.post(one + "/copy", Right.WRITE, Sight.through(this::save));
        door.post(one + "/publication", Right.PUBLISH, Sight.through(this::publish));
        door.post(one + "/restoration", Right.WRITE, Sight.through(this::restore));
        for (Moves move : Moves.values())
            door.post(
                    one + "/" + move.noun,
                    move.right(),
                    Sight.through((request, who) -> move(move, request, who)));
    }

    /// The revision that a form was filled from; 0, which none has, where it does not say.
    private static int onto(Form form) {
        return form.value("onto")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /// The fields as they were typed.
    private static Map<String, String> typed(Form form, Map<String, String> otherwise) {
        Map<String, String> values = new HashMap<>(otherwise);
        form.fields().forEach((name, all) -> values.put(name, String.join("\n", all)));
        values.putAll(BodyField.again(form));
        return values;
    }

    private Response refused(
            SignedIn who, Manuscript story, Form form, List<Outcome.Problem> problems) {
        return pages.page(who, story, typed(form, fields.write(story.copy())), problems, null, 422);
    }

    private Response save(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        Form form = request.form();
        StoryForm.Read read = fields.read(form, story.copy());
        if (!read.problems().isEmpty()) return refused(who, story, form, read.problems());
        return answer(
                who,
                story,
                form,
                editing.save(who.mandate(), story, onto(form), read.copy()),
                "saved");
    }

    private Response publish(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.PUBLISH);
        Form form = request.form();
        StoryForm.Read read = fields.read(form, story.copy());
        if (!read.problems().isEmpty()) return refused(who, story, form, read.problems());
        return answer(
                who,
                story,
                form,
                editing.publish(
                        who.mandate(),
                        story,
                        onto(form),
                        read.copy(),
                        change(form),
                        form.value("correction").orElse(null)),
                "published");
    }

    private static Change change(Form form) {
        return switch (form.value("change").orElse("update").toLowerCase(Locale.ROOT)) {
            case "minor" -> Change.MINOR;
            case "correction" -> Change.CORRECTION;
            default -> Change.UPDATE;
        };
    }

    private Response restore(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Form form = request.form();
        int number =
                (int) Numbers.of(form.value("number").filter(it -> it.length() < 10).orElse(""));
        return answer(
                who,
                story,
                form,
                editing.restore(who.mandate(), story, onto(form), number),
                "restored");
    }

    private Response move(Moves move, Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Form form = request.form();
        String said = form.value(move.field()).orElse("").strip();
        return answer(who, story, form, taken(who, story, form, move, said), "done");
    }

    private Outcome taken(SignedIn who, Manuscript story, Form form, Moves move, String said) {
        try {
            return editing.take(who.mandate(), story, onto(form), move.move(said, zone));
        } catch (DateTimeException e) {
            return new Outcome.Refused(
                    List.of(
                            new Outcome.Problem(
                                    "at",
                                    "“" + said + "” is no time: 2026-12-01T06:30, in " + zone)));
        }
    }

    private Response answer(
            SignedIn who, Manuscript story, Form form, Outcome outcome, String said) {
        return switch (outcome) {
            case Outcome.Done(var id, _, _) ->
                    Response.seeOther(StoryRoutes.PATH + "/" + id.value() + "?said=" + said);
            case Outcome.Refused(var problems) ->
                    refused(who, sight.now(who, story.id()), form, problems);
            case Outcome.Stale(var theirs) -> pages.stale(who, story.id(), form, theirs);
            case Outcome.Missing() -> throw sight.missing(who);
            case Outcome.Forbidden _ -> throw sight.forbidden(who);
        };
    }
}
