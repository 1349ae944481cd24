package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Editing;
import broadsheet.story.InRoom;
import broadsheet.story.Locks;
import broadsheet.story.Manuscript;
import broadsheet.story.Merge;
import broadsheet.story.Outcome;
import broadsheet.story.RoomSaves;
import broadsheet.story.StoryId;
import broadsheet.story.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Words that were not saved beside those that were: compared, put together, or dropped. Works
/// without script.
final class BranchRoutes {
    private static final String ONE = StoryRoutes.ONE + "/drafts/{draft}";

    /// What a story's form sends that is no word of the story.
    private static final Set<String> NOT_TYPED = Set.of(Door.FORM_TOKEN, "onto", "client", "step");

    private final Sight sight;
    private final Drafts drafts;
    private final Locks locks;
    private final DraftCopies copies;
    private final Keeping keeping;
    private final Editing editing;
    private final BranchPages pages;
    private final StoryViews views;
    private final Messages words;
    private final InstantSource clock;

    BranchRoutes(
            Newsdesk newsdesk,
            Sight sight,
            DraftCopies copies,
            Keeping keeping,
            BranchPages pages,
            StoryViews views,
            Messages words) {
        this.sight = sight;
        this.drafts = newsdesk.drafts();
        this.locks = newsdesk.locks();
        this.copies = copies;
        this.keeping = keeping;
        this.editing = newsdesk.editing();
        this.pages = pages;
        this.views = views;
        this.words = words;
        this.clock = newsdesk.clock();
    }

    void addTo(Door door) {
        door.get(ONE, Right.WRITE, Sight.through(this::show));
        door.post(ONE + "/merge", Right.WRITE, Sight.through(this::merge));
        door.post(ONE + "/drop", Right.WRITE, Sight.through(this::drop));
    }

    static String path(Draft draft) {
        return StoryRoutes.PATH + "/" + draft.story().value() + "/drafts/" + draft.id();
    }

    /// Their owner's, or whoever's the story is now: to others it is not there.
    private Draft draft(SignedIn who, Manuscript story, Request request) {
        return drafts.find(story.id(), Numbers.of(request.variable("draft")))
                .filter(draft -> keeping.mayRead(who, draft))
                .orElseThrow(() -> sight.missing(who));
    }

    private Response show(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Draft draft = draft(who, story, request);
        long step =
                request.param("step")
                        .map(Numbers::of)
                        .filter(it -> it > 0 && it <= draft.step())
                        .orElse(draft.step());
        return pages.page(who, story, draft, step, List.of(), 200);
    }

    /// Somebody has saved while this form was filled in: its words are kept, and stand beside
    /// theirs with what can be made of both.
    Response stale(SignedIn who, StoryId id, Form sent, int theirs) {
        Manuscript now = sight.now(who, id);
        Map<String, String> typed = new HashMap<>();
        sent.fields()
                .forEach((name, values) -> {
                    if (!NOT_TYPED.contains(name)) typed.put(name, String.join("\n", values));
                });
        long onto = Numbers.of(sent.value("onto").orElse(""));
        int base = onto < 1 || onto > now.number() ? now.number() : (int) onto;
        long step = Math.max(1, Numbers.of(sent.value("step").orElse("")));
        Draft draft =
                sent.value("client")
                        .filter(SentDraft::isClient)
                        .map(client -> kept(who, id, client, step, base, typed))
                        .filter(Drafts.Kept::fresh)
                        .or(() -> Optional.of(kept(who, id, unseen(), 1, base, typed)))
                        .map(Drafts.Kept::draft)
                        .orElseThrow();
        return pages.page(
                who, now, draft, draft.step(), List.of(words.get("desk.conflict", theirs)), 409);
    }

    private Drafts.Kept kept(
            SignedIn who,
            StoryId story,
            String client,
            long step,
            int onto,
            Map<String, String> typed) {
        return drafts.keep(
                        story,
                        who.person().id(),
                        new Drafts.Sent(client, step, onto, new Typed(typed), null, true))
                .orElseThrow(() -> sight.forbidden(who));
    }

