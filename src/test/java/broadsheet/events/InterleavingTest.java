package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.TestDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Several connections begin, append, commit and roll back in any order; followers read at any
/// time.
class InterleavingTest {
    private static final int WRITERS = 4;

    enum Act {
        BEGIN,
        APPEND,
        COMMIT,
        ROLL_BACK,
        FOLLOW
    }

    record Step(Act act, int writer) {}

    /// Reads the log; the kinds that are new to it.
    interface Reading {
        List<String> next();
    }

    private final AtomicReference<@Nullable Db> shared = new AtomicReference<>();

    @Property(tries = 300)
    void everyCommittedEventIsSeenOnceInOrderAndNoOther(@ForAll("steps") List<Step> steps) {
        Db db = db();
        List<String> seen = new ArrayList<>();
        Follower follower = new Follower(db, "f", 3, (_, events) -> addKinds(events, seen));
        Set<String> committed =
                play(
                        db,
                        steps,
                        () -> {
                            int before = seen.size();
                            while (follower.step() == Follow.Progress.MOVED) {}
                            return List.copyOf(seen.subList(before, seen.size()));
                        });
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        List<String> again = new ArrayList<>();
        Follower rebuilt = new Follower(db, "f", 7, (_, events) -> addKinds(events, again));
        rebuilt.reset(_ -> {});
        while (rebuilt.step() == Follow.Progress.MOVED) {}
        assertThat(again).as("rebuilt from the start").isEqualTo(seen);
    }

    @Property(tries = 300)
    void theTailTellsOfEveryCommittedEventAtOnceAndOfEachOnlyOnce(
            @ForAll("steps") List<Step> steps) {
        Db db = db();
        List<String> told = new ArrayList<>();
        Tail tail = new EventLog(db, List.of(told::addAll)).tail();
        play(
                db,
                steps,
                () -> {
                    told.clear();
                    tail.step();
                    told.remove("story:1");
                    return List.copyOf(told);
                },
                true);
    }

    /// The reason for all the care: a reader that goes by ids alone loses events.
    @Example
    void aFollowerThatGoesByIdsIsFoundToMissSome() {
        Db db = db();
        long[] last = {0};
        List<String> seen = new ArrayList<>();
        Reading byId =
                () ->
                        db.read(tx ->
                                tx.sql(
                                                """
                                                select id, kind from event where id > :last order by id
                                                """)
                                        .bind("last", last[0])
                                        .list(row -> {
                                            last[0] = row.number("id");
                                            seen.add(row.text("kind"));
                                            return row.text("kind");
                                        }));
        List<Step> late =
                List.of(
                        new Step(Act.BEGIN, 0),
                        new Step(Act.APPEND, 0),
                        new Step(Act.BEGIN, 1),
                        new Step(Act.APPEND, 1),
                        new Step(Act.COMMIT, 1),
                        new Step(Act.FOLLOW, 0),
                        new Step(Act.COMMIT, 0),
                        new Step(Act.FOLLOW, 0));
        Set<String> committed = play(db, late, byId);
        assertThat(seen).isNotEmpty();
        assertThat(committed).hasSizeGreaterThan(seen.size());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(
                                Act.BEGIN,
                                Act.BEGIN,
                                Act.APPEND,
                                Act.APPEND,
                                Act.COMMIT,
                                Act.ROLL_BACK,
                                Act.FOLLOW),
                        Arbitraries.integers().between(0, WRITERS - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    private Set<String> play(Db db, List<Step> steps, Reading reading) {
        return play(db, steps, reading, false);
    }

    /// The kinds of the committed events.
    private Set<String> play(Db db, List<Step> steps, Reading reading, boolean atOnce) {
        Map<Integer, Writer> open = new HashMap<>();
        Map<Integer, List<String>> appended = new HashMap<>();
        Set<String> committed = new HashSet<>();
        Set<String> unread = new HashSet<>();
        int number = 0;
        for (Step step : steps) {
            int writer = Math.floorMod(step.writer(), WRITERS);
            Writer at = open.get(writer);
            switch (step.act()) {
                case BEGIN -> {
                    if (at == null) open.put(writer, new Writer(db));
                }
                case APPEND -> {
                    if (at == null) break;
                    String kind = "event " + number++;
                    at.append(kind);
                    appended.computeIfAbsent(writer, _ -> new ArrayList<>()).add(kind);
                }
                case COMMIT -> {
                    if (at == null) break;
                    at.commit();
                    open.remove(writer);
                    List<String> now = appended.getOrDefault(writer, List.of());
                    committed.addAll(now);
                    unread.addAll(now);
                    appended.remove(writer);
                }
                case ROLL_BACK -> {
                    if (at == null) break;
                    at.rollBack();
                    open.remove(writer);
                    appended.remove(writer);
                }
                case FOLLOW -> {
                    List<String> read = reading.next();
                    assertThat(committed).containsAll(read);
                    if (atOnce) assertThat(read).containsExactlyInAnyOrderElementsOf(unread);
                    unread.clear();
                }
            }
        }
        open.values().forEach(Writer::rollBack);
        List<String> rest = reading.next();
        if (atOnce) assertThat(rest).containsExactlyInAnyOrderElementsOf(unread);
        return committed;
    }

    private Db db() {
        Db db = shared.get();
        if (db == null) {
            db = TestDb.fresh();
            shared.set(db);
        }
        db.write(tx -> tx.sql("truncate event").update());
        return db;
    }

    private static void addKinds(List<LoggedEvent> events, List<String> into) {
        events.forEach(logged -> into.add(logged.event().kind()));
    }
}
