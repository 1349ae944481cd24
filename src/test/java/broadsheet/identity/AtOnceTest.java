package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is tried at the same moment, held in the database at the worst point of it.
class AtOnceTest {
    private static final String FIRST = "harbour kettle violin 7";
    private static final String SECOND = "lantern oboe gravel 12";

    private final Db db = TestDb.fresh();
    private final Identity identity = new Identity(db, new TestClock("2026-11-25T09:00:00Z"));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
        identity.close();
        db.close();
    }

    private static Email address(String name) {
        return Email.of(name + "@paper.example").orElseThrow();
    }

    private SignedIn in(String name, String password) {
        PersonId id =
                identity.people()
                        .add(new NewPerson(name, address(name), List.of()), Actor.SYSTEM)
                        .orElseThrow();
        Token link = identity.links().password(id, Actor.SYSTEM).orElseThrow();
        if (identity.signIn().choose(link, password, "Firefox") instanceof Entry.Granted(var token))
            return identity.sessions().find(token).orElseThrow();
        throw new AssertionError("not in: " + name);
    }

    /// Waits until so many transactions wait for another.
    private void waiting(int most) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            // Not in the transaction of this thread, which sees what it saw first.
            if (CompletableFuture.supplyAsync(this::waiting, threads).join() >= most) return;
        }
        throw new AssertionError("nobody waits");
    }

    private int waiting() {
        return db.read(tx ->
                tx.sql(
                                """
                                select count(*) as n from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """)
                        .one(row -> row.integer("n"))
                        .orElseThrow());
    }

    @Test
    void whoAsksManyTimesAtOnceIsCountedAsOneWhoAsksOneAfterTheOther() {
        int asking = 5;
        List<CompletableFuture<Duration>> asked = new ArrayList<>();
        db.write(tx -> {
            tx.sql("lock table sign_in_failure in share mode").update();
            for (int i = 0; i < asking; i++) {
                String network = "198.51.100." + i;
                asked.add(
                        CompletableFuture.supplyAsync(
                                () -> identity.signIn().lost(address("mara"), network), threads));
            }
            waiting(asking);
            return true;
        });
        assertThat(asked.stream().map(CompletableFuture::join).filter(Duration::isZero))
                .as("three are free")
                .hasSize(3);
    }

    @Test
    void whoWasPutOutWhileTheirPasswordWasLookedAtChangesNothing() {
        SignedIn mara = in("mara", FIRST);
        SignedIn nils = in("nils", SECOND);
        Supplier<SignIn.Changed> change =
                () -> identity.signIn().change(mara, FIRST, "orchid tundra wagon 3", "192.0.2.1");
        CompletableFuture<SignIn.Changed> changing = new CompletableFuture<>();
        db.write(tx -> {
            tx.sql(
                            """
                            update person set password = (select password from person where id = :nils)
                            where id = :mara
                            """)
                    .bind("nils", nils.person().id().value())
                    .bind("mara", mara.person().id().value())
                    .update();
            tx.sql("delete from session where person_id = :mara")
                    .bind("mara", mara.person().id().value())
                    .update();
            threads.execute(() -> changing.complete(change.get()));
            waiting(1);
            return true;
        });
        assertThat(changing.join()).isInstanceOf(SignIn.Changed.Wrong.class);
        assertThat(identity.signIn().byPassword("mara@paper.example", SECOND, "192.0.2.2", ""))
                .as("the password that their owner chose meanwhile holds")
                .isInstanceOf(Attempt.Granted.class);
    }
}
