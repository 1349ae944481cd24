package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.press.Sources;
import broadsheet.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sections of the paper.
public final class Sections {
    /// One row of the index for each section: asked with `exists`, PostgreSQL reads the lists of
    /// all sections whole, to answer from a hash table.
    private static final String ROWS =
            """
            select s.*, coalesce((select true from listing l where l.kind = 's' and l."of" = s.id order by l.at limit 1), false)
                as in_use
            from section s\
            """;

    private final Db db;
    private final EventLog log;

    public Sections(Db db, EventLog log) {
        this.db = db;
        this.log = log;
    }

    /// The whole tree as it stands.
    public SectionTree tree() {
        Sources.note(Subjects.SECTIONS);
        return db.read(Sections::tree);
    }

    /// The section at the new one's path, or the one that has moved from there; made if there is
    /// none. One that is there is left as it is.
    public Section put(NewSection asked) {
        Optional<Section> there = db.read(tx -> standing(tx, asked));
        if (there.isPresent()) return there.get();
        return log.write((tx, events) -> {
            Shelves.hold(tx);
            Optional<Section> since = standing(tx, asked);
            if (since.isPresent()) return since.get();
            NewSection section = now(tx, asked);
            int added = add(tx, section);
            Section made = at(tx, section.path()).orElseThrow();
            if (added > 0)
                events.append(
                        new Event(
                                "section-added",
                                "section:" + made.id().value(),
                                Set.of(Subjects.SECTIONS),
                                Json.object().put("path", made.path()).build()));
            return made;
        });
    }

    /// Under its parent as that stands now.
    private static NewSection now(Tx tx, NewSection asked) {
        return asked.under(Relocations.now(tx, asked.parentOrTop()));
    }

    private static Optional<Section> standing(Tx tx, NewSection asked) {
        return at(tx, Relocations.now(tx, now(tx, asked).path()));
    }

    private static int add(Tx tx, NewSection section) {
        @Nullable String parent = section.parentPath();
        if (parent != null && at(tx, parent).isEmpty())
            throw new IllegalArgumentException(
                    "no section at " + parent + " to put " + section.slug() + " under");
        return tx.sql(
                        """
                        insert into section (parent_id, slug, path, name, description, hue, position)
                        values ((select id from section where path = :parent), :slug, :path, :name, :description, :hue, :position)
                        on conflict (path) do nothing
                        """)
                .bind("parent", parent)
                .bind("slug", section.slug())
                .bind("path", section.path())
                .bind("name", section.name())
                .bind("description", section.description())
                .bind("hue", section.hue())
                .bind("position", section.position())
                .update();
    }

    private static Optional<Section> at(Tx tx, String path) {
        return tx.sql(ROWS + " where path = :path").bind("path", path).one(Sections::section);
    }

    static SectionTree tree(Tx tx) {
        List<Section> all = tx.sql(ROWS).list(Sections::section);
        return new SectionTree(all);
    }

    private static Section section(Row row) {
        @Nullable Long parent = row.numberOrNull("parent_id");
        return new Section(
                new SectionId(row.number("id")),
                parent == null ? null : new SectionId(parent),
                row.text("slug"),
                row.text("path"),
                row.text("name"),
                row.textOrNull("description"),
                row.textOrNull("hue"),
                row.integer("position"),
                row.flag("in_use"),
                row.flag("hidden"));
    }
}
