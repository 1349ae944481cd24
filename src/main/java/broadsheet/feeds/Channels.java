package broadsheet.feeds;

import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Listing;
import broadsheet.story.Section;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what feeds follow, by the path of the page that shows the same.
final class Channels {
    private final ReadingRoom room;
    private final Paper paper;
    private final Messages words;

    Channels(ReadingRoom room) {
        this.room = room;
        this.paper = room.paper();
        this.words = Messages.of(paper.language());
    }

    /// Whether a list may stand at this path. A tag or contributor is not looked up.
    boolean has(String path) {
        return path.equals("/")
                || slug(path, Addresses.TAGS) != null
                || slug(path, Addresses.CONTRIBUTORS) != null
                || room.sections().at(path).isPresent();
    }

    Optional<Channel> at(String path) {
        if (path.equals("/"))
            return Optional.of(
                    new Channel(
                            path,
                            paper.name(),
                            or(paper.tagline(), words.get("feed.of", paper.name())),
                            new Listing.All(),
                            false));
        String tag = slug(path, Addresses.TAGS);
        if (tag != null) return room.tags().at(tag).map(found -> tag(path, found));
        String person = slug(path, Addresses.CONTRIBUTORS);
        if (person != null) return room.contributors().at(person).map(by -> contributor(path, by));
        return room.sections().at(path).map(this::section);
    }

    /// The paths of the lists that are among these sources.
    List<String> of(Set<String> sources) {
        Set<TagId> tags = ids(sources, id -> new Listing.WithTag(new TagId(id)), TagId::new);
        Set<ContributorId> people =
                ids(sources, id -> new Listing.By(new ContributorId(id)), ContributorId::new);
        List<String> paths = new ArrayList<>();
        if (sources.contains(new Listing.All().subject())) paths.add("/");
        for (Section section : room.sections().all())
            if (sources.contains(new Listing.InSection(section.id()).subject()))
                paths.add(section.path());
        room.tags().find(tags).values().forEach(tag -> paths.add(Addresses.tag(tag)));
        room.contributors()
                .find(people)
                .values()
                .forEach(person -> paths.add(Addresses.contributor(person)));
        return paths;
    }

    /// The numbers of the lists of one kind that are among these sources.
    private static <T> Set<T> ids(
            Set<String> sources, LongFunction<Listing> listing, LongFunction<T> id) {
        String kind = listing.apply(1).subject();
        String start = kind.substring(0, kind.length() - 1);
        return sources.stream()
                .filter(source -> source.startsWith(start))
                .map(source -> source.substring(start.length()))
                .filter(number -> number.matches("\\d{1,18}"))
                .map(number -> id.apply(Long.parseLong(number)))
                .collect(Collectors.toSet());
    }

    private Channel section(Section section) {
        return channel(
                section.path(),
                section.name(),
                section.description(),
                new Listing.InSection(section.id()),
                false);
    }

    private Channel tag(String path, Tag tag) {
        return channel(path, tag.name(), tag.description(), new Listing.WithTag(tag.id()), true);
    }

    private Channel contributor(String path, Contributor person) {
        return channel(path, person.name(), person.bio(), new Listing.By(person.id()), true);
    }

    private Channel channel(
            String path,
            String name,
            @Nullable String description,
            Listing listing,
            boolean hidden) {
        String title = name + " | " + paper.name();
        return new Channel(
                path, title, or(description, words.get("feed.of", title)), listing, hidden);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static @Nullable String slug(String path, String lists) {
        if (!path.startsWith(lists)) return null;
        String slug = path.substring(lists.length());
        return slug.isEmpty() || slug.indexOf('/') >= 0 ? null : slug;
    }
}
