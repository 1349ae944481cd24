package broadsheet.importer;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.story.StoryId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came in from one old site before: which item became which story, and as which revision.
final class ImportItems {
    /// Stands between marks on their way to the database, and in no mark.
    private static final String BETWEEN = "\u001f";

    private final Db db;
    private final String source;

    ImportItems(Db db, String source) {
        this.db = db;
        this.source = source;
    }

    /// An item as it came in last.
    ///
    /// @param digest of what it said, see [Digests]
    /// @param marks its slug, title and date; an item of the same key that shares none of them is
    ///   another
    /// @param missing how many of its pictures could not be had
    @SuppressWarnings("ArrayRecordComponent")
    record Known(
            String key,
            byte[] digest,
            byte[] comments,
            List<String> marks,
            StoryId story,
            int number,
            String path,
            int missing) {}

    /// The comments of one story.
    record Comments(StoryId story, List<Wxr.Comment> comments) {}

    Map<String, Known> find(Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        if (keys.isEmpty()) return found;
        db.read(tx ->
                        tx.sql(
                                        "select * from import_item where source = :source and key = any(:keys)")
                                .bind("source", source)
                                .texts("keys", keys)
                                .list(row ->
                                        new Known(
                                                row.text("key"),
                                                row.bytes("digest"),
                                                row.bytes("comments"),
                                                row.texts("marks"),
                                                new StoryId(row.number("story_id")),
                                                row.integer("number"),
                                                row.text("path"),
                                                row.integer("missing"))))
                .forEach(known -> found.put(known.key(), known));
        return found;
    }

    void put(Tx tx, Collection<Known> items) {
        if (items.isEmpty()) return;
        tx.sql(
                        """
                        insert into import_item (source, key, digest, comments, marks, story_id, number, path, missing)
                        select :source, key, digest, comments, string_to_array(marks, :between), story, number, path, missing
                        from unnest(:keys, :digests, :comments, :marks, :stories, :numbers::integer[],
                                    :paths, :missing::integer[])
                            as i(key, digest, comments, marks, story, number, path, missing)
                        on conflict (source, key) do update set digest = excluded.digest, comments = excluded.comments,
                            marks = excluded.marks, number = excluded.number, missing = excluded.missing
                        """)
                .bind("source", source)
                .texts("keys", each(items, Known::key))
                .bytes("digests", each(items, Known::digest))
                .bytes("comments", each(items, Known::comments))
                .texts("marks", each(items, item -> String.join(BETWEEN, item.marks())))
                .bind("between", BETWEEN)
                .numbers("stories", each(items, item -> item.story().value()))
                .numbers("numbers", each(items, item -> (long) item.number()))
                .texts("paths", each(items, Known::path))
                .numbers("missing", each(items, item -> (long) item.missing()))
                .update();
    }

    private static <C> List<C> each(Collection<Known> items, Function<Known, C> column) {
        return items.stream().map(column).toList();
    }

    /// Puts these comments in place of what the stories had from this site. Those marked as spam or
    /// thrown away stay out.
    int replaceComments(Tx tx, Collection<Comments> all) {
        if (all.isEmpty()) return 0;
        tx.sql("delete from archived_comment where source = :source and story_id = any(:stories)")
                .bind("source", source)
                .numbers("stories", all.stream().map(it -> it.story().value()).toList())
                .update();
        record Row(StoryId story, Wxr.Comment comment, String key) {}
        List<Row> rows = new ArrayList<>();
        for (Comments of : all) {
            int ordinal = 0;
            for (Wxr.Comment comment : of.comments()) {
                ordinal++;
                if (kept(comment))
                    rows.add(
                            new Row(
                                    of.story(),
                                    comment,
                                    comment.id().isEmpty()
                                            ? of.story().value() + "/" + ordinal
                                            : comment.id()));
            }
        }
        tx.sql(
                        """
                        insert into archived_comment (source, key, story_id, parent, author, url, at, approved, kind, body)
                        values (:source, :key, :story, :parent, :author, :url, :at, :approved, :kind, :body)
                        on conflict (source, key) do nothing
                        """)
                .bind("source", source)
                .batch(
                        rows,
                        (row, it) ->
                                row.bind("key", it.key())
                                        .bind("story", it.story().value())
                                        .bind(
                                                "parent",
                                                it.comment().parent().equals("0")
                                                        ? null
                                                        : it.comment().parent())
                                        .bind("author", it.comment().author())
                                        .bind(
                                                "url",
                                                it.comment().url().isEmpty()
                                                        ? null
                                                        : it.comment().url())
                                        .bind("at", at(it.comment()))
                                        .bind("approved", it.comment().approved().equals("1"))
                                        .bind(
                                                "kind",
                                                it.comment().type().isEmpty()
                                                        ? "comment"
                                                        : it.comment().type())
                                        .bind("body", it.comment().text()));
        return rows.size();
    }

    static boolean kept(Wxr.Comment comment) {
        return !List.of("spam", "trash", "post-trashed").contains(comment.approved());
    }

    private static @Nullable Instant at(Wxr.Comment comment) {
        Instant gmt = WpDates.at(comment.dateGmt(), ZoneOffset.UTC);
        return gmt != null ? gmt : WpDates.at(comment.date(), ZoneOffset.UTC);
    }
}
