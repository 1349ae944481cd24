package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.ledger.CanonicalJson;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole stories out of the paper and back into it, with the numbers and hashes they have.
public final class Histories {
    private final EventLog log;

    public Histories(EventLog log) {
        this.log = log;
    }

    /// Hands over every story in the order of their ids, in constant memory (that of the longest
    /// history). Only inside [broadsheet.db.Db#write].
    public static void each(Tx tx, Consumer<StoryHistory> consumer) {
        Gathering gathering = new Gathering(consumer);
        tx.sql(
                        """
                        select s.id, s.kind, s.public_number, s.path, s.first_published, s.updated,
                          r.number, r.at, r.actor, r.change, r.state, r.copy, r.previous, r.hash
                        from story s join revision r on r.story_id = s.id order by s.id, r.number
                        """)
                .each(gathering::take);
        gathering.end();
    }

    /// Collects the rows of one story.
    private static final class Gathering {
        private final Consumer<StoryHistory> consumer;
        private final List<StoryHistory.Saved> revisions = new ArrayList<>();
        private @Nullable Function<List<StoryHistory.Saved>, StoryHistory> story;
        private long id;

        Gathering(Consumer<StoryHistory> consumer) {
            this.consumer = consumer;
        }

        void take(Row row) {
            if (row.number("id") != id) {
                end();
                id = row.number("id");
                story = head(row);
            }
            revisions.add(saved(row));
        }

        void end() {
            if (story == null) return;
            consumer.accept(story.apply(revisions));
            revisions.clear();
        }
    }

    private static Function<List<StoryHistory.Saved>, StoryHistory> head(Row row) {
        StoryId id = new StoryId(row.number("id"));
        StoryKind kind = StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
        Long shown = row.numberOrNull("public_number");
        Integer publicNumber = shown == null ? null : Math.toIntExact(shown);
        String path = row.text("path");
        Instant first = row.instantOrNull("first_published");
        Instant updated = row.instantOrNull("updated");
        return revisions ->
                new StoryHistory(id, kind, publicNumber, path, first, updated, revisions);
    }

    private static StoryHistory.Saved saved(Row row) {
        return new StoryHistory.Saved(
                row.integer("number"),
                row.instant("at"),
                new Actor(row.text("actor")),
                Change.valueOf(row.text("change").toUpperCase(Locale.ROOT)),
                StateJson.read(Json.read(row.text("state")).obj()),
                CanonicalJson.write(Json.read(row.text("copy"))),
                Hash.of(row.bytes("previous")),
                Hash.of(row.bytes("hash")));
    }

    /// What became of a story that came back.
    public enum Restored {
        /// It was not there and is now.
        ADDED,
        /// It was there, the same.
        SAME,
        /// It was there and has gone on since: left as it is.
        NEWER,
        /// Another story has its number: left as it is.
        OTHER
    }

    /// Puts stories back whose chains have no fault, in one transaction with its event. Their
    /// sections, tags, contributors and pictures are there already. The result stands in the order
    /// of `stories`.
    public List<Restored> restore(List<StoryHistory> stories) {
        if (stories.isEmpty()) return List.of();
        return log.write((tx, events) -> {
            Shelves.hold(tx);
            Map<Long, Set<Hash>> there = there(tx, stories);
            List<Restored> restored = new ArrayList<>();
            List<StoryHistory> fresh = new ArrayList<>();
            for (StoryHistory story : stories) {
                Restored outcome = outcome(story, there.get(story.id().value()));
                restored.add(outcome);
                if (outcome == Restored.ADDED) fresh.add(story);
            }
            if (fresh.isEmpty()) return restored;
            Shelves shelves = Shelves.of(tx, tags(fresh));
            Set<String> sources = new HashSet<>(Set.of(Subjects.SECTIONS, Subjects.ANY_NEIGHBOURS));
            for (StoryHistory story : fresh) sources.addAll(write(tx, story, shelves));
            events.append(
                    new Event(
                            "stories-restored",
                            Subjects.story(fresh.getFirst().id()),
                            sources,
                            Json.object()
                                    .put("stories", fresh, story -> Json.of(story.id().value()))
                                    .build()));
            return restored;
        });
    }

    /// The tags under which these stories will be found.
    private static Set<TagId> tags(List<StoryHistory> stories) {
        return stories.stream()
                .flatMap(story -> Stream.of(story.newest(), shown(story)))
                .flatMap(it -> CopyJson.read(Json.read(it.copy()).obj()).filing().tags().stream())
                .collect(Collectors.toSet());
    }

