package broadsheet.story;

import broadsheet.db.Tx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What revisions are to a [Room]: those that come out of it, those that are decided beside it, and
/// which one words stand on that were typed there.
public final class RoomSaves {
    private RoomSaves() {}

    /// Words of the room are a revision. Others in it stand on that, and whoever had the same words
    /// in a draft has them saved.
    ///
    /// @param words what they have of the room; nothing happens where that is not all that they
    ///   have
    public static void saved(Tx tx, StoryId story, InRoom words, int number, Instant at) {
        if (words.loose()) return;
        Room room = Rooms.held(tx, story, words.room()).orElse(null);
        if (room == null
                || room.ended()
                || words.version() > room.version()
                || words.seq() > room.seq()
                || !room.covers(words)) return;
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        stands(tx, room, words.version(), words.seq(), number, now);
        tx.sql("update room set drafted = greatest(drafted, :version) where id = :room")
                .bind("version", words.version())
                .bind("room", room.id())
                .update();
        if (words.whole()) rebased(tx, room, words, number);
        // Only who had exactly this stands on it: who is behind has not seen what was saved.
        tx.sql(
                        """
                        update draft set ended = :at, ending = 'saved',
                            onto = case when room_version = :version and room_seq = :seq then :number else onto end
                        where room_id = :room and room_version <= :version and room_seq <= :seq
                          and not loose and ended is null
                        """)
                .bind("at", now)
                .bind("number", number)
                .bind("room", room.id())
                .bind("version", words.version())
                .bind("seq", words.seq())
                .update();
        Rooms.tell(tx, room.id());
    }

    /// All who have these words stand on a revision.
    static void stands(Tx tx, Room room, long version, long seq, int number, Instant at) {
        tx.sql(
                        """
                        update room set onto = :number, onto_version = :version, onto_seq = :seq,
                            seen = greatest(seen, :at)
                        where id = :room
                        """)
                .bind("at", at)
                .bind("number", number)
                .bind("version", version)
                .bind("seq", seq)
                .bind("room", room.id())
                .update();
    }

    private static void rebased(Tx tx, Room room, InRoom words, int number) {
        tx.sql(
                        """
                        update room set base = :number, base_version = :version, size = (
                            select coalesce(sum(octet_length(step)), 0) from room_step
                            where room_id = :room and version > :version)
                        where id = :room
                        """)
                .bind("number", number)
                .bind("version", words.version())
                .bind("room", room.id())
                .update();
        Rooms.base(tx, room.id(), words.version(), number);
    }

    /// What the words of a room and a revision from elsewhere come to has been decided, and is the
    /// newest revision: the room ends, since its words have gone there. Nothing happens where
    /// others have written in it meanwhile.
    public static void decided(Tx tx, StoryId story, InRoom words, Instant at) {
        Room room = Rooms.held(tx, story, words.room()).orElse(null);
        if (room == null || !room.isExactly(words)) return;
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        tx.sql("update room set ended = :at, drafted = version where id = :room")
                .bind("at", now)
                .bind("room", room.id())
                .update();
        tx.sql(
                        """
                        update draft set ended = :at, ending = 'merged'
                        where room_id = :room and not loose and ended is null
                        """)
                .bind("at", now)
                .bind("room", room.id())
                .update();
        Rooms.tell(tx, room.id());
    }

    /// The revision that words stand on which were typed in a room: as the room knows it, whatever
    /// their window says; no more than that says where they do not have all of the room's.
    static int onto(Tx tx, StoryId story, @Nullable InRoom words, int said) {
        if (words == null) return said;
        Room room = Rooms.find(tx, story, words.room()).filter(it -> !it.ended()).orElse(null);
        if (room == null) return said;
        return room.covers(words) ? room.onto() : Math.min(said, room.onto());
    }
}
