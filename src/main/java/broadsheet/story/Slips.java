package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Sql;
import broadsheet.identity.Actor;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newsroom's lists of stories in any state. Nothing of it is for pages that are pressed: no
/// source is noted.
public final class Slips {
    private static final String SHOWN =
            """
            select s.id, s.kind, s.number, s.state_data, s.path, s.section_id, s.due, s.public_number,
              r.at as saved, r.actor, r.copy::jsonb->>'headline' as headline
            """;
    private static final String NEWEST_REVISION =
            " join revision r on r.story_id = s.id and r.number = s.number ";

    private final Db db;

    public Slips(Db db) {
        this.db = db;
    }

    /// Which sections somebody looks into.
    ///
    /// @param sections a story's own section is one of these; null for every story
    /// @param unfiled also those of no section
    /// @param newest whether the section that its newest words name is one of these as well: a
    ///   working copy may stand where its reader may not look
    public record Within(@Nullable List<SectionId> sections, boolean unfiled, boolean newest) {
        public static final Within EVERYWHERE = new Within(null, true, false);

        private static final String NEWEST_SECTION =
                """
                select from (select (w.copy::jsonb->>'section')::bigint as named from revision w
                  where w.story_id = story.id and w.number = story.number) n where\s
                """;

        public Within {
            sections = sections == null ? null : List.copyOf(sections);
        }

        private String sql() {
            if (sections == null) return "";
            String where = " and " + one("section_id");
            return newest
                    ? where
                            + " and (public_number is null or public_number = number or exists ("
                            + NEWEST_SECTION
                            + one("named")
                            + "))"
                    : where;
        }

        private String one(String section) {
            return unfiled
                    ? "(" + section + " = any(:sections) or " + section + " is null)"
                    : section + " = any(:sections)";
        }

        private Sql bind(Sql sql) {
            return sections == null
                    ? sql
                    : sql.numbers("sections", sections.stream().map(SectionId::value).toList());
        }
    }

    /// Which stories a list is of; what is null does not narrow it, nor do no states.
    ///
    /// @param states words of states, as [State#word] has them
    /// @param by who saved a revision of it
    /// @param notBy who did not save its newest revision
    /// @param tag what its newest words are filed under
    /// @param from saved then or later
    /// @param until saved before then
    /// @param among these alone; null for any
    /// @param after lists what was saved before this
    public record Wanted(
            List<String> states,
            Within within,
            @Nullable Actor by,
            @Nullable Actor notBy,
            @Nullable TagId tag,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable List<StoryId> among,
            @Nullable Position after) {
        public static final Wanted ALL =
                new Wanted(List.of(), Within.EVERYWHERE, null, null, null, null, null, null, null);

        public Wanted {
            states = List.copyOf(states);
            among = among == null ? null : List.copyOf(among);
        }

        public Wanted in(Within place) {
            return new Wanted(states, place, by, notBy, tag, from, until, among, after);
        }

        /// In one of these states; in any where none is named.
        public Wanted states(String... words) {
            return new Wanted(
                    Arrays.asList(words), within, by, notBy, tag, from, until, among, after);
        }

        public Wanted by(@Nullable Actor who) {
            return new Wanted(states, within, who, notBy, tag, from, until, among, after);
        }

        public Wanted notBy(Actor who) {
            return new Wanted(states, within, by, who, tag, from, until, among, after);
        }

        public Wanted under(@Nullable TagId filed) {
            return new Wanted(states, within, by, notBy, filed, from, until, among, after);
        }

        public Wanted saved(@Nullable Instant since, @Nullable Instant before) {
            return new Wanted(states, within, by, notBy, tag, since, before, among, after);
        }

        public Wanted among(@Nullable Collection<StoryId> some) {
            return new Wanted(
                    states,
                    within,
                    by,
                    notBy,
                    tag,
                    from,
                    until,
                    some == null ? null : List.copyOf(some),
                    after);
        }

        public Wanted after(@Nullable Position last) {
            return new Wanted(states, within, by, notBy, tag, from, until, among, last);
        }

        private String sql() {
            return (after == null ? "" : " and (coalesce(saved, modified), id) < (:at, :after)")
                    + (states.isEmpty() ? "" : " and state = any(:states)")
                    + within.sql()
                    + (by == null
                            ? ""
                            : """
                             and id in (select story_id from revision
                              where actor = :by and actor like 'person:%')
                            """)
                    + (notBy == null ? "" : " and saved_by is distinct from :notBy")
                    + (tag == null ? "" : " and tags @> array[:tag]::bigint[]")
                    + (among == null ? "" : " and id = any(:among)")
                    + (from == null ? "" : " and coalesce(saved, modified) >= :from")
                    + (until == null ? "" : " and coalesce(saved, modified) < :until");
        }

        private Sql bind(Sql sql) {
            if (after != null) sql.bind("at", after.at()).bind("after", after.story().value());
            if (!states.isEmpty()) sql.texts("states", states);
            if (by != null) sql.bind("by", by.name());
            if (notBy != null) sql.bind("notBy", notBy.name());
            if (tag != null) sql.bind("tag", tag.value());
            if (among != null) sql.numbers("among", among.stream().map(StoryId::value).toList());
            if (from != null) sql.bind("from", from);
            if (until != null) sql.bind("until", until);
            return within.bind(sql);
        }
    }

