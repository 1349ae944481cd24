package broadsheet.desk;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Notifications;
import broadsheet.events.Bell;
import broadsheet.story.Rooms;
import broadsheet.text.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is in which room now, with their cursors, and who has to be woken when there is news. In
/// memory: every node hears the same from the database, and whoever is not heard of for a while has
/// gone.
public final class Attendance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Attendance.class);

    /// How often a window says that it is there; unheard of for three times as long, it is not.
    static final Duration PULSE = Duration.ofSeconds(3);

    private static final long GONE_NANOS = PULSE.multipliedBy(3).toNanos();

    /// Windows in one room, of one person and in all that may listen here. An editor's window is
    /// one.
    private static final int MOST_IN_ROOM = 24;

    private static final int MOST_OF_ONE = 16;

    /// Windows in one room on all nodes that are remembered.
    private static final int MOST_SEEN = 64;

    private static final int MOST = 1_000;

    private final Rooms rooms;
    private final Notifications notifications;
    private final Thread ear;
    private final Map<Long, Map<String, Heard>> members = new HashMap<>();
    private final Map<Long, Set<Seat>> seats = new HashMap<>();
    private final Map<Long, Integer> taken = new HashMap<>();
    private int all;
    private volatile boolean closed;

    private Attendance(Db db, InstantSource clock, Duration poll) {
        rooms = new Rooms(db, clock);
        notifications = db.listen(Rooms.CHANNEL);
        ear = Thread.ofVirtual().name("rooms").unstarted(() -> listen(poll));
    }

    /// @param poll how long a lost wake-up may hold news up
    public static Attendance start(Db db, InstantSource clock, Duration poll) {
        Attendance attendance = new Attendance(db, clock, poll);
        attendance.ear.start();
        return attendance;
    }

    Rooms rooms() {
        return rooms;
    }

    /// A window in a room.
    ///
    /// @param anchor where its selection begins, in the words of `version`; -1 for nowhere
    /// @param head where its cursor is
    record Member(String client, long person, String name, long anchor, long head, long version) {
        Json.Obj json() {
            return Json.object()
                    .put("client", client)
                    .put("person", person)
                    .put("name", name)
                    .put("anchor", anchor)
                    .put("head", head)
                    .put("version", version)
                    .build();
        }

        static Member read(Json.Obj json) {
            return new Member(
                    json.text("client"),
                    json.number("person"),
                    json.text("name"),
                    json.number("anchor"),
                    json.number("head"),
                    json.number("version"));
        }
    }

    private record Heard(Member member, long at) {}

    /// A place to listen from.
    final class Seat implements AutoCloseable {
        private final long room;
        private final long person;
        private final Bell bell = new Bell();
        private boolean left;

        private Seat(long room, long person) {
            this.room = room;
            this.person = person;
        }

        /// Waits until there may be news; false where there was none.
        boolean await(Duration patience) throws InterruptedException {
            return bell.await(patience);
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /// Takes a place; empty where there is none left.
    synchronized Optional<Seat> sit(long room, long person) {
        Set<Seat> here = seats.computeIfAbsent(room, _ -> new HashSet<>());
        int own = taken.getOrDefault(person, 0);
        if (closed || here.size() >= MOST_IN_ROOM || own >= MOST_OF_ONE || all >= MOST) {
            if (here.isEmpty()) seats.remove(room);
            return Optional.empty();
        }
        Seat seat = new Seat(room, person);
        here.add(seat);
        taken.put(person, own + 1);
        all++;
        return Optional.of(seat);
    }

    private synchronized void leave(Seat seat) {
        if (seat.left) return;
        seat.left = true;
        all--;
        taken.computeIfPresent(seat.person, (_, own) -> own == 1 ? null : own - 1);
        seats.computeIfPresent(
                seat.room,
                (_, here) -> {
                    here.remove(seat);
                    return here.isEmpty() ? null : here;
                });
        if (!seats.containsKey(seat.room)) members.remove(seat.room);
    }

    /// How many windows listen on this node.
    public synchronized int listening() {
        return all;
    }

    /// Tells all nodes that somebody is there, and where.
    void tell(long room, Member member) {
        rooms.tell(Json.object().put("room", room).put("member", member.json()).build().write());
    }

    /// Tells all nodes that somebody has gone.
    void tellGone(long room, String client) {
        rooms.tell(Json.object().put("room", room).put("gone", client).build().write());
    }

    /// Who is in a room, by window.
    synchronized List<Member> in(long room) {
        long now = System.nanoTime();
        Map<String, Heard> here = members.get(room);
        if (here == null) return List.of();
        here.values().removeIf(heard -> now - heard.at() > GONE_NANOS);
        return here.values().stream().map(Heard::member).toList();
    }

    private void listen(Duration poll) {
        while (!closed) {
            try {
                notifications.await(poll).forEach(this::hear);
            } catch (DbException | IllegalArgumentException e) {
                if (!closed) log.warn("not woken by the database: {}", e.getMessage());
                ringAll();
                pause(poll);
            }
        }
    }

    private synchronized void ringAll() {
        seats.values().forEach(here -> here.forEach(seat -> seat.bell.ring()));
    }

    private static void pause(Duration poll) {
        try {
            Thread.sleep(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void hear(String payload) {
        Json.Obj said = Json.read(payload).obj();
        long room = said.number("room");
        Set<Seat> here = seats.get(room);
        if (here == null) return;
        if (said.get("member") instanceof Json.Obj member) {
            Member read = Member.read(member);
            Map<String, Heard> all = members.computeIfAbsent(room, _ -> new TreeMap<>());
            if (all.containsKey(read.client()) || all.size() < MOST_SEEN)
                all.put(read.client(), new Heard(read, System.nanoTime()));
        }
        String gone = said.textOrNull("gone");
        if (gone != null && members.get(room) instanceof Map<String, Heard> all) all.remove(gone);
        here.forEach(seat -> seat.bell.ring());
    }

    @Override
    public void close() {
        closed = true;
        notifications.close();
        ringAll();
        try {
            ear.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
