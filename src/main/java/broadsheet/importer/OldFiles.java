package broadsheet.importer;

import broadsheet.db.Db;
import broadsheet.db.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files an export speaks of, found in a first pass since they may come after the stories that
/// use them. Kept in the database, or in memory for a dry run.
final class OldFiles {
    private final @Nullable Db db;
    private final String source;
    private final Map<Long, OldFile> byId = new HashMap<>();
    private final Map<String, OldFile> byAddress = new HashMap<>();
    private long count;

    /// @param db null to keep them in memory
    OldFiles(@Nullable Db db, String source) {
        this.db = db;
        this.source = source;
    }

    long count() {
        return count;
    }

    void put(Collection<OldFile> files) {
        count += files.size();
        if (db == null) {
            for (OldFile file : files) {
                byId.put(file.id(), file);
                byAddress.putIfAbsent(file.address(), file);
            }
            return;
        }
        db.write(tx ->
                tx.sql(
                                """
                                insert into import_attachment (source, id, parent, place, address, url, link, alt, caption, credit, title)
                                values (:source, :id, :parent, :place, :address, :url, :link, :alt, :caption, :credit, :title)
                                on conflict (source, id) do update set parent = excluded.parent, place = excluded.place,
                                    address = excluded.address, url = excluded.url, link = excluded.link, alt = excluded.alt,
                                    caption = excluded.caption, credit = excluded.credit, title = excluded.title
                                """)
                        .bind("source", source)
                        .batch(
                                files,
                                (row, file) ->
                                        row.bind("id", file.id())
                                                .bind("parent", file.parent())
                                                .bind("place", file.place())
                                                .bind("address", file.address())
                                                .bind("url", file.url())
                                                .bind("link", file.link())
                                                .bind("alt", file.alt())
                                                .bind("caption", file.caption())
                                                .bind("credit", file.credit())
                                                .bind("title", file.title())));
    }

    Optional<OldFile> at(long id) {
        if (count == 0) return Optional.empty();
        if (db == null) return Optional.ofNullable(byId.get(id));
        return db.read(tx ->
                tx.sql("select * from import_attachment where source = :source and id = :id")
                        .bind("source", source)
                        .bind("id", id)
                        .one(OldFiles::file));
    }

    Optional<OldFile> at(String address) {
        if (count == 0) return Optional.empty();
        if (db == null) return Optional.ofNullable(byAddress.get(address));
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select * from import_attachment where source = :source and address = :address
                                        order by id limit 1
                                        """)
                                .bind("source", source)
                                .bind("address", address)
                                .list(OldFiles::file))
                .stream()
                .findFirst();
    }

    /// The numbers of the files uploaded to an item, in their order.
    List<Long> of(long parent) {
        if (count == 0) return List.of();
        if (db == null)
            return byId.values().stream()
                    .filter(file -> file.parent() == parent)
                    .sorted(Comparator.comparingInt(OldFile::place).thenComparingLong(OldFile::id))
                    .map(OldFile::id)
                    .toList();
        return new ArrayList<>(
                db.read(tx ->
                        tx.sql(
                                        """
                                        select id from import_attachment where source = :source and parent = :parent order by place, id
                                        """)
                                .bind("source", source)
                                .bind("parent", parent)
                                .list(row -> row.number("id"))));
    }

    /// The next files after a number, by number.
    List<OldFile> after(long id, int limit) {
        if (db == null)
            return byId.values().stream()
                    .filter(file -> file.id() > id)
                    .sorted(Comparator.comparingLong(OldFile::id))
                    .limit(limit)
                    .toList();
        return db.read(tx ->
                tx.sql(
                                """
                                select * from import_attachment where source = :source and id > :id order by id limit :limit
                                """)
                        .bind("source", source)
                        .bind("id", id)
                        .bind("limit", limit)
                        .list(OldFiles::file));
    }

    private static OldFile file(Row row) {
        return new OldFile(
                row.number("id"),
                row.number("parent"),
                row.integer("place"),
                row.text("address"),
                row.text("url"),
                row.text("link"),
                row.text("alt"),
                row.text("caption"),
                row.text("credit"),
                row.text("title"));
    }
}
