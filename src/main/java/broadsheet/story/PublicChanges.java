package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has happened to public stories, read from the event log in an order that misses nothing
/// that commits late: by transaction and event, and only rows of transactions older than every
/// unfinished one (`docs/adr/0004-event-log.md`).
public final class PublicChanges {
    /// An event that tells of a public story's new address without a revision of its own.
    static final String MOVED_WITH_SECTION = "story-moved";

    private final Db db;

    public PublicChanges(Db db) {
        this.db = db;
    }

    /// Some changes in order.
    ///
    /// @param end the place read up to; the next read goes on from there
    /// @param more whether there is more to read already
    public record Page(List<PublicChange> changes, PublicChange.Place end, boolean more) {
        public Page {
            changes = List.copyOf(changes);
        }
    }

    private record Read(PublicChange.Place place, @Nullable PublicChange change) {}

    /// What came after a place. Looks at `limit` events, of which those that the public does not
    /// see are left out: there may be no change in a page and yet more to come.
    public Page after(PublicChange.Place place, int limit) {
        List<Read> rows =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select e.xid::text::bigint as transaction, e.id as event, e.path_names, r.number, e.moved,
                                          case when e.moved then e.at else r.at end as at,
                                          r.change, r.state::jsonb->>'state' as became, p.state::jsonb->>'state' as was,
                                          s.id as story, s.kind, s.state, s.state_data, s.path,
                                          exists (select from revision o where o.story_id = s.id and o.number < r.number
                                                  and o.state::jsonb->>'state' = 'published') as public_once
                                        from (select xid, id, subject, data, at, kind = :moved as moved,
                                                (select count(*) from unnest(sources) name where name like 'path:%') as path_names
                                              from event where (xid, id) > (:transaction::text::xid8, :event)
                                                and xid < pg_snapshot_xmin(pg_current_snapshot())
                                              order by event.xid, event.id limit :limit) e
                                        left join story s on s.id =
                                          case when e.subject like 'story:%' then substring(e.subject from 7)::bigint end
                                        left join revision r on r.story_id = s.id and r.number = (e.data->>'number')::integer
                                        left join revision p on p.story_id = s.id and p.number = r.number - 1
                                        order by e.xid, e.id
                                        """)
                                .bind("transaction", Long.toString(place.transaction()))
                                .bind("event", place.event())
                                .bind("moved", MOVED_WITH_SECTION)
                                .bind("limit", limit)
                                .list(PublicChanges::read));
        return new Page(
                rows.stream().map(Read::change).filter(Objects::nonNull).toList(),
                rows.isEmpty() ? place : rows.getLast().place(),
                rows.size() == limit);
    }

    /// The place up to which the log can be read now.
    public PublicChange.Place latest() {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select xid::text::bigint as transaction, id as event from event
                                        where xid < pg_snapshot_xmin(pg_current_snapshot())
                                        order by event.xid desc, event.id desc limit 1
                                        """)
                                .one(PublicChanges::place))
                .orElse(PublicChange.Place.START);
    }

    /// Whether the log has, or once began with, this place. One that it has not is invented, or
    /// from before the log was numbered anew.
    public boolean has(PublicChange.Place place) {
        if (place.equals(PublicChange.Place.START)) return true;
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select true as there from event where id = :event and xid = :transaction::text::xid8
                                        """)
                                .bind("event", place.event())
                                .bind("transaction", Long.toString(place.transaction()))
                                .one(row -> row.flag("there")))
                .orElse(false);
    }

    private static PublicChange.Place place(Row row) {
        return new PublicChange.Place(row.number("transaction"), row.number("event"));
    }

    private static Read read(Row row) {
        @Nullable Long number = row.numberOrNull("number");
        if (number == null) return new Read(place(row), null);
        return new Read(place(row), what(row).map(what -> change(row, what)).orElse(null));
    }

    private static PublicChange change(Row row, PublicChange.What what) {
        boolean told = what == PublicChange.What.CANCELED || what == PublicChange.What.RECALLED;
        return new PublicChange(
                place(row),
                new StoryId(row.number("story")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                what,
                row.integer("number"),
                row.instant("at"),
                told ? Json.read(row.text("state_data")).obj().textOrNull("notice") : null,
                row.text("state").equals("published") ? row.text("path") : null);
    }

    /// What the public saw happen; empty where it saw nothing.
    private static Optional<PublicChange.What> what(Row row) {
        if (row.flag("moved")) return Optional.of(PublicChange.What.MOVED);
        if (row.text("change").equals("draft")) return Optional.empty();
        boolean was = "published".equals(row.textOrNull("was"));
        return switch (row.text("became")) {
            case "published" -> Optional.of(was ? changed(row) : PublicChange.What.PUBLISHED);
            case "killed" -> once(row, PublicChange.What.CANCELED);
            case "taken-down" -> once(row, PublicChange.What.RECALLED);
            default -> was ? Optional.of(PublicChange.What.WITHDRAWN) : Optional.empty();
        };
    }

    private static Optional<PublicChange.What> once(Row row, PublicChange.What what) {
        return row.flag("public_once") ? Optional.of(what) : Optional.empty();
    }

    /// A move names its old address beside the new one; nothing else that keeps the words does.
    private static PublicChange.What changed(Row row) {
        return switch (Change.valueOf(row.text("change").toUpperCase(Locale.ROOT))) {
            case MINOR, CREATED -> PublicChange.What.MINOR;
            case UPDATE -> PublicChange.What.UPDATED;
            case CORRECTION -> PublicChange.What.CORRECTED;
            case DRAFT, STATE ->
                    row.number("path_names") > 1
                            ? PublicChange.What.MOVED
                            : PublicChange.What.MINOR;
        };
    }
}
