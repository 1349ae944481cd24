package broadsheet.desk;

import broadsheet.db.DbBusy;
import broadsheet.db.DbException;
import broadsheet.http.EventStream;
import broadsheet.story.Room;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens in a room, told to one window. It holds a place in the order and no words: what is
/// new is read when the last has been written, so that a slow reader costs nothing but its place.
final class RoomNews implements EventStream.Source {
    private static final Logger log = LoggerFactory.getLogger(RoomNews.class);

    /// So long a stream lasts; the window comes again.
    private static final long LONGEST_NANOS = Duration.ofMinutes(30).toNanos();

    /// What others type within this is told at once.
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final Attendance attendance;
    private final Attendance.Seat seat;
    private final BooleanSupplier still;
    private final Attendance.Member self;
    private final long began = System.nanoTime();
    private final Room first;
    private long version;
    private long seq;
    private int onto;
    private List<Attendance.Member> members = List.of();
    private long pulse = began - Attendance.PULSE.toNanos();
    private boolean more = true;

    /// @param self the window, nowhere yet
    /// @param still whether whoever listens still may; asked every few seconds
    RoomNews(
            Attendance attendance,
            Attendance.Seat seat,
            Room first,
            Attendance.Member self,
            long version,
            long seq,
            BooleanSupplier still) {
        this.attendance = attendance;
        this.seat = seat;
        this.first = first;
        this.self = self;
        this.version = version;
        this.seq = seq;
        this.still = still;
    }

    @Override
    public @Nullable String next(Duration patience) throws InterruptedException {
        if (!more) {
            if (seat.await(patience)) Thread.sleep(TOGETHER);
            else if (!pulseIsDue()) return "";
        }
        String beat = "";
        if (pulseIsDue()) {
            pulse = System.nanoTime();
            if (!still.getAsBoolean() || pulse - began > LONGEST_NANOS) return null;
            attendance.tell(first.id(), own());
            beat = EventStream.event("beat", "{}");
        }
        Room room = attendance.rooms().find(first.story(), first.id()).orElse(null);
        if (room == null || room.ended()) return null;
        if (!beat.isEmpty()) attendance.rooms().seen(room);
        return beat + steps(room) + fields(room) + onto(room) + members();
    }

    /// This window where it was last, or nowhere.
    private Attendance.Member own() {
        return attendance.in(first.id()).stream()
                .filter(member -> member.client().equals(self.client()))
                .findFirst()
                .orElse(self);
    }

    private boolean pulseIsDue() {
        return System.nanoTime() - pulse >= Attendance.PULSE.toNanos();
    }

    private String steps(Room room) {
        if (room.version() <= version) {
            more = false;
            return "";
        }
        List<Room.Step> steps = attendance.rooms().next(room.id(), version);
        if (!steps.isEmpty()) version = steps.getLast().version();
        more = !steps.isEmpty() && version < room.version();
        if (steps.isEmpty()) return "";
        return EventStream.event("steps", RoomRoutes.with(Json.object(), steps));
    }

    private String fields(Room room) {
        if (room.seq() <= seq) return "";
        List<Room.Field> fields = attendance.rooms().fields(room.id(), seq);
        seq = Math.max(seq, room.seq());
        return event(
                "fields", Json.object().put("fields", fields, RoomRoutes::json).put("seq", seq));
    }

    private String onto(Room room) {
        if (room.onto() == onto) return "";
        onto = room.onto();
        return event(
                "onto",
                Json.object()
                        .put("number", onto)
                        .put("version", room.ontoVersion())
                        .put("seq", room.ontoSeq()));
    }

    private String members() {
        List<Attendance.Member> now =
                attendance.in(first.id()).stream()
                        .filter(member -> !member.client().equals(self.client()))
                        .toList();
        if (now.equals(members)) return "";
        members = now;
        return event("members", Json.object().put("members", now, Attendance.Member::json));
    }

    private static String event(String name, Json.Builder data) {
        return EventStream.event(name, data.build().write());
    }

    @Override
    public void close() {
        seat.close();
        try {
            attendance.tellGone(first.id(), self.client());
        } catch (DbException | DbBusy e) {
            log.debug("Who is not heard of has gone too", e);
        }
    }
}
