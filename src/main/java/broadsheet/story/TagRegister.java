package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where tags are named and merged by hand. An old address leads to the new one.
public final class TagRegister {
    static final String ADDRESS = "/tag/";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private final EventLog log;
    private final Audit audit;

    public TagRegister(EventLog log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    /// What an editor says of a tag.
    ///
    /// @param slug the last part of its address; empty for one made of the name
    public record Words(String slug, String name, @Nullable String description) {
        public Words {
            name = TypedLine.line(name);
            description = TypedLine.lineOrNull(description);
        }

        /// Those of a tag as it stands.
        public static Words of(Tag tag) {
            return new Words(tag.slug(), tag.name(), tag.description());
        }

        /// What its form says, by name.
        public Map<String, String> fields() {
            return Map.of(
                    "name", name, "slug", slug, "description", TypedLine.orEmpty(description));
        }
    }

    /// Changes a tag's words and address.
    ///
    /// @param seen what their writer saw of it
    public Amended change(TagId id, Words words, Seen seen, Actor actor) {
        return log.write((tx, events) -> {
            Shelves.close(tx);
            Optional<Tag> there = Tags.own(tx, id);
            if (there.isEmpty()) return new Amended.Missing();
            Tag was = there.get();
            String slug = TypedLine.slug(words.slug(), words.name(), was.slug());
            Words settled = new Words(slug, words.name(), words.description());
            List<Outcome.Problem> overlooked =
                    seen.overlooked(Words.of(was).fields(), settled.fields());
            if (!overlooked.isEmpty()) return new Amended.Refused(overlooked);
            List<Outcome.Problem> problems = problems(tx, words, slug, was);
            if (!problems.isEmpty()) return new Amended.Refused(problems);
            tx.sql(
                            "update tag set slug = :slug, name = :name, description = :description where id = :id")
                    .bind("slug", slug)
                    .bind("name", words.name())
                    .bind("description", words.description())
                    .bind("id", id.value())
                    .update();
            Set<String> sources = sources(Shelves.of(tx, List.of(id)), id);
            boolean moves = !slug.equals(was.slug());
            if (moves) {
                sources.addAll(moved(tx, was.slug(), slug));
            }
            String subject = Subjects.tag(id);
            audit.write(tx, actor, Act.TAG_CHANGED, subject, said(was, words.name(), slug));
            Renaming.tell(events, "tag-changed", subject, sources, address(slug));
            if (moves || !was.name().equals(words.name()))
                Renaming.tellOf(events, subject, Renaming.stories(tx, new Listing.WithTag(id)));
            return new Amended.Done(id.value());
        });
    }

    private static String address(String slug) {
        return ADDRESS + slug;
    }

    private static String said(Tag was, String name, String slug) {
        String before = was.name() + " " + address(was.slug());
        String after = name + " " + address(slug);
        return before.equals(after) ? before : before + " → " + after;
    }

    private static List<Outcome.Problem> problems(Tx tx, Words words, String slug, Tag was) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (words.name().isEmpty() || words.name().length() > LONGEST_NAME)
            problems.add(new Outcome.Problem("name", Reason.TAG_NAME.with(LONGEST_NAME)));
        if (words.description() != null && words.description().length() > LONGEST_DESCRIPTION)
            problems.add(
                    new Outcome.Problem("description", Reason.AT_MOST.with(LONGEST_DESCRIPTION)));
        if (slug.isEmpty()) problems.add(new Outcome.Problem("slug", Reason.SLUG.with()));
        else if (!slug.equals(was.slug()) && isTaken(tx, slug, was))
            problems.add(new Outcome.Problem("slug", Reason.SLUG_OF_TAG.with(address(slug))));
        return problems;
    }

    private static boolean isTaken(Tx tx, String slug, Tag was) {
        return tx.sql("select true from tag where slug = :slug")
                        .bind("slug", slug)
                        .one(_ -> true)
                        .isPresent()
                || !Relocations.free(tx, address(slug), address(was.slug()));
    }

    /// Makes one tag of two: what stood under `tag` stands under `into`.
    public Amended merge(TagId tag, TagId into, Actor actor) {
        return log.write((tx, events) -> {
            Shelves.close(tx);
            Optional<Tag> one = Tags.own(tx, tag);
            Optional<Tag> other = Tags.own(tx, into);
            if (one.isEmpty()) return new Amended.Missing();
            if (other.isEmpty()) return Amended.Refused.of("into", Reason.NO_TAG.with());
            if (tag.equals(into)) return Amended.Refused.of("into", Reason.TAG_ITSELF.with());
            Set<String> sources = sources(Shelves.of(tx, List.of(tag, into)), tag, into);
            List<StoryId> stories = Renaming.stories(tx, new Listing.WithTag(tag));
            Refiling.merge(tx, tag, into);
            tx.sql("update tag set merged_into = :into where id = :tag or merged_into = :tag")
                    .bind("into", into.value())
                    .bind("tag", tag.value())
                    .update();
            String address = address(other.get().slug());
            sources.addAll(moved(tx, one.get().slug(), other.get().slug()));
            String subject = Subjects.tag(tag);
            audit.write(
                    tx,
                    actor,
                    Act.TAGS_MERGED,
                    subject,
                    one.get().name() + " → " + other.get().name());
            Renaming.tell(events, "tags-merged", subject, sources, address);
            Renaming.tellOf(events, subject, stories);
            return new Amended.Done(into.value());
        });
    }

    /// What is made from tags: their words and lists, under the names of all that became them.
    private static Set<String> sources(Shelves shelves, TagId... tags) {
        Set<String> sources = new HashSet<>();
        for (TagId tag : tags) {
            sources.addAll(shelves.subjects(new Listing.WithTag(tag)));
            shelves.all(tag).forEach(each -> sources.add(Subjects.tag(each)));
        }
        return sources;
    }

    /// Whoever lists tags by their addresses notes the list of all stories.
    private static Set<String> moved(Tx tx, String from, String to) {
        Set<String> sources = Relocations.put(tx, address(from), address(to));
        sources.add(new Listing.All().subject());
        return sources;
    }
}
