package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes guessing slow. Every attempt to sign in is counted before anything is looked at, by the
/// account that was named, whether there is such a one or not, and by the address it came from. The
/// first few are free; then each waits twice as long as the one before. Letters that anybody can
/// ask for are counted the same way, apart from these.
final class Delays {

    /// After so long without an attempt all is forgotten.
    private static final Duration FORGET = Duration.ofDays(1);

    private static final int MOST_ROWS = 100_000;
    private static final int SWEEP_EVERY = 50;

    private final Db db;
    private final InstantSource clock;
    private final AtomicInteger attempts = new AtomicInteger();

    Delays(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Whom or what is counted.
    ///
    /// @param hash of its name, so that the table holds no addresses
    /// @param free attempts without a wait
    /// @param first the wait after those
    /// @param longest no wait is longer
    record Subject(byte[] hash, int free, Duration first, Duration longest) {
        private static Subject of(String name, int free) {
            return new Subject(
                    Token.sha256(name), free, Duration.ofSeconds(1), Duration.ofMinutes(15));
        }

        static Subject account(String key) {
            return of("account:" + key, 5);
        }

        /// The code asked for after somebody's password.
        static Subject code(PersonId person) {
            return of("code:" + person.value(), 5);
        }

        /// One office may come from one address.
        static Subject address(String network) {
            return of("address:" + network, 30);
        }

        /// Letters to one address: its owner did not ask for most of them.
        static Subject letters(String key) {
            return new Subject(
                    Token.sha256("letters:" + key), 3, Duration.ofMinutes(1), Duration.ofHours(1));
        }

        /// Letters asked for from one place.
        static Subject lettersFrom(String network) {
            return new Subject(
                    Token.sha256("letters-from:" + network),
                    10,
                    Duration.ofMinutes(1),
                    Duration.ofHours(1));
        }

        Duration wait(int count) {
            int over = count - free;
            return over < 0
                    ? Duration.ZERO
                    : Duration.ofSeconds(
                            Math.min(first.toSeconds() << Math.min(over, 20), longest.toSeconds()));
        }
    }

    private record Counted(int count, Instant last) {}

    /// Counts an attempt for all of these, or for none where one of them must wait: then how long
    /// still.
    Duration take(List<Subject> subjects) {
        if (attempts.incrementAndGet() % SWEEP_EVERY == 0) sweep();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Subject> inOrder =
                subjects.stream().sorted((a, b) -> Arrays.compare(a.hash(), b.hash())).toList();
        return db.write(tx -> {
            Duration longest = Duration.ZERO;
            for (Subject subject : inOrder) {
                oneAtATime(tx, subject);
                Duration left = left(tx, subject, now);
                if (left.compareTo(longest) > 0) longest = left;
            }
            if (longest.isZero()) for (Subject subject : inOrder) count(tx, subject, now);
            return longest;
        });
    }

    /// There may be no row yet that could be locked, and then all who come at once would be first.
    private static void oneAtATime(Tx tx, Subject subject) {
        tx.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", ByteBuffer.wrap(subject.hash()).getLong())
                .list(_ -> true);
    }

    private static Duration left(Tx tx, Subject subject, Instant now) {
        return tx.sql("select count, last from sign_in_failure where subject = :subject for update")
                .bind("subject", subject.hash())
                .one(row -> new Counted(row.integer("count"), row.instant("last")))
                .filter(counted -> counted.last().plus(FORGET).isAfter(now))
                .map(counted ->
                        Duration.between(now, counted.last().plus(subject.wait(counted.count()))))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static void count(Tx tx, Subject subject, Instant now) {
        tx.sql(
                        """
                        insert into sign_in_failure as f (subject, count, last) values (:subject, 1, :now)
                        on conflict (subject) do update set last = :now,
                          count = case when f.last > :forget then least(f.count + 1, 1000) else 1 end
                        """)
                .bind("subject", subject.hash())
                .bind("now", now)
                .bind("forget", now.minus(FORGET))
                .update();
    }

    /// The account's owner is in: nothing of it is counted any more, and the address gets its
    /// attempt back.
    void succeeded(Tx tx, Subject account, Subject address) {
        forget(tx, account);
        giveBack(tx, address);
    }

    /// Nothing of it is counted any more.
    void forget(Tx tx, Subject subject) {
        tx.sql("delete from sign_in_failure where subject = :subject")
                .bind("subject", subject.hash())
                .update();
    }

    /// The address gets its attempt back: it came to nothing through no fault of theirs.
    void giveBack(Subject address) {
        db.write(tx -> {
            giveBack(tx, address);
            return address;
        });
    }

    /// The address gets its attempt back. In this order two that give back at once, of whom the
    /// second waits for the first, leave no count of none.
    void giveBack(Tx tx, Subject address) {
        int more =
                tx.sql(
                                """
                                update sign_in_failure set count = count - 1
                                where subject = :address and count > 1
                                """)
                        .bind("address", address.hash())
                        .update();
        if (more == 0)
            tx.sql("delete from sign_in_failure where subject = :address and count = 1")
                    .bind("address", address.hash())
                    .update();
    }

    private void sweep() {
        db.write(tx -> {
            int gone =
                    tx.sql("delete from sign_in_failure where last < :forget")
                            .bind("forget", clock.instant().minus(FORGET))
                            .update();
            return gone
                    + tx.sql(
                                    """
                                    delete from sign_in_failure where subject in
                                      (select subject from sign_in_failure order by last desc offset :most)
                                    """)
                            .bind("most", MOST_ROWS)
                            .update();
        });
    }
}
