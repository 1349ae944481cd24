package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import broadsheet.page.Messages;
import broadsheet.story.Change;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Outcome;
import broadsheet.story.PicturesIn;
import broadsheet.story.Publishing;
import broadsheet.story.Revision;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.Sections;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import broadsheet.story.Tags;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where stories are written and sent through their life. Each request is somebody's who has signed
/// in; each story is looked up through what they may see.
final class StoryDesk {
    static final String PATH = "/desk/stories";

    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;
    private final Manuscripts manuscripts;
    private final Publishing publishing;
    private final Sections sections;
    private final Tags tags;
    private final Contributors contributors;
    private final Pictures pictures;
    private final StoryViews views;
    private final Preview preview;
    private final StoryList list;
    private final ZoneId zone;
    private final String language;
    private final InstantSource clock;

    StoryDesk(
            Newsdesk newsdesk,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words) {
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
        this.manuscripts = newsdesk.manuscripts();
        this.publishing = newsdesk.publishing();
        this.sections = newsdesk.sections();
        this.tags = newsdesk.tags();
        this.contributors = newsdesk.contributors();
        this.pictures = newsdesk.pictures();
        this.preview = newsdesk.preview();
        this.zone = newsdesk.paper().zone();
        this.language = newsdesk.paper().language();
        this.clock = newsdesk.clock();
        this.views = views;
        this.list = new StoryList(newsdesk, views, frames, sheets, words);
    }

    void addTo(Door door) {
        door.get(PATH, Right.WRITE, list::list);
        door.post(PATH, Right.WRITE, (_, who) -> add(who));
        door.get(PATH + "/{id}", Right.WRITE, ending(this::story));
        door.get(PATH + "/{id}/preview", Right.WRITE, ending(this::preview));
        door.get(PATH + "/{id}/revisions/{number}", Right.WRITE, ending(this::revision));
        door.post(PATH + "/{id}/copy", Right.WRITE, ending(this::save));
        door.post(PATH + "/{id}/publication", Right.PUBLISH, ending(this::publish));
        door.post(PATH + "/{id}/restoration", Right.WRITE, ending(this::restore));
        for (Moves move : Moves.values())
            door.post(
                    PATH + "/{id}/" + move.noun,
                    move.right,
                    ending((request, who) -> move(move, request, who)));
    }

    /// Ends a handler with another answer than the one it was on the way to.
    private static final class Instead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Response response;

