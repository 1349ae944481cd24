package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Tx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every publish asks must not take longer the more stories there are.
class ManyStoriesTest {
    private static final int STORIES = 2_000;

    @Test
    void whetherSectionsAreInUseIsKnownWithoutReadingTheirLists() {
        try (TestPaper paper = new TestPaper()) {
            fill(paper);
            paper.db.write(tx -> tx.sql("analyze listing, section").update());
            long read =
                    paper.db.write(tx -> {
                        assertThat(Sections.tree(tx).top()).anyMatch(Section::inUse);
                        return listingsRead(tx);
                    });
            assertThat(read).as("rows of listing and its index read").isBetween(1L, 10L);
        }
    }

    @Test
    void aPublishReadsFewRowsOfTheLists() {
        try (TestPaper paper = new TestPaper()) {
            fill(paper);
            paper.db.write(tx -> tx.sql("analyze listing, section").update());
            Outcome.Done draft = paper.drafted(paper.copy("Ferry late", paper.world));
            long before = paper.db.read(tx -> readByAll(tx, "listing"));
            TestPaper.done(
                    paper.publishing.publish(
                            draft.story(),
                            1,
                            paper.copy("Ferry late", paper.world),
                            Change.UPDATE,
                            TestPaper.MARA));
            long read = paper.db.read(tx -> readByAll(tx, "listing")) - before;
            assertThat(read).as("rows of listing and its indexes read").isBetween(1L, 100L);
        }
    }

    @Test
    void goingThroughThePaperReadsEachPartOnce() {
        try (TestPaper paper = new TestPaper()) {
            fill(paper);
            paper.db.write(tx -> tx.sql("analyze story, revision").update());
            Articles articles = new Articles(paper.db);
            long before = paper.db.read(tx -> readByAll(tx, "revision"));
            assertThat(articles.after(STORIES - 300, 300)).hasSize(300);
            long read = paper.db.read(tx -> readByAll(tx, "revision")) - before;
            assertThat(read).as("rows of revision and its indexes read").isBetween(1L, 1_200L);
        }
    }

    private static void fill(TestPaper paper) {
        List<Arrival> arrivals =
                IntStream.range(0, STORIES)
                        .mapToObj(i ->
                                new Arrival(
                                        null,
                                        new NewStory(
                                                StoryKind.ARTICLE,
                                                new State.Published(),
                                                paper.copy("Story " + i, paper.asia),
                                                "/archive/" + i,
                                                List.of(),
                                                paper.now.get().minusSeconds(i),
                                                null)))
                        .toList();
        paper.publishing.archive(arrivals, TestPaper.MARA, Alongside.NOTHING);
    }

    private static long listingsRead(Tx tx) {
        return tx.sql(
                        """
                        select sum(pg_stat_get_xact_tuples_returned(c.oid))::bigint as rows from pg_class c
                        where c.oid = 'listing'::regclass
                           or c.oid in (select indexrelid from pg_index where indrelid = 'listing'::regclass)
                        """)
                .one(row -> row.number("rows"))
                .orElseThrow();
    }

    private static long readByAll(Tx tx, String table) {
        tx.sql("select pg_stat_force_next_flush()::text as forced").list(_ -> true);
        return tx.sql(
                        """
                        select sum(pg_stat_get_tuples_returned(c.oid))::bigint as rows from pg_class c
                        where c.oid = :table::regclass
                           or c.oid in (select indexrelid from pg_index where indrelid = :table::regclass)
                        """)
                .bind("table", table)
                .one(row -> row.number("rows"))
                .orElseThrow();
    }
}
