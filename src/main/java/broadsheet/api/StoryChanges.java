package broadsheet.api;

import broadsheet.db.DbException;
import broadsheet.http.Method;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import broadsheet.story.Alongside;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Editing;
import broadsheet.story.Filed;
import broadsheet.story.Manuscript;
import broadsheet.story.Move;
import broadsheet.story.Outcome;
import broadsheet.story.Step;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What programs with a key do to stories, by the same rules as people at the desk: both go through
/// [Editing].
final class StoryChanges {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Editing editing;
    private final ManuscriptAnswers answers;
    private final ManuscriptJson json;
    private final CopyFields copies;
    private final Repeats repeats;
    private final Links links;

    StoryChanges(
            Editing editing,
            ManuscriptAnswers answers,
            ManuscriptJson json,
            CopyFields copies,
            Repeats repeats,
            Links links) {
        this.editing = editing;
        this.answers = answers;
        this.json = json;
        this.copies = copies;
        this.repeats = repeats;
        this.links = links;
    }

    void addTo(Router.Builder router, Door door) {
        String stories = Links.ROOT + "/stories";
        String one = stories + "/{id}";
        router.post(stories, door.inside(Right.WRITE, this::make));
        router.on(Method.PATCH, one + "/manuscript", door.inside(Right.WRITE, this::save));
        router.post(one + "/restoration", door.inside(Right.WRITE, this::restore));
        router.post(one + "/" + Step.PUBLISH.noun(), door.inside(Right.PUBLISH, this::publish));
        move(router, door, Step.SEND_TO_REVIEW, (_, _) -> new Move.Review());
        move(router, door, Step.MARK_READY, (_, _) -> new Move.Readiness());
        move(router, door, Step.SEND_BACK, (_, _) -> new Move.Back());
        move(
                router,
                door,
                Step.SCHEDULE,
                (sent, zone) -> new Move.Schedule(time(sent, "at"), zone),
                "at");
        move(
                router,
                door,
                Step.EMBARGO,
                (sent, zone) -> new Move.Embargo(time(sent, "until"), zone),
                "until");
        move(
                router,
                door,
                Step.MOVE,
                (sent, _) ->
                        new Move.Address(sent.needed("path", "is an address such as /world/x")),
                "path");
        move(router, door, Step.DISCARD, (_, _) -> new Move.Discard());
        move(
                router,
                door,
                Step.HOLD,
                (sent, _) -> new Move.Hold(sent.needed("reason", "says why")),
                "reason");
        move(router, door, Step.RELEASE, (_, _) -> new Move.Release());
        move(router, door, Step.UNPUBLISH, (_, _) -> new Move.Unpublish());
        move(
                router,
                door,
                Step.KILL,
                (sent, _) -> new Move.Kill(sent.needed("notice", "tells readers why")),
                "notice");
        move(
                router,
                door,
                Step.TAKE_DOWN,
                (sent, _) -> new Move.TakeDown(sent.needed("notice", "tells readers why")),
                "notice");
    }

    private void move(
            Router.Builder router,
            Door door,
            Step step,
            BiFunction<Sent, ZoneId, Move> move,
            String... members) {
        List<String> known = new ArrayList<>(List.of(members));
        known.add("base");
        router.post(
                Links.ROOT + "/stories/{id}/" + step.noun(),
                door.inside(
                        step.right(),
                        (request, by) -> {
                            Manuscript story = answers.story(request, by);
                            Sent sent = Sent.in(request, known.toArray(String[]::new));
                            int base = sent.base();
                            Move wanted = move.apply(sent, links.paper().zone());
                            sent.check();
                            return answer(
                                    by, story, base, null, editing.take(by, story, base, wanted));
                        }));
    }

    private static Instant time(Sent sent, String name) {
        String text = sent.needed(name, "is a time such as 2026-11-25T09:00:00+01:00");
        try {
            if (!text.isEmpty()) return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            sent.problem(name, "is no time such as 2026-11-25T09:00:00+01:00");
        }
        return Instant.MAX;
    }

    private Response make(Request request, Mandate by) {
        new Asked(request);
        Sent sent = Sent.in(request, "copy");
        Optional<Repeats.Token> token =
                request.header("Idempotency-Key").map(name -> token(by, name, sent));
        Optional<Repeats.Earlier> earlier = token.flatMap(repeats::find);
        if (earlier.isPresent()) return again(earlier.get(), by);
        Copy copy = copies.read(sent, Copy.of(links.paper().language(), "", List.of()).build());
        sent.check();
        Alongside noted =
                token.<Alongside>map(it ->
                                (tx, filed) -> {
                                    if (filed.getFirst() instanceof Filed.Added(var id, _, _))
                                        repeats.write(tx, it, id);
                                })
                        .orElse(Alongside.NOTHING);
        try {
            return switch (editing.draft(by, copy, noted)) {
                case Outcome.Done(var id, _, _) -> made(id, by);
                case Outcome.Forbidden(var right) -> Door.lacks(right).content();
                case Outcome.Refused(var problems) ->
                        Problem.fields(problems, Json.object().build()).content();
                case Outcome.Stale _, Outcome.Missing _ ->
                        throw new IllegalStateException("a new story is nobody's yet");
            };
        } catch (DbException e) {
            // Two of the same came at once, and the other was first.
            if (!e.duplicate() || token.isEmpty()) throw e;
            return again(repeats.find(token.get()).orElseThrow(() -> e), by);
        }
    }