    /// The stories saved last, newest first.
    public List<Slip> list(Wanted wanted, int limit) {
        String sql =
                SHOWN
                        + "from (select * from story where true"
                        + wanted.sql()
                        + " order by coalesce(saved, modified) desc, id desc limit :limit) s"
                        + NEWEST_REVISION
                        + "order by coalesce(s.saved, s.modified) desc, s.id desc";
        return db.read(tx -> wanted.bind(tx.sql(sql)).bind("limit", limit).list(Slips::slip));
    }

    /// What somebody has saved last and readers have not seen: their drafts, what of them is in
    /// review or ready, and working copies. Newest first.
    public List<Slip> open(Actor actor, int limit) {
        String sql =
                SHOWN
                        + """
                        from (select * from story
                              where saved_by = :actor and saved_by like 'person:%'
                                and (state in ('draft', 'in-review', 'ready')
                                     or state = 'published' and number <> public_number)
                              order by coalesce(saved, modified) desc, id desc limit :limit) s
                        """
                        + NEWEST_REVISION
                        + "order by coalesce(s.saved, s.modified) desc, s.id desc";
        return db.read(tx ->
                tx.sql(sql).bind("actor", actor.name()).bind("limit", limit).list(Slips::slip));
    }

    /// The pages of the site itself, in the order of their addresses.
    ///
    /// @param after lists those whose address comes after this
    public List<Slip> pages(Within within, String after, int limit) {
        String sql =
                SHOWN
                        + "from (select * from story where kind = 'page' and path > :after"
                        + within.sql()
                        + " order by path limit :limit) s"
                        + NEWEST_REVISION
                        + "order by s.path";
        return db.read(tx ->
                within.bind(tx.sql(sql))
                        .bind("after", after)
                        .bind("limit", limit)
                        .list(Slips::slip));
    }

    /// The page of the site at this address, in whatever state.
    public Optional<Slip> page(String path) {
        String sql =
                SHOWN
                        + "from (select * from story where kind = 'page' and path = :path) s"
                        + NEWEST_REVISION;
        return db.read(tx -> tx.sql(sql).bind("path", path).one(Slips::slip));
    }

    /// What comes due after `from`, up to `until`; what comes first, first.
    public List<Slip> due(Within within, Instant from, Instant until, int limit) {
        String sql =
                SHOWN
                        + "from (select * from story where due > :from and due <= :until"
                        + within.sql()
                        + " order by due, id limit :limit) s"
                        + NEWEST_REVISION
                        + "order by s.due, s.id";
        return db.read(tx ->
                within.bind(tx.sql(sql))
                        .bind("from", from)
                        .bind("until", until)
                        .bind("limit", limit)
                        .list(Slips::slip));
    }

    private static Slip slip(Row row) {
        @Nullable Long section = row.numberOrNull("section_id");
        @Nullable Long shown = row.numberOrNull("public_number");
        int number = row.integer("number");
        return new Slip(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                number,
                StateJson.read(Json.read(row.text("state_data")).obj()),
                row.text("path"),
                row.text("headline"),
                shown != null && shown != number,
                section == null ? null : new SectionId(section),
                row.instantOrNull("due"),
                row.instant("saved"),
                row.text("actor"));
    }
}