    /// What lists show of a story.
    private static StoryHistory.Saved shown(StoryHistory story) {
        Integer shown = story.publicNumber();
        return shown == null ? story.newest() : story.revisions().get(shown - 1);
    }

    private static Map<Long, Set<Hash>> there(Tx tx, List<StoryHistory> stories) {
        Map<Long, Set<Hash>> there = new HashMap<>();
        tx.sql(
                        "select story_id, number, hash from revision where story_id = any(:ids) order by number")
                .numbers("ids", stories.stream().map(story -> story.id().value()).toList())
                .list(row -> Map.entry(row.number("story_id"), Hash.of(row.bytes("hash"))))
                .forEach(it ->
                        there.computeIfAbsent(it.getKey(), _ -> new java.util.LinkedHashSet<>())
                                .add(it.getValue()));
        return there;
    }

    private static Restored outcome(StoryHistory story, @Nullable Set<Hash> there) {
        if (there == null) return Restored.ADDED;
        if (!there.contains(story.newest().hash())) return Restored.OTHER;
        return there.size() == story.revisions().size() ? Restored.SAME : Restored.NEWER;
    }

    private static Set<String> write(Tx tx, StoryHistory story, Shelves shelves) {
        StoryHistory.Saved newest = story.newest();
        Integer shown = story.publicNumber();
        StoryHistory.Saved card = shown(story);
        Copy copy = CopyJson.read(Json.read(card.copy()).obj());
        SectionId section = copy.filing().section();
        tx.sql(
                        """
                        insert into story (id, kind, number, hash, state, state_data, public_number, path, section_id,
                                           first_published, updated, modified, saved, saved_by, due, tags, card)
                        values (:id, :kind, :number, :hash, :state, :stateData, :public::integer, :path, :section::bigint,
                                :first::timestamptz, :updated::timestamptz, :modified, :saved, :savedBy,
                                case when :due::timestamptz > now() then :due::timestamptz end, :tags::bigint[], :card)
                        """)
                .bind("id", story.id().value())
                .bind("kind", story.kind().name().toLowerCase(Locale.ROOT))
                .bind("number", newest.number())
                .bind("hash", newest.hash().bytes())
                .bind("state", newest.state().word())
                .bind("stateData", StateJson.write(newest.state()).write())
                .bind("public", shown)
                .bind("path", story.path())
                .bind("section", section == null ? null : section.value())
                .bind("first", story.firstPublished())
                .bind("updated", story.updated())
                .bind("modified", story.modified())
                .bind("saved", newest.at())
                .bind("savedBy", newest.actor().name())
                .bind("tags", Saves.tags(CopyJson.read(Json.read(newest.copy()).obj()), shelves))
                .bind("due", newest.state().due())
                .bind("card", CardJson.write(copy, CopyJson.write(copy)))
                .update();
        revisions(tx, story);
        return lists(tx, story, copy, shelves);
    }

    private static void revisions(Tx tx, StoryHistory story) {
        tx.sql(
                        """
                        insert into revision (story_id, number, at, actor, change, state, copy, previous, hash)
                        values (:story, :number, :at, :actor, :change, :state, :copy, :previous, :hash)
                        """)
                .bind("story", story.id().value())
                .batch(
                        story.revisions(),
                        (row, it) ->
                                row.bind("number", it.number())
                                        .bind("at", it.at())
                                        .bind("actor", it.actor().name())
                                        .bind("change", it.change().name().toLowerCase(Locale.ROOT))
                                        .bind("state", StateJson.write(it.state()).write())
                                        .bind("copy", it.copy())
                                        .bind("previous", it.previous().bytes())
                                        .bind("hash", it.hash().bytes()));
    }

    private static Set<String> lists(Tx tx, StoryHistory story, Copy copy, Shelves shelves) {
        Set<String> sources = new HashSet<>();
        sources.add(Subjects.story(story.id()));
        sources.add(Subjects.manuscript(story.id()));
        sources.add(Subjects.path(story.path()));
        Instant first = story.firstPublished();
        if (story.publicNumber() == null || first == null) return sources;
        sources.addAll(Months.subjects(story.kind(), first));
        Set<Listing> lists = Lists.of(story.kind(), copy, shelves);
        tx.sql(
                        """
                        insert into listing (kind, "of", at, story_id) values (:kind::"char", :of, :at, :story)
                        """)
                .bind("story", story.id().value())
                .batch(
                        lists,
                        (row, listing) ->
                                row.bind("kind", listing.kind())
                                        .bind("of", listing.of())
                                        .bind("at", Lists.at(listing, copy, first)));
        lists.forEach(listing -> sources.addAll(shelves.subjects(listing)));
        return sources;
    }
}
