package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.identity.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who writes in which story.
public final class Locks {
    private final Db db;
    private final InstantSource clock;

    public Locks(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Who has a story, or had it last; empty where nobody did or they have let go.
    public Optional<Lock> of(StoryId story) {
        return db.read(tx -> find(tx, story));
    }

    /// Whoever else holds a story now.
    public Optional<Lock> other(StoryId story, PersonId than) {
        return of(story)
                .filter(lock -> !lock.holder().equals(than))
                .filter(lock -> lock.live(clock.instant()));
    }

    private static Optional<Lock> find(Tx tx, StoryId story) {
        return tx.sql("select * from story_lock where story_id = :story")
                .bind("story", story.value())
                .one(Locks::read);
    }

    private static Lock read(Row row) {
        return new Lock(
                new StoryId(row.number("story_id")),
                new PersonId(row.number("person_id")),
                row.instant("since"),
                row.instant("renewed"),
                row.numberOrNull("room_id"));
    }

    /// Gives a story to somebody who types in it, unless another holds it. What another who held it
    /// has not saved becomes a branch.
    ///
    /// @param room where they type together with others; null where they type alone
    /// @return who has it now
    static Lock take(Tx tx, StoryId story, PersonId person, @Nullable Long room, Instant now) {
        return tx.sql(
                        """
                        insert into story_lock (story_id, person_id, room_id, since, renewed)
                        values (:story, :person, (select id from room where id = :room and story_id = :story), :now, :now)
                        on conflict (story_id) do update set room_id = excluded.room_id,
                            since = case when story_lock.person_id = excluded.person_id
                                and story_lock.renewed > :lapsed then story_lock.since else excluded.since end,
                            person_id = excluded.person_id, renewed = excluded.renewed
                        where story_lock.person_id = excluded.person_id or story_lock.renewed <= :lapsed
                        returning *
                        """)
                .bind("story", story.value())
                .bind("person", person.value())
                .bind("room", room)
                .bind("now", now)
                .bind("lapsed", now.minus(Lock.LAPSES))
                .one(Locks::read)
                .or(() -> find(tx, story))
                .orElseThrow();
    }

    /// Takes a story over, whoever holds it. What others have not saved in it is a branch from here
    /// on.
    public void takeOver(StoryId story, PersonId person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.write(tx -> {
            tx.sql(
                            """
                            insert into story_lock (story_id, person_id, since, renewed)
                            values (:story, :person, :now, :now)
                            on conflict (story_id) do update set person_id = excluded.person_id, room_id = null,
                                since = excluded.since, renewed = excluded.renewed
                            """)
                    .bind("story", story.value())
                    .bind("person", person.value())
                    .bind("now", now)
                    .update();
            return branch(tx, story, person, null);
        });
    }

    /// What others have not saved is beside the story, which somebody else writes in now.
    ///
    /// @param room whose words go on; null where that is nobody's
    static int branch(Tx tx, StoryId story, PersonId holder, @Nullable Long room) {
        return tx.sql(
                        """
                        update draft set taken_by = :person
                        where story_id = :story and person_id <> :person and ended is null and taken_by is null
                          and (:room::bigint is null or room_id is distinct from :room::bigint)
                        """)
                .bind("story", story.value())
                .bind("room", room)
                .bind("person", holder.value())
                .update();
    }

    /// The holder is still there; nothing happens for anybody else.
    public void renew(StoryId story, PersonId person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.write(tx ->
                tx.sql(
                                """
                                update story_lock set renewed = :now where story_id = :story and person_id = :person
                                  and renewed > :lapsed
                                """)
                        .bind("story", story.value())
                        .bind("person", person.value())
                        .bind("now", now)
                        .bind("lapsed", now.minus(Lock.LAPSES))
                        .update());
    }

    /// The holder lets go; nothing happens for anybody else.
    public void release(StoryId story, PersonId person) {
        db.write(tx ->
                tx.sql("delete from story_lock where story_id = :story and person_id = :person")
                        .bind("story", story.value())
                        .bind("person", person.value())
                        .update());
    }
}
