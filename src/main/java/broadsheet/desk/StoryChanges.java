package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Alongside;
import broadsheet.story.BlockJson;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Drafts;
import broadsheet.story.Editing;
import broadsheet.story.FairCopy;
import broadsheet.story.Filed;
import broadsheet.story.InRoom;
import broadsheet.story.Locks;
import broadsheet.story.Manuscript;
import broadsheet.story.Outcome;
import broadsheet.story.Room;
import broadsheet.story.RoomSaves;
import broadsheet.story.Rule;
import broadsheet.text.Json;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is done to stories at the desk: saved, published, sent through their life. What is refused
/// shows the page again with the words that were sent.
final class StoryChanges {
    private final Sight sight;
    private final StoryRoutes pages;
    private final StoryForm fields;
    private final BranchRoutes branches;
    private final StoryViews views;
    private final Messages words;
    private final Editing editing;
    private final Drafts drafts;
    private final Locks locks;
    private final OpenRooms open;
    private final InstantSource clock;
    private final ZoneId zone;

    StoryChanges(
            Newsdesk newsdesk,
            Sight sight,
            StoryRoutes pages,
            StoryForm fields,
            BranchRoutes branches,
            StoryViews views,
            Messages words) {
        this.sight = sight;
        this.pages = pages;
        this.fields = fields;
        this.branches = branches;
        this.views = views;
        this.words = words;
        this.drafts = newsdesk.drafts();
        this.locks = newsdesk.locks();
        this.open = new OpenRooms(newsdesk);
        this.clock = newsdesk.clock();
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
        return refused(who, story, form, problems, 422);
    }

    private Response refused(
            SignedIn who, Manuscript story, Form form, List<Outcome.Problem> problems, int status) {
        return pages.refused(who, story, typed(form, fields.write(story.copy())), problems, status);
    }

    /// Whoever else writes in the story now, and not together with them: taking it over comes
    /// first.
    private List<Outcome.Problem> held(SignedIn who, Manuscript story, Form form) {
        return locks
                .other(story.id(), who.person().id())
                .filter(lock -> !lock.admits(who.person().id(), in(form)))
                .map(lock ->
                        new Outcome.Problem(
                                "lock",
                                Rule.said(
                                        words.get(
                                                "desk.keep.held",
                                                views.name(lock.holder().actor()),
                                                views.moment(lock.since()).text()))))
                .stream()
                .toList();
    }

    /// Ends what the windows had not saved whose words these are: they are saved with this.
    ///
    /// @param stored what becomes a revision
    private Alongside ending(SignedIn who, Form form, Copy stored) {
        List<Drafts.Continued> windows = windows(form);
        return (tx, filed) -> {
            if (!(filed.getFirst() instanceof Filed.Rewritten(var id, var number, _))) return;
            for (Drafts.Continued each : windows)
                Drafts.saved(tx, id, who.person().id(), each, number, clock.instant());
            InRoom in = in(form);
            if (in != null)
                RoomSaves.saved(tx, id, in.with(same(form, stored)), number, clock.instant());
        };
    }

    /// The windows whose words a form has, with their steps.
    private static List<Drafts.Continued> windows(Form form) {
        List<String> clients = form.values("client");
        List<String> steps = form.values("step");
        return IntStream.range(0, Math.min(clients.size(), steps.size()))
                .filter(i -> SentDraft.isClient(clients.get(i)) && Numbers.of(steps.get(i)) > 0)
                .mapToObj(i -> new Drafts.Continued(clients.get(i), Numbers.of(steps.get(i))))
                .toList();
    }

    /// The revision that a form's words were made from: as their room knows it, where they were
    /// typed in one; otherwise as the form says, or as is known of the window, since the answer
    /// that told it may have been lost.
    private int onto(SignedIn who, Manuscript story, Form form) {
        InRoom in = in(form);
        Optional<Room> room = open.of(story, in);
        if (in != null && room.isPresent())
            return room.get().covers(in)
                    ? room.get().onto()
                    : Math.min(onto(form), room.get().onto() - 1);
        return windows(form).stream()
                .map(window -> drafts.onto(story.id(), who.person().id(), window))
                .reduce(onto(form), Math::max);
    }

    /// What a form has of the room that it was typed in; null where it was typed alone.
    private static @Nullable InRoom in(Form form) {
        return InRoom.of(form.value(InRoom.FIELD).orElse(null));
    }

    /// Whether what is saved is what the editor wrote, so that others can go on from it.
    private static boolean same(Form form, Copy copy) {
        return form.value(BodyField.BLOCKS)
                .map(Json::read)
                .filter(BlockJson.write(copy.body())::equals)
                .isPresent();
    }

    private Response save(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        Form form = request.form();
        List<Outcome.Problem> held = held(who, story, form);
        if (!held.isEmpty()) return refused(who, story, form, held, 423);
        StoryForm.Read read = fields.read(form, story.copy());
        if (!read.problems().isEmpty()) return refused(who, story, form, read.problems());
        return answer(
                who,
                story,
                form,
                editing.save(
                        who.mandate(),
                        story,
                        onto(who, story, form),
                        read.copy(),
                        ending(who, form, read.copy())),
                "saved");
    }

    private Response publish(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.PUBLISH);
        Form form = request.form();
        List<Outcome.Problem> held = held(who, story, form);
        if (!held.isEmpty()) return refused(who, story, form, held, 423);
        StoryForm.Read read = fields.read(form, story.copy());
        if (!read.problems().isEmpty()) return refused(who, story, form, read.problems());
        return answer(
                who,
                story,
                form,
                editing.publish(
                        who.mandate(),
                        story,
                        onto(who, story, form),
                        read.copy(),
                        change(form),
                        form.value("correction").orElse(null),
                        // Notes are not published; who writes on in the room has them still.
                        ending(who, form, FairCopy.asItStands(read.copy()).copy())),
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
            return editing.take(
                    who.mandate(), story, onto(who, story, form), move.move(said, zone));
        } catch (DateTimeException e) {
            return new Outcome.Refused(
                    List.of(new Outcome.Problem("at", Wrong.TIME.with(said, zone))));
        }
    }

    private Response answer(
            SignedIn who, Manuscript story, Form form, Outcome outcome, String said) {
        return switch (outcome) {
            case Outcome.Done(var id, _, _) ->
                    Response.seeOther(StoryRoutes.PATH + "/" + id.value() + "?said=" + said);
            case Outcome.Refused(var problems) ->
                    refused(who, sight.now(who, story.id()), form, problems);
            case Outcome.Stale(var theirs) when form.value("headline").isPresent() ->
                    branches.stale(who, story.id(), form, theirs);
            case Outcome.Stale _ ->
                    refused(
                            who,
                            sight.now(who, story.id()),
                            form,
                            List.of(
                                    new Outcome.Problem(
                                            "state", Rule.said(words.get("desk.branch.moved")))),
                            409);
            case Outcome.Missing() -> throw sight.missing(who);
            case Outcome.Forbidden _ -> throw sight.forbidden(who);
        };
    }
}
