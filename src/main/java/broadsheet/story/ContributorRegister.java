package broadsheet.story;

import broadsheet.db.Sql;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.media.PictureId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the people whom readers know by name are added and described by hand. An old address leads
/// to the new one.
public final class ContributorRegister {
    static final String ADDRESS = "/by/";

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
            @Nullable PictureId picture,
            List<String> links) {
        public Words {
            name = TypedLine.line(name);
            role = TypedLine.lineOrNull(role);
            bio = TypedLine.lineOrNull(bio);
            email = TypedLine.lineOrNull(email);
            links = links.stream().map(TypedLine::line).filter(link -> !link.isEmpty()).toList();
        }

        /// Those of a contributor as they stand.
        public static Words of(Contributor each) {
            PictureUse picture = each.picture();
            return new Words(
                    each.slug(),
                    each.name(),
                    each.role(),
                    each.bio(),
                    each.email(),
                    picture == null ? null : picture.picture(),
                    each.links());
        }

        /// What the form says, by name.
        public Map<String, String> fields() {
            return Map.of(
                    "name", name,
                    "slug", slug,
                    "role", TypedLine.orEmpty(role),
                    "bio", TypedLine.orEmpty(bio),
                    "email", TypedLine.orEmpty(email),
                    "picture.number", picture == null ? "" : Long.toString(picture.value()),
                    "links", String.join("\n", links));
        }

        /// The same with the slug as it will be.
        Words settled(@Nullable Contributor was) {
            String settled = TypedLine.slug(slug, name, was == null ? null : was.slug());
            return new Words(settled, name, role, bio, email, picture, links);
        }

        String address() {
            return ADDRESS + slug;
        }
    }

    /// Adds somebody.
    public Amended add(Words typed, Actor actor) {
        Words words = typed.settled(null);
        return log.write((tx, events) -> {
            Shelves.close(tx);
            List<Outcome.Problem> problems = ContributorRules.problems(tx, words, null);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            long id =
                    bind(
                                    tx.sql(
                                            """
                                            insert into contributor (slug, name, role, bio, email, picture, links)
                                            values (:slug, :name, :role, :bio, :email, :picture, :links) returning id
                                            """),
                                    words,
                                    null)
                            .one(row -> row.number("id"))
                            .orElseThrow();
            String subject = Subjects.contributor(new ContributorId(id));
            Set<String> sources = Set.of(subject, Subjects.path(words.address()));
            audit.write(tx, actor, Act.CONTRIBUTOR_ADDED, subject, said(words));
            Renaming.tell(events, "contributor-added", subject, sources, words.address());
            return new Amended.Done(id);
        });
    }

    private static String said(Words words) {
        return words.name() + " " + words.address();
    }

    /// Changes what readers are told of somebody.
    ///
    /// @param seen what its writer saw of them
    public Amended change(ContributorId id, Words typed, Seen seen, Actor actor) {
        return log.write((tx, events) -> {
            Shelves.close(tx);
            Optional<Contributor> there = Contributors.own(tx, id);
            if (there.isEmpty()) return new Amended.Missing();
            Contributor was = there.get();
            Words words = typed.settled(was);
            List<Outcome.Problem> overlooked =
                    seen.overlooked(Words.of(was).fields(), words.fields());
            if (!overlooked.isEmpty()) return new Amended.Refused(overlooked);
            List<Outcome.Problem> problems = ContributorRules.problems(tx, words, was);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            bind(
                            tx.sql(
                                    """
                                    update contributor set slug = :slug, name = :name, role = :role, bio = :bio, email = :email,
                                      picture = :picture, links = :links where id = :id
                                    """),
                            words,
                            was.picture())
                    .bind("id", id.value())
                    .update();
            Listing by = new Listing.By(id);
            String subject = Subjects.contributor(id);
            String old = ADDRESS + was.slug();
            boolean moves = !old.equals(words.address());
            Set<String> sources = new HashSet<>(Set.of(subject, by.subject()));
            if (moves) {
                sources.addAll(Relocations.put(tx, old, words.address()));
                // Whoever lists contributors by their addresses notes the list of all stories.
                sources.add(new Listing.All().subject());
            }
            String before = was.name() + " " + old;
            String said = before.equals(said(words)) ? before : before + " → " + said(words);
            audit.write(tx, actor, Act.CONTRIBUTOR_CHANGED, subject, said);
            Renaming.tell(events, "contributor-changed", subject, sources, words.address());
            if (moves || !was.name().equals(words.name()))
                Renaming.tellOf(events, subject, Renaming.stories(tx, by));
            return new Amended.Done(id.value());
        });
    }

    private static Sql bind(Sql sql, Words words, @Nullable PictureUse before) {
        PictureUse picture = use(words.picture(), before);
        return sql.bind("slug", words.slug())
                .bind("name", words.name())
                .bind("role", words.role())
                .bind("bio", words.bio())
                .bind("email", words.email())
                .bind("picture", picture == null ? null : BlockJson.write(picture).write())
                .texts("links", words.links());
    }

    /// A picture that stays keeps the words it was given here.
    private static @Nullable PictureUse use(
            @Nullable PictureId picture, @Nullable PictureUse before) {
        if (picture == null) return null;
        return before != null && before.picture().equals(picture) ? before : PictureUse.of(picture);
    }
}
