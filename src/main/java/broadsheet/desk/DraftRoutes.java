package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Method;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.paper.Buckets;
import broadsheet.paper.Quota;
import broadsheet.story.BlockJson;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Editing;
import broadsheet.story.Filed;
import broadsheet.story.InRoom;
import broadsheet.story.Lock;
import broadsheet.story.Manuscript;
import broadsheet.story.Outcome;
import broadsheet.story.Room;
import broadsheet.story.RoomSaves;
import broadsheet.story.Rooms;
import broadsheet.story.Rule;
import broadsheet.story.State;
import broadsheet.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Keeps words while they are typed. Whatever arrives here from somebody who may write is durable
/// when it is answered; the status says what else there is to know.
final class DraftRoutes {
    static final String PATH = StoryRoutes.ONE + "/draft";

    /// More than the longest story that can be saved, twice.
    private static final int LARGEST = 8 << 20;

    /// Requests a minute that one person may make, from all windows; long ones count for several.
    private static final int RATE = 600;

    private static final int COUNTS_AS_ONE = 64 << 10;
    private static final int MOST_PEOPLE = 2_000;

    private final Sight sight;
    private final Drafts drafts;
    private final DraftCopies copies;
    private final Editing editing;
    private final Rooms rooms;
    private final OpenRooms open;
    private final StoryViews views;
    private final Messages words;
    private final Buckets buckets;

    DraftRoutes(
            Newsdesk newsdesk, Sight sight, DraftCopies copies, StoryViews views, Messages words) {
        this.sight = sight;
        this.drafts = newsdesk.drafts();
        this.copies = copies;
        this.editing = newsdesk.editing();
        this.rooms = newsdesk.attendance().rooms();
        this.open = new OpenRooms(newsdesk);
        this.views = views;
        this.words = words;
        this.buckets = new Buckets(MOST_PEOPLE, newsdesk.clock());
    }

    void addTo(Door door) {
        door.script(Method.PUT, PATH, Right.WRITE, Sight.through(this::keep));
    }

    private Response keep(Request request, SignedIn who) {
        Manuscript story = sight.story(who, request);
        sight.must(who, story, Right.WRITE);
        byte[] body = request.body(LARGEST);
        String person = who.actor().name();
        Quota quota = buckets.take("drafts", person, RATE, 1 + body.length / COUNTS_AS_ONE);
        if (!quota.granted())
            return Refusal.of(429, words.get("desk.refused.fast"))
                    .with("Retry-After", Long.toString(quota.pause()));
        Drafts.Sent sent;
        try {
            sent = SentDraft.read(body, story.number());
        } catch (IllegalArgumentException e) {
            return Refusal.of(
                    400, words.get("desk.refused.unread", String.valueOf(e.getMessage())));
        }
        Optional<Drafts.Kept> kept = drafts.keep(story.id(), who.person().id(), sent);
        if (kept.isEmpty()) return Refusal.of(429, words.get("desk.refused.windows"));
        InRoom in = kept.get().draft().room();
        if (in != null) rooms.drafted(story.id(), in);
        return answer(who, story, sent, kept.get());
    }

    private Response answer(SignedIn who, Manuscript story, Drafts.Sent sent, Drafts.Kept kept) {
        Room room = open.of(story, kept.draft().room()).orElse(null);
        boolean behind = room != null && !room.covers(in(kept.draft()));
        Draft draft =
                room != null && !behind && kept.draft().onto() < room.onto()
                        ? drafts.rebased(kept.draft(), room.onto())
                        : behind ? kept.draft() : copies.onNewest(story, kept.draft());
        // Who is a step behind the room has nothing to compare: it comes by itself.
        boolean late = sent.step() < draft.step() || behind;
        StoryForm.Read read = copies.read(story, draft, sent.typed());
        Json.Builder json =
                Json.object()
                        .put("step", draft.step())
                        .put("at", draft.at().toString())
                        .put("fresh", kept.fresh())
                        .put("compare", BranchRoutes.path(draft));
        if (kept.heldByAnother())
            return json(423, json.put("number", draft.onto()).put("holder", holder(kept.lock())));
        if (!late && draft.onto() < story.number())
            return json(409, conflict(json.put("number", draft.onto()), story, draft, read));
        if (!sight.maySave(who, story))
            return json(
                    422,
                    problems(
                            json.put("number", draft.onto()),
                            List.of(
                                    new Outcome.Problem(
                                            "state",
                                            Rule.said(views.stateName(story.state().word()))))));
        if (!late && !read.problems().isEmpty())
            return json(422, problems(json.put("number", draft.onto()), read.problems()));
        return json(
                200,
                json.put(
                        "number",
                        behind ? draft.onto() : revised(who, story, draft, read, sent, kept)));
    }

