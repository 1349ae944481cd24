package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes guessing slow. Every attempt to sign in is counted before anything is looked at, by the
/// account that was named, whether there is such a one or not, and by the address it came from. The
/// first few are free; then each waits twice as long as the one before.
final class Delays {
    private static final Duration LONGEST = Duration.ofMinutes(15);

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
    record Subject(byte[] hash, int free) {
        static Subject account(String key) {
            return new Subject(Token.sha256("account:" + key), 5);
        }

        /// The code asked for after somebody's password.
        static Subject code(PersonId person) {
            return new Subject(Token.sha256("code:" + person.value()), 5);
        }

        /// One office may come from one address.
        static Subject address(String network) {
            return new Subject(Token.sha256("address:" + network), 30);
        }

        Duration wait(int count) {
            int over = count - free;
            return over < 0
                    ? Duration.ZERO
                    : Duration.ofSeconds(Math.min(1L << Math.min(over, 20), LONGEST.toSeconds()));
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
                Duration left = left(tx, subject, now);
                if (left.compareTo(longest) > 0) longest = left;
            }
            if (longest.isZero()) for (Subject subject : inOrder) count(tx, subject, now);
            return longest;
        });
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
        tx.sql("delete from sign_in_failure where subject = :account")
                .bind("account", account.hash())
                .update();
        giveBack(tx, address);
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
