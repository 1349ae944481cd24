package broadsheet.identity;

import broadsheet.db.Db;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What takes two steps, and must be finished in the browser that began it, soon and once. The
/// browser holds the token; what others sign or send back on the way is derived from it, so that it
/// is worth nothing in another browser.
final class Tickets {
    /// So many are kept; then those that end first go.
    private static final int MOST = 10_000;

    private final Db db;
    private final SecureRandom random;
    private final InstantSource clock;

    Tickets(Db db, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.random = random;
        this.clock = clock;
    }

    /// What a ticket is good for.
    enum Errand {
        PASSKEY_MADE,
        PASSKEY_SHOWN;

        static final Duration GOOD = Duration.ofMinutes(5);

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A new one.
    ///
    /// @param in the session that it is good in; null where somebody is coming in
    Token issue(Errand errand, @Nullable Session in) {
        Token token = Token.fresh(random);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.write(tx -> {
            tx.sql(
                            """
                            delete from ticket where expires <= :now or hash in
                              (select hash from ticket order by expires desc offset :most)
                            """)
                    .bind("now", now)
                    .bind("most", MOST - 1)
                    .update();
            return tx.sql(
                            """
                            insert into ticket (hash, errand, session_id, expires)
                            values (:hash, :errand, :session::bigint, :expires)
                            """)
                    .bind("hash", token.hash())
                    .bind("errand", errand.word())
                    .bind("session", in == null ? null : in.id())
                    .bind("expires", now.plus(Errand.GOOD))
                    .update();
        });
        return token;
    }

    /// Takes it back, whatever comes of the rest; false where it was used, is too old, is another
    /// session's or for something else, or never was one.
    boolean take(Token token, Errand errand, @Nullable Session in) {
        return db.write(tx ->
                tx.sql(
                                        """
                                        delete from ticket where hash = :hash and errand = :errand and expires > :now
                                          and session_id is not distinct from :session::bigint
                                        """)
                                .bind("hash", token.hash())
                                .bind("errand", errand.word())
                                .bind("now", clock.instant())
                                .bind("session", in == null ? null : in.id())
                                .update()
                        > 0);
    }
}
