package broadsheet.identity;

import broadsheet.db.Db;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
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
        PASSKEY_MADE(Duration.ofMinutes(5)),
        PASSKEY_SHOWN(Duration.ofMinutes(5)),
        /// Others may ask for more than a password on the way.
        PROVIDER_ASKED(Duration.ofMinutes(15));

        private final Duration good;

        Errand(Duration good) {
            this.good = good;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A new one.
    ///
    /// @param in the session that it is good in; null where somebody is coming in
    /// @param note what [#take] gives back
    Token issue(Errand errand, @Nullable Session in, String note) {
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
                            insert into ticket (hash, errand, session_id, expires, note)
                            values (:hash, :errand, :session::bigint, :expires, :note)
                            """)
                    .bind("hash", token.hash())
                    .bind("errand", errand.word())
                    .bind("session", in == null ? null : in.id())
                    .bind("expires", now.plus(errand.good))
                    .bind("note", note)
                    .update();
        });
        return token;
    }

    /// Takes it back, whatever comes of the rest, and gives its note; empty where it was used, is
    /// too old, is another session's or for something else, or never was one.
    Optional<String> take(Token token, Errand errand, @Nullable Session in) {
        return db.write(tx ->
                tx.sql(
                                """
                                delete from ticket where hash = :hash and errand = :errand and expires > :now
                                  and session_id is not distinct from :session::bigint
                                returning note
                                """)
                        .bind("hash", token.hash())
                        .bind("errand", errand.word())
                        .bind("now", clock.instant())
                        .bind("session", in == null ? null : in.id())
                        .one(row -> row.text("note")));
    }
}
