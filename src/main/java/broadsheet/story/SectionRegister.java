package broadsheet.story;

import broadsheet.db.Sql;
import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where sections are added, named, moved and put in order by hand. Where a section's address
/// changes, the sections and stories below it move with it, and every old address leads to the new
/// one.
public final class SectionRegister {
    private final EventLog log;
    private final Audit audit;

    public SectionRegister(EventLog log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    /// What an editor says of a section.
    ///
    /// @param parent the one it is in; null at the top
    /// @param slug the last part of its address; empty for one made of the name
    /// @param hue names its accent colour; null for that of the section it is in
    public record Words(
            @Nullable SectionId parent,
            String slug,
            String name,
            @Nullable String description,
            @Nullable String hue,
            boolean hidden) {
        public Words {
            name = TypedLine.line(name);
            description = TypedLine.lineOrNull(description);
        }

        /// Those of a section as it stands.
        public static Words of(Section section) {
            return new Words(
                    section.parent(),
                    section.slug(),
                    section.name(),
                    section.description(),
                    section.hue(),
                    section.hidden());
        }

        /// What its form says, by name.
        public Map<String, String> fields(SectionTree tree) {
            return Map.of(
                    "name",
                    name,
                    "slug",
                    slug,
                    "parent",
                    tree.find(parent).map(Section::path).orElse(""),
                    "description",
                    TypedLine.orEmpty(description),
                    "hue",
                    TypedLine.orEmpty(hue),
                    "hidden",
                    hidden ? "yes" : "");
        }

        /// The same with the slug as it will be.
        Words settled(@Nullable Section was) {
            String settled = TypedLine.slug(slug, name, was == null ? null : was.slug());
            return new Words(parent, settled, name, description, hue, hidden);
        }

        /// The address that these words ask for.
        String path(SectionTree tree) {
            return tree.find(parent).map(Section::path).orElse("") + "/" + slug;
        }
    }

    /// Adds a section after its neighbours.
    public Amended add(Words typed, Actor actor) {
        Words words = typed.settled(null);
        return log.write((tx, events) -> {
            Shelves.close(tx);
            SectionTree tree = Sections.tree(tx);
            List<Outcome.Problem> problems = SectionRules.problems(tx, tree, null, words);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            String path = words.path(tree);
            long id =
                    bind(
                                    tx.sql(
                                            """
                                            insert into section (parent_id, slug, path, name, description, hue, hidden, position)
                                            values (:parent::bigint, :slug, :path, :name, :description, :hue, :hidden, :position)
                                            returning id
                                            """),
                                    words)
                            .bind("path", path)
                            .bind("position", last(row(tree, words.parent())) + 1)
                            .one(row -> row.number("id"))
                            .orElseThrow();
            String subject = "section:" + id;
            audit.write(tx, actor, Act.SECTION_ADDED, subject, words.name() + " " + path);
            Set<String> sources = Set.of(Subjects.SECTIONS, Subjects.path(path));
            Renaming.tell(events, "section-added", subject, sources, path);
            return new Amended.Done(id);
        });
    }

    private static Sql bind(Sql sql, Words words) {
        SectionId parent = words.parent();
        return sql.bind("parent", parent == null ? null : parent.value())
                .bind("slug", words.slug())
                .bind("name", words.name())
                .bind("description", words.description())
                .bind("hue", words.hue())
                .bind("hidden", words.hidden());
    }

    /// Changes a section's words and place.
    ///
    /// @param seen what their writer saw of it
    public Amended change(SectionId id, Words typed, Seen seen, Actor actor) {
        return log.write((tx, events) -> {
            Shelves.close(tx);
            SectionTree tree = Sections.tree(tx);
            Optional<Section> there = tree.find(id);
            if (there.isEmpty()) return new Amended.Missing();
            Section was = there.get();
            Words words = typed.settled(was);
            List<Outcome.Problem> overlooked =
                    seen.overlooked(Words.of(was).fields(tree), words.fields(tree));
            if (!overlooked.isEmpty()) return new Amended.Refused(overlooked);
            List<Outcome.Problem> problems = SectionRules.problems(tx, tree, was, words);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            bind(
                            tx.sql(
                                    """
                                    update section set parent_id = :parent::bigint, slug = :slug, name = :name, description = :description,
                                      hue = :hue, hidden = :hidden where id = :id
                                    """),
                            words)
                    .bind("id", id.value())
                    .update();
            new SectionChange(tx, tree, was, words).carryOut(events);
            audit.write(
                    tx,
                    actor,
                    Act.SECTION_CHANGED,
                    "section:" + id.value(),
                    said(was, words.name(), words.path(tree)));
            return new Amended.Done(id.value());
        });
    }

    private static String said(Section was, String name, String path) {
        String before = was.name() + " " + was.path();
        String after = name + " " + path;
        return before.equals(after) ? before : before + " → " + after;
    }

    /// Moves a section before the one above it in its row, or after the one below.
    public Amended place(SectionId id, boolean up, Actor actor) {
        return log.write((tx, events) -> {
            Shelves.close(tx);
            SectionTree tree = Sections.tree(tx);
            Optional<Section> there = tree.find(id);
            if (there.isEmpty()) return new Amended.Missing();
            List<Section> row = new ArrayList<>(row(tree, there.get().parent()));
            int at = row.indexOf(there.get());
            int to = up ? at - 1 : at + 1;
            if (to < 0 || to >= row.size()) return new Amended.Done(id.value());
            Collections.swap(row, at, to);
            number(tx, row);
            tellOfPlace(tx, events, there.get(), up, actor);
            return new Amended.Done(id.value());
        });
    }

    private static void number(Tx tx, List<Section> row) {
        tx.sql(
                        """
                        update section s set position = r.place
                        from unnest(:row) with ordinality as r(id, place) where r.id = s.id
                        """)
                .numbers("row", row.stream().map(each -> each.id().value()).toList())
                .update();
    }

    private void tellOfPlace(Tx tx, Appender events, Section section, boolean up, Actor actor) {
        String subject = "section:" + section.id().value();
        audit.write(tx, actor, Act.SECTION_CHANGED, subject, section.name() + (up ? " ↑" : " ↓"));
        Set<String> sources = Set.of(Subjects.SECTIONS);
        Renaming.tell(events, "section-changed", subject, sources, section.path());
    }

    /// The sections beside each other under one, or at the top.
    private static List<Section> row(SectionTree tree, @Nullable SectionId parent) {
        return parent == null ? tree.top() : tree.under(parent);
    }

    private static int last(List<Section> row) {
        return row.stream().mapToInt(Section::position).max().orElse(-1);
    }
}