    /// The name of a window that nothing is known of, so that its words are new.
    private static String unseen() {
        return UUID.randomUUID().toString();
    }

    private Response merge(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Draft draft = draft(who, story, request);
        sight.must(who, story, Right.WRITE);
        Form sent = request.form();
        boolean same =
                draft.ending() == null
                        && Numbers.of(sent.value("onto").orElse("")) == story.number()
                        && Numbers.of(sent.value("step").orElse("")) == draft.step();
        if (!same) return again(who, story, draft, words.get("desk.branch.moved"), 409);
        if (locks.other(story.id(), who.person().id())
                .filter(lock -> !lock.admits(who.person().id(), draft.room()))
                .isPresent()) return again(who, story, draft, words.get("desk.branch.held"), 423);
        InRoom in = draft.room();
        StoryForm.Read mine = copies.readToSave(story, draft, drafts.words(draft));
        if (!mine.problems().isEmpty())
            return pages.page(who, story, draft, draft.step(), List.of(), 422);
        Proposal proposal = copies.proposal(story, draft, mine.copy());
        Optional<StoryForm.Read> settled = settled(proposal, story, sent);
        if (settled.isEmpty())
            return again(who, story, draft, words.get("desk.branch.undecided"), 422);
        Outcome outcome =
                editing.save(
                        who.mandate(),
                        story,
                        story.number(),
                        settled.get().copy(),
                        (tx, _) -> {
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            Drafts.end(tx, draft, draft.step(), Draft.Ending.MERGED, now);
                            if (in != null) RoomSaves.decided(tx, story.id(), in, now);
                        });
        return switch (outcome) {
            case Outcome.Done _ -> back(story, "merged");
            case Outcome.Refused(var problems) ->
                    pages.page(
                            who,
                            story,
                            draft,
                            draft.step(),
                            problems.stream()
                                    .map(it -> views.fieldName(it.field()) + ": " + views.rule(it))
                                    .toList(),
                            422);
            case Outcome.Stale _ ->
                    again(
                            who,
                            sight.now(who, story.id()),
                            draft,
                            words.get("desk.branch.moved"),
                            409);
            case Outcome.Missing() -> throw sight.missing(who);
            case Outcome.Forbidden _ -> throw sight.forbidden(who);
        };
    }

    /// What was decided; empty where something was not.
    private Optional<StoryForm.Read> settled(Proposal proposal, Manuscript story, Form sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Proposal.Clash clash : proposal.clashes()) {
            Merge.Choice choice = choice(sent, "field-" + clash.field());
            if (choice == null || choice == Merge.Choice.BOTH) return Optional.empty();
            fields.put(clash.field(), choice == Merge.Choice.MINE ? clash.mine() : clash.theirs());
        }
        List<Merge.Choice> body = new ArrayList<>();
        for (int i = 0; i < Merge.contested(proposal.body()); i++) {
            Merge.Choice choice = choice(sent, "body-" + i);
            if (choice == null) return Optional.empty();
            body.add(choice);
        }
        return Optional.of(copies.settled(proposal, story, fields, body));
    }

    private static Merge.@Nullable Choice choice(Form sent, String name) {
        String word = sent.value(name).orElse("").toUpperCase(Locale.ROOT);
        for (Merge.Choice choice : Merge.Choice.values())
            if (choice.name().equals(word)) return choice;
        return null;
    }

    private Response again(
            SignedIn who, Manuscript story, Draft draft, String problem, int status) {
        Draft now = drafts.find(story.id(), draft.id()).orElse(draft);
        return pages.page(who, story, now, now.step(), List.of(problem), status);
    }

    private Response drop(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        Draft draft = draft(who, story, request);
        sight.must(who, story, Right.WRITE);
        long step = Numbers.of(request.form().value("step").orElse(""));
        return drafts.end(draft, step, Draft.Ending.DROPPED)
                ? back(story, "dropped")
                : again(who, story, draft, words.get("desk.branch.moved"), 409);
    }

    private static Response back(Manuscript story, String said) {
        return Response.seeOther(StoryRoutes.PATH + "/" + story.id().value() + "?said=" + said);
    }
}
