package broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.TestDb;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    /// A follower asks at its end, every second and with every save, whether anything is held up.
    @Test
    void whoStandsAtTheEndOfALongLogDoesNotReadItAgain() {
        Db db = TestDb.fresh();
        db.write(tx ->
                tx.sql(
                                """
                                insert into event (kind, subject, sources, data)
                                select 'story.published', 'story:' || n, '{}', '{}'::jsonb from generate_series(1, 5000) n
                                """)
                        .update());
        db.write(tx -> tx.sql("analyze event").update());
        LogPlace end = new LogReader(db).end();
        long scans =
                db.write(tx -> {
                    // So often that driver and server keep one plan for whatever place is asked
                    // for.
                    for (int i = 0; i < 30; i++)
                        assertThat(LogReader.read(tx, end, 10).events()).isEmpty();
                    return tx.sql(
                                    "select seq_scan as scans from pg_stat_xact_user_tables where relname = 'event'")
                            .one(row -> row.number("scans"))
                            .orElseThrow();
                });
        assertThat(scans).as("reads of the whole table").isZero();
    }
}
