package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.db.Sql;
import broadsheet.db.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A section's address and all that stand below it: those of the sections in it, and of the stories
/// that were given one there. They move together, in a few statements however many they are, and
/// each old one leads to its new one for ever. To be used once the [Shelves] are closed.
final class AddressSpace {
    private final Tx tx;
    private final String from;
    private final String to;

    AddressSpace(Tx tx, String from, String to) {
        this.tx = tx;
        this.from = from;
        this.to = to;
    }

    /// A story that stands elsewhere now.
    ///
    /// @param was where it stood
    record Moved(
            StoryId story,
            StoryKind kind,
            String was,
            String path,
            @Nullable Integer publicNumber,
            Instant firstPublished) {}

    /// Up to three of the new addresses that are taken, by something else or because something else
    /// is led away from there, or that are longer than an address may be. None where all can move.
    List<String> inTheWay() {
        return sql("""
        with moving as (
          select path, id as story from story where starts_with(path, :from || '/')
          union all
          select path, null from section where path = :from or starts_with(path, :from || '/')),
        wanted as (select path as was, :to || substring(path from :length + 1) as path, story from moving)
        select w.path from wanted w
        where char_length(w.path) > :longest
          or exists (select from story s where s.path = w.path)
          or exists (select from section s where s.path = w.path)
          or exists (select from redirect r where r.path = w.path
              and not coalesce(r.story_id = w.story or r.target = w.was, false))
        order by 1 limit 3
        """)
                .bind("longest", Paths.LONGEST)
                .list(row -> row.text("path"));
    }

    /// Moves the stories. Those that are or were public, in the order of their numbers.
    List<Moved> moveStories() {
        return sql("""
        with moved as (
          update story s set path = :to || substring(s.path from :length + 1)
          from story o where o.id = s.id and starts_with(o.path, :from || '/')
          returning s.id, s.kind, o.path as was, s.path, s.public_number, s.first_published),
        led as (
          insert into redirect (path, story_id)
          select was, id from moved where first_published is not null
          on conflict (path) do update set story_id = excluded.story_id, target = null)
        select * from moved where first_published is not null order by id
        """)
                .list(AddressSpace::moved);
    }

    private static Moved moved(Row row) {
        @Nullable Long shown = row.numberOrNull("public_number");
        return new Moved(
                new StoryId(row.number("id")),
                StoryKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.text("was"),
                row.text("path"),
                shown == null ? null : Math.toIntExact(shown),
                row.instant("first_published"));
    }

    /// Moves the sections. The addresses that lead elsewhere now, or that something stands at.
    Set<String> moveSections() {
        Set<String> addresses = new HashSet<>();
        sql("""
        delete from redirect r using section s
        where (s.path = :from or starts_with(s.path, :from || '/'))
          and r.path = :to || substring(s.path from :length + 1)
        """)
                .update();
        sql("""
        update redirect set target = :to || substring(target from :length + 1)
        where target = :from or starts_with(target, :from || '/') returning path
        """)
                .list(row -> row.text("path"))
                .forEach(addresses::add);
        sql("""
        with moved as (
          update section s set path = :to || substring(s.path from :length + 1)
          from section o
          where o.id = s.id and (o.path = :from or starts_with(o.path, :from || '/'))
          returning o.path as was, s.path)
        insert into redirect (path, target) select was, path from moved
        on conflict (path) do update set target = excluded.target, story_id = null
        returning path, target
        """)
                .list(row -> List.of(row.text("path"), row.text("target")))
                .forEach(addresses::addAll);
        return addresses;
    }

    private Sql sql(String text) {
        return tx.sql(text)
                .bind("from", from)
                .bind("to", to)
                .bind("length", from.codePointCount(0, from.length()));
    }
}
