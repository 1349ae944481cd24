package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.press.Sources;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Stories that were public and were withdrawn with a notice. Of what never was public nothing is
/// told, killed or not.
public final class Withdrawals {
    private final Db db;

    public Withdrawals(Db db) {
        this.db = db;
    }

    /// What may be told of a withdrawn story.
    ///
    /// @param number the revision that withdrew it
    /// @param state [State.Killed] or [State.TakenDown]
    /// @param at when
    public record Withdrawal(
            StoryId story,
            StoryKind kind,
            int number,
            State state,
            String notice,
            Instant firstPublished,
            Instant at) {}

    /// The withdrawal of this story; empty where it is public, or is not there for the public.
    public Optional<Withdrawal> of(StoryId id) {
        Sources.note(Subjects.story(id));
        return db.read(tx ->
                tx.sql(
                                """
                                select s.* from story s
                                where s.id = :story and s.state in ('killed', 'taken-down') and s.first_published is not null
                                  and exists (select from revision r where r.story_id = s.id and r.number < s.number
                                              and r.state::jsonb->>'state' = 'published')
                                """)
                        .bind("story", id.value())
                        .one(row -> {
                            Json.Obj state = Json.read(row.text("state_data")).obj();
                            return new Withdrawal(
                                    id,
                                    StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                                    row.integer("number"),
                                    StateJson.read(state),
                                    state.text("notice"),
                                    row.instant("first_published"),
                                    row.instant("modified"));
                        }));
    }
}
