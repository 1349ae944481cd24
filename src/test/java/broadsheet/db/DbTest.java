package broadsheet.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.testing.TestDb;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DbTest {
    @Test
    void everyTestHasADatabaseOfItsOwn() {
        for (int i = 0; i < 2; i++) {
            try (Db db = TestDb.fresh()) {
                db.write(tx -> tx.sql("create table mara (id bigint primary key)").update());
                long rows =
                        db.read(tx ->
                                tx.sql("select count(*) as n from mara")
                                        .one(row -> row.number("n"))
                                        .orElseThrow());
                assertThat(rows).isZero();
            }
        }
    }

    @Test
    void turnsAwayWhomItCannotServeInTime() throws Exception {
        Gate gate = new Gate(1, 1, Duration.ofMillis(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread holder =
                Thread.ofVirtual()
                        .start(() ->
                                gate.through(() -> {
                                    inside.countDown();
                                    return await(leave);
                                }));
        inside.await();
        assertThatThrownBy(() -> gate.through(() -> 1))
                .isInstanceOf(DbBusy.class)
                .hasMessageContaining("50 ms");
        leave.countDown();
        holder.join();
        assertThat(gate.through(() -> 1)).isEqualTo(1);
    }

    @Test
    void handsOverEveryRowOneByOneTheLastOneToo() {
        java.util.List<Long> seen = new java.util.ArrayList<>();
        try (Db db = TestDb.fresh()) {
            db.write(tx -> {
                tx.sql("select n from generate_series(1, 2500) as n")
                        .each(row -> seen.add(row.number("n")));
                return null;
            });
        }
        assertThat(seen).hasSize(2500).startsWith(1L, 2L).endsWith(2500L);
    }

    @Test
    void doesWorkAgainThatAnotherTransactionGotInTheWayOf() {
        AtomicInteger attempts = new AtomicInteger();
        try (Db db = TestDb.fresh()) {
            db.write(tx -> {
                if (attempts.incrementAndGet() < 3)
                    tx.sql("do $$ begin raise exception 'again' using errcode = '40001'; end $$")
                            .update();
                return null;
            });
        }
        assertThat(attempts).hasValue(3);
    }

    @Test
    void saysWhichErrorItWas() {
        try (Db db = TestDb.fresh()) {
            db.write(tx -> tx.sql("create table mara (id bigint primary key)").update());
            db.write(tx -> tx.sql("insert into mara values (1)").update());
            assertThatThrownBy(() -> db.write(tx -> tx.sql("insert into mara values (1)").update()))
                    .isInstanceOfSatisfying(
                            DbException.class, e -> assertThat(e.duplicate()).isTrue());
        }
    }

    @Test
    void hearsNotifications() {
        try (Db db = TestDb.fresh();
                Notifications bell = db.listen("bell")) {
            assertThat(bell.await(Duration.ofMillis(1))).isEmpty();
            db.write(tx -> tx.sql("select pg_notify('bell', 'seven')").one(row -> true));
            assertThat(bell.await(Duration.ofSeconds(10))).containsExactly("seven");
        }
    }

    @Test
    void migratesOnceAndThenKnows() {
        try (Db db = TestDb.fresh()) {
            assertThat(Migrations.found().current(db, "public")).isTrue();
            db.write(tx -> tx.sql("comment on table flyway_schema_history is 'another'").update());
            assertThat(Migrations.found().current(db, "public")).isFalse();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
