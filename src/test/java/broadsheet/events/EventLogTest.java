package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.testing.TestDb;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final Db db = TestDb.fresh();
    private final List<Set<String>> heard = new ArrayList<>();
    private final EventLog log = new EventLog(db, List.of(heard::add));

    @Test
    void rowsAndEventsAreWrittenTogetherAndListenersHearBeforeTheWriterReturns() {
        db.write(tx -> tx.sql("create table remark (text text primary key)").update());
        Event published =
                new Event(
                        "story.published",
                        "story:12",
                        Set.of("story:12", "section:world"),
                        Json.object().put("headline", "Ferry late").build());

        String result =
                log.write((tx, events) -> {
                    tx.sql("insert into remark values ('Ferry late')").update();
                    events.append(published);
                    assertThat(heard).isEmpty();
                    return "done";
                });

        assertThat(result).isEqualTo("done");
        assertThat(heard).containsExactly(Set.of("story:12", "section:world"));
        assertThat(notes()).containsExactly("Ferry late");
        assertThat(all()).extracting(LoggedEvent::event).containsExactly(published);
    }

    @Test
    void whatIsRolledBackIsNeitherWrittenNorHeard() {
        assertThatThrownBy(() ->
                        log.write((_, events) -> {
                            events.append(Events.of("story.published"));
                            throw new IllegalArgumentException("no headline");
                        }))
                .hasMessage("no headline");
        assertThat(all()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void whereTheCommitFailsListenersHearInCaseItHasNot() {
        db.write(tx ->
                tx.sql(
                                """
                                create table remark (text text unique deferrable initially deferred)
                                """)
                        .update());
        assertThatThrownBy(() ->
                        log.write((tx, events) -> {
                            events.append(Events.of("story.published"));
                            return tx.sql("insert into remark values ('a'), ('a')").update();
                        }))
                .isInstanceOf(DbException.class);
        assertThat(heard).hasSize(1);
        assertThat(all()).isEmpty();
    }

    @Test
    void aWriteInsideAWriteIsRefusedSinceItsListenersWouldHearTooEarly() {
        assertThatThrownBy(() ->
                        log.write((_, _) ->
                                log.write((_, events) -> {
                                    events.append(Events.of("inner"));
                                    return 0;
                                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heard).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheNextFromHearing() {
        EventLog shaky =
                new EventLog(
                        db,
                        List.of(
                                _ -> {
                                    throw new IllegalStateException("deaf");
                                },
                                heard::add));
        shaky.write((_, events) -> {
            events.append(Events.of("story.published"));
            return 0;
        });
        assertThat(heard).hasSize(1);
    }

    @Test
    void anImportAppendsFiveHundredAtOnceInOrder() {
        log.write((_, events) -> {
            IntStream.range(0, 500).forEach(i -> events.append(Events.of("story." + i)));
            return 0;
        });
        assertThat(all())
                .extracting(logged -> logged.event().kind())
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "story." + i).toList());
    }

    @Test
    void aLogRestoredFromAnotherServerIsReadOn() {
        List<String> first = new ArrayList<>();
        Follower follower = new Follower(db, "search", 1, (_, events) -> kinds(events, first));
        append("one");
        append("two");
        follower.step();
        db.write(tx ->
                tx.sql("update event set xid = (xid::text::bigint + 1000000)::text::xid8")
                        .update());
        db.write(tx ->
                tx.sql("update follower set xid = (xid::text::bigint + 1000000)::text::xid8")
                        .update());
        assertThat(follower.step()).isNotEqualTo(Follow.Progress.MOVED);

        log.mend();
        append("three");
        while (follower.step() == Follow.Progress.MOVED) {}
        assertThat(first).as(state()).containsExactly("one", "two", "three");
    }

    private String state() {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select (select string_agg(concat_ws('/', xid, id, kind), ' ') from event)
                                            || '; ' || (select string_agg(concat_ws('/', xid, id, name), ' ') from follower)
                                            as state
                                        """)
                                .list(row -> row.text("state")))
                .getFirst();
    }

    private void append(String kind) {
        log.write((_, events) -> {
            events.append(Events.of(kind));
            return 0;
        });
    }

    private List<LoggedEvent> all() {
        List<LoggedEvent> all = new ArrayList<>();
        Follower reader = new Follower(db, "reader", 1_000, (_, events) -> all.addAll(events));
        while (reader.step() == Follow.Progress.MOVED) {}
        return all;
    }

    private List<String> notes() {
        return db.read(tx -> tx.sql("select text from remark").list(row -> row.text("text")));
    }

    private static void kinds(List<LoggedEvent> events, List<String> into) {
        events.forEach(logged -> into.add(logged.event().kind()));
    }
}
