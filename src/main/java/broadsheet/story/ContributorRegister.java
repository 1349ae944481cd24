package broadsheet.story;

import broadsheet.db.Sql;
import broadsheet.db.Tx;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.text.Json;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the people whom readers know by name are added and described by hand. An old address leads
/// to the new one.
public final class ContributorRegister {
    private static final String ADDRESS = "/by/";
    private static final int MOST_LINKS = 8;

    private final EventLog log;
    private final Audit audit;

    public ContributorRegister(EventLog log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    /// What an editor says of a contributor.
    ///
    /// @param slug the last part of their address; empty for one made of the name
    /// @param links addresses of pages of theirs elsewhere
    public record Words(
            String slug,
            String name,
            @Nullable String role,
            @Nullable String bio,
            @Nullable String email,
            @Nullable PictureUse picture,
            List<String> links) {
        public Words {
            links = List.copyOf(links);
        }

        String address() {
            return Slugs.slug(slug.isBlank() ? name : slug);
        }
    }

    /// Adds somebody.
    public Amended add(Words words, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            List<Outcome.Problem> problems = problems(tx, words, null);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            String slug = words.address();
            long id =
                    bind(
                                    tx.sql(
                                            """
                                            insert into contributor (slug, name, role, bio, email, picture, links)
                                            values (:slug, :name, :role, :bio, :email, :picture, :links) returning id
                                            """),
                                    words)
                            .one(row -> row.number("id"))
                            .orElseThrow();
            audit.write(
                    tx,
                    actor,
                    Act.CONTRIBUTOR_ADDED,
                    "contributor:" + id,
                    words.name() + " " + ADDRESS + slug);
            Renaming.tell(
                    events,
                    "contributor-added",
                    "contributor:" + id,
                    Set.of(
                            Subjects.contributor(new ContributorId(id)),
                            Subjects.path(ADDRESS + slug)),
                    List.of(),
                    Json.object().put("slug", slug).build());
            return new Amended.Done();
        });
    }

    /// Changes what readers are told of somebody.
    public Amended change(ContributorId id, Words words, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            Optional<Contributor> there = Contributors.own(tx, id);
            if (there.isEmpty()) return new Amended.Missing();
            Contributor was = there.get();
            List<Outcome.Problem> problems = problems(tx, words, was);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            String slug = words.address();
            bind(
                            tx.sql(
                                    """
                                    update contributor set slug = :slug, name = :name, role = :role, bio = :bio, email = :email,
                                      picture = :picture, links = :links where id = :id
                                    """),
                            words)
                    .bind("id", id.value())
                    .update();
            Listing by = new Listing.By(id);
            Set<String> sources = new HashSet<>(Set.of(Subjects.contributor(id), by.subject()));
            if (!slug.equals(was.slug())) {
                Relocations.put(tx, Map.of(ADDRESS + was.slug(), ADDRESS + slug));
                sources.add(Subjects.path(ADDRESS + was.slug()));
                sources.add(Subjects.path(ADDRESS + slug));
                sources.add(new Listing.All().subject());
            }
            boolean found = !slug.equals(was.slug()) || !words.name().equals(was.name());
            audit.write(
                    tx,
                    actor,
                    Act.CONTRIBUTOR_CHANGED,
                    "contributor:" + id.value(),
                    found
                            ? was.name()
                                    + " "
                                    + ADDRESS
                                    + was.slug()
                                    + " → "
                                    + words.name()
                                    + " "
                                    + ADDRESS
                                    + slug
                            : was.name());
            Renaming.tell(
                    events,
                    "contributor-changed",
                    "contributor:" + id.value(),
                    sources,
                    found ? Renaming.stories(tx, by) : List.of(),
                    Json.object().put("slug", slug).build());
            return new Amended.Done();
        });
    }

    private static Sql bind(Sql sql, Words words) {
        PictureUse picture = words.picture();
        return sql.bind("slug", words.address())
                .bind("name", words.name())
                .bind("role", words.role())
                .bind("bio", words.bio())
                .bind("email", words.email())
                .bind("picture", picture == null ? null : BlockJson.write(picture).write())
                .texts("links", words.links());
    }

    private static List<Outcome.Problem> problems(Tx tx, Words words, @Nullable Contributor was) {
        List<Outcome.Problem> problems = new ArrayList<>();
        String slug = words.address();
        if (words.name().isBlank() || words.name().length() > 200)
            problems.add(
                    new Outcome.Problem("name", "a contributor has a name of 1 to 200 characters"));
        if (slug.isEmpty())
            problems.add(new Outcome.Problem("slug", "an address has a letter or a digit"));
        else if ((was == null || !slug.equals(was.slug())) && isTaken(tx, slug, was))
            problems.add(
                    new Outcome.Problem(
                            "slug", ADDRESS + slug + " is somebody else's: choose another"));
        if (words.links().size() > MOST_LINKS)
            problems.add(new Outcome.Problem("links", "at most " + MOST_LINKS + " links"));
        for (String link : words.links())
            if (!link.matches("https?://[^\\s/@]+(/\\S*)?")
                    || link.length() > 500
                    || !Inline.Link.safe(link))
                problems.add(
                        new Outcome.Problem(
                                "links",
                                "“"
                                        + link
                                        + "” is no address such as https://social.example/@mara"));
        return problems;
    }

    private static boolean isTaken(Tx tx, String slug, @Nullable Contributor was) {
        return tx.sql("select true from contributor where slug = :slug and id <> :id")
                        .bind("slug", slug)
                        .bind("id", was == null ? 0 : was.id().value())
                        .one(_ -> true)
                        .isPresent()
                || !Relocations.free(tx, ADDRESS + slug, was == null ? "" : ADDRESS + was.slug());
    }
}
