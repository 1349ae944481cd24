package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.identity.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Links by which somebody without an account may read a story as it stands, public or not, until
/// they run out or are ended. Who has one has no right to anything else.
public final class PreviewLinks {
    private final Db db;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public PreviewLinks(Db db, Audit audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /// A link that holds.
    public record Held(Actor madeBy, Instant expires) {}

    /// Makes one. Links that have run out, of whatever story, are forgotten meanwhile.
    public Token make(StoryId story, Duration good, Actor actor) {
        Token token = Token.fresh(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.write(tx -> {
            tx.sql("delete from preview_link where expires < :now").bind("now", now).update();
            tx.sql(
                            """
                            insert into preview_link (hash, story, made_by, made, expires)
                            values (:hash, :story, :actor, :now, :expires)
                            """)
                    .bind("hash", token.hash())
                    .bind("story", story.value())
                    .bind("actor", actor.name())
                    .bind("now", now)
                    .bind("expires", now.plus(good))
                    .update();
            audit.write(tx, actor, Act.PREVIEW_LINK_MADE, subject(story), good.toDays() + " d");
            return token;
        });
    }

    /// What a link leads to, as far as whoever made it may still show it.
    public record Shared(StoryId story, Actor madeBy) {}

    /// What a link is of; empty where it has run out, was ended, or never was.
    public Optional<Shared> shared(Token token) {
        return db.read(tx ->
                tx.sql(
                                "select story, made_by from preview_link where hash = :hash and expires > :now")
                        .bind("hash", token.hash())
                        .bind("now", clock.instant())
                        .one(row ->
                                new Shared(
                                        new StoryId(row.number("story")),
                                        new Actor(row.text("made_by")))));
    }

    /// Those of a story that hold, the longest first.
    public List<Held> of(StoryId story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select made_by, expires from preview_link
                                where story = :story and expires > :now order by expires desc
                                """)
                        .bind("story", story.value())
                        .bind("now", clock.instant())
                        .list(row ->
                                new Held(new Actor(row.text("made_by")), row.instant("expires"))));
    }

    /// Ends all links of a story, at once.
    public void end(StoryId story, Actor actor) {
        db.write(tx -> {
            int ended =
                    tx.sql("delete from preview_link where story = :story")
                            .bind("story", story.value())
                            .update();
            if (ended > 0)
                audit.write(
                        tx,
                        actor,
                        Act.PREVIEW_LINKS_ENDED,
                        subject(story),
                        Integer.toString(ended));
            return ended;
        });
    }

    private static String subject(StoryId story) {
        return "story:" + story.value();
    }
}
