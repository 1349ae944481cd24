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
        Copy copy) {

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
                                select s.*, r.copy from story s join revision r on r.story_id = s.id and r.number = s.number
                                where s.id = any(:ids)
                                """)
                        .numbers("ids", numbers)
                        .list(Head::read);
        return heads.stream().collect(Collectors.toMap(Head::id, Function.identity()));
    }

    private static Head read(Row row) {
        @Nullable Long publicNumber = row.numberOrNull("public_number");
        return new Head(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.integer("number"),
                Hash.of(row.bytes("hash")),
                StateJson.read(Json.read(row.text("state_data")).obj()),
                publicNumber == null ? null : Math.toIntExact(publicNumber),
                row.text("path"),
                row.instantOrNull("first_published"),
                row.instantOrNull("updated"),
                CopyJson.read(Json.read(row.text("copy")).obj()));
    }
}
