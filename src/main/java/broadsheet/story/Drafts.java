package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.identity.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words that are typed and not saved yet. When [#keep] returns they are durable, and every state
/// of them can be read again for ever: what differs from the one before is written, and now and
/// then the whole, so that a long story costs little a second and a state is read from few rows.
public final class Drafts {
    /// Windows in which one person can have typed in one story and not saved: more than anybody has
    /// open.
    static final int MOST_WINDOWS = 100;

    private final Db db;
    private final InstantSource clock;

    public Drafts(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A state of the words, as a window sends it.
    ///
    /// @param step counts up in each window
    /// @param onto the revision that the words were made from
    /// @param continues the window whose words these go on from, with its step; null where they do
    ///   not
    /// @param leaving whether the window is being left, so that this ends a stretch
    public record Sent(
            String client,
            long step,
            int onto,
            Typed typed,
            @Nullable Continued continues,
            boolean leaving) {}

    /// Another window's words, as they were taken up here.
    public record Continued(String client, long step) {}

    /// What became of a [Sent].
    ///
    /// @param draft as it is now; its step is higher than the one sent where that came late
    /// @param lock who holds the story
    /// @param fresh whether it was not here before
    /// @param stretch whether a stretch of typing has ended with it
    public record Kept(Draft draft, Lock lock, boolean fresh, boolean stretch) {
        /// Whether somebody else has the story, who does not share it with them.
        public boolean heldByAnother() {
            return !lock.admits(draft.person(), draft.room());
        }
    }

    /// A state that people look back at.
    public record Mark(long step, Instant at) {}

    /// Keeps a state, once however often it comes; one that comes after a later one changes
    /// nothing. Empty where the person has too many windows.
    public Optional<Kept> keep(StoryId story, PersonId person, Sent sent) {
        Instant now = now();
        return db.write(tx -> {
            Draft before = locked(tx, story, person, sent.client()).orElse(null);
            if (before == null) {
                if (windows(tx, story, person) >= MOST_WINDOWS) return Optional.empty();
                before = begun(tx, story, person, sent, now);
            }
            InRoom in = InRoom.of(sent.typed());
            Lock lock = Locks.take(tx, story, person, in == null ? null : (Long) in.room(), now);
            boolean mine = lock.admits(person, in);
            if (lock.holder().equals(person) && lock.since().equals(now))
                Locks.branch(tx, story, person, lock.room());
            boolean fresh = sent.step() > before.step();
            boolean whole = fresh && Steps.write(tx, before, sent, now);
            if (fresh) Notes.suggested(tx, story, sent.typed(), person.actor(), now);
            int onto =
                    fresh && sent.continues() != null
                            ? continued(tx, story, person, sent.continues(), now)
                            : 0;
            return Optional.of(
                    new Kept(
                            stands(
                                    tx,
                                    before,
                                    sent,
                                    in,
                                    fresh
                                            ? RoomSaves.onto(
                                                    tx,
                                                    story,
                                                    in,
                                                    Math.max(
                                                            before.onto(),
                                                            Math.max(onto, sent.onto())))
                                            : before.onto(),
                                    mine ? null : lock.holder(),
                                    now),
                            lock,
                            fresh,
                            whole && before.step() > 0
                                    || sent.leaving() && sent.step() >= before.step()));
        });
    }

    private static Optional<Draft> locked(Tx tx, StoryId story, PersonId person, String client) {
        return tx.sql(
                        """
                        select * from draft where story_id = :story and person_id = :person and client = :client
                        for update
                        """)
                .bind("story", story.value())
                .bind("person", person.value())
                .bind("client", client)
                .one(Draft::read);
    }

    private static int windows(Tx tx, StoryId story, PersonId person) {
        return tx.sql(
                        """
                        select count(*) as n from draft
                        where story_id = :story and person_id = :person and ended is null
                        """)
                .bind("story", story.value())
                .bind("person", person.value())
                .one(row -> row.integer("n"))
                .orElseThrow();
    }

    private static Draft begun(Tx tx, StoryId story, PersonId person, Sent sent, Instant now) {
        tx.sql(
                        """
                        insert into draft (story_id, person_id, client, onto, step, since, at)
                        values (:story, :person, :client, :onto, 0, :now, :now) on conflict do nothing
                        """)
                .bind("story", story.value())
                .bind("person", person.value())
                .bind("client", sent.client())
                .bind("onto", sent.onto())
                .bind("now", now)
                .update();
        return locked(tx, story, person, sent.client()).orElseThrow();
    }

    private static Draft stands(
            Tx tx,
            Draft before,
            Sent sent,
            @Nullable InRoom in,
            int onto,
            @Nullable PersonId holder,
            Instant now) {
        boolean newer = sent.step() > before.step();
        return tx.sql(
                        """
                        update draft set step = greatest(step, :step), onto = :onto, taken_by = :holder,
                            at = case when :newer then :now else at end,
                            since = case when :newer and ended is not null then :now else since end,
                            ended = case when :newer then null else ended end,
                            ending = case when :newer then null else ending end,
                            room_id = case when :newer
                                then (select id from room where id = :room and story_id = draft.story_id) else room_id end,
                            room_version = case when :newer then :version else room_version end,
                            room_seq = case when :newer then :seq else room_seq end,
                            loose = case when :newer then :loose else loose end
                        where id = :draft returning *
                        """)
                .bind("room", in == null ? null : (Long) in.room())
                .bind("version", in == null ? 0 : in.version())
                .bind("seq", in == null ? 0 : in.seq())
                .bind("loose", in != null && in.loose())
                .bind("draft", before.id())
                .bind("step", sent.step())
                .bind("onto", onto)
                .bind("holder", holder == null ? null : (Long) holder.value())
                .bind("newer", newer)
                .bind("now", now)
                .one(Draft::read)
                .orElseThrow();
    }

    /// The other window's words are in these, unless more have come from there since.
    ///
    /// @return the revision that they stand on; 0 where they are not in these
    private static int continued(
            Tx tx, StoryId story, PersonId person, Continued from, Instant now) {
        return tx.sql(
                        """
                        update draft set ended = :now, ending = 'continued'
                        where story_id = :story and person_id = :person and client = :client and step = :step
                          and ended is null
                        returning onto
                        """)
                .bind("now", now)
                .bind("story", story.value())
                .bind("person", person.value())
                .bind("client", from.client())
                .bind("step", from.step())
                .one(row -> row.integer("onto"))
                .orElse(0);
    }

    /// The newest words of a draft.
    public Typed words(Draft draft) {
        return words(draft, draft.step());
    }

    /// The words of a draft as they were after a step.
    public Typed words(Draft draft, long step) {
        return db.read(tx -> Steps.typed(tx, draft, step));
    }

    /// States of a draft that people look back at, the newest first: where a stretch of typing
    /// began, and the last one.
    public List<Mark> marks(Draft draft) {
        return db.read(tx -> Steps.marks(tx, draft));
    }

    public Optional<Draft> find(StoryId story, long id) {
        return db.read(tx ->
                tx.sql("select * from draft where id = :id and story_id = :story")
                        .bind("id", id)
                        .bind("story", story.value())
                        .one(Draft::read));
    }

    /// What is not saved in a story, the newest first.
    public List<Draft> open(StoryId story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from draft where story_id = :story and ended is null and step > 0
                                order by at desc, id desc
                                """)
                        .bind("story", story.value())
                        .list(Draft::read));
    }

    /// What somebody has not saved, in whatever story, the newest first.
    public List<Draft> open(PersonId person, int most) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from draft where person_id = :person and ended is null and step > 0
                                order by at desc, id desc limit :most
                                """)
                        .bind("person", person.value())
                        .bind("most", most)
                        .list(Draft::read));
    }

    /// The words of a window are a revision. What still comes from there from before is late, also
    /// where nothing had come yet.
    public static void saved(
            Tx tx, StoryId story, PersonId person, Continued window, int number, Instant at) {
        tx.sql(
                        """
                        insert into draft (story_id, person_id, client, onto, step, since, at, ended, ending)
                        values (:story, :person, :client, :number, :step, :at, :at, :at, 'saved')
                        on conflict (story_id, person_id, client) do update
                        set ended = excluded.ended, ending = 'saved', onto = excluded.onto,
                            step = greatest(draft.step, excluded.step)
                        """)
                .bind("at", at.truncatedTo(ChronoUnit.MICROS))
                .bind("number", number)
                .bind("step", window.step())
                .bind("story", story.value())
                .bind("person", person.value())
                .bind("client", window.client())
                .update();
    }

    /// The revision that a window's words stand on; 0 where nothing is known of them, or more was
    /// typed there since.
    public int onto(StoryId story, PersonId person, Continued window) {
        return db.read(tx ->
                tx.sql(
                                """
                                select onto from draft where story_id = :story and person_id = :person
                                  and client = :client and step <= :step
                                """)
                        .bind("story", story.value())
                        .bind("person", person.value())
                        .bind("client", window.client())
                        .bind("step", window.step())
                        .one(row -> row.integer("onto"))
                        .orElse(0));
    }

    /// A state of the words is a revision; more are to come.
    public static void madeInto(Tx tx, Draft draft, int number) {
        tx.sql("update draft set onto = :number where id = :draft")
                .bind("number", number)
                .bind("draft", draft.id())
                .update();
    }

    /// The words stand on a newer revision, which says what theirs did.
    public Draft rebased(Draft draft, int number) {
        return db.write(tx ->
                tx.sql(
                                """
                                update draft set onto = greatest(onto, :number) where id = :draft returning *
                                """)
                        .bind("number", number)
                        .bind("draft", draft.id())
                        .one(Draft::read)
                        .orElse(draft));
    }

    /// There is nothing more to be done about a draft; false where there was nothing already, or
    /// more has come than `step`.
    public boolean end(Draft draft, long step, Draft.Ending ending) {
        return db.write(tx -> end(tx, draft, step, ending, now()));
    }

    public static boolean end(Tx tx, Draft draft, long step, Draft.Ending ending, Instant at) {
        return tx.sql(
                                """
                                update draft set ended = :at, ending = :ending
                                where id = :draft and step = :step and ended is null
                                """)
                        .bind("at", at)
                        .bind("ending", ending.name().toLowerCase(Locale.ROOT))
                        .bind("draft", draft.id())
                        .bind("step", step)
                        .update()
                == 1;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
