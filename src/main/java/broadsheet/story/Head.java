package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A story's head as the database has it, locked by whoever is about to change it.
///
/// @param copy the newest words, which may be a working copy
/// @param shown the words that readers see, or saw last; null where it never was public
record Head(
        StoryId id,
        StoryKind kind,
        int number,
        Hash hash,
        State state,
        @Nullable Integer publicNumber,
        String path,
        @Nullable Instant firstPublished,
        @Nullable Instant updated,
        Copy copy,
        @Nullable Copy shown) {

    /// Locks and reads the heads of these stories, in the order of their ids so that two writers
    /// never wait in a ring. Reading is a second statement: one that waits for a lock would join
    /// the newest head to the revisions of before it waited, and find none.
    static Map<StoryId, Head> lock(Tx tx, Collection<StoryId> ids) {
        if (ids.isEmpty()) return Map.of();
        List<Long> numbers = ids.stream().map(StoryId::value).toList();
        tx.sql("select id from story where id = any(:ids) order by id for update")
                .numbers("ids", numbers)
                .list(row -> row.number("id"));
        List<Head> heads =
                tx.sql(
                                """
                                select s.*, r.copy, p.copy as shown
                                from story s join revision r on r.story_id = s.id and r.number = s.number
                                left join lateral (
                                    select w.copy from revision w
                                    where s.first_published is not null and s.public_number is distinct from s.number
                                      and w.story_id = s.id and w.change <> 'draft'
                                      and w.state::jsonb->>'state' = 'published'
                                    order by w.number desc limit 1) p on true
                                where s.id = any(:ids)
                                """)
                        .numbers("ids", numbers)
                        .list(Head::read);
        return heads.stream().collect(Collectors.toMap(Head::id, Function.identity()));
    }

    /// Whether there are words of a story that is or was public which readers have not seen.
    boolean hasWorkingCopy() {
        return shown != null && !shown.equals(copy);
    }

    /// What a withdrawal, or a new address, leaves as it is.
    Copy standing() {
        return shown == null ? copy : shown;
    }

    private static Head read(Row row) {
        @Nullable Long publicNumber = row.numberOrNull("public_number");
        int number = row.integer("number");
        Copy copy = CopyJson.read(Json.read(row.text("copy")).obj());
        String shown = row.textOrNull("shown");
        boolean same = publicNumber != null && publicNumber == number;
        return new Head(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                number,
                Hash.of(row.bytes("hash")),
                StateJson.read(Json.read(row.text("state_data")).obj()),
                publicNumber == null ? null : Math.toIntExact(publicNumber),
                row.text("path"),
                row.instantOrNull("first_published"),
                row.instantOrNull("updated"),
                copy,
                same ? copy : shown == null ? null : CopyJson.read(Json.read(shown).obj()));
    }
}