        Instead(Response response) {
            super(null, null, false, false);
            this.response = response;
        }
    }

    private static Door.Inside ending(Door.Inside handler) {
        return (request, who) -> {
            try {
                return handler.handle(request, who);
            } catch (Instead e) {
                return e.response;
            }
        };
    }

    private Instead missing(SignedIn who) {
        return new Instead(notices.missing(who));
    }

    private Response add(SignedIn who) {
        Copy copy = Copy.of(language, "", List.of()).build();
        if (publishing.draft(StoryKind.ARTICLE, copy, who.actor())
                instanceof Outcome.Done(var id, _, _))
            return Response.seeOther("/desk/stories/" + id.value());
        throw new IllegalStateException("a new draft was refused");
    }

    /// The story, looked up through what this person may see: what they may not see is not there.
    private Manuscript found(SignedIn who, Request request) {
        String typed = request.variable("id");
        if (!typed.matches("[1-9]\\d{0,17}")) throw missing(who);
        Manuscript story =
                manuscripts
                        .find(new StoryId(Long.parseLong(typed)))
                        .orElseThrow(() -> missing(who));
        if (!Sight.sees(who, trail(story.copy()))) throw missing(who);
        return story;
    }

    private Frame frame(SignedIn who) {
        return frames.of(who, words.get("desk.stories"), PATH);
    }

    private List<Section> trail(Copy copy) {
        return sections.tree().trail(copy.filing().section());
    }

    private Set<Right> rights(SignedIn who, Manuscript story) {
        Set<Right> rights = new HashSet<>();
        for (Right right : Right.values())
            if (Sight.may(who, right, trail(story.copy()))
                    && (story.shown() == null || Sight.may(who, right, trail(story.shown()))))
                rights.add(right);
        return rights;
    }

    private void must(SignedIn who, Manuscript story, Right right) {
        if (!rights(who, story).contains(right)) throw new Instead(notices.forbidden(who));
    }

    private StoryForm form() {
        return new StoryForm(sections.tree(), tags, contributors);
    }

    private Response story(Request request, SignedIn who) {
        Manuscript story = found(who, request);
        String said = request.param("said").filter(StoryDesk::sayable).orElse(null);
        return page(who, story, values(story), List.of(), said, 200);
    }

    private static boolean sayable(String word) {
        return Set.of("saved", "published", "done", "restored").contains(word);
    }

    private Map<String, String> values(Manuscript story) {
        return form().write(story.copy());
    }

    private Response page(
            SignedIn who,
            Manuscript story,
            Map<String, String> values,
            List<Outcome.Problem> problems,
            @Nullable String said,
            int status) {
        SectionTree tree = sections.tree();
        StoryDeskPage page =
                views.story(
                        frame(who),
                        story,
                        rights(who, story),
                        Sight.seen(who, tree),
                        values,
                        problems,
                        said == null ? null : words.get("desk.said." + said),
                        manuscripts.history(story.id()),
                        clock.instant());
        return sheets.page("story", page, status);
    }

    private static Optional<Integer> onto(Form form) {
        return form.value("onto").filter(it -> it.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /// What the form says on top of the revision that it was filled from. Where it files the story
    /// elsewhere, the right holds there too.
    private StoryForm.Read read(SignedIn who, Right right, Form form, Manuscript story) {
        StoryForm.Read read = form().read(form, story.copy());
        List<Outcome.Problem> problems = new ArrayList<>(read.problems());
        List<PictureId> used = PicturesIn.copy(read.copy());
        Set<PictureId> there = pictures.find(used).keySet();
        used.stream()
                .filter(id -> !there.contains(id))
                .forEach(id ->
                        problems.add(
                                new Outcome.Problem(
                                        "picture", "there is no picture " + id.value())));
        if (!Sight.may(who, right, trail(read.copy())))
            problems.add(
                    new Outcome.Problem("section", "you have no right to this in that section"));
        for (SectionId also : read.copy().filing().alsoIn())
            if (!story.copy().filing().alsoIn().contains(also)
                    && !Sight.may(who, right, sections.tree().trail(also)))
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

    private Response save(Request request, SignedIn who) {
        Manuscript story = found(who, request);
        must(who, story, Right.WRITE);
        Form form = request.form();
        StoryForm.Read read = read(who, Right.WRITE, form, story);
        if (!read.problems().isEmpty())
            return page(who, story, typed(form, values(story)), read.problems(), null, 422);
        int onto = onto(form).orElse(0);
        Outcome outcome =
                onto == story.number() && read.copy().equals(story.copy())
                        ? new Outcome.Done(story.id(), onto, story.path())
                        : publishing.save(story.id(), onto, read.copy(), who.actor());
        return answer(who, story, form, outcome, "saved");
    }

    private Response publish(Request request, SignedIn who) {
        Manuscript story = found(who, request);
        must(who, story, Right.PUBLISH);
        Form form = request.form();
        Change change = change(form);
        if (change == Change.CORRECTION) must(who, story, Right.CORRECT);
        StoryForm.Read read = read(who, Right.PUBLISH, form, story);
        List<Outcome.Problem> problems = new ArrayList<>(read.problems());
        boolean again = story.firstPublished() != null;
        Copy copy =
                again && change == Change.CORRECTION ? corrected(read.copy(), form) : read.copy();
        if (again && change == Change.UPDATE) problems.addAll(noted(story, copy));
        if (!problems.isEmpty())
            return page(who, story, typed(form, values(story)), problems, null, 422);
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
        Manuscript story = found(who, request);
        must(who, story, Right.WRITE);
        Form form = request.form();
        String number = form.value("number").orElse("");
        Revision revision =
                manuscripts.history(story.id()).stream()
                        .filter(it -> Integer.toString(it.number()).equals(number))
                        .findFirst()
                        .orElseThrow(() -> missing(who));
        Copy copy = revision.copy().with().corrections(story.copy().corrections()).build();
        return answer(
                who,
                story,
                form,
                publishing.save(story.id(), onto(form).orElse(0), copy, who.actor()),
                "restored");
    }

    private Response move(Moves move, Request request, SignedIn who) {
        Manuscript story = found(who, request);
        must(who, story, move.right);
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
                    Response.seeOther("/desk/stories/" + id.value() + "?said=" + said);
            case Outcome.Refused(var problems) -> {
                Manuscript now = manuscripts.find(story.id()).orElseThrow(() -> missing(who));
                yield page(who, now, typed(form, values(now)), problems, null, 422);
            }
            case Outcome.Stale(var theirs) -> stale(who, story.id(), form, theirs);
            case Outcome.Missing() -> throw missing(who);
        };
    }

    /// Somebody has saved meanwhile: their words, what differs, and the words that were sent, so
    /// that nothing is lost.
    private Response stale(SignedIn who, StoryId id, Form form, int theirs) {
        Manuscript now = manuscripts.find(id).orElseThrow(() -> missing(who));
        Map<String, String> stored = values(now);
        Copy mine = form().read(form, now.copy()).copy();
        RevisionPage page =
                new RevisionPage(
                        frame(who),
                        id.value(),
                        now.copy().headline(),
                        theirs,
                        theirs,
                        theirs,
                        false,
                        views.differences(stored, form().write(mine), now.copy(), mine),
                        words.get("desk.conflict", theirs),
                        form.value("body").orElse(null));
        return sheets.page("revision", page, 409);
    }

    private Response revision(Request request, SignedIn who) {
        Manuscript story = found(who, request);
        List<Revision> history = manuscripts.history(story.id());
        Revision revision =
                number(history, request.variable("number")).orElseThrow(() -> missing(who));
        Revision with =
                request.param("with")
                        .flatMap(number -> number(history, number))
                        .orElseGet(() -> before(history, revision));
        RevisionPage page =
                new RevisionPage(
                        frame(who),
                        story.id().value(),
                        revision.copy().headline(),
                        revision.number(),
                        with.number(),
                        story.number(),
                        rights(who, story).contains(Right.WRITE)
                                && story.allows(broadsheet.story.Step.SAVE)
                                && revision.number() != story.number(),
                        views.differences(
                                form().write(with.copy()),
                                form().write(revision.copy()),
                                with.copy(),
                                revision.copy()),
                        null,
                        null);
        return sheets.page("revision", page);
    }

    private static Optional<Revision> number(List<Revision> history, String number) {
        return history.stream()
                .filter(it -> Integer.toString(it.number()).equals(number))
                .findFirst();
    }

    private static Revision before(List<Revision> history, Revision revision) {
        return history.stream()
                .filter(it -> it.number() == revision.number() - 1)
                .findFirst()
                .orElse(revision);
    }

    private Response preview(Request request, SignedIn who) {
        Manuscript story = found(who, request);
        Instant now = clock.instant();
        Instant first = story.firstPublished() == null ? now : story.firstPublished();
        return preview.of(
                new Story(
                        story.id(),
                        story.kind(),
                        story.number(),
                        broadsheet.ledger.Hash.START,
                        story.path(),
                        story.copy(),
                        first,
                        story.updated() == null ? first : story.updated(),
                        story.saved()));
    }
}
