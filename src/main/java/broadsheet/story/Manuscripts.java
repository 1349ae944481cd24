package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.identity.Actor;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads of stories in any state, for the newsroom. Nothing of it is for pages that are pressed: no
/// source is noted.
public final class Manuscripts {
    private final Db db;

    public Manuscripts(Db db) {
        this.db = db;
    }

    /// Which stories a list is of; what is null does not narrow it, nor do no states.
    ///
    /// @param states words of states, as [State#word] has them
    /// @param sections the story's own section is one of these
    /// @param unfiled also those of no section, where sections narrow it
    /// @param by who saved a revision of it
    /// @param after lists what was saved before this
    public record Wanted(
            List<String> states,
            @Nullable List<SectionId> sections,
            boolean unfiled,
            @Nullable Actor by,
            @Nullable Position after) {
        public static final Wanted ALL = new Wanted(List.of(), null, false, null, null);

        public Wanted {
            states = List.copyOf(states);
            sections = sections == null ? null : List.copyOf(sections);
        }
    }

    /// The story of this number, in whatever state.
    public Optional<Manuscript> find(StoryId story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select s.*, r.copy, r.at, r.actor, p.copy as shown
                                from story s join revision r on r.story_id = s.id and r.number = s.number
                                left join lateral (
                                    select w.copy from revision w
                                    where s.first_published is not null and w.story_id = s.id and w.change <> 'draft'
                                      and w.state::jsonb->>'state' = 'published'
                                    order by w.number desc limit 1) p on true
                                where s.id = :story
                                """)
                        .bind("story", story.value())
                        .one(Manuscripts::manuscript));
    }

    private static Manuscript manuscript(Row row) {
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

    /// The stories saved last, newest first.
    public List<Slip> list(Wanted wanted, int limit) {
        @Nullable Position after = wanted.after();
        Position from = after == null ? Stories.NEWEST : after;
        @Nullable Actor by = wanted.by();
        @Nullable List<SectionId> sections = wanted.sections();
        String sql =
                """
                select s.id, s.kind, s.number, s.state_data, s.path, s.section_id, s.due, s.public_number,
                  r.at as saved, r.actor, r.copy::jsonb->>'headline' as headline
                from (select * from story
                      where (coalesce(saved, modified), id) < (:at, :after)
                """
                        + (wanted.states().isEmpty() ? "" : " and state = any(:states)")
                        + (sections == null
                                ? ""
                                : wanted.unfiled()
                                        ? " and (section_id = any(:sections) or section_id is null)"
                                        : " and section_id = any(:sections)")
                        + (by == null
                                ? ""
                                : """
                                 and id in (select story_id from revision
                                  where actor = :by and actor like 'person:%')
                                """)
                        + """
                         order by coalesce(saved, modified) desc, id desc limit :limit) s
                        join revision r on r.story_id = s.id and r.number = s.number
                        order by coalesce(s.saved, s.modified) desc, s.id desc
                        """;
        return db.read(tx -> {
            var statement =
                    tx.sql(sql)
                            .bind("at", from.at())
                            .bind("after", from.story().value())
                            .bind("limit", limit);
            if (!wanted.states().isEmpty()) statement.texts("states", wanted.states());
            if (sections != null)
                statement.numbers("sections", sections.stream().map(SectionId::value).toList());
            if (by != null) statement.bind("by", by.name());
            return statement.list(Manuscripts::slip);
        });
    }

    private static Slip slip(Row row) {
        @Nullable Long section = row.numberOrNull("section_id");
        @Nullable Long shown = row.numberOrNull("public_number");
        int number = row.integer("number");
        return new Slip(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                number,
                StateJson.read(Json.read(row.text("state_data")).obj()),
                row.text("path"),
                row.text("headline"),
                shown != null && shown != number,
                section == null ? null : new SectionId(section),
                row.instantOrNull("due"),
                row.instant("saved"),
                row.text("actor"));
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
