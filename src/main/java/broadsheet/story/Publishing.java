package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every way in which a story changes. Each is one transaction that writes the revision, the head,
/// the lists and the event; when a method returns, no page of this node that is asked for later
/// shows the older state.
public final class Publishing {
    private final EventLog log;
    private final InstantSource clock;

    public Publishing(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Makes a draft. Its address is set, and is seen by nobody until it is published.
    public Outcome draft(StoryKind kind, Copy copy, Actor actor) {
        NewStory story = new NewStory(kind, new State.Draft(), copy, null, List.of(), null, null);
        return switch (archive(List.of(new Arrival(null, story)), actor, Alongside.NOTHING)
                .getFirst()) {
            case Filed.Added(var id, var number, var path) -> new Outcome.Done(id, number, path);
            case Filed.Rewritten _, Filed.Stale _ ->
                    throw new IllegalStateException("a new story came back as an old one");
        };
    }

    /// Publishes `copy` as the revision after number `onto`. First-published time and address stay
    /// once they are set; the updated time moves with an update or a correction, not with a minor
    /// change.
    public Outcome publish(StoryId story, int onto, Copy copy, Change change, Actor actor) {
        return save(
                story,
                onto,
                Step.PUBLISH,
                actor,
                (_, was, now) -> {
                    List<Outcome.Problem> problems = Validation.problems(was, copy, change);
                    if (!problems.isEmpty()) return new Decision.No(problems);
                    boolean first = was.firstPublished() == null;
                    boolean moves = first || change == Change.UPDATE || change == Change.CORRECTION;
                    return new Decision.Yes(
                            new Save(
                                    was,
                                    was.id(),
                                    was.kind(),
                                    was.path(),
                                    List.of(),
                                    change,
                                    new State.Published(),
                                    copy,
                                    first ? now : was.firstPublished(),
                                    moves ? now : was.updated()));
                });
    }

    /// Gives a story another address, or one near it where that is taken. The old address leads to
    /// the new one for ever, unless it was never public.
    public Outcome move(StoryId story, int onto, String path, Actor actor) {
        return save(
                story,
                onto,
                Step.MOVE,
                actor,
                (tx, was, _) -> {
                    if (!Paths.wellFormed(path))
                        return new Decision.No(
                                List.of(
                                        new Outcome.Problem(
                                                "path",
                                                "an address starts with / and has no spaces,"
                                                        + " empty parts, ? or #")));
                    if (Reserved.is(path))
                        return new Decision.No(
                                List.of(
                                        new Outcome.Problem(
                                                "path",
                                                path
                                                        + " is an address of the paper itself;"
                                                        + " choose another")));
                    String given = path.equals(was.path()) ? path : Paths.take(tx, path, was.id());
                    return new Decision.Yes(
                            new Save(
                                    was,
                                    was.id(),
                                    was.kind(),
                                    given,
                                    List.of(),
                                    Change.STATE,
                                    was.state(),
                                    was.copy(),
                                    was.firstPublished(),
                                    was.updated()));
                });
    }

    /// Stops all use while the story is checked.
    public Outcome hold(StoryId story, int onto, String reason, Actor actor) {
        return withdraw(story, onto, Step.HOLD, reason, actor, now -> new State.Held(now, reason));
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
            java.util.function.Function<Instant, State> state) {
        return save(
                story,
                onto,
                step,
                actor,
                (_, was, now) ->
                        notice != null && notice.isBlank()
                                ? new Decision.No(
                                        List.of(
                                                new Outcome.Problem(
                                                        "notice", "a withdrawal says why")))
                                : new Decision.Yes(
                                        new Save(
                                                was,
                                                was.id(),
                                                was.kind(),
                                                was.path(),
                                                List.of(),
                                                Change.STATE,
                                                state.apply(now),
                                                was.copy(),
                                                was.firstPublished(),
                                                was.updated())));
    }

    private sealed interface Decision {
        record Yes(Save save) implements Decision {}

        record No(List<Outcome.Problem> problems) implements Decision {}
    }

    private interface Decide {
        Decision on(Tx tx, Head was, Instant now);
    }

    private Outcome save(StoryId story, int onto, Step step, Actor actor, Decide decide) {
        return log.write((tx, events) -> {
            @Nullable Head was = Head.lock(tx, List.of(story)).get(story);
            if (was == null) return new Outcome.Missing();
            if (was.number() != onto) return new Outcome.Stale(was.number());
            Instant now = now();
            Outcome.@Nullable Problem problem = step.problem(was.state(), now);
            if (problem != null) return new Outcome.Refused(List.of(problem));
            return switch (decide.on(tx, was, now)) {
                case Decision.No(var problems) -> new Outcome.Refused(problems);
                case Decision.Yes(var save) -> {
                    Saves.write(tx, events, List.of(save), actor, now, false);
                    yield new Outcome.Done(story, save.number(), save.path());
                }
            };
        });
    }

    /// Files a batch of an archive in one transaction, together with the importer's own rows. What
    /// an editor has changed since is left alone. The result stands in the order of the arrivals.
    public List<Filed> archive(List<Arrival> arrivals, Actor actor, Alongside alongside) {
        return log.write((tx, events) -> {
            Instant now = now();
            Map<StoryId, Head> heads =
                    Head.lock(
                            tx,
                            arrivals.stream()
                                    .map(Arrival::onto)
                                    .filter(java.util.Objects::nonNull)
                                    .map(Arrival.Onto::story)
                                    .toList());
            List<Save> saves = new ArrayList<>();
            List<Filed> filed =
                    new ArrayList<>(
                            java.util.Collections.nCopies(
                                    arrivals.size(), new Filed.Stale(new StoryId(1), 0)));
            List<Integer> added = new ArrayList<>();
            for (int i = 0; i < arrivals.size(); i++) {
                Arrival.@Nullable Onto onto = arrivals.get(i).onto();
                if (onto == null) added.add(i);
                else
                    filed.set(
                            i,
                            rewrite(arrivals.get(i).story(), onto, heads.get(onto.story()), saves));
            }
            add(tx, arrivals, added, saves, filed);
            Saves.write(tx, events, saves, actor, now, true);
            alongside.write(tx, filed);
            return filed;
        });
    }

    private static Filed rewrite(
            NewStory story, Arrival.Onto onto, @Nullable Head was, List<Save> saves) {
        if (was == null || was.number() != onto.number())
            return new Filed.Stale(onto.story(), was == null ? 0 : was.number());
        Instant first =
                was.firstPublished() != null ? was.firstPublished() : story.firstPublished();
        saves.add(
                new Save(
                        was,
                        was.id(),
                        was.kind(),
                        was.path(),
                        story.oldPaths(),
                        Change.UPDATE,
                        story.state(),
                        story.copy(),
                        first,
                        story.updated() == null ? first : story.updated()));
        return new Filed.Rewritten(was.id(), was.number() + 1, was.path());
    }

    /// A story that cannot stand where it did is led to from there, if anything can be.
    private static List<String> oldPaths(NewStory story) {
        String path = story.path();
        if (path == null || !Reserved.is(path)) return story.oldPaths();
        List<String> old = new ArrayList<>(story.oldPaths());
        old.add(path);
        return old;
    }

    private static void add(
            Tx tx,
            List<Arrival> arrivals,
            List<Integer> added,
            List<Save> saves,
            List<Filed> filed) {
        if (added.isEmpty()) return;
        SectionTree sections = Sections.tree(tx);
        List<Long> ids =
                tx.sql(
                                """
                                select nextval(pg_get_serial_sequence('story', 'id')) as id from generate_series(1, :count)
                                """)
                        .bind("count", added.size())
                        .list(row -> row.number("id"));
        List<String> wishes = new ArrayList<>();
        for (int k = 0; k < added.size(); k++) {
            NewStory story = arrivals.get(added.get(k)).story();
            @Nullable String path = story.path();
            Section section = sections.find(story.copy().filing().section()).orElse(null);
            wishes.add(
                    path != null
                            ? path
                            : Paths.wish(section, story.copy(), new StoryId(ids.get(k))));
        }
        List<String> paths = Paths.take(tx, wishes);
        for (int k = 0; k < added.size(); k++) {
            NewStory story = arrivals.get(added.get(k)).story();
            StoryId id = new StoryId(ids.get(k));
            saves.add(
                    new Save(
                            null,
                            id,
                            story.kind(),
                            paths.get(k),
                            oldPaths(story),
                            Change.CREATED,
                            story.state(),
                            story.copy(),
                            story.firstPublished(),
                            story.updated() == null ? story.firstPublished() : story.updated()));
            filed.set(added.get(k), new Filed.Added(id, 1, paths.get(k)));
        }
    }

    /// Now, no finer than PostgreSQL keeps it, so that a hash made before storing holds after
    /// reading.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
