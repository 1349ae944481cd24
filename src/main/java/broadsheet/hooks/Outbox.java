package broadsheet.hooks;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import broadsheet.events.Bell;
import broadsheet.events.Event;
import broadsheet.events.Follow;
import broadsheet.events.Follower;
import broadsheet.events.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows the event log and writes what is to be sent, in the transaction in which its cursor
/// moves: each message is written exactly once, whatever is killed when. Sending is for others.
final class Outbox implements Follow {
    private static final int BATCH = 200;

    private final Follower follower;
    private final ChangedFeeds feeds;
    private final boolean hub;
    private final Bell written;

    /// @param hub whether there is one to be told of feeds
    /// @param written rung when there may be something to send
    Outbox(Db db, ChangedFeeds feeds, boolean hub, Bell written) {
        this.follower = new Follower(db, "hooks", BATCH, this::handle);
        this.feeds = feeds;
        this.hub = hub;
        this.written = written;
    }

    @Override
    public String name() {
        return follower.name();
    }

    @Override
    public Progress step() {
        Progress progress = follower.step();
        if (progress == Progress.MOVED) written.ring();
        return progress;
    }

    private record Told(LoggedEvent logged, HookKind kind) {}

    void handle(Tx tx, List<LoggedEvent> events) {
        List<Told> told = new ArrayList<>();
        Set<String> topics = new LinkedHashSet<>();
        for (LoggedEvent logged : events) {
            Event event = logged.event();
            Optional<HookKind> kind = HookKind.of(event);
            if (kind.isEmpty()) continue;
            told.add(new Told(logged, kind.get()));
            if (hub) topics.addAll(feeds.of(event.sources()));
        }
        messages(tx, told);
        pings(tx, topics);
    }

    /// A row for each hook and event. What was never public is left out here already; that it still
    /// is true is looked at again when it is sent.
    private static void messages(Tx tx, List<Told> told) {
        tx.sql(
                        """
                        insert into delivery (hook_id, event_id, kind, story_id, revision, path, happened)
                        select h.id, :event, :kind, s.id, :revision, :path, :at
                        from hook h, story s left join section x on x.id = s.section_id
                        where s.id = :story and s.first_published is not null
                            and h.paused is null and h.created <= :at
                            and (h.kinds = '{}' or :kind = any(h.kinds))
                            and (not :filtered or h.section is null or x.path = h.section
                                or starts_with(x.path, h.section || '/'))
                        on conflict (hook_id, event_id) do nothing
                        """)
                .batch(
                        told,
                        (row, it) -> {
                            Event event = it.logged().event();
                            row.bind("event", it.logged().id())
                                    .bind("kind", it.kind().word())
                                    .bind("revision", event.data().obj().number("number"))
                                    .bind("path", event.data().obj().text("path"))
                                    .bind("at", it.logged().at())
                                    .bind("story", story(event))
                                    .bind("filtered", it.kind().isOfPublic());
                        });
    }

    private static long story(Event event) {
        return Long.parseLong(event.subject().substring(event.subject().indexOf(':') + 1));
    }

    /// A ping for each feed, a little later, so that several changes are one ping. One that waits
    /// already is enough; one that is being sent is not, since the hub may have read the feed.
    private static void pings(Tx tx, Set<String> topics) {
        tx.sql(
                        """
                        insert into delivery (topic, kind, happened, due)
                        values (:topic, 'feed.changed', now(), now() + interval '2 seconds')
                        on conflict (topic) where state = 'waiting' do nothing
                        """)
                .batch(topics, (row, topic) -> row.bind("topic", topic));
    }
}
