package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Manuscript;
import broadsheet.story.Outcome;
import broadsheet.story.PicturesIn;
import broadsheet.story.Publishing;
import broadsheet.story.Revision;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.StoryId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What is done to stories at the desk: saved, published, sent through their life. What is refused
/// shows the page again with the words that were sent.
final class StoryChanges {
    private final Sight sight;
    private final StoryRoutes pages;
    private final StoryForm fields;
    private final Publishing publishing;
    private final Pictures pictures;
    private final Supplier<SectionTree> sections;
    private final ZoneId zone;
    private final InstantSource clock;

    StoryChanges(Newsdesk newsdesk, Sight sight, StoryRoutes pages, StoryForm fields) {
        this.sight = sight;
        this.pages = pages;
        this.fields = fields;
        this.publishing = newsdesk.publishing();
        this.pictures = newsdesk.pictures();
        this.sections = newsdesk.sections();
        this.zone = newsdesk.paper().zone();
        this.clock = newsdesk.clock();
    }

    void addTo(Door door) {
        String one = StoryRoutes.ONE;
        door.post(one + "/copy", Right.WRITE, Sight.through(this::save));
        door.post(one + "/publication", Right.PUBLISH, Sight.through(this::publish));
        door.post(one + "/restoration", Right.WRITE, Sight.through(this::restore));
        for (Moves move : Moves.values())
            door.post(
                    one + "/" + move.noun,
                    move.right,
                    Sight.through((request, who) -> move(move, request, who)));
    }

