package broadsheet.importer.feed;

import broadsheet.db.Db;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What servers said of their feeds when these last came in whole, so that they can be asked
/// whether anything has changed.
final class FeedVisits {
    private final Db db;

    FeedVisits(Db db) {
        this.db = db;
    }

    /// A server's own marks of a state, sent back as they came; either may be empty.
    record Marks(String etag, String lastModified) {
        boolean isEmpty() {
            return etag.isEmpty() && lastModified.isEmpty();
        }

        Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            if (!etag.isEmpty()) headers.put("If-None-Match", etag);
            if (!lastModified.isEmpty()) headers.put("If-Modified-Since", lastModified);
            return headers;
        }
    }

    Optional<Marks> last(String address) {
        return db.read(tx ->
                tx.sql("select etag, last_modified from feed_visit where address = :address")
                        .bind("address", address)
                        .one(row -> new Marks(row.text("etag"), row.text("last_modified"))));
    }

    void remember(String address, Marks marks) {
        db.write(tx ->
                tx.sql(
                                """
                                insert into feed_visit (address, etag, last_modified) values (:address, :etag, :modified)
                                on conflict (address) do update
                                set etag = excluded.etag, last_modified = excluded.last_modified, visited = now()
                                """)
                        .bind("address", address)
                        .bind("etag", marks.etag())
                        .bind("modified", marks.lastModified())
                        .update());
    }
}
