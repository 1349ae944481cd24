package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Alongside;
import broadsheet.story.Copy;
import broadsheet.story.Editing;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Notes;
import broadsheet.story.Outcome;
import broadsheet.story.Revision;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pages of a story: its fields with what can be done, and a revision beside another.
final class StoryRoutes {
    static final String PATH = "/desk/stories";
    static final String ONE = PATH + "/{id}";

    /// Revisions that a story's page lists; the others are reached from them.
    private static final int LISTED = 12;

    private final Sight sight;
    private final Manuscripts manuscripts;
    private final Editing editing;
    private final Notes notes;
    private final StoryForm form;
    private final Keeping keeping;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final String language;
    private final InstantSource clock;

    StoryRoutes(
            Newsdesk newsdesk,
            Sight sight,
            StoryForm form,
            Keeping keeping,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Messages words) {
        this.sight = sight;
        this.manuscripts = newsdesk.manuscripts();
        this.editing = newsdesk.editing();
        this.notes = newsdesk.notes();
        this.form = form;
        this.keeping = keeping;
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.language = newsdesk.paper().language();
        this.clock = newsdesk.clock();
    }

    void addTo(Door door) {
        door.post(PATH, Right.WRITE, (_, who) -> add(who));
        door.get(ONE, Right.WRITE, Sight.through(this::story));
        door.get(ONE + "/revisions/{number}", Right.WRITE, Sight.through(this::revision));
    }

    private Response add(SignedIn who) {
        Copy copy = Copy.of(language, "", List.of()).build();
        if (editing.draft(who.mandate(), copy, Alongside.NOTHING)
                instanceof Outcome.Done(var id, _, _))
            return Response.seeOther(PATH + "/" + id.value());
        throw new IllegalStateException("a new draft was refused");
    }

    private Response story(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        String said = request.param("said").filter(StoryRoutes::sayable).orElse(null);
        Keeping.Found found = keeping.open(who, story, form.write(story.copy()));
        return page(who, story, found.view(), found.values(), List.of(), said, 200);
    }

    /// The page of a story with the words that were sent and not saved.
    Response refused(
            SignedIn who,
            Manuscript story,
            Map<String, String> values,
            List<Outcome.Problem> problems,
            int status) {
        return page(who, story, keeping.beside(who, story), values, problems, null, status);
    }

    private static boolean sayable(String word) {
        return Set.of("saved", "published", "done", "restored", "taken", "merged", "dropped")
                .contains(word);
    }

    /// The page of a story.
    ///
    /// @param kept what is not saved in it
    /// @param values of its fields, which may be others than are saved
    /// @param problems why what was asked for was not done
    /// @param said the word for what was; null where nothing was
    private Response page(
            SignedIn who,
            Manuscript story,
            KeepingView kept,
            Map<String, String> values,
            List<Outcome.Problem> problems,
            @Nullable String said,
            int status) {
        StoryDeskPage page =
                views.story(
                        frame(who, story),
                        kept,
                        story,
                        sight.rights(who, story),
                        sight.sections(who),
                        values,
                        problems,
                        said == null ? null : words.get("desk.said." + said),
                        manuscripts.history(story.id(), LISTED),
                        notes.of(story.id()),
                        notes.makers(story.id()),
                        clock.instant());
        return sheets.page("story", page, status, List.of(page.editor().modules().map()));
    }

    /// Named by its headline: several may be open side by side.
    private Frame frame(SignedIn who, Manuscript story) {
        return frames.of(who, views.headline(story.copy()), PATH);
    }

    private Response revision(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Revision revision =
                revision(story, request.variable("number")).orElseThrow(() -> sight.missing(who));
        Revision with =
                request.param("with")
                        .flatMap(number -> revision(story, number))
                        .or(() -> manuscripts.revision(story.id(), revision.number() - 1))
                        .orElse(revision);
        RevisionPage page =
                new RevisionPage(
                        frame(who, story),
                        story.id().value(),
                        revision.copy().headline(),
                        revision.number(),
                        with.number(),
                        story.number(),
                        sight.maySave(who, story) && revision.number() != story.number(),
                        views.differences(
                                form.write(with.copy()),
                                form.write(revision.copy()),
                                with.copy(),
                                revision.copy()));
        return sheets.page("revision", page);
    }

    /// The revision of a number as it was typed.
    Optional<Revision> revision(Manuscript story, String number) {
        return number.matches("[1-9]\\d{0,8}")
                ? manuscripts.revision(story.id(), Integer.parseInt(number))
                : Optional.empty();
    }
}
