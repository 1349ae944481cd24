package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Sql;
import broadsheet.press.Sources;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what leads on from a story, in one statement.
final class Besides {
    /// The stories before and after one in a list.
    private static final String NEXT =
            """
            (select 'older' as part, l.story_id, 0::bigint as weight, l.at from listing l
             where l.kind = :kind::"char" and l."of" = :of and (l.at, l.story_id) < (:at, :story)
             order by l.at desc, l.story_id desc limit 1)
            union all
            (select 'newer', l.story_id, 0, l.at from listing l
             where l.kind = :kind::"char" and l."of" = :of and (l.at, l.story_id) > (:at, :story)
             order by l.at, l.story_id limit 1)
            """;

    /// The newest that share tags with it, those with more in common first.
    private static final String TAGGED_ALIKE =
            """
            select n.part, s.id, s.path, s.card, s.first_published, s.updated from (
            """
                    + NEXT
                    + """
                    union all
                    (select 'related', t.story_id, count(*), max(t.at) as at
                     from (select distinct coalesce(t.merged_into, t.id) as tag from tag t where t.id = any(:tags)) wanted
                     cross join lateral (select l.story_id, l.at from listing l
                         where l.kind = 't' and l."of" = wanted.tag and l.story_id <> :story
                         order by l.at desc, l.story_id desc limit 20) t
                     group by t.story_id order by 3 desc, at desc, t.story_id desc limit :most)
                    ) n join story s on s.id = n.story_id
                    order by n.weight desc, n.at desc, s.id desc
                    """;

    /// Those that are named, in their order, as far as they are public.
    private static final String NAMED =
            """
            select n.part, s.id, s.path, s.card, s.first_published, s.updated from (
            """
                    + NEXT
                    + """
                    union all
                    (select 'related', r.id, -r.place, null from unnest(:related) with ordinality as r(id, place))
                    ) n join story s on s.id = n.story_id
                    where s.state = 'published'
                    order by n.weight desc, s.id desc
                    """;

    private final Db db;

    Besides(Db db) {
        this.db = db;
    }

    private record Nearby(String part, Card card) {}

    /// What leads on from a public story, in one read: its neighbours, and stories that share its
    /// tags.
    ///
    /// @param list whose neighbours are asked for; null for none
    /// @param most of the related ones
    Beside alike(Story story, @Nullable Listing list, int most) {
        List<TagId> tags = story.copy().filing().tags();
        if (list == null && tags.isEmpty()) return Beside.NOTHING;
        noteBeside(story, list);
        return beside(
                TAGGED_ALIKE,
                story,
                list,
                sql ->
                        sql.numbers("tags", tags.stream().map(TagId::value).toList())
                                .bind("most", most));
    }

    /// The same with these stories as the related ones; what is not public is left out.
    Beside named(Story story, @Nullable Listing list, List<StoryId> related) {
        noteBeside(story, list);
        related.forEach(each -> Sources.note(Subjects.story(each)));
        return beside(
                NAMED,
                story,
                list,
                sql -> sql.numbers("related", related.stream().map(StoryId::value).toList()));
    }

    private static void noteBeside(Story story, @Nullable Listing list) {
        if (list != null) {
            Sources.note(Subjects.neighbours(story.id()));
            Sources.note(Subjects.ANY_NEIGHBOURS);
        }
        story.copy()
                .filing()
                .tags()
                .forEach(tag -> Sources.note(new Listing.WithTag(tag).subject()));
    }

    private Beside beside(
            String text, Story story, @Nullable Listing list, UnaryOperator<Sql> related) {
        List<Nearby> all =
                db.read(tx ->
                        related.apply(
                                        tx.sql(text)
                                                .bind("kind", list == null ? null : list.kind())
                                                .bind("of", list == null ? null : list.of())
                                                .bind("at", story.firstPublished())
                                                .bind("story", story.id().value()))
                                .list(row -> new Nearby(row.text("part"), CardJson.read(row))));
        Stories.noted(all.stream().map(Nearby::card).toList());
        return new Beside(
                part(all, "older").findFirst().orElse(null),
                part(all, "newer").findFirst().orElse(null),
                part(all, "related").toList());
    }

    private static Stream<Card> part(List<Nearby> all, String part) {
        return all.stream().filter(each -> each.part().equals(part)).map(Nearby::card);
    }
}
