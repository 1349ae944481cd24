package broadsheet.story;

import broadsheet.config.StoryRule;
import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every way in which a story changes. Each is one transaction that writes the revision, the head,
/// the lists and the event; when a method returns, no page of this node that is asked for later
/// shows the older state.
public final class Publishing {
    /// Steps that are about what readers see, and leave the working copy where it is.
    private static final Set<Step> KEEPING =
            EnumSet.of(Step.HOLD, Step.RELEASE, Step.UNPUBLISH, Step.MOVE);

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final EventLog log;
    private final InstantSource clock;
    private final Validation validation;

    /// @param rules what this paper asks of a story before it becomes public
    public Publishing(EventLog log, InstantSource clock, List<StoryRule> rules) {
        this.log = log;
        this.clock = clock;
        this.validation = new Validation(new HouseRules(rules));
    }

    /// Makes a draft. Its address is set, and is seen by nobody until it is published.
    public Outcome draft(StoryKind kind, Copy copy, Actor actor) {
        return draft(kind, copy, actor, Alongside.NOTHING);
    }

    /// The same, with rows of somebody else in the same transaction.
    public Outcome draft(StoryKind kind, Copy copy, Actor actor, Alongside alongside) {
        return draft(kind, copy, null, actor, alongside);
    }

    /// The same, at an address of its own where one is given.
    Outcome draft(
            StoryKind kind, Copy copy, @Nullable String path, Actor actor, Alongside alongside) {
        NewStory story = new NewStory(kind, new State.Draft(), copy, path, List.of(), null, null);
        return switch (archive(List.of(new Arrival(null, story)), actor, alongside).getFirst()) {
            case Filed.Added(var id, var number, var at) -> new Outcome.Done(id, number, at);
            case Filed.Rewritten _, Filed.Stale _ ->
                    throw new IllegalStateException("a new story came back as an old one");
        };
    }

    /// Keeps words as the revision after number `onto`. Of a published story they become its
    /// working copy, and readers go on seeing what they saw.
    public Outcome save(StoryId story, int onto, Copy copy, Actor actor) {
        return save(story, onto, copy, actor, Alongside.NOTHING);
    }

    /// The same, with rows of somebody else in the same transaction.
    public Outcome save(StoryId story, int onto, Copy copy, Actor actor, Alongside alongside) {
        return take(
                story,
                onto,
                Step.SAVE,
                actor,
                (tx, was, _) ->
                        yes(
                                Save.of(was, Change.DRAFT, was.state(), copy)
                                        .at(address(tx, was, copy))),
                alongside);
    }

    /// Words that are there already need no revision: only what goes alongside is written.
    public Outcome leave(StoryId story, int onto, Alongside alongside) {
        return log.write((tx, _) -> {
            Shelves.hold(tx);
            @Nullable Head was = Head.lock(tx, List.of(story)).get(story);
            if (was == null) return new Outcome.Missing();
            if (was.number() != onto) return new Outcome.Stale(was.number());
            return with(tx, alongside, new Outcome.Done(story, onto, was.path()));
        });
    }

    /// The address of a story that nobody has seen yet and that was given none by hand follows its
    /// section and headline. That of a page of the site stays: "Terms" stand at `/terms` whatever
    /// they are called.
    private static String address(Tx tx, Head was, Copy copy) {
        if (was.firstPublished() != null || was.kind() == StoryKind.PAGE) return was.path();
        SectionTree sections = Sections.tree(tx);
        String before = Paths.wish(section(sections, was.copy()), was.copy(), was.id());
        boolean given =
                !was.path().equals(before)
                        && !was.path().matches(Pattern.quote(before) + "-\\d{1,5}");
        String wish = Paths.wish(section(sections, copy), copy, was.id());
        return given || wish.equals(before)
                ? was.path()
                : Paths.take(tx, Reserved.besidePages(wish), was.id());
    }

    private static @Nullable Section section(SectionTree sections, Copy copy) {
        return sections.find(copy.filing().section()).orElse(null);
    }

