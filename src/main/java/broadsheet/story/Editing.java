package broadsheet.story;

import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is done to stories by people and by programs, with the rights that they have. The desk and
/// the API both come through here, so neither can do more than the other. A story is handed over as
/// it was read; if somebody has saved since, nothing is done.
public final class Editing {
    private final Manuscripts manuscripts;
    private final Publishing publishing;
    private final Pictures pictures;
    private final Supplier<SectionTree> sections;
    private final InstantSource clock;

    public Editing(
            Manuscripts manuscripts,
            Publishing publishing,
            Pictures pictures,
            Supplier<SectionTree> sections,
            InstantSource clock) {
        this.manuscripts = manuscripts;
        this.publishing = publishing;
        this.pictures = pictures;
        this.sections = sections;
        this.clock = clock;
    }

    /// What somebody sees and may do, as things stand.
    public Remit remit(Mandate by) {
        return new Remit(by, sections.get());
    }

    /// A story, if they see it: what somebody does not see is not there.
    public Optional<Manuscript> find(Mandate by, StoryId story) {
        return manuscripts.find(story).filter(remit(by)::sees);
    }

    /// Makes a draft.
    ///
    /// @param alongside written in the same transaction
    public Outcome draft(Mandate by, Copy copy, Alongside alongside) {
        Remit remit = remit(by);
        if (!by.maySomewhere(Right.WRITE)) return new Outcome.Forbidden(Right.WRITE);
        Copy nothing = Copy.of(copy.language(), "", List.of()).build();
        List<Outcome.Problem> problems =
                problems(remit, Right.WRITE, StoryKind.ARTICLE, nothing, copy);
        return problems.isEmpty()
                ? publishing.draft(StoryKind.ARTICLE, copy, by.actor(), alongside)
                : new Outcome.Refused(problems);
    }

    /// Makes a draft of a page of the site itself.
    ///
    /// @param path where it is to stand; null for an address made from its headline
    public Outcome draftPage(Mandate by, Copy copy, @Nullable String path) {
        if (!by.maySomewhere(Right.WRITE)) return new Outcome.Forbidden(Right.WRITE);
        return publishing.draft(StoryKind.PAGE, copy, path, by.actor(), Alongside.NOTHING);
    }

    /// Keeps words; those that are there already need no revision of their own.
    public Outcome save(Mandate by, Manuscript story, int onto, Copy copy) {
        return save(by, story, onto, copy, Alongside.NOTHING);
    }

    /// The same, with rows of somebody else in the same transaction.
    public Outcome save(Mandate by, Manuscript story, int onto, Copy copy, Alongside alongside) {
        Remit remit = remit(by);
        List<Right> rights = Step.SAVE.rights(story.state());
        Outcome no = refusal(remit, story, onto, rights);
        if (no != null) return no;
        List<Outcome.Problem> problems =
                problems(remit, rights.getLast(), story.kind(), story.copy(), copy);
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        return copy.equals(story.copy())
                ? publishing.leave(story.id(), onto, alongside)
                : publishing.save(story.id(), onto, copy, by.actor(), alongside);
    }

    /// Publishes words, or keeps them where they cannot be published.
    ///
    /// @param change minor, update or correction; of no account the first time
    /// @param correction what was wrong and what is right; null where nothing was
    public Outcome publish(
            Mandate by,
            Manuscript story,
            int onto,
            Copy copy,
            Change change,
            @Nullable String correction) {
        return publish(by, story, onto, copy, change, correction, Alongside.NOTHING);
    }

    /// The same, with rows of somebody else in the transaction that publishes or keeps.
    public Outcome publish(
            Mandate by,
            Manuscript story,
            int onto,
            Copy copy,
            Change change,
            @Nullable String correction,
            Alongside alongside) {
        Remit remit = remit(by);
        Outcome no =
                refusal(
                        remit,
                        story,
                        onto,
                        change == Change.CORRECTION
                                ? List.of(Step.PUBLISH.right(), Right.CORRECT)
                                : List.of(Step.PUBLISH.right()));
        if (no != null) return no;
        boolean again = story.firstPublished() != null;
        List<Outcome.Problem> problems =
                problems(remit, Right.PUBLISH, story.kind(), story.copy(), copy);
        if (again && change == Change.UPDATE) problems.addAll(noted(story, copy));
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        Outcome outcome =
                publishing.publish(
                        story.id(),
                        onto,
                        again && change == Change.CORRECTION ? corrected(copy, correction) : copy,
                        again ? change : Change.UPDATE,
                        by.actor(),
                        alongside);
        if (outcome instanceof Outcome.Refused
                && !copy.equals(story.copy())
                && remit.may(Right.WRITE, story)
                && remit.may(Right.WRITE, copy.filing().section()))
            publishing.save(story.id(), onto, copy, by.actor(), alongside);
        return outcome;
    }

    /// Takes up the words of an older revision. Corrections made since stay.
    public Outcome restore(Mandate by, Manuscript story, int onto, int number) {
        Optional<Revision> revision = manuscripts.revision(story.id(), number);
        return revision.isEmpty()
                ? new Outcome.Missing()
                : save(
                        by,
                        story,
                        onto,
                        revision.get()
                                .copy()
                                .with()
                                .corrections(story.copy().corrections())
                                .build());
    }

