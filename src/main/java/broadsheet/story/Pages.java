package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.press.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The pages of the site itself among the stories, such as "About".
public final class Pages {
    private final Db db;

    public Pages(Db db) {
        this.db = db;
    }

    /// A page that readers have seen once.
    ///
    /// @param path where it stands now, or stood last
    /// @param title as readers see it, or saw it last
    /// @param shown whether they see it now
    public record Page(StoryId id, String path, String title, boolean shown) {}

    /// The page of this number, where readers have seen it once.
    public Optional<Page> find(StoryId page) {
        Sources.note(Subjects.PAGES);
        return db.read(tx ->
                tx.sql(
                                """
                                select id, path, card::jsonb->>'headline' as title, state = 'published' as shown
                                from story where id = :id and kind = 'page' and first_published is not null
                                """)
                        .bind("id", page.value())
                        .one(Pages::page));
    }

    /// Those that readers can read now, in the order of their addresses.
    public List<Page> shown(int most) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, path, card::jsonb->>'headline' as title, true as shown
                                from story where kind = 'page' and state = 'published' order by path limit :most
                                """)
                        .bind("most", most)
                        .list(Pages::page));
    }

    private static Page page(Row row) {
        return new Page(
                new StoryId(row.number("id")),
                row.text("path"),
                row.text("title"),
                row.flag("shown"));
    }

    /// For each of these addresses the page that has once been published there, whatever has become
    /// of it since.
    public Map<String, Page> at(Collection<String> paths) {
        Sources.note(Subjects.PAGES);
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select a.asked, s.id, s.path, s.card::jsonb->>'headline' as title,
                                          s.state = 'published' as shown
                                        from unnest(:paths::text[]) as a(asked) cross join lateral (
                                          select p.* from (
                                            select s.*, 0 as turn from story s where s.path in (a.asked, a.asked || '/')
                                            union all
                                            select s.*, 1 from redirect d join story s on s.id = d.story_id
                                              where d.path in (a.asked, a.asked || '/')) p
                                          where p.kind = 'page' and p.first_published is not null
                                          order by p.turn limit 1) s
                                        """)
                                .texts("paths", paths)
                                .list(row -> Map.entry(row.text("asked"), page(row))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