    private static InRoom in(Draft draft) {
        return Objects.requireNonNull(draft.room());
    }

    /// A stretch of typing becomes a revision where that changes nothing for anybody: in a story
    /// that is being written and that nobody else has seen yet. Elsewhere a revision would be the
    /// working copy, or go out at a time; and of words that a room does not have yet one would
    /// stand against the others'.
    ///
    /// @return the revision that the words stand on now
    private int revised(
            SignedIn who,
            Manuscript story,
            Draft draft,
            StoryForm.Read read,
            Drafts.Sent sent,
            Drafts.Kept kept) {
        InRoom in = InRoom.of(sent.typed().fields().get(InRoom.FIELD));
        boolean same =
                BlockJson.write(read.copy().body())
                        .write()
                        .equals(sent.typed().fields().get(BodyField.BLOCKS));
        boolean being =
                story.state() instanceof State.Draft
                        && story.firstPublished() == null
                        && draft.ending() == null
                        && (in == null || !in.loose());
        if (!kept.stretch() || !being) return draft.onto();
        return editing.save(
                                who.mandate(),
                                story,
                                draft.onto(),
                                read.copy(),
                                (tx, filed) ->
                                        filed.forEach(each -> {
                                            Drafts.madeInto(tx, draft, number(each));
                                            if (in != null && each instanceof Filed.Rewritten)
                                                RoomSaves.saved(
                                                        tx,
                                                        story.id(),
                                                        in.with(same),
                                                        number(each),
                                                        draft.at());
                                        }))
                        instanceof Outcome.Done(var _, int number, var _)
                ? number
                : draft.onto();
    }

    private static int number(Filed filed) {
        return switch (filed) {
            case Filed.Added(_, int number, _) -> number;
            case Filed.Rewritten(_, int number, _) -> number;
            case Filed.Stale(_, int theirs) -> theirs;
        };
    }

    private Json holder(Lock lock) {
        return Json.object()
                .put("name", views.name(lock.holder().actor()))
                .put("since", views.moment(lock.since()).text())
                .build();
    }

    /// Both versions, and what can be made of them. Where nothing has to be decided, that is whole.
    private Json.Builder conflict(
            Json.Builder json, Manuscript story, Draft draft, StoryForm.Read read) {
        Proposal proposal = copies.proposal(story, draft, read.copy());
        json.put("newest", story.number())
                .put("by", views.name(story.by()))
                .put("theirs", copies.values(story.copy()))
                .put("mine", copies.values(read.copy()))
                .put("contested", proposal.contested());
        return proposal.contested() > 0 || !read.problems().isEmpty()
                ? json
                : json.put(
                        "merged",
                        copies.values(copies.settled(proposal, story, Map.of(), List.of()).copy()));
    }

    private Json.Builder problems(Json.Builder json, List<Outcome.Problem> problems) {
        return json.put(
                "problems",
                problems,
                problem ->
                        Json.object()
                                .put("field", problem.field())
                                .put("name", views.fieldName(problem.field()))
                                .put("rule", views.rule(problem))
                                .build());
    }

    static Response json(int status, Json.Builder json) {
        return json(status, json.build().write());
    }

    static Response json(int status, String json) {
        return Content.json(json)
                .status(status)
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
