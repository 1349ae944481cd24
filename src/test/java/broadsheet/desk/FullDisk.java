package broadsheet.desk;

import broadsheet.db.Db;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/// A disk on which words can be kept no more: PostgreSQL's processes may make no file larger than
/// the one that drafts lie in, and that one is full to its last page. The system refuses to write,
/// and PostgreSQL meets that as it meets a disk without room; nobody has to be root for it.
final class FullDisk implements AutoCloseable {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    /// Segments of the log are as large; they are still written.
    private static final long LEAST = 16 << 20;

    /// Characters with which four rows fill a page, and 24 bytes are left of it.
    private static final int QUARTER = 1967;

    private final Db db;
    private int rows;

    /// @param db of the database whose disk it is, on this machine
    FullDisk(Db db) {
        Assumptions.assumeTrue(Files.isExecutable(PRLIMIT), "no " + PRLIMIT);
        this.db = db;
        db.write(tx ->
                tx.sql(
                                """
                                insert into draft (story_id, person_id, client, onto, step, since, at, ended, ending)
                                select min(story_id), min(person_id), 'what-fills-the-disk', 1, 1, now(), now(), now(), 'dropped'
                                from draft
                                """)
                        .update());
        while (size() < LEAST) add(1_000);
        for (long full = size(); size() == full; ) add(1);
        add(3);
        limit(Long.toString(size()));
    }

    private void add(int more) {
        db.write(tx ->
                tx.sql(
                                """
                                insert into draft_step (draft_id, step, at, start, cut, put, whole)
                                select id, :rows + i, now(), 0, 0, repeat('x', :quarter), true
                                from draft, generate_series(1, :more) as i where client = 'what-fills-the-disk'
                                """)
                        .bind("rows", rows)
                        .bind("more", more)
                        .bind("quarter", QUARTER)
                        .update());
        rows += more;
    }

    private long size() {
        return number("select pg_relation_size('draft_step') as it").getFirst();
    }

    private List<Long> number(String sql) {
        return db.read(tx -> tx.sql(sql).list(row -> row.number("it")));
    }

    /// For those that serve this database now, and for those that come after them.
    private void limit(String bytes) {
        List<Long> serving =
                number(
                        "select pid::bigint as it from pg_stat_activity where datname = current_database()");
        Set<Long> all = new HashSet<>(serving);
        for (long pid : serving)
            ProcessHandle.of(pid)
                    .flatMap(ProcessHandle::parent)
                    .ifPresent(postmaster -> all.add(postmaster.pid()));
        for (long pid : all) limit(pid, bytes);
    }

    private static void limit(long pid, String bytes) {
        try {
            Process process =
                    new ProcessBuilder(
                                    PRLIMIT.toString(), "--pid", pid + "", "--fsize=" + bytes + ":")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// There is room again.
    @Override
    public void close() {
        limit("unlimited");
    }
}
