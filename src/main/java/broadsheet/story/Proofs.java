package broadsheet.story;

import broadsheet.db.Db;
import java.util.Collection;
import java.util.List;

/// Reads of what readers cannot find, or not in its newest words: drafts and what is on its way
/// out, what was withdrawn, working copies of public stories, and the site's own pages. The other
/// half of the paper is [Articles].
public final class Proofs {
    /// As the index `story_proof` has it.
    private static final String PROOF =
            "(s.kind = 'page' or s.state <> 'published' or s.number <> coalesce(s.public_number, 0))";

    private final Db db;

    public Proofs(Db db) {
        this.db = db;
    }

    /// Those of these stories that are such, in the order of their numbers.
    public List<Manuscript> of(Collection<StoryId> stories) {
        if (stories.isEmpty()) return List.of();
        return db.read(tx ->
                tx.sql(Manuscripts.read("s.id = any(:stories) and " + PROOF))
                        .numbers("stories", stories.stream().map(StoryId::value).toList())
                        .list(Manuscripts::manuscript));
    }

    /// The next with numbers above `after`, in the order of their numbers.
    public List<Manuscript> after(long after, int limit) {
        return db.read(tx ->
                tx.sql(
                                Manuscripts.read(
                                        "s.id > :after and "
                                                + PROOF
                                                + " order by s.id limit :limit"))
                        .bind("after", after)
                        .bind("limit", limit)
                        .list(Manuscripts::manuscript));
    }

    /// How many there are.
    public long count() {
        return db.read(tx ->
                tx.sql("select count(*) as n from story s where " + PROOF)
                        .one(row -> row.number("n"))
                        .orElse(0L));
    }
}
