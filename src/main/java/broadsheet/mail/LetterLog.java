package broadsheet.mail;

import broadsheet.db.Db;
import java.time.Duration;
import java.util.List;

/// What waits, and what never went out.
public final class LetterLog {
    /// So long it can be seen that a letter was given up.
    private static final Duration KEEP = Duration.ofDays(30);

    private final Db db;

    public LetterLog(Db db) {
        this.db = db;
    }

    /// @param letters how many wait
    /// @param oldest seconds since the first of them was posted
    record Waiting(long letters, double oldest) {}

    Waiting waiting() {
        return db.read(tx ->
                tx.sql(
                                """
                                select count(*) as n, coalesce(extract(epoch from now() - min(posted)), 0)::float8 as oldest
                                from letter where state <> 'given-up'
                                """)
                        .list(row -> new Waiting(row.number("n"), row.real("oldest")))
                        .getFirst());
    }

    /// Why letters were given up in the last week, the newest first, each reason once.
    public List<String> givenUp() {
        return db.read(tx ->
                tx.sql(
                                """
                                select kind || ': ' || coalesce(problem, '?') as line from letter
                                where state = 'given-up' and due > now() - interval '7 days'
                                group by kind, problem order by max(due) desc limit 5
                                """)
                        .list(row -> row.text("line")));
    }

    /// Gives up what could not be sent while it was worth it, because no server ran; how many.
    int expire() {
        return db.write(tx ->
                tx.sql(
                                """
                                update letter set state = 'given-up', due = now(),
                                    problem = coalesce(problem, 'nothing ran that could have sent it')
                                where state <> 'given-up' and good <= now() and due <= now()
                                """)
                        .update());
    }

    /// Forgets what was given up long ago.
    void sweep() {
        db.write(tx ->
                tx.sql(
                                """
                                delete from letter where state = 'given-up'
                                    and due < now() - make_interval(secs => :keep)
                                """)
                        .bind("keep", KEEP.toSeconds())
                        .update());
    }
}