    /// Takes a step that leaves the words alone.
    public Outcome take(Mandate by, Manuscript story, int onto, Move move) {
        Outcome no = refusal(remit(by), story, onto, move.step().rights(story.state()));
        if (no != null) return no;
        StoryId id = story.id();
        return switch (move) {
            case Move.Review() -> publishing.sendToReview(id, onto, by.actor());
            case Move.Readiness() -> publishing.markReady(id, onto, by.actor());
            case Move.Back() -> publishing.sendBack(id, onto, by.actor());
            case Move.Schedule(var at, var zone) ->
                    publishing.schedule(id, onto, at, zone, by.actor());
            case Move.Embargo(var until, var zone) ->
                    publishing.embargo(id, onto, until, zone, by.actor());
            case Move.Address(var path) -> publishing.move(id, onto, path, by.actor());
            case Move.Discard() -> publishing.discard(id, onto, by.actor());
            case Move.Hold(var reason) -> publishing.hold(id, onto, reason, by.actor());
            case Move.Release() -> publishing.release(id, onto, by.actor());
            case Move.Unpublish() -> publishing.unpublish(id, onto, by.actor());
            case Move.Kill(var notice) -> publishing.kill(id, onto, notice, by.actor());
            case Move.TakeDown(var notice) -> publishing.takeDown(id, onto, notice, by.actor());
        };
    }

    /// What stands in the way; null where nothing does. Rights come first: whoever lacks one learns
    /// nothing else.
    private static @Nullable Outcome refusal(
            Remit remit, Manuscript story, int onto, List<Right> rights) {
        if (!remit.sees(story)) return new Outcome.Missing();
        for (Right right : rights)
            if (!remit.may(right, story)) return new Outcome.Forbidden(right);
        return onto == story.number() ? null : new Outcome.Stale(story.number());
    }

    /// Where words would stand, the right holds as well; pictures that they show are there.
    private List<Outcome.Problem> problems(
            Remit remit, Right right, StoryKind kind, Copy before, Copy copy) {
        List<Outcome.Problem> problems = lengths(before, copy);
        List<PictureId> used = PicturesIn.copy(copy);
        Set<PictureId> there = used.isEmpty() ? Set.of() : pictures.find(used).keySet();
        for (PictureId id : used)
            if (!there.contains(id))
                problems.add(new Outcome.Problem("picture", Reason.NO_PICTURE.with(id.value())));
        if (kind == StoryKind.PAGE) {
            if (!sameSections(before.filing(), copy.filing()))
                problems.add(new Outcome.Problem("section", Reason.PAGE_IN_SECTION.with()));
            return problems;
        }
        Rule rule = Reason.NO_RIGHT.with();
        if (!remit.may(right, copy.filing().section()))
            problems.add(new Outcome.Problem("section", rule));
        Set<SectionId> already = new HashSet<>(before.filing().alsoIn());
        for (SectionId also : copy.filing().alsoIn())
            if (!already.contains(also) && !remit.may(right, also))
                problems.add(new Outcome.Problem("also", rule));
        return problems;
    }

    /// A page of an old archive may have been filed; nobody files one here.
    private static boolean sameSections(Copy.Filing before, Copy.Filing now) {
        boolean nowhere = now.section() == null && now.alsoIn().isEmpty();
        return nowhere
                || Objects.equals(before.section(), now.section())
                        && before.alsoIn().containsAll(now.alsoIn());
    }

    /// Lines that are new and longer than any line should be.
    private static List<Outcome.Problem> lengths(Copy before, Copy copy) {
        Map<String, String> old = lines(before);
        List<Outcome.Problem> problems = new ArrayList<>();
        lines(copy)
                .forEach((field, line) -> {
                    if (line.length() > Copy.LONGEST_LINE && !line.equals(old.get(field)))
                        problems.add(
                                new Outcome.Problem(field, Reason.LONGER.with(Copy.LONGEST_LINE)));
                });
        return problems;
    }

    private static Map<String, String> lines(Copy copy) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, "kicker", copy.kicker());
        put(lines, "headline", copy.headline());
        put(lines, "standfirst", copy.standfirst());
        put(lines, "line", copy.byline().line());
        put(lines, "dateline", copy.sourcing().dateline());
        put(lines, "source", copy.sourcing().source());
        put(lines, "credit", copy.sourcing().credit());
        put(lines, "rights", copy.sourcing().rights());
        put(lines, "updateNote", copy.updateNote());
        put(lines, "searchTitle", copy.search().title());
        put(lines, "searchDescription", copy.search().description());
        put(lines, "frontTitle", copy.variants().front());
        put(lines, "socialTitle", copy.variants().social());
        put(lines, "socialDescription", copy.variants().socialText());
        put(lines, "pushTitle", copy.variants().push());
        return lines;
    }

    private static void put(Map<String, String> lines, String field, @Nullable String line) {
        if (line != null) lines.put(field, line);
    }

    private Copy corrected(Copy copy, @Nullable String text) {
        if (text == null || text.isBlank()) return copy;
        List<Correction> all = new ArrayList<>(copy.corrections());
        all.add(new Correction(clock.instant(), text.strip()));
        return copy.with().corrections(all).build();
    }

    /// Paragraphs that the update note names must have changed.
    private static List<Outcome.Problem> noted(Manuscript story, Copy copy) {
        String note = copy.updateNote();
        Copy shown = story.shown();
        if (note == null || shown == null) return List.of();
        List<Integer> wrong =
                ChangedParagraphs.between(shown.body(), FairCopy.asItStands(copy).copy().body())
                        .unchanged(note);
        return wrong.isEmpty()
                ? List.of()
                : List.of(
                        new Outcome.Problem(
                                "updateNote", Reason.UPDATE_UNCHANGED.with(wrong.getFirst())));
    }
}
