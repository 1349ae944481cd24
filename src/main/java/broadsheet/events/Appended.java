package broadsheet.events;

import broadsheet.db.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events of one transaction, written before it commits.
final class Appended implements Appender {
    static final String CHANNEL = "broadsheet_event";

    private final List<Event> events = new ArrayList<>();
    private boolean written;
    private @Nullable Long xid;

    @Override
    public void append(Event event) {
        events.add(event);
    }

    void write(Tx tx) {
        if (events.isEmpty()) return;
        tx.sql(
                        """
                        insert into event (kind, subject, sources, data)
                        values (:kind, :subject, :sources, :data::jsonb)
                        """)
                .batch(
                        events,
                        (row, event) ->
                                row.bind("kind", event.kind())
                                        .bind("subject", event.subject())
                                        .texts("sources", event.sources())
                                        .bind("data", event.data().write()));
        xid =
                tx.sql(
                                """
                                select pg_current_xact_id()::text::bigint as xid, pg_notify(:channel, '')::text as told
                                """)
                        .bind("channel", CHANNEL)
                        .one(row -> row.number("xid"))
                        .orElseThrow();
        written = true;
    }

    /// The transaction's number, once its events are written; null where there are none.
    @Nullable Long xid() {
        return xid;
    }

    /// The sources of the events that are in the log if the transaction has committed.
    Set<String> sources() {
        Set<String> sources = new HashSet<>();
        if (written) events.forEach(event -> sources.addAll(event.sources()));
        return sources;
    }
}
