package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.ledger.Hash;
import broadsheet.press.Sources;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads of stories as the public may see them, and of their revisions.
public final class Stories {
    /// Before every story there can be.
    static final Position NEWEST =
            new Position(Instant.parse("9999-12-31T00:00:00Z"), new StoryId(Long.MAX_VALUE));

    private final Db db;
    private final Besides besides;

    public Stories(Db db) {
        this.db = db;
        this.besides = new Besides(db);
    }

    /// What stands at a path; also tries it with and without the closing slash.
    public AtPath at(String path) {
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        List<AtPath> found =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                        from story s left join revision r on r.story_id = s.id and r.number = s.public_number
                                        where s.path in (:path, :other) order by (s.path = :path) desc
                                        """)
                                .bind("path", path)
                                .bind("other", other)
                                .list(row -> seen(row, path)));
        return found.stream()
                .filter(it -> !(it instanceof AtPath.Missing))
                .findFirst()
                .orElseGet(() -> redirect(path, other));
    }

    private static AtPath seen(Row row, String asked) {
        StoryId id = new StoryId(row.number("id"));
        Sources.note(Subjects.story(id));
        State state = StateJson.read(Json.read(row.text("state_data")).obj());
        return switch (state) {
            case State.Published _ -> {
                String path = row.text("path");
                yield path.equals(asked) ? new AtPath.Found(story(row)) : new AtPath.Moved(path);
            }
            case State.Killed _, State.TakenDown _ ->
                    row.instantOrNull("first_published") == null
                            ? new AtPath.Missing()
                            : new AtPath.Withdrawn(
                                    id, Json.read(row.text("card")).obj().text("headline"), state);
            case State.Draft _,
                    State.InReview _,
                    State.Ready _,
                    State.Scheduled _,
                    State.Embargoed _,
                    State.Held _,
                    State.Unpublished _ ->
                    new AtPath.Missing();
        };
    }

    /// What may be said of a story to those outside. For what is sent away, not for pages: it notes
    /// no source.
    public Standing standing(StoryId story) {
        return db.read(tx ->
                tx.sql(
                                """
                                select kind, number, public_number, state_data, path, card
                                from story where id = :story and first_published is not null
                                """)
                        .bind("story", story.value())
                        .one(Stories::standing)
                        .orElseGet(Standing.Unknown::new));
    }

    private static Standing standing(Row row) {
        StoryKind kind = StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
        State state = StateJson.read(Json.read(row.text("state_data")).obj());
        return switch (state) {
            case State.Published _ ->
                    new Standing.Public(
                            kind,
                            row.integer("public_number"),
                            row.text("path"),
                            Json.read(row.text("card")).obj().text("headline"));
            case State.Killed _, State.TakenDown _ ->
                    new Standing.Withdrawn(kind, row.integer("number"), row.text("path"), state);
            case State.Held _,
                    State.Unpublished _,
                    State.Draft _,
                    State.InReview _,
                    State.Ready _,
                    State.Scheduled _,
                    State.Embargoed _ ->
                    new Standing.Off(kind);
        };
    }

    private AtPath redirect(String path, String other) {
        Sources.note(Subjects.path(path));
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select coalesce(d.target, s.path) as target, d.story_id,
                                          d.target is not null or s.state in ('published', 'killed', 'taken-down')
                                            and s.first_published is not null as shown
                                        from redirect d left join story s on s.id = d.story_id
                                        where d.path in (:path, :other) order by (d.path = :path) desc
                                        """)
                                .bind("path", path)
                                .bind("other", other)
                                .list(Stories::target))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .<AtPath>map(AtPath.Moved::new)
                .orElseGet(AtPath.Missing::new);
    }

    /// Where a redirect leads; empty where its story is not to be seen, which may change.
    private static Optional<String> target(Row row) {
        @Nullable Long story = row.numberOrNull("story_id");
        if (story != null) Sources.note(Subjects.story(new StoryId(story)));
        return row.flag("shown") ? Optional.of(row.text("target")) : Optional.empty();
    }

    static Story story(Row row) {
        return new Story(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.integer("public_number"),
                Hash.of(row.bytes("public_hash")),
                row.text("path"),
                new FairCopy(CopyJson.read(Json.read(row.text("copy")).obj())),
                row.instant("first_published"),
                row.instant("updated"),
                row.instant("public_at"));
    }

    /// The newest `limit` stories of a list, or those after `from`.
    public List<Card> cards(Listing listing, @Nullable Position from, int limit) {
        Sources.note(listing.subject());
        Position start = from == null ? NEWEST : from;
        return noted(
                db.read(tx ->
                        tx.sql(
                                        """
                                        select s.id, s.path, s.card, s.first_published, s.updated
                                        from listing l join story s on s.id = l.story_id
                                        where l.kind = :kind::"char" and l."of" = :of and (l.at, l.story_id) < (:at, :story)
                                        order by l.at desc, l.story_id desc limit :limit
                                        """)
                                .bind("kind", listing.kind())
                                .bind("of", listing.of())
                                .bind("at", start.at())
                                .bind("story", start.story().value())
                                .bind("limit", limit)
                                .list(CardJson::read)));
    }

    /// The public articles of these numbers, in this order; one that is not public is left out.
    public List<Card> cards(List<StoryId> ids) {
        ids.forEach(id -> Sources.note(Subjects.story(id)));
        if (ids.isEmpty()) return List.of();
        return db.read(tx ->
                tx.sql(
                                """
                                select s.id, s.path, s.card, s.first_published, s.updated from story s
                                where s.id = any(:ids) and s.state = 'published' and s.kind = 'article'
                                order by array_position(:ids, s.id)
                                """)
                        .numbers("ids", ids.stream().map(StoryId::value).toList())
                        .list(CardJson::read));
    }

    /// The newest `limit` stories of a list with their whole copy, or those after `from`.
    public List<Story> newest(Listing listing, @Nullable Position from, int limit) {
        Sources.note(listing.subject());
        Position start = from == null ? NEWEST : from;
        List<Story> stories =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                        from (select at, story_id from listing
                                              where kind = :kind::"char" and "of" = :of and (at, story_id) < (:at, :story)
                                              order by at desc, story_id desc limit :limit) l
                                        join story s on s.id = l.story_id
                                        join revision r on r.story_id = s.id and r.number = s.public_number
                                        order by l.at desc, l.story_id desc
                                        """)
                                .bind("kind", listing.kind())
                                .bind("of", listing.of())
                                .bind("at", start.at())
                                .bind("story", start.story().value())
                                .bind("limit", limit)
                                .list(Stories::story));
        stories.forEach(story -> Sources.note(Subjects.story(story.id())));
        return stories;
    }

    /// How many stories there are, in any state.
    public long count() {
        return db.read(tx ->
                tx.sql("select count(*) as n from story").one(row -> row.number("n")).orElse(0L));
    }

    /// From where the page of `size` stories begins that stands before the one that begins at
    /// `from`; empty where that is the list's first page.
    public Optional<Position> newer(Listing listing, Position from, int size) {
        Sources.note(listing.subject());
        return db.read(tx ->
                tx.sql(
                                """
                                select at, story_id from listing
                                where kind = :kind::"char" and "of" = :of and (at, story_id) >= (:at, :story)
                                order by at, story_id offset :size limit 1
                                """)
                        .bind("kind", listing.kind())
                        .bind("of", listing.of())
                        .bind("at", from.at())
                        .bind("story", from.story().value())
                        .bind("size", size)
                        .one(row ->
                                new Position(
                                        row.instant("at"), new StoryId(row.number("story_id")))));
    }

    /// When a story that is or was public was last saved; null where there is none. Nothing is
    /// noted: it may only be used for what need not be newer than the page it stands on.
    public @Nullable Instant lastChange() {
        return db.read(tx ->
                        tx.sql(
                                        "select max(modified) as at from story where first_published is not null")
                                .one(row -> Optional.ofNullable(row.instantOrNull("at"))))
                .flatMap(at -> at)
                .orElse(null);
    }

    /// The public story of this number; empty where there is none or it is not public.
    public Optional<Story> find(StoryId id) {
        Sources.note(Subjects.story(id));
        return db.read(tx ->
                tx.sql(
                                """
                                select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                from story s join revision r on r.story_id = s.id and r.number = s.public_number
                                where s.id = :story and s.state = 'published'
                                """)
                        .bind("story", id.value())
                        .one(Stories::story));
    }

    /// The public stories of these numbers; one that is not public is left out.
    public Map<StoryId, Story> find(Collection<StoryId> ids) {
        if (ids.isEmpty()) return Map.of();
        ids.forEach(id -> Sources.note(Subjects.story(id)));
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                        from story s join revision r on r.story_id = s.id and r.number = s.public_number
                                        where s.id = any(:stories) and s.state = 'published'
                                        """)
                                .numbers("stories", ids.stream().map(StoryId::value).toList())
                                .list(Stories::story))
                .stream()
                .collect(Collectors.toMap(Story::id, story -> story));
    }

    /// What of stories that are known already is public at this moment.
    public PublicNow now() {
        return new PublicNow(db);
    }

    /// The stories of a list first published in `[from, until)`, newest first.
    public List<Card> between(Listing listing, Instant from, Instant until, int limit) {
        Sources.note(listing.subject());
        return noted(
                db.read(tx ->
                        tx.sql(
                                        """
                                        select s.id, s.path, s.card, s.first_published, s.updated
                                        from listing l join story s on s.id = l.story_id
                                        where l.kind = :kind::"char" and l."of" = :of and l.at >= :from and l.at < :until
                                        order by l.at desc, l.story_id desc limit :limit
                                        """)
                                .bind("kind", listing.kind())
                                .bind("of", listing.of())
                                .bind("from", from)
                                .bind("until", until)
                                .bind("limit", limit)
                                .list(CardJson::read)));
    }

    /// Whether any story stands in a list.
    public boolean any(Listing listing) {
        Sources.note(listing.subject());
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select exists (select from listing where kind = :kind::"char" and "of" = :of) as any
                                        """)
                                .bind("kind", listing.kind())
                                .bind("of", listing.of())
                                .one(row -> row.flag("any")))
                .orElse(false);
    }

    /// When the list's newest story before `instant`, or oldest at or after it, came out; null
    /// where there is none.
    public @Nullable Instant nearest(Listing listing, Instant instant, boolean before) {
        Sources.note(listing.subject());
        String sql =
                before
                        ? "select max(at) as at from listing where kind = :kind::\"char\" and \"of\" = :of and at < :at"
                        : "select min(at) as at from listing where kind = :kind::\"char\" and \"of\" = :of and at >= :at";
        return db.read(tx ->
                        tx.sql(sql)
                                .bind("kind", listing.kind())
                                .bind("of", listing.of())
                                .bind("at", instant)
                                .one(row -> Optional.ofNullable(row.instantOrNull("at"))))
                .flatMap(at -> at)
                .orElse(null);
    }

    /// What leads on from a public story, in one read: its neighbours, and stories that share its
    /// tags.
    ///
    /// @param list whose neighbours are asked for; null for none
    /// @param most of the related ones
    public Beside beside(Story story, @Nullable Listing list, int most) {
        return besides.alike(story, list, most);
    }

    /// The same with these stories as the related ones; what is not public is left out.
    public Beside beside(Story story, @Nullable Listing list, List<StoryId> related) {
        return besides.named(story, list, related);
    }

    /// The public stories that were corrected last, with their corrections.
    public List<Story> corrected(int limit) {
        Listing listing = new Listing.Corrected();
        Sources.note(listing.subject());
        List<Story> corrected =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select s.*, r.copy, r.hash as public_hash, r.at as public_at
                                        from listing l join story s on s.id = l.story_id
                                        join revision r on r.story_id = s.id and r.number = s.public_number
                                        where l.kind = :kind::"char" and l."of" = 0
                                        order by l.at desc, l.story_id desc limit :limit
                                        """)
                                .bind("kind", listing.kind())
                                .bind("limit", limit)
                                .list(Stories::story));
        corrected.forEach(story -> Sources.note(Subjects.story(story.id())));
        return corrected;
    }

    static List<Card> noted(List<Card> cards) {
        cards.forEach(card -> Sources.note(Subjects.story(card.story())));
        return cards;
    }

    /// Every revision of a story, oldest first; empty where there is no such story.
    public List<Revision> revisions(StoryId story) {
        Sources.note(Subjects.story(story));
        return db.read(tx ->
                tx.sql("select * from revision where story_id = :story order by number")
                        .bind("story", story.value())
                        .list(Revision::read));
    }
}
