package broadsheet.db;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.TestDb;
import org.junit.jupiter.api.Test;

class DbTest {
    @Test
    void everyTestHasADatabaseOfItsOwn() {
        for (int i = 0; i < 2; i++) {
            try (Db db = TestDb.fresh()) {
                db.write(tx -> tx.sql("create table mara (id bigint primary key)").update());
                long rows =
                        db.read(tx ->
                                tx.sql("select count(*) as n from mara")
                                        .one(row -> row.number("n"))
                                        .orElseThrow());
                assertThat(rows).isZero();
            }
        }
    }
}
