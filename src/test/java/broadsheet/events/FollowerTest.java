package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.Db;
import broadsheet.events.Follow.Progress;
import broadsheet.testing.TestDb;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowerTest {
    private final Db db = TestDb.fresh();
    private final List<String> seen = new ArrayList<>();
    private final Follower follower = follower("search", 100);

    @Test
    void anEventThatCommitsLateIsNotMissed() {
        Writer slow = new Writer(db);
        slow.append("slow");
        Writer quick = new Writer(db);
        quick.append("quick");
        quick.commit();

        assertThat(follower.step())
                .as("the slow one may still come in")
                .isEqualTo(Progress.HELD_UP);
        assertThat(seen).isEmpty();

        slow.commit();
        catchUp(follower);
        assertThat(seen).containsExactly("slow", "quick");
        assertThat(follower.step()).isEqualTo(Progress.IDLE);
    }

    @Test
    void anEventWithAnEarlierIdInAYoungerTransactionIsNotMissed() {
        Writer older = new Writer(db);
        Writer younger = new Writer(db);
        younger.append("younger");
        older.append("older");
        older.commit();
        catchUp(follower);
        younger.commit();
        catchUp(follower);
        assertThat(seen).containsExactly("older", "younger");
    }

    @Test
    void transactionNumbersAreOrderedAsNumbersAndNotAsText() {
        committed("nine", "ten");
        db.write(tx -> tx.sql("update event set xid = '9' where kind = 'nine'").update());
        db.write(tx -> tx.sql("update event set xid = '10' where kind = 'ten'").update());
        catchUp(follower("search", 1));
        assertThat(seen).containsExactly("nine", "ten");
    }

    @Test
    void itGoesOnWhereItWasAfterARestart() {
        committed("one", "two", "three");
        assertThat(follower("search", 2).step()).isEqualTo(Progress.MOVED);
        assertThat(seen).containsExactly("one", "two");
        catchUp(follower("search", 2));
        assertThat(seen).containsExactly("one", "two", "three");
        catchUp(follower("feeds", 2));
        assertThat(seen).as("another name, another cursor").hasSize(6);
    }

    @Test
    void whatTheHandlerWritesAndTheCursorGoTogether() {
        db.write(tx -> tx.sql("create table handled (kind text)").update());
        committed("one", "two");
        boolean[] fails = {true};
        Follower indexer =
                new Follower(
                        db,
                        "index",
                        1,
                        (tx, events) -> {
                            tx.sql("insert into handled values (:kind)")
                                    .bind("kind", events.getFirst().event().kind())
                                    .update();
                            if (fails[0]) throw new IllegalStateException("disk full");
                        });

        assertThatThrownBy(indexer::step).hasMessage("disk full");
        assertThat(handled()).isEmpty();
        fails[0] = false;
        catchUp(indexer);
        assertThat(handled()).containsExactly("one", "two");

        indexer.reset(tx -> tx.sql("delete from handled").update());
        assertThat(handled()).isEmpty();
        catchUp(indexer);
        assertThat(handled()).containsExactly("one", "two");
    }

    @Test
    void twoNodesDoNotHandleTheSameEvents() {
        committed("one");
        List<Progress> other = new ArrayList<>();
        Follower here =
                new Follower(
                        db,
                        "search",
                        100,
                        (_, events) -> {
                            other.add(CompletableFuture.supplyAsync(follower::step).join());
                            events.forEach(logged -> seen.add(logged.event().kind()));
                        });
        follower.reset(_ -> {});
        assertThat(here.step()).isEqualTo(Progress.MOVED);
        assertThat(other).containsExactly(Progress.IDLE);
        assertThat(follower.step()).isEqualTo(Progress.IDLE);
        assertThat(seen).containsExactly("one");
    }

    private Follower follower(String name, int batch) {
        return new Follower(
                db,
                name,
                batch,
                (_, events) -> events.forEach(logged -> seen.add(logged.event().kind())));
    }

    private void committed(String... kinds) {
        Writer writer = new Writer(db);
        writer.append(kinds);
        writer.commit();
    }

    private List<String> handled() {
        return db.read(tx -> tx.sql("select kind from handled").list(row -> row.text("kind")));
    }

    private static void catchUp(Follower follower) {
        while (follower.step() == Progress.MOVED) {}
    }
}
