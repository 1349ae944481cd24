package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.text.Json;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where sections are added, named, moved and put in order by hand. Stories keep their addresses; a
/// section's own old address leads to its new one.
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
            boolean hidden) {}

    /// Adds a section after its neighbours.
    public Amended add(Words words, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            SectionTree tree = Shelves.own(tx).sections();
            String path = path(tree, words);
            List<Outcome.Problem> problems = problems(tx, tree, null, words, path);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            long id =
                    tx.sql(
                                    """
                                    insert into section (parent_id, slug, path, name, description, hue, position, hidden)
                                    values (:parent, :slug, :path, :name, :description, :hue, :position, :hidden)
                                    returning id
                                    """)
                            .bind("parent", number(words.parent()))
                            .bind("slug", last(path))
                            .bind("path", path)
                            .bind("name", words.name())
                            .bind("description", words.description())
                            .bind("hue", words.hue())
                            .bind("position", last(siblings(tree, words.parent())) + 1)
                            .bind("hidden", words.hidden())
                            .one(row -> row.number("id"))
                            .orElseThrow();
            audit.write(tx, actor, Act.SECTION_ADDED, "section:" + id, words.name() + " " + path);
            Renaming.tell(
                    events,
                    "section-added",
                    "section:" + id,
                    Set.of(Subjects.SECTIONS, Subjects.path(path)),
                    List.of(),
                    Json.object().put("path", path).build());
            return new Amended.Done();
        });
    }

    /// Changes a section's words and place.
    public Amended change(SectionId id, Words words, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            SectionTree tree = Shelves.own(tx).sections();
            Optional<Section> there = tree.find(id);
            if (there.isEmpty()) return new Amended.Missing();
            Section was = there.get();
            String path = path(tree, words);
            List<Outcome.Problem> problems = problems(tx, tree, was, words, path);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            tx.sql(
                            """
                            update section set parent_id = :parent, slug = :slug, name = :name, description = :description,
                              hue = :hue, hidden = :hidden where id = :id
                            """)
                    .bind("parent", number(words.parent()))
                    .bind("slug", last(path))
                    .bind("name", words.name())
                    .bind("description", words.description())
                    .bind("hue", words.hue())
                    .bind("hidden", words.hidden())
                    .bind("id", id.value())
                    .update();
            Map<String, String> moves = moves(tree, was, path);
            move(tx, was.path(), path, moves);
            tell(tx, events, tree, was, words, moves);
            audit.write(
                    tx,
                    actor,
                    Act.SECTION_CHANGED,
                    "section:" + id.value(),
                    was.path().equals(path) && was.name().equals(words.name())
                            ? was.name()
                            : was.name() + " " + was.path() + " → " + words.name() + " " + path);
            return new Amended.Done();
        });
    }

    /// Moves a section before the one above it in its row, or after the one below.
    public Amended place(SectionId id, boolean up, Actor actor) {
        return log.write((tx, events) -> {
            SectionTree tree = Shelves.own(tx).sections();
            Optional<Section> there = tree.find(id);
            if (there.isEmpty()) return new Amended.Missing();
            List<Section> row = new ArrayList<>(siblings(tree, there.get().parent()));
            int at = row.indexOf(there.get());
            int to = up ? at - 1 : at + 1;
            if (to < 0 || to >= row.size()) return new Amended.Done();
            java.util.Collections.swap(row, at, to);
            for (int i = 0; i < row.size(); i++)
                tx.sql("update section set position = :position where id = :id")
                        .bind("position", i)
                        .bind("id", row.get(i).id().value())
                        .update();
            audit.write(
                    tx,
                    actor,
                    Act.SECTION_CHANGED,
                    "section:" + id.value(),
                    there.get().name() + (up ? " ↑" : " ↓"));
            Renaming.tell(
                    events,
                    "section-changed",
                    "section:" + id.value(),
                    Set.of(Subjects.SECTIONS),
                    List.of(),
                    Json.object().put("path", there.get().path()).build());
            return new Amended.Done();
        });
    }

    private static List<Section> siblings(SectionTree tree, @Nullable SectionId parent) {
        return parent == null ? tree.top() : tree.under(parent);
    }

    private static int last(List<Section> row) {
        return row.stream().mapToInt(Section::position).max().orElse(-1);
    }

    private static @Nullable Long number(@Nullable SectionId id) {
        return id == null ? null : id.value();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String path(SectionTree tree, Words words) {
        @Nullable String above = tree.find(words.parent()).map(Section::path).orElse(null);
        String slug = Slugs.slug(words.slug().isBlank() ? words.name() : words.slug());
        return (above == null ? "" : above) + "/" + Reserved.slug(above, slug);
    }

    private static List<Outcome.Problem> problems(
            Tx tx, SectionTree tree, @Nullable Section was, Words words, String path) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (words.name().isBlank() || words.name().length() > 100)
            problems.add(
                    new Outcome.Problem("name", "a section has a name of 1 to 100 characters"));
        if (last(path).isEmpty())
            problems.add(new Outcome.Problem("slug", "an address has a letter or a digit"));
        if (words.parent() != null && tree.find(words.parent()).isEmpty())
            problems.add(new Outcome.Problem("parent", "there is no such section"));
        if (was != null && tree.trail(words.parent()).contains(was))
            problems.add(
                    new Outcome.Problem("parent", was.name() + " cannot stand in or below itself"));
        if (!problems.isEmpty()) return problems;
        if (!Paths.wellFormed(path))
            problems.add(new Outcome.Problem("slug", path + " is too long for an address"));
        if (was == null || !was.path().equals(path)) {
            Map<String, String> moves = was == null ? Map.of("", path) : moves(tree, was, path);
            for (Map.Entry<String, String> move : moves.entrySet())
                if (!Relocations.free(tx, move.getValue(), move.getKey()))
                    problems.add(
                            new Outcome.Problem(
                                    "slug",
                                    move.getValue()
                                            + " is taken by a story or section, or leads to one:"
                                            + " choose another"));
        }
        return problems;
    }

    /// The new address of the section and of each below it, by the old one; none where it stays.
    private static Map<String, String> moves(SectionTree tree, Section section, String path) {
        Map<String, String> moves = new LinkedHashMap<>();
        if (section.path().equals(path)) return moves;
        for (Section each : tree.all())
            if (tree.trail(each.id()).contains(section))
                moves.put(each.path(), path + each.path().substring(section.path().length()));
        return moves;
    }

    private static void move(Tx tx, String from, String to, Map<String, String> moves) {
        if (moves.isEmpty()) return;
        tx.sql(
                        """
                        update section set path = :to || substring(path from :length + 1)
                        where path = :from or starts_with(path, :from || '/')
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("length", from.codePointCount(0, from.length()))
                .update();
        Relocations.put(tx, moves);
    }

    private static void tell(
            Tx tx,
            Appender events,
            SectionTree tree,
            Section was,
            Words words,
            Map<String, String> moves) {
        Set<String> sources = new HashSet<>(Set.of(Subjects.SECTIONS));
        sources.add(new Listing.InSection(was.id()).subject());
        moves.forEach((from, to) -> {
            sources.add(Subjects.path(from));
            sources.add(Subjects.path(to));
        });
        boolean elsewhere = !Objects.equals(was.parent(), words.parent());
        if (elsewhere) {
            sources.add(Subjects.ANY_NEIGHBOURS);
            Refiling.move(tx, was.id(), tree.trail(was.parent()), tree.trail(words.parent()))
                    .forEach(section -> sources.add(new Listing.InSection(section).subject()));
        }
        boolean found = elsewhere || !moves.isEmpty() || !was.name().equals(words.name());
        Renaming.tell(
                events,
                "section-changed",
                "section:" + was.id().value(),
                sources,
                found ? Renaming.stories(tx, new Listing.InSection(was.id())) : List.of(),
                Json.object().put("path", moves.getOrDefault(was.path(), was.path())).build());
    }
}
