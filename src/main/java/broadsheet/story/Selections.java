package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Sql;
import broadsheet.press.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads [Selection]s, newest first. However rare what is asked for, one read looks at no more than
/// [#LOOK] places of the walked list: it then answers with fewer stories and where to read on.
public final class Selections {
    static final int LOOK = 1_000;

    private final Db db;
    private final Stories stories;

    public Selections(Db db, Stories stories) {
        this.db = db;
        this.stories = stories;
    }

    /// Some of the stories, and where the rest begin; null where there is no rest.
    public record Page(List<Story> stories, @Nullable Position next) {
        public Page {
            stories = List.copyOf(stories);
        }
    }

    private record Place(Position position, boolean wanted) {}

    /// At most `limit` stories, those after `from` where that is not null.
    public Page read(Selection selection, @Nullable Position from, int limit) {
        Sources.note(selection.walked().subject());
        selection.lists().forEach(list -> Sources.note(list.subject()));
        int look = selection.plain() ? limit + 1 : Math.max(LOOK, limit + 1);
        List<Place> places = places(selection, from, look);
        List<Position> wanted = places.stream().filter(Place::wanted).map(Place::position).toList();
        List<Position> shown = wanted.subList(0, Math.min(limit, wanted.size()));
        Map<StoryId, Story> found = stories.find(shown.stream().map(Position::story).toList());
        return new Page(
                shown.stream()
                        .map(Position::story)
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList(),
                wanted.size() > limit
                        ? shown.getLast()
                        : places.size() == look ? places.getLast().position() : null);
    }

    private List<Place> places(Selection selection, @Nullable Position from, int look) {
        Position start = start(selection.until(), from);
        Listing walked = selection.walked();
        List<Listing> others = selection.lists().stream().filter(l -> !l.equals(walked)).toList();
        return db.read(tx -> {
            Sql sql =
                    tx.sql(
                                    """
                                    select l.at, l.story_id,
                                      (:type::text is null or s.card::jsonb->>'type' = :type)
                                      and (:language::text is null
                                           or lower(s.card::jsonb->>'language') = :language
                                           or starts_with(lower(s.card::jsonb->>'language'), :language || '-'))
                                      %s as wanted
                                    from (select at, story_id from listing
                                          where kind = :kind::"char" and "of" = :of and (at, story_id) < (:at, :story)
                                            and at >= :since
                                          order by at desc, story_id desc limit :look) l
                                    join story s on s.id = l.story_id
                                    order by l.at desc, l.story_id desc
                                    """
                                            .formatted(standsIn(others)))
                            .bind("kind", walked.kind())
                            .bind("of", walked.of())
                            .bind("at", start.at())
                            .bind("story", start.story().value())
                            .bind(
                                    "since",
                                    selection.since() == null ? Instant.EPOCH : selection.since())
                            .bind("type", word(selection.type()))
                            .bind("language", lower(selection.language()))
                            .bind("look", look);
            for (int i = 0; i < others.size(); i++)
                sql.bind("kind" + i, others.get(i).kind()).bind("of" + i, others.get(i).of());
            return sql.list(Selections::place);
        });
    }

    /// One look into the index of lists for each other list; nothing of the request is in the text.
    private static String standsIn(List<Listing> others) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < others.size(); i++)
            conditions.add(
                    """
                    and exists (select from listing x where x.kind = :kind%d::"char" and x."of" = :of%d
                                and x.at = l.at and x.story_id = l.story_id)
                    """
                            .formatted(i, i));
        return conditions.stream().collect(Collectors.joining());
    }

    private static Place place(Row row) {
        return new Place(
                new Position(row.instant("at"), new StoryId(row.number("story_id"))),
                row.flag("wanted"));
    }

    /// The later of the two ends to read from: `until` stands before every story of its moment.
    private static Position start(@Nullable Instant until, @Nullable Position from) {
        if (until == null) return from == null ? Stories.NEWEST : from;
        Position end = new Position(until, new StoryId(1));
        return from == null || from.at().compareTo(until) >= 0 ? end : from;
    }

    private static @Nullable String word(@Nullable StoryType type) {
        return type == null ? null : type.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String lower(@Nullable String language) {
        return language == null ? null : language.toLowerCase(Locale.ROOT);
    }
}
