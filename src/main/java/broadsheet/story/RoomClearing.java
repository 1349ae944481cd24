package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the steps of rooms away that nobody has been in for long: one key that somebody pressed is
/// one row. Only where all of a room's words are in drafts or revisions, and no draft of it waits
/// for its owner; the room ends with it. Drafts, revisions and who wrote them stay. Any number of
/// nodes may do so on one database.
public final class RoomClearing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RoomClearing.class);

    /// A window that comes back after this long finds what is new as an old tab does.
    static final Duration KEPT = Duration.ofDays(7);

    private static final Duration PAUSE = Duration.ofHours(1);

    /// Steps that go in one transaction.
    private static final int AT_ONCE = 10_000;

    private final Db db;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread loop = Thread.ofVirtual().name("room-clearing").unstarted(this::run);

    public RoomClearing(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Begins to, once an hour.
    public RoomClearing start() {
        loop.start();
        return this;
    }

    private void run() {
        try {
            do {
                try {
                    while (closed.getCount() > 0 && clearOne()) {}
                } catch (RuntimeException e) {
                    if (closed.getCount() > 0)
                        log.warn("rooms were not cleared, will try again in an hour", e);
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Clears some of the room that was left longest ago; false where there is none. Whoever comes
    /// in at that moment waits for its row, and then begins the next.
    public boolean clearOne() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.write(tx -> {
            Optional<Long> room =
                    tx.sql(
                                    """
                                    update room set ended = coalesce(ended, :now)
                                    where id = (
                                        select id from room
                                        where cleared is null and seen < :before and version <= drafted
                                          and not exists (select from draft where room_id = room.id and draft.ended is null)
                                        order by seen limit 1 for no key update skip locked)
                                    returning id
                                    """)
                            .bind("now", now)
                            .bind("before", now.minus(KEPT))
                            .one(row -> row.number("id"));
            room.ifPresent(id -> clear(tx, id, now));
            return room.isPresent();
        });
    }

    private static void clear(Tx tx, long room, Instant now) {
        int gone =
                tx.sql(
                                """
                                delete from room_step where room_id = :room and version in (
                                    select version from room_step where room_id = :room order by version limit :most)
                                """)
                        .bind("room", room)
                        .bind("most", AT_ONCE)
                        .update();
        if (gone < AT_ONCE)
            tx.sql("update room set cleared = :now where id = :room")
                    .bind("now", now)
                    .bind("room", room)
                    .update();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (loop.isAlive() && !loop.join(Duration.ofSeconds(5))) loop.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
