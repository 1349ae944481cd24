package broadsheet.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.testing.TestDb;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        assertThat(NamedSql.of("select :one::bigint, :two where at = :one"))
                .isEqualTo(
                        new NamedSql(
                                "select ?::bigint, ? where at = ?", List.of("one", "two", "one")));
        assertThat(NamedSql.of("(:a,:b)")).isEqualTo(new NamedSql("(?,?)", List.of("a", "b")));
    }

    @Test
    void whatOnlyLooksLikeANameIsLeftAsItIs() {
        for (String sql :
                List.of(
                        "select 'at 12:30', 'it''s :so'",
                        "select \"odd:name\", now()::text, '{}'::\"char\"",
                        "select 1 -- not :this\n",
                        "select 1 /* nor :that */ / 2 - 1",
                        "do $$ begin perform ':x'; x := 1; end $$",
                        "do $tag$ begin y := :z $$ :a $$; end $tag$",
                        "select a[1:2], 5 $",
                        "select 'never closed :x"))
            assertThat(NamedSql.of(sql)).isEqualTo(new NamedSql(sql, List.of()));
    }

    @Test
    void aQuestionMarkIsRefusedOutsideOfText() {
        assertThat(NamedSql.of("select '?'").names()).isEmpty();
        assertThatThrownBy(() -> NamedSql.of("select a ? 'b'"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameLeftOutAndANameTooManyAreRefused() {
        try (Db db = TestDb.fresh()) {
            assertThatThrownBy(() -> db.read(tx -> tx.sql("select :mara").list(row -> 1)))
                    .hasMessageContaining(":mara");
            assertThatThrownBy(
                            () -> db.read(tx -> tx.sql("select 1").bind("mara", 1).list(row -> 1)))
                    .hasMessageContaining(":mara");
            List<Boolean> none =
                    db.read(tx ->
                            tx.sql("select :mara::text as it")
                                    .bind("mara", null)
                                    .list(row -> row.textOrNull("it") == null));
            assertThat(none).containsExactly(true);
        }
    }

    @Test
    void workInsideWorkIsPartOfIt() {
        try (Db db = TestDb.fresh()) {
            db.write(tx -> tx.sql("create table mara (id bigint primary key)").update());
            assertThatThrownBy(() ->
                            db.write(tx -> {
                                tx.sql("insert into mara values (1)").update();
                                assertThat(count(db)).isEqualTo(1);
                                db.write(in -> in.sql("insert into mara values (2)").update());
                                assertThat(count(db)).isEqualTo(2);
                                throw new IllegalStateException("Mara thinks again");
                            }))
                    .hasMessage("Mara thinks again");
            assertThat(count(db)).isZero();
            db.read(tx -> db.write(in -> in.sql("insert into mara values (3)").update()));
            assertThat(count(db)).isEqualTo(1);
        }
    }

    private static long count(Db db) {
        return db.read(tx ->
                tx.sql("select count(*) as n from mara").one(row -> row.number("n")).orElseThrow());
    }
}
