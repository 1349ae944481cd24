package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.press.Sources;
import java.time.Instant;
import java.util.List;

/// The tags and contributors under which public stories stand, and the pages that the newsroom has
/// published, in the order in which they were made. A name that only hidden stories have is not
/// among them.
public final class InUse {
    private final Db db;

    public InUse(Db db) {
        this.db = db;
    }

    /// One of them.
    ///
    /// @param name a tag's or contributor's slug; of a page its path
    /// @param newest when something last changed there that readers are told of
    public record Named(String name, Instant newest) {}

    /// The blocks, of `size` numbers each, in which there are tags in use.
    public List<Integer> tagBlocks(int size) {
        return blocks("tag", "t", size);
    }

    public List<Integer> contributorBlocks(int size) {
        return blocks("contributor", "c", size);
    }

    /// The tags in use in one block, which counts from 1.
    public List<Named> tags(int block, int size) {
        return named("tag", "t", block, size);
    }

    public List<Named> contributors(int block, int size) {
        return named("contributor", "c", block, size);
    }

    private List<Integer> blocks(String table, String kind, int size) {
        Sources.note(new Listing.All().subject());
        return db.read(tx ->
                tx.sql(
                                """
                                select block from generate_series(1, (select (coalesce(max(id), 0) - 1) / :size + 1 from %1$s)::integer) block
                                where (select true from %1$s n
                                    cross join lateral (select true from listing l where l.kind = :kind::"char" and l."of" = n.id limit 1) used
                                    where n.id > (block - 1)::bigint * :size and n.id <= block::bigint * :size limit 1) order by 1
                                """
                                        .formatted(table))
                        .bind("size", size)
                        .bind("kind", kind)
                        .list(row -> row.integer("block")));
    }

    private List<Named> named(String table, String kind, int block, int size) {
        // A name comes into use, or goes out of it, with a story of the paper.
        Sources.note(new Listing.All().subject());
        long from = (long) (block - 1) * size;
        return db.read(tx ->
                tx.sql(
                                """
                                select n.slug as name, l.at as newest from %s n
                                cross join lateral (select at from listing
                                    where kind = :kind::"char" and "of" = n.id order by at desc limit 1) l
                                where n.id > :from and n.id <= :until order by n.id
                                """
                                        .formatted(table))
                        .bind("kind", kind)
                        .bind("from", from)
                        .bind("until", from + size)
                        .list(row -> new Named(row.text("name"), row.instant("newest"))));
    }

    /// The newsroom's own pages, such as its "About".
    public List<Named> pages() {
        Sources.note(Subjects.PAGES);
        return db.read(tx ->
                tx.sql(
                                "select path, updated from story where kind = 'page' and state = 'published' order by id")
                        .list(row -> new Named(row.text("path"), row.instant("updated"))));
    }
}
