package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.identity.Actor;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads of stories in any state, for the newsroom. Nothing of it is for pages that are pressed: no
/// source is noted.
public final class Manuscripts {
    private final Db db;

    public Manuscripts(Db db) {
        this.db = db;
    }

    /// Reads heads with their newest words and those that readers see, or saw last.
    ///
    /// @param heads a condition on rows `s` of `story`, with what may follow it. It is read first:
    ///   who asks for a part of the paper shall not have the revisions of all of it read
    static String read(String heads) {
        return """
        select s.*, r.copy, r.at, r.actor, p.copy as shown
        from (select s.* from story s where %s) s
        join revision r on r.story_id = s.id and r.number = s.number
        left join lateral (
            select w.copy from revision w
            where s.first_published is not null and w.story_id = s.id and w.change <> 'draft'
              and w.state::jsonb->>'state' = 'published'
            order by w.number desc limit 1) p on true
        order by s.id
        """
                .formatted(heads);
    }

    /// The story of this number, in whatever state.
    public Optional<Manuscript> find(StoryId story) {
        return db.read(tx ->
                tx.sql(read("s.id = :story"))
                        .bind("story", story.value())
                        .one(Manuscripts::manuscript));
    }

    /// Those of these stories that are there, in the order of their numbers.
    public List<Manuscript> find(Collection<StoryId> stories) {
        if (stories.isEmpty()) return List.of();
        return db.read(tx ->
                tx.sql(read("s.id = any(:stories)"))
                        .numbers("stories", stories.stream().map(StoryId::value).toList())
                        .list(Manuscripts::manuscript));
    }

    static Manuscript manuscript(Row row) {
        String shown = row.textOrNull("shown");
        return new Manuscript(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.integer("number"),
                StateJson.read(Json.read(row.text("state_data")).obj()),
                row.text("path"),
                CopyJson.read(Json.read(row.text("copy")).obj()),
                shown == null ? null : CopyJson.read(Json.read(shown).obj()),
                row.instantOrNull("first_published"),
                row.instantOrNull("updated"),
                row.instant("at"),
                new Actor(row.text("actor")));
    }

    /// The last revisions of a story, the newest first.
    public List<Revision> history(StoryId story, int limit) {
        return history(story, Integer.MAX_VALUE, limit);
    }

    /// The same, of those before a number.
    public List<Revision> history(StoryId story, int before, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from revision where story_id = :story and number < :before
                                order by number desc limit :limit
                                """)
                        .bind("story", story.value())
                        .bind("before", before)
                        .bind("limit", limit)
                        .list(Revision::read));
    }

    /// One revision of a story.
    public Optional<Revision> revision(StoryId story, int number) {
        return db.read(tx ->
                tx.sql("select * from revision where story_id = :story and number = :number")
                        .bind("story", story.value())
                        .bind("number", number)
                        .one(Revision::read));
    }

    /// What came due before `before`, the longest first: what a clock is to see to, or has failed
    /// to.
    public List<StoryId> due(Instant before, int limit) {
        return db.read(tx ->
                tx.sql("select id from story where due <= :before order by due, id limit :limit")
                        .bind("before", before)
                        .bind("limit", limit)
                        .list(row -> new StoryId(row.number("id"))));
    }

    /// When the next story comes due after `after`.
    public Optional<Instant> nextDue(Instant after) {
        return db.read(tx ->
                tx.sql("select min(due) as next from story where due > :after")
                        .bind("after", after)
                        .one(row -> Optional.ofNullable(row.instantOrNull("next")))
                        .orElse(Optional.empty()));
    }
}
