package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.text.Json;
import broadsheet.text.Slugs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where tags are named and merged by hand. An old address leads to the new one.
public final class TagRegister {
    private static final String ADDRESS = "/tag/";

    private final EventLog log;
    private final Audit audit;

    public TagRegister(EventLog log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    /// What an editor says of a tag.
    ///
    /// @param slug the last part of its address; empty for one made of the name
    public record Words(String slug, String name, @Nullable String description) {}

    /// Changes a tag's words and address.
    public Amended change(TagId id, Words words, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            Shelves shelves = Shelves.own(tx);
            Optional<Tag> there = Tags.own(tx, id);
            if (there.isEmpty()) return new Amended.Missing();
            Tag was = there.get();
            String slug = Slugs.slug(words.slug().isBlank() ? words.name() : words.slug());
            if (words.name().isBlank() || words.name().length() > 200)
                return Amended.Refused.of("name", "a tag has a name of 1 to 200 characters");
            if (slug.isEmpty())
                return Amended.Refused.of("slug", "an address has a letter or a digit");
            boolean moves = !slug.equals(was.slug());
            if (moves && isTaken(tx, slug, was))
                return Amended.Refused.of(
                        "slug",
                        ADDRESS + slug + " is another tag's: choose another, or merge the two");
            tx.sql(
                            "update tag set slug = :slug, name = :name, description = :description where id = :id")
                    .bind("slug", slug)
                    .bind("name", words.name())
                    .bind("description", words.description())
                    .bind("id", id.value())
                    .update();
            Set<String> sources = sources(shelves, id);
            if (moves) {
                Relocations.put(tx, Map.of(ADDRESS + was.slug(), ADDRESS + slug));
                sources.addAll(addresses(was.slug(), slug));
            }
            audit.write(
                    tx,
                    actor,
                    Act.TAG_CHANGED,
                    "tag:" + id.value(),
                    was.name()
                            + " "
                            + ADDRESS
                            + was.slug()
                            + " → "
                            + words.name()
                            + " "
                            + ADDRESS
                            + slug);
            Renaming.tell(
                    events,
                    "tag-changed",
                    "tag:" + id.value(),
                    sources,
                    Renaming.stories(tx, new Listing.WithTag(id)),
                    Json.object().put("slug", slug).build());
            return new Amended.Done();
        });
    }

    private static boolean isTaken(Tx tx, String slug, Tag was) {
        return tx.sql("select true from tag where slug = :slug and id <> :id")
                        .bind("slug", slug)
                        .bind("id", was.id().value())
                        .one(_ -> true)
                        .isPresent()
                || !Relocations.free(tx, ADDRESS + slug, ADDRESS + was.slug());
    }

    /// Makes one tag of two: what stood under `tag` stands under `into`.
    public Amended merge(TagId tag, TagId into, Actor actor) {
        return log.write((tx, events) -> {
            Paths.lock(tx);
            Shelves shelves = Shelves.own(tx);
            Optional<Tag> one = Tags.own(tx, tag);
            Optional<Tag> other = Tags.own(tx, into);
            if (one.isEmpty()) return new Amended.Missing();
            if (other.isEmpty()) return Amended.Refused.of("into", "there is no such tag");
            if (tag.equals(into)) return Amended.Refused.of("into", "a tag is itself already");
            List<StoryId> stories = Renaming.stories(tx, new Listing.WithTag(tag));
            Refiling.merge(tx, tag, into);
            tx.sql("update tag set merged_into = :into where id = :tag or merged_into = :tag")
                    .bind("into", into.value())
                    .bind("tag", tag.value())
                    .update();
            Relocations.put(tx, Map.of(ADDRESS + one.get().slug(), ADDRESS + other.get().slug()));
            Set<String> sources = sources(shelves, tag);
            sources.addAll(sources(shelves, into));
            sources.addAll(addresses(one.get().slug(), other.get().slug()));
            audit.write(
                    tx,
                    actor,
                    Act.TAGS_MERGED,
                    "tag:" + tag.value(),
                    one.get().name() + " → " + other.get().name());
            Renaming.tell(
                    events,
                    "tags-merged",
                    "tag:" + tag.value(),
                    sources,
                    stories,
                    Json.object().put("into", into.value()).build());
            return new Amended.Done();
        });
    }

    /// What is made from a tag: its words and its list, under the names of all that are it.
    private static Set<String> sources(Shelves shelves, TagId tag) {
        Set<String> sources = new HashSet<>(shelves.subjects(new Listing.WithTag(tag)));
        sources.add(Subjects.tag(tag));
        for (TagId old : shelves.mergedInto(tag)) sources.add(Subjects.tag(old));
        return sources;
    }

    /// Whoever lists tags by their addresses notes the list of all stories.
    private static Set<String> addresses(String from, String to) {
        return Set.of(
                Subjects.path(ADDRESS + from),
                Subjects.path(ADDRESS + to),
                new Listing.All().subject());
    }
}
