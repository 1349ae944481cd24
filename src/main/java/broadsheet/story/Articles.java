package broadsheet.story;

import broadsheet.db.Db;
import java.util.List;

/// Reads of all public articles, for whoever goes through the whole paper. They note no source.
public final class Articles {
    private final Db db;

    public Articles(Db db) {
        this.db = db;
    }

    /// The public articles with numbers above `after`, in the order of their numbers. Revisions are
    /// looked for above it too: where the planner merges both, it would read all those below as
    /// well, and who goes through the paper would read it as often as it has parts.
    public List<Story> after(long after, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                from story s join revision r on r.story_id = s.id and r.number = s.public_number
                                where s.id > :after and r.story_id > :after and s.state = 'published' and s.kind = 'article' order by s.id limit :limit
                                """)
                        .bind("after", after)
                        .bind("limit", limit)
                        .list(Stories::story));
    }

    /// About `most` public articles, spread evenly over the numbers of all stories.
    public List<Story> spread(int most) {
        return db.read(tx ->
                tx.sql(
                                """
                                select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                from story s join revision r on r.story_id = s.id and r.number = s.public_number
                                where s.state = 'published' and s.kind = 'article' and s.id in (
                                    select lower + (upper - lower + 1) * n / :most
                                    from (select min(id) as lower, max(id) as upper from story) as ends,
                                        generate_series(0, :most - 1) as n)
                                """)
                        .bind("most", (long) most)
                        .list(Stories::story));
    }

    /// How many articles are public.
    public long count() {
        return db.read(tx ->
                tx.sql(
                                "select count(*) as n from story where state = 'published' and kind = 'article'")
                        .one(row -> row.number("n"))
                        .orElse(0L));
    }
}
