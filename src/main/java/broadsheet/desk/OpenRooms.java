package broadsheet.desk;

import broadsheet.story.Copy;
import broadsheet.story.InRoom;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Revision;
import broadsheet.story.Room;
import broadsheet.story.Rooms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The room of a story beside what has been saved in it. What words stand on that were typed there
/// is what the room knows, and never what their window says: a window may be behind, or have been
/// asleep.
final class OpenRooms {
    private final Rooms rooms;
    private final Manuscripts manuscripts;

    OpenRooms(Newsdesk newsdesk) {
        this.rooms = newsdesk.attendance().rooms();
        this.manuscripts = newsdesk.manuscripts();
    }

    /// The room that words were typed in; empty where that has ended, or was none.
    Optional<Room> of(Manuscript story, @Nullable InRoom in) {
        return in == null
                ? Optional.empty()
                : rooms.find(story.id(), in.room())
                        .filter(room -> !room.ended())
                        .map(room -> onNewest(story, room));
    }

    /// The story's room for somebody who comes in.
    Room enter(Manuscript story) {
        rooms.open(story.id()).ifPresent(room -> onNewest(story, room));
        return rooms.enter(story.id(), story.number());
    }

    /// A revision that left the words as they were, such as one that sends a story to review, is
    /// nothing that a room would lack.
    private Room onNewest(Manuscript story, Room room) {
        return room.onto() < story.number() && words(story, room.onto()).equals(story.copy())
                ? rooms.follows(room, story.number())
                : room;
    }

    /// The words of a revision.
    Copy words(Manuscript story, int number) {
        return number == story.number()
                ? story.copy()
                : manuscripts.revision(story.id(), number).map(Revision::copy).orElseThrow();
    }
}
