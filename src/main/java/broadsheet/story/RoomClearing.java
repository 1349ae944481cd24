package broadsheet.story;

import broadsheet.db.Db;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

    /// Clears the room that was left longest ago; false where there is none. Whoever comes in at
    /// that moment waits for its row, and then begins the next.
    public boolean clearOne() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.write(tx ->
                tx.sql(
                                """
                                update room set cleared = :now, ended = coalesce(ended, :now)
                                where id = (
                                    select id from room
                                    where cleared is null and seen < :before
                                      and version <= greatest(drafted, onto_version)
                                      and not exists (select from draft where room_id = room.id and draft.ended is null)
                                    order by seen limit 1 for no key update skip locked)
                                returning id
                                """)
                        .bind("now", now)
                        .bind("before", now.minus(KEPT))
                        .one(row -> row.number("id"))
                        .map(room ->
                                tx.sql("delete from room_step where room_id = :room")
                                        .bind("room", room)
                                        .update())
                        .isPresent());
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
