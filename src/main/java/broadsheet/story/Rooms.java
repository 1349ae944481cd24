package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rooms of stories, one a story at a time, and what has been written in them. A transaction
/// that adds to a room holds its row: so the order is the same for everybody on every node, and
/// when [#send] returns what was sent is durable. Other nodes are told on [#CHANNEL].
public final class Rooms {
    /// Where all nodes are told that there is news in a room: the room's number.
    public static final String CHANNEL = "broadsheet_room";

    /// Steps since the last save, and their bytes, that somebody who comes in has to read.
    private static final int MOST_STEPS = 50_000;

    private static final long MOST_BYTES = 16 << 20;

    private static final int AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 256 << 10;

    /// Unseen for so long, a room has nobody in it.
    private static final Duration EMPTY = Duration.ofSeconds(30);

    private static final Duration EXACT = Duration.ofSeconds(10);

    private final Db db;
    private final InstantSource clock;

    public Rooms(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The room of a story, for somebody who comes in. It goes on while anybody is in it, or has a
    /// draft from there, or a step is in no draft yet; otherwise, and where others have saved and
    /// nothing here would be lost, a new one begins from the newest revision.
    public Room enter(StoryId story, int newest) {
        Instant now = now();
        return db.write(tx -> {
            // Whoever comes in first makes it, and those who come at once wait.
            tx.sql("select pg_advisory_xact_lock(7301, (:story % 2147483647)::int)::text as told")
                    .bind("story", story.value())
                    .one(Rooms::nothing);
            Room open = open(tx, story).orElse(null);
            if (open != null && !over(tx, open, newest, now)) return seen(tx, open, now);
            if (open != null)
                tx.sql("update room set ended = :now where id = :room")
                        .bind("now", now)
                        .bind("room", open.id())
                        .update();
            Room fresh =
                    tx.sql(
                                    """
                                    insert into room (story_id, base, onto, began, seen)
                                    values (:story, :newest, :newest, :now, :now) returning *
                                    """)
                            .bind("story", story.value())
                            .bind("newest", newest)
                            .bind("now", now)
                            .one(Room::read)
                            .orElseThrow();
            base(tx, fresh.id(), 0, newest);
            // Who holds the story with others goes on doing so.
            if (open != null)
                tx.sql("update story_lock set room_id = :fresh where room_id = :open")
                        .bind("fresh", fresh.id())
                        .bind("open", open.id())
                        .update();
            return fresh;
        });
    }

    static void base(Tx tx, long room, long version, int number) {
        tx.sql(
                        """
                        insert into room_base (room_id, version, number) values (:room, :version, :number)
                        on conflict (room_id, version) do update set number = excluded.number
                        """)
                .bind("room", room)
                .bind("version", version)
                .bind("number", number)
                .update();
    }

    /// The base that somebody can go on from who has words of an older version; the newest where
    /// there is too much since.
    public Room.Base base(Room room, long version) {
        Room.Base newest = new Room.Base(room.base(), room.baseVersion());
        if (version >= room.baseVersion()) return newest;
        return db.read(tx ->
                tx.sql(
                                """
                                select number, version from room_base where room_id = :room and version <= :version
                                  and (select count(*) <= :steps and coalesce(sum(octet_length(step)), 0) <= :bytes
                                       from room_step where room_id = :room and version > room_base.version)
                                order by version desc limit 1
                                """)
                        .bind("room", room.id())
                        .bind("version", version)
                        .bind("steps", MOST_STEPS)
                        .bind("bytes", MOST_BYTES)
                        .one(row -> new Room.Base(row.integer("number"), row.number("version")))
                        .orElse(newest));
    }

    /// The room of a story that is open.
    public Optional<Room> open(StoryId story) {
        return db.read(tx ->
                tx.sql("select * from room where story_id = :story and ended is null")
                        .bind("story", story.value())
                        .one(Room::read));
    }

    private static Optional<Room> open(Tx tx, StoryId story) {
        return tx.sql(
                        "select * from room where story_id = :story and ended is null for no key update")
                .bind("story", story.value())
                .one(Room::read);
    }

    private static boolean over(Tx tx, Room room, int newest, Instant now) {
        // What stands on a revision from elsewhere need not be in it: then it is in a draft, or
        // stays.
        boolean saved =
                room.version() == room.ontoVersion()
                        && room.seq() == room.ontoSeq()
                        && room.version() <= room.drafted();
        if (saved && room.onto() < newest) return true;
        if (room.seen().isAfter(now.minus(EMPTY)) || room.version() > room.drafted()) return false;
        return tx.sql("select 1 as one from draft where room_id = :room and ended is null limit 1")
                .bind("room", room.id())
                .one(row -> row.integer("one"))
                .isEmpty();
    }

    private static Room seen(Tx tx, Room room, Instant now) {
        tx.sql("update room set seen = :now where id = :room and seen < :exact")
                .bind("now", now)
                .bind("exact", now.minus(EXACT))
                .bind("room", room.id())
                .update();
        return room;
    }

    /// Somebody is still in it.
    public void seen(Room room) {
        Instant now = now();
        if (room.seen().isBefore(now.minus(EXACT)))
            db.write(tx -> {
                seen(tx, room, now);
                return room;
            });
    }

    /// A room by its number, also one that has ended; empty where it is another story's.
    public Optional<Room> find(StoryId story, long id) {
        return db.read(tx -> find(tx, story, id));
    }

    static Optional<Room> find(Tx tx, StoryId story, long id) {
        return tx.sql("select * from room where id = :id and story_id = :story")
                .bind("id", id)
                .bind("story", story.value())
                .one(Room::read);
    }

    /// Steps after a version, in order: the next ones, as many as are told at once.
    public List<Room.Step> next(long room, long version) {
        return db.read(tx ->
                tx.sql(
                                """
                                select version, client, step from (
                                    select *, sum(octet_length(step)) over (order by version) - octet_length(step) as before
                                    from (select * from room_step where room_id = :room and version > :version
                                          order by version limit :most) as next) as counted
                                where before < :bytes order by version
                                """)
                        .bind("room", room)
                        .bind("version", version)
                        .bind("most", AT_ONCE)
                        .bind("bytes", BYTES_AT_ONCE)
                        .list(Room.Step::read));
    }

    /// All steps after a base of [#base], up to a version.
    public List<Room.Step> between(long room, Room.Base base, long version) {
        return db.read(tx ->
                tx.sql(
                                """
                                select version, client, step from room_step
                                where room_id = :room and version > :base and version <= :version order by version
                                """)
                        .bind("room", room)
                        .bind("base", base.version())
                        .bind("version", version)
                        .list(Room.Step::read));
    }

    /// Fields that were changed after `seq`, in order.
    public List<Room.Field> fields(long room, long seq) {
        return db.read(tx ->
                tx.sql(
                                """
                                select name, value, seq, client from room_field
                                where room_id = :room and seq > :seq order by seq
                                """)
                        .bind("room", room)
                        .bind("seq", seq)
                        .list(Room.Field::read));
    }

    /// Takes steps that were made on the words of `version`, and fields whatever they were made on.
    ///
    /// @param stands a revision from elsewhere whose words these steps and fields put into the
    ///   room's, so that all stand on it; 0 where they do not. They are taken only on the newest
    ///   words, and by the first who does it.
    public Room.Sent send(
            StoryId story,
            long id,
            long version,
            String client,
            PersonId person,
            List<String> steps,
            Map<String, String> fields,
            int stands) {
        Instant now = now();
        return db.write(tx -> {
            Room room = held(tx, story, id).orElse(null);
            if (room == null || room.ended()) return new Room.Sent.Ended();
            long bytes =
                    steps.stream()
                            .mapToLong(it -> it.getBytes(StandardCharsets.UTF_8).length)
                            .sum();
            if (room.version() - room.baseVersion() + steps.size() > MOST_STEPS
                    || room.size() + bytes > MOST_BYTES) return new Room.Sent.Full();
            boolean taken = version == room.version();
            if (stands > 0 && (!taken || room.onto() >= stands))
                return new Room.Sent.Behind(room.version(), room.seq());
            long seq = room.seq();
            for (Map.Entry<String, String> field : fields.entrySet())
                set(tx, id, field, ++seq, client, person);
            long newest = room.version();
            if (taken) for (String step : steps) add(tx, id, ++newest, client, person, now, step);
            if (newest > room.version() || seq > room.seq() || stands > 0) {
                tx.sql(
                                """
                                update room set version = :version, seq = :seq, size = size + :bytes, seen = :now
                                where id = :room
                                """)
                        .bind("version", newest)
                        .bind("seq", seq)
                        .bind("bytes", taken ? bytes : 0)
                        .bind("now", now)
                        .bind("room", id)
                        .update();
                if (stands > 0) {
                    RoomSaves.stands(tx, room, newest, seq, stands, now);
                    seq = again(tx, room, seq, fields.keySet());
                }
                tell(tx, id);
            }
            return taken ? new Room.Sent.Taken(newest, seq) : new Room.Sent.Behind(newest, seq);
        });
    }

    /// Fields that nobody has saved and that did not come with the revision from elsewhere count as
    /// changed after it: whoever comes in is told of them.
    ///
    /// @return the newest change of a field
    private static long again(Tx tx, Room room, long seq, Set<String> came) {
        long again =
                tx.sql(
                                """
                                update room_field f set seq = :seq + later.n from (
                                    select name, row_number() over (order by seq) as n from room_field
                                    where room_id = :room and seq > :onto and not name = any(:came)) as later
                                where f.room_id = :room and f.name = later.name
                                """)
                        .bind("seq", seq)
                        .bind("room", room.id())
                        .bind("onto", room.ontoSeq())
                        .texts("came", List.copyOf(came))
                        .update();
        if (again > 0)
            tx.sql("update room set seq = :seq where id = :room")
                    .bind("seq", seq + again)
                    .bind("room", room.id())
                    .update();
        return seq + again;
    }

    static Optional<Room> held(Tx tx, StoryId story, long id) {
        return tx.sql("select * from room where id = :id and story_id = :story for no key update")
                .bind("id", id)
                .bind("story", story.value())
                .one(Room::read);
    }

    private static void add(
            Tx tx,
            long room,
            long version,
            String client,
            PersonId person,
            Instant at,
            String step) {
        tx.sql(
                        """
                        insert into room_step (room_id, version, client, person_id, at, step)
                        values (:room, :version, :client, :person, :at, :step)
                        """)
                .bind("room", room)
                .bind("version", version)
                .bind("client", client)
                .bind("person", person.value())
                .bind("at", at)
                .bind("step", step)
                .update();
    }

    private static void set(
            Tx tx,
            long room,
            Map.Entry<String, String> field,
            long seq,
            String client,
            PersonId person) {
        tx.sql(
                        """
                        insert into room_field (room_id, name, value, seq, client, person_id)
                        values (:room, :name, :value, :seq, :client, :person)
                        on conflict (room_id, name) do update set value = excluded.value, seq = excluded.seq,
                            client = excluded.client, person_id = excluded.person_id
                        """)
                .bind("room", room)
                .bind("name", field.getKey())
                .bind("value", field.getValue())
                .bind("seq", seq)
                .bind("client", client)
                .bind("person", person.value())
                .update();
    }

    static void tell(Tx tx, long room) {
        tx.sql("select pg_notify(:channel, :payload)::text as told")
                .bind("channel", CHANNEL)
                .bind("payload", "{\"room\":" + room + "}")
                .one(Rooms::nothing);
    }

    /// Tells all nodes what nothing has to be written down for, such as where a cursor is.
    public void tell(String payload) {
        db.write(tx ->
                tx.sql("select pg_notify(:channel, :payload)::text as told")
                        .bind("channel", CHANNEL)
                        .bind("payload", payload)
                        .one(Rooms::nothing));
    }

    private static String nothing(Row row) {
        return String.valueOf(row.textOrNull("told"));
    }

    /// The room's words up to here are in a draft too.
    public void drafted(StoryId story, InRoom words) {
        db.write(tx ->
                tx.sql(
                                """
                                update room set drafted = least(version, :version)
                                where id = :room and story_id = :story and drafted < least(version, :version)
                                """)
                        .bind("room", words.room())
                        .bind("story", story.value())
                        .bind("version", words.version())
                        .update());
    }

    /// A newer revision left the words as they were that the room stands on: it stands on that.
    ///
    /// @return the room as it is now
    public Room follows(Room room, int number) {
        return db.write(tx -> {
            int moved =
                    tx.sql(
                                    """
                                    update room set onto = :number where id = :room and onto = :onto and ended is null
                                    """)
                            .bind("number", number)
                            .bind("room", room.id())
                            .bind("onto", room.onto())
                            .update();
            if (moved > 0) tell(tx, room.id());
            return held(tx, room.story(), room.id()).orElse(room);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
