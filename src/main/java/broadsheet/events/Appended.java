package broadsheet.events;

import broadsheet.db.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events of one transaction, written in one round trip before it commits.
final class Appended implements Appender {
    static final String CHANNEL = "broadsheet_event";

    private final List<Event> events = new ArrayList<>();
    private boolean written;

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
        tx.sql("notify " + CHANNEL).update();
        written = true;
    }

    /// The sources of the events that are in the log if the transaction has committed.
    Set<String> sources() {
        Set<String> sources = new HashSet<>();
        if (written) events.forEach(event -> sources.addAll(event.sources()));
        return sources;
    }
}