    private static Repeats.Token token(Mandate by, String name, Sent sent) {
        if (!TOKEN.matcher(name).matches())
            throw Problem.parameter("Idempotency-Key", name, "1 to 255 visible characters of ASCII")
                    .thrown();
        return Repeats.Token.of(by.actor(), name, sent.canonical());
    }

    private Response again(Repeats.Earlier earlier, Mandate by) {
        if (!earlier.same())
            return Problem.of(
                            422,
                            "idempotency",
                            "The Idempotency-Key was used for another story",
                            "Choose another for what is not a repetition.")
                    .content();
        return editing.find(by, earlier.story()).isEmpty()
                ? Problem.nothing(404, "id", "" + earlier.story().value(), "what this key may see")
                        .content()
                : made(earlier.story(), by);
    }

    private Response made(StoryId id, Mandate by) {
        return answers.now(id, by).status(201).header("Location", links.manuscript(id)).build();
    }

    private Response save(Request request, Mandate by) {
        Manuscript story = answers.story(request, by);
        Sent sent = Sent.in(request, "base", "copy");
        int base = sent.base();
        Copy copy = copies.read(sent, story.copy());
        sent.check();
        return answer(by, story, base, copy, editing.save(by, story, base, copy));
    }

    private Response restore(Request request, Mandate by) {
        Manuscript story = answers.story(request, by);
        Sent sent = Sent.in(request, "base", "revision");
        int base = sent.base();
        if (!sent.has("revision")) sent.problem("revision", "is the number of an older one");
        int number = sent.number("revision", 1, 1, Integer.MAX_VALUE);
        sent.check();
        Outcome outcome = editing.restore(by, story, base, number);
        return outcome instanceof Outcome.Missing
                ? Problem.field("revision", "is none of this story's").content()
                : answer(by, story, base, null, outcome);
    }

    private Response publish(Request request, Mandate by) {
        Manuscript story = answers.story(request, by);
        Sent sent = Sent.in(request, "base", "change", "updateNote", "correction", "copy");
        int base = sent.base();
        Change change = change(sent);
        String correction = sent.line("correction", null);
        Copy copy = copies.read(sent, story.copy());
        if (sent.has("updateNote"))
            copy = copy.with().updateNote(sent.line("updateNote", null)).build();
        sent.check();
        return answer(
                by, story, base, copy, editing.publish(by, story, base, copy, change, correction));
    }

    private static Change change(Sent sent) {
        return switch (Objects.requireNonNullElse(sent.line("change", "update"), "")) {
            case "minor" -> Change.MINOR;
            case "update" -> Change.UPDATE;
            case "correction" -> Change.CORRECTION;
            case String _ -> {
                sent.problem("change", "is none of minor, update, correction");
                yield Change.MINOR;
            }
        };
    }

    /// @param yours the words that were sent; null where none were
    private Response answer(
            Mandate by, Manuscript story, int base, @Nullable Copy yours, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id, _, _) -> answers.now(id, by).build();
            case Outcome.Missing() ->
                    throw ManuscriptAnswers.missing("id", "" + story.id().value());
            case Outcome.Forbidden(var right) -> Door.lacks(right).content();
            case Outcome.Refused(var problems) ->
                    Problem.fields(
                                    problems,
                                    Json.object().put("revision", number(by, story)).build())
                            .content();
            case Outcome.Stale _ -> stale(by, story, base, yours);
        };
    }

    /// What could not be published may have been kept, as a revision that the next change is to
    /// name.
    private int number(Mandate by, Manuscript story) {
        return editing.find(by, story.id()).map(Manuscript::number).orElse(story.number());
    }

    private Response stale(Mandate by, Manuscript story, int base, @Nullable Copy yours) {
        Manuscript now =
                editing.find(by, story.id())
                        .orElseThrow(
                                () -> ManuscriptAnswers.missing("id", "" + story.id().value()));
        Json.Builder more =
                Json.object().put("base", base).put("current", json.write(now, editing.remit(by)));
        if (yours != null) more.put("yours", copies.write(yours));
        return new Problem(
                        409,
                        "stale",
                        "The story has moved on",
                        "Revision " + now.number() + " is the newest. Merge, and name it as base.",
                        more.build())
                .content();
    }
}
