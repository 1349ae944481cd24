package broadsheet.api;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.identity.Actor;
import broadsheet.story.StoryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Remembers for a week which story came of which `Idempotency-Key`, so that a client that never
/// got its answer can ask again and make no second story.
final class Repeats {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Db db;
    private final InstantSource clock;

    Repeats(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A request as it can come again.
    ///
    /// @param key the number of the key that sent it
    /// @param token what the client named it by
    /// @param sent what it sent
    record Token(long key, byte[] token, byte[] sent) {
        static Token of(Actor actor, String token, String sent) {
            String number = actor.name().substring(actor.name().indexOf(':') + 1);
            return new Token(Long.parseLong(number), sha256(token), sha256(sent));
        }
    }

    /// What came of a request before.
    ///
    /// @param same whether the same was sent
    record Earlier(StoryId story, boolean same) {}

    Optional<Earlier> find(Token token) {
        return db.read(tx ->
                tx.sql(
                                """
                                select story_id, sent from asked_story where key_id = :key and token = :token
                                """)
                        .bind("key", token.key())
                        .bind("token", token.token())
                        .one(row ->
                                new Earlier(
                                        new StoryId(row.number("story_id")),
                                        MessageDigest.isEqual(row.bytes("sent"), token.sent()))));
    }

    /// Notes it in the story's own transaction, which fails where another did so first.
    void write(Tx tx, Token token, StoryId story) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tx.sql("delete from asked_story where at < :old").bind("old", now.minus(KEPT)).update();
        tx.sql(
                        """
                        insert into asked_story (key_id, token, sent, story_id, at)
                        values (:key, :token, :sent, :story, :now)
                        """)
                .bind("key", token.key())
                .bind("token", token.token())
                .bind("sent", token.sent())
                .bind("story", story.value())
                .bind("now", now)
                .update();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