    /// Puts a story that is not public back among those being written; what was scheduled is so no
    /// longer, and a promise to others ends.
    public Outcome sendBack(StoryId story, int onto, Actor actor) {
        return stand(story, onto, Step.SEND_BACK, new State.Draft(), actor);
    }

    /// Asks for somebody else to read it.
    public Outcome sendToReview(StoryId story, int onto, Actor actor) {
        return stand(story, onto, Step.SEND_TO_REVIEW, new State.InReview(), actor);
    }

    /// Says that it is good to go out.
    public Outcome markReady(StoryId story, int onto, Actor actor) {
        return stand(story, onto, Step.MARK_READY, new State.Ready(), actor);
    }

    private Outcome stand(StoryId story, int onto, Step step, State state, Actor actor) {
        return take(
                story,
                onto,
                step,
                actor,
                (_, was, _) -> yes(Save.of(was, Change.STATE, state, was.copy())));
    }

    /// Our own timing: it goes out at `at` by itself. What could not be published now cannot be
    /// scheduled either.
    public Outcome schedule(StoryId story, int onto, Instant at, ZoneId zone, Actor actor) {
        return take(
                story,
                onto,
                Step.SCHEDULE,
                actor,
                (tx, was, now) -> {
                    List<Outcome.Problem> problems = inFuture("at", at, now);
                    problems.addAll(validation.problems(tx, was, was.copy(), byItself(was)));
                    return problems.isEmpty()
                            ? yes(
                                    Save.of(
                                            was,
                                            Change.STATE,
                                            new State.Scheduled(stored(at), zone),
                                            was.copy()))
                            : new Decision.No(problems);
                });
    }

    /// A promise to others not to be public before `until`. It lapses by itself.
    public Outcome embargo(StoryId story, int onto, Instant until, ZoneId zone, Actor actor) {
        return take(
                story,
                onto,
                Step.EMBARGO,
                actor,
                (_, was, now) -> {
                    List<Outcome.Problem> problems = inFuture("until", until, now);
                    if (was.firstPublished() != null)
                        problems.add(new Outcome.Problem("until", Reason.EMBARGO_LATE.with()));
                    return problems.isEmpty()
                            ? yes(
                                    Save.of(
                                            was,
                                            Change.STATE,
                                            new State.Embargoed(stored(until), zone),
                                            was.copy()))
                            : new Decision.No(problems);
                });
    }

    /// What a story that goes out at a time is: words that readers have seen already come back as
    /// they were.
    private static Change byItself(Head was) {
        return was.firstPublished() != null
                        && FairCopy.asItStands(was.copy()).copy().equals(was.standing())
                ? Change.STATE
                : Change.UPDATE;
    }