    private static Optional<Integer> onto(Form form) {
        return form.value("onto").filter(it -> it.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /// What the form says on top of the revision that it was filled from. Where it files the story
    /// elsewhere, the right holds there too.
    private StoryForm.Read read(SignedIn who, Right right, Form form, Manuscript story) {
        StoryForm.Read read = fields.read(form, story.copy());
        List<Outcome.Problem> problems = new ArrayList<>(read.problems());
        List<PictureId> used = PicturesIn.copy(read.copy());
        Set<PictureId> there = pictures.find(used).keySet();
        used.stream()
                .filter(id -> !there.contains(id))
                .forEach(id ->
                        problems.add(
                                new Outcome.Problem(
                                        "picture", "there is no picture " + id.value())));
        if (!Sight.may(who, right, sight.trail(read.copy())))
            problems.add(
                    new Outcome.Problem("section", "you have no right to this in that section"));
        for (SectionId also : read.copy().filing().alsoIn())
            if (!story.copy().filing().alsoIn().contains(also)
                    && !Sight.may(who, right, sections.get().trail(also)))
                problems.add(
                        new Outcome.Problem("also", "you have no right to this in that section"));
        return new StoryForm.Read(read.copy(), problems);
    }

    /// The fields as they were typed.
    private static Map<String, String> typed(Form form, Map<String, String> otherwise) {
        Map<String, String> values = new HashMap<>(otherwise);
        form.fields().forEach((name, all) -> values.put(name, String.join("\n", all)));
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
        StoryForm.Read read = read(who, Right.WRITE, form, story);
        if (!read.problems().isEmpty()) return refused(who, story, form, read.problems());
        int onto = onto(form).orElse(0);
        Outcome outcome =
                onto == story.number() && read.copy().equals(story.copy())
                        ? new Outcome.Done(story.id(), onto, story.path())
                        : publishing.save(story.id(), onto, read.copy(), who.actor());
        return answer(who, story, form, outcome, "saved");
    }

    private Response publish(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.PUBLISH);
        Form form = request.form();
        Change change = change(form);
        if (change == Change.CORRECTION) sight.must(who, story, Right.CORRECT);
        StoryForm.Read read = read(who, Right.PUBLISH, form, story);
        List<Outcome.Problem> problems = new ArrayList<>(read.problems());
        boolean again = story.firstPublished() != null;
        Copy copy =
                again && change == Change.CORRECTION ? corrected(read.copy(), form) : read.copy();
        if (again && change == Change.UPDATE) problems.addAll(noted(story, copy));
        if (!problems.isEmpty()) return refused(who, story, form, problems);
        Outcome outcome =
                publishing.publish(
                        story.id(),
                        onto(form).orElse(0),
                        copy,
                        again ? change : Change.UPDATE,
                        who.actor());
        if (outcome instanceof Outcome.Refused && who.person().maySomewhere(Right.WRITE))
            keep(story, onto(form).orElse(0), read.copy(), who.actor());
        return answer(who, story, form, outcome, "published");
    }

    /// What cannot be published is kept all the same.
    private void keep(Manuscript story, int onto, Copy copy, Actor actor) {
        if (!copy.equals(story.copy())) publishing.save(story.id(), onto, copy, actor);
    }

    private static Change change(Form form) {
        return switch (form.value("change").orElse("update").toLowerCase(Locale.ROOT)) {
            case "minor" -> Change.MINOR;
            case "correction" -> Change.CORRECTION;
            default -> Change.UPDATE;
        };
    }

    private Copy corrected(Copy copy, Form form) {
        String text = form.value("correction").orElse("").strip();
        if (text.isEmpty()) return copy;
        List<Correction> all = new ArrayList<>(copy.corrections());
        all.add(new Correction(clock.instant(), text));
        return copy.with().corrections(all).build();
    }

    /// Paragraphs that the update note names must have changed.
    private static List<Outcome.Problem> noted(Manuscript story, Copy copy) {
        String note = copy.updateNote();
        Copy shown = story.shown();
        if (note == null || shown == null) return List.of();
        List<Integer> wrong = ChangedParagraphs.between(shown.body(), copy.body()).unchanged(note);
        return wrong.isEmpty()
                ? List.of()
                : List.of(
                        new Outcome.Problem(
                                "updateNote",
                                "paragraph "
                                        + wrong.getFirst()
                                        + " is as readers saw it: name the paragraphs that changed"));
    }

    private Response restore(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        Form form = request.form();
        Revision revision =
                pages.revision(story, form.value("number").orElse(""))
                        .orElseThrow(() -> sight.missing(who));
        Copy copy = revision.copy().with().corrections(story.copy().corrections()).build();
        return answer(
                who,
                story,
                form,
                publishing.save(story.id(), onto(form).orElse(0), copy, who.actor()),
                "restored");
    }

    private Response move(Moves move, Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, move.right);
        Form form = request.form();
        int onto = onto(form).orElse(0);
        String said = form.value(move.field()).orElse("").strip();
        StoryId id = story.id();
        Actor actor = who.actor();
        Outcome outcome =
                switch (move) {
                    case REVIEW -> publishing.sendToReview(id, onto, actor);
                    case READINESS -> publishing.markReady(id, onto, actor);
                    case DRAFT -> publishing.sendBack(id, onto, actor);
                    case SCHEDULE ->
                            timed(said, at -> publishing.schedule(id, onto, at, zone, actor));
                    case EMBARGO ->
                            timed(said, at -> publishing.embargo(id, onto, at, zone, actor));
                    case ADDRESS -> publishing.move(id, onto, said, actor);
                    case DISCARD -> publishing.discard(id, onto, actor);
                    case HOLD -> publishing.hold(id, onto, said, actor);
                    case RELEASE -> publishing.release(id, onto, actor);
                    case UNPUBLISH -> publishing.unpublish(id, onto, actor);
                    case KILL -> publishing.kill(id, onto, said, actor);
                    case TAKE_DOWN -> publishing.takeDown(id, onto, said, actor);
                };
        return answer(who, story, form, outcome, "done");
    }

    private interface At {
        Outcome at(Instant time);
    }

    private Outcome timed(String typed, At at) {
        try {
            return at.at(Moves.instant(typed, zone));
        } catch (DateTimeException e) {
            return new Outcome.Refused(
                    List.of(
                            new Outcome.Problem(
                                    "at",
                                    "“" + typed + "” is no time: 2026-12-01T06:30, in " + zone)));
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
        };
    }
}
