package broadsheet.story;

import broadsheet.db.Db;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads of what readers cannot find, or not in its newest words: drafts and what is on its way
/// out, what was withdrawn, working copies of public stories, and the site's own pages. The other
/// half of the paper is [Articles]. A story that has notes is here too, whatever its state: readers
/// cannot find those.
public final class Proofs {
    /// As the index `story_proof` has it.
    private static final String PROOF =
            "(s.kind = 'page' or s.state <> 'published' or s.number <> coalesce(s.public_number, 0))";

    private static final String NOTED = "exists (select 1 from note n where n.story_id = s.id)";

    /// Two walks and not one with an `or`: each has an index to walk along.
    private static final String NEXT =
            """
            select id from (
                (select s.id from story s where s.id > :after and %s order by s.id limit :limit)
                union
                (select distinct story_id from note where story_id > :after order by story_id limit :limit)) as next
            order by id limit :limit
            """
                    .formatted(PROOF);

    private final Db db;

    public Proofs(Db db) {
        this.db = db;
    }

    /// Those of these stories that are such, in the order of their numbers.
    public List<Manuscript> of(Collection<StoryId> stories) {
        if (stories.isEmpty()) return List.of();
        return db.read(tx ->
                tx.sql(
                                Manuscripts.read(
                                        "s.id = any(:stories) and ("
                                                + PROOF
                                                + " or "
                                                + NOTED
                                                + ")"))
                        .numbers("stories", stories.stream().map(StoryId::value).toList())
                        .list(Manuscripts::manuscript));
    }

    /// The next with numbers above `after`, in the order of their numbers.
    public List<Manuscript> after(long after, int limit) {
        return db.read(tx ->
                tx.sql(Manuscripts.read("s.id in (" + NEXT + ")"))
                        .bind("after", after)
                        .bind("limit", limit)
                        .list(Manuscripts::manuscript));
    }

    /// How many there are.
    public long count() {
        return db.read(tx ->
                tx.sql(
                                "select count(*) as n from (select s.id from story s where "
                                        + PROOF
                                        + " union select story_id from note) both_kinds")
                        .one(row -> row.number("n"))
                        .orElse(0L));
    }

    /// What notes of these stories say, and what was answered; of each that has any.
    public Map<StoryId, String> said(Collection<StoryId> stories) {
        if (stories.isEmpty()) return Map.of();
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select story_id, string_agg(says, E'\n\n' order by at, mark, number) as said from (
                                            select story_id, mark, 0 as number, at, says from note
                                            where story_id = any(:stories)
                                            union all
                                            select story_id, mark, number, at, says from note_answer
                                            where story_id = any(:stories)) as each
                                        group by story_id
                                        """)
                                .numbers("stories", stories.stream().map(StoryId::value).toList())
                                .list(row ->
                                        Map.entry(
                                                new StoryId(row.number("story_id")),
                                                row.text("said"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