    private static List<Outcome.Problem> inFuture(String field, Instant at, Instant now) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (!at.isAfter(now)) problems.add(new Outcome.Problem(field, Reason.TIME_PAST.with(at)));
        else if (!at.isBefore(LAST))
            problems.add(new Outcome.Problem(field, Reason.TIME_FAR.with()));
        return problems;
    }

    /// What a clock does with a story whose time has come: a scheduled one is published, an embargo
    /// ends. Refused where it is not due any more, so that it happens once however often it is
    /// asked for.
    public Outcome due(StoryId story) {
        return log.write((tx, events) -> {
            Shelves.hold(tx);
            @Nullable Head was = Head.lock(tx, List.of(story)).get(story);
            if (was == null) return new Outcome.Missing();
            Instant now = now();
            return switch (was.state()) {
                case State.Scheduled(var at, _) when !now.isBefore(at) ->
                        write(
                                tx,
                                events,
                                Step.PUBLISH,
                                publication(tx, was, was.copy(), byItself(was), now),
                                Actor.SYSTEM,
                                now);
                case State.Embargoed(var until, _) when !now.isBefore(until) ->
                        write(
                                tx,
                                events,
                                Step.MARK_READY,
                                yes(Save.of(was, Change.STATE, new State.Ready(), was.copy())),
                                Actor.SYSTEM,
                                now);
                case State other ->
                        new Outcome.Refused(
                                List.of(
                                        new Outcome.Problem(
                                                "state",
                                                Reason.NOT_DUE.with(
                                                        Rule.of("state." + other.word())))));
            };
        });
    }

    /// Publishes `copy` as the revision after number `onto`. First-published time and address stay
    /// once they are set; the updated time moves with an update or a correction, not with a minor
    /// change.
    public Outcome publish(StoryId story, int onto, Copy copy, Change change, Actor actor) {
        return publish(story, onto, copy, change, actor, Alongside.NOTHING);
    }

    /// The same, with rows of somebody else in the same transaction.
    public Outcome publish(
            StoryId story, int onto, Copy copy, Change change, Actor actor, Alongside alongside) {
        return take(
                story,
                onto,
                Step.PUBLISH,
                actor,
                (tx, was, now) -> publication(tx, was, copy, change, now),
                alongside);
    }

    private Decision publication(Tx tx, Head was, Copy copy, Change change, Instant now) {
        List<Outcome.Problem> problems = validation.problems(tx, was, copy, change);
        if (!problems.isEmpty()) return new Decision.No(problems);
        FairCopy fair = FairCopy.of(copy);
        Notes.stood(tx, was.id(), Margin.of(copy));
        Instant before = was.firstPublished();
        boolean moves = before == null || change == Change.UPDATE || change == Change.CORRECTION;
        return yes(
                Save.of(was, change, new State.Published(), fair.copy())
                        .at(address(tx, was, copy))
                        .dated(before == null ? now : before, moves ? now : was.updated()));
    }

    /// Throws the working copy away: the newest words are those that readers see. What was thrown
    /// away stays in the history.
    public Outcome discard(StoryId story, int onto, Actor actor) {
        return take(
                story,
                onto,
                Step.DISCARD,
                actor,
                (_, was, _) ->
                        was.hasWorkingCopy()
                                ? yes(Save.of(was, Change.STATE, was.state(), was.standing()))
                                : no("state", Reason.NO_WORKING_COPY.with()));
    }

    /// Gives a story another address, or one near it where that is taken. The old address leads to
    /// the new one for ever, unless it was never public.
    public Outcome move(StoryId story, int onto, String path, Actor actor) {
        return take(
                story,
                onto,
                Step.MOVE,
                actor,
                (tx, was, _) -> {
                    if (!Paths.wellFormed(path)) return no("path", Reason.PATH_FORM.with());
                    if (Reserved.is(path) || was.kind() != StoryKind.PAGE && Reserved.isPage(path))
                        return no("path", Reason.PATH_OWN.with(path));
                    String given = path.equals(was.path()) ? path : Paths.take(tx, path, was.id());
                    return yes(Save.of(was, Change.STATE, was.state(), was.standing()).at(given));
                });
    }

    /// Stops all use while the story is checked.
    public Outcome hold(StoryId story, int onto, String reason, Actor actor) {
        return withdraw(story, onto, Step.HOLD, reason, actor, now -> new State.Held(now, reason));
    }

    /// Lets a held story go as it was: public again with the words that readers saw last, or back
    /// among those being written where it never was public.
    public Outcome release(StoryId story, int onto, Actor actor) {
        return take(
                story,
                onto,
                Step.RELEASE,
                actor,
                (_, was, _) ->
                        yes(
                                Save.of(
                                        was,
                                        Change.STATE,
                                        was.shown() == null
                                                ? new State.Draft()
                                                : new State.Published(),
                                        was.standing())));
    }

    /// Withdraws for good; the address answers 410 with the notice.
    public Outcome kill(StoryId story, int onto, String notice, Actor actor) {
        return withdraw(
                story, onto, Step.KILL, notice, actor, now -> new State.Killed(now, notice));
    }

    /// Withdraws for legal reasons, with its own notice.
    public Outcome takeDown(StoryId story, int onto, String notice, Actor actor) {
        return withdraw(
                story,
                onto,
                Step.TAKE_DOWN,
                notice,
                actor,
                now -> new State.TakenDown(now, notice));
    }

    /// Takes a story off without a notice.
    public Outcome unpublish(StoryId story, int onto, Actor actor) {
        return withdraw(story, onto, Step.UNPUBLISH, null, actor, State.Unpublished::new);
    }

    private Outcome withdraw(
            StoryId story,
            int onto,
            Step step,
            @Nullable String notice,
            Actor actor,
            Function<Instant, State> state) {
        return take(
                story,
                onto,
                step,
                actor,
                (_, was, now) ->
                        notice != null && notice.isBlank()
                                ? no(
                                        step == Step.HOLD ? "reason" : "notice",
                                        Reason.WITHDRAWAL.with())
                                : yes(
                                        Save.of(
                                                was,
                                                Change.STATE,
                                                state.apply(now),
                                                was.standing())));
    }

    private sealed interface Decision {
        record Yes(Save save) implements Decision {}

        record No(List<Outcome.Problem> problems) implements Decision {}
    }

    private static Decision yes(Save save) {
        return new Decision.Yes(save);
    }

    private static Decision no(String field, Rule rule) {
        return new Decision.No(List.of(new Outcome.Problem(field, rule)));
    }

    private interface Decide {
        Decision on(Tx tx, Head was, Instant now);
    }

    private Outcome take(StoryId story, int onto, Step step, Actor actor, Decide decide) {
        return take(story, onto, step, actor, decide, Alongside.NOTHING);
    }

    private Outcome take(
            StoryId story, int onto, Step step, Actor actor, Decide decide, Alongside alongside) {
        return log.write((tx, events) -> {
            Shelves.hold(tx);
            @Nullable Head was = Head.lock(tx, List.of(story)).get(story);
            if (was == null) return new Outcome.Missing();
            if (was.number() != onto) return new Outcome.Stale(was.number());
            Instant now = now();
            Outcome.@Nullable Problem problem = step.problem(was.state(), now);
            if (problem != null) return new Outcome.Refused(List.of(problem));
            return with(
                    tx, alongside, write(tx, events, step, decide.on(tx, was, now), actor, now));
        });
    }

    private static Outcome with(Tx tx, Alongside alongside, Outcome outcome) {
        if (outcome instanceof Outcome.Done(var id, var number, var path))
            alongside.write(tx, List.of(new Filed.Rewritten(id, number, path)));
        return outcome;
    }

    private static Outcome write(
            Tx tx, Appender events, Step step, Decision decision, Actor actor, Instant now) {
        return switch (decision) {
            case Decision.No(var problems) -> new Outcome.Refused(problems);
            case Decision.Yes(var save) -> {
                Saves.write(tx, events, List.of(save), actor, now, false);
                int number =
                        KEEPING.contains(step)
                                ? keepWorkingCopy(tx, events, save, actor, now)
                                : save.number();
                yield new Outcome.Done(save.id(), number, save.path());
            }
        };
    }

    /// Puts the words that readers have not seen on top again, after a step that was about those
    /// that they have. Returns the newest number.
    private static int keepWorkingCopy(
            Tx tx, Appender events, Save done, Actor actor, Instant now) {
        Head before = done.was();
        if (before == null || !before.hasWorkingCopy()) return done.number();
        Head after = Head.lock(tx, List.of(done.id())).get(done.id());
        if (after == null) throw new IllegalStateException(done.id() + " is gone");
        Save kept = Save.of(after, Change.DRAFT, after.state(), before.copy());
        Saves.write(tx, events, List.of(kept), actor, now, false);
        return kept.number();
    }

    /// Files a batch of an archive in one transaction, together with the importer's own rows. What
    /// an editor has changed since is left alone. The result stands in the order of the arrivals.
    public List<Filed> archive(List<Arrival> arrivals, Actor actor, Alongside alongside) {
        return log.write((tx, events) -> {
            Shelves.hold(tx);
            Instant now = now();
            List<Save> saves = new ArrayList<>();
            List<Filed> filed = Filings.of(tx, arrivals, saves);
            Saves.write(tx, events, saves, actor, now, true);
            alongside.write(tx, filed);
            return filed;
        });
    }

    private Instant now() {
        return stored(clock.instant());
    }

    /// No finer than PostgreSQL keeps it, so that a hash made before storing holds after reading.
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
