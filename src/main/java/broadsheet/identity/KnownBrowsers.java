package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Which browsers somebody has come in with, so that they can be told of one that is new. Such a
/// browser holds a token that lets nobody in; whoever steals the table knows only its hash.
public final class KnownBrowsers {
    /// So long one is remembered that is not used; browsers keep a cookie no longer.
    public static final Duration REMEMBERED = Duration.ofDays(400);

    private static final int MOST_EACH = 50;

    private final Db db;
    private final Post post;
    private final SecureRandom random;
    private final InstantSource clock;

    KnownBrowsers(Db db, Post post, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.post = post;
        this.random = random;
        this.clock = clock;
    }

    /// Notes that somebody came in; what their browser shows from now on.
    ///
    /// @param shown what it showed; empty where it showed nothing
    /// @param tell whether its owner is written to where it is new with them
    public Token came(SignedIn who, Optional<Token> shown, boolean tell) {
        PersonId person = who.person().id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.write(tx -> {
            if (shown.isPresent() && again(tx, shown.get(), person, now)) return shown.get();
            // One that several people use keeps the token it has.
            Token token = shown.filter(it -> anybodys(tx, it)).orElseGet(() -> Token.fresh(random));
            tx.sql(
                            """
                            insert into known_browser (hash, person_id, last_used)
                            values (:hash, :person, :now)
                            on conflict (hash, person_id) do update set last_used = :now
                            """)
                    .bind("hash", token.hash())
                    .bind("person", person.value())
                    .bind("now", now)
                    .update();
            forget(tx, person, now);
            if (tell) post.tell(tx, LetterKind.NEW_BROWSER, person, who.session().device());
            return token;
        });
    }

    private static boolean again(Tx tx, Token token, PersonId person, Instant now) {
        return tx.sql(
                                """
                                update known_browser set last_used = :now
                                where hash = :hash and person_id = :person and last_used > :old
                                """)
                        .bind("now", now)
                        .bind("hash", token.hash())
                        .bind("person", person.value())
                        .bind("old", now.minus(REMEMBERED))
                        .update()
                > 0;
    }

    private static boolean anybodys(Tx tx, Token token) {
        return !tx.sql("select 1 as one from known_browser where hash = :hash limit 1")
                .bind("hash", token.hash())
                .list(_ -> true)
                .isEmpty();
    }

    private static void forget(Tx tx, PersonId person, Instant now) {
        tx.sql(
                        """
                        delete from known_browser where person_id = :person and (last_used <= :old or hash in
                          (select hash from known_browser where person_id = :person order by last_used desc offset :most))
                        """)
                .bind("person", person.value())
                .bind("old", now.minus(REMEMBERED))
                .bind("most", MOST_EACH)
                .update();
    }
}
