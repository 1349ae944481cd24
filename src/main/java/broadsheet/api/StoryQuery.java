package broadsheet.api;

import broadsheet.paper.Addresses;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Contributor;
import broadsheet.story.Listing;
import broadsheet.story.Position;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Selection;
import broadsheet.story.StoryType;
import broadsheet.story.Tag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request for a list of stories asks for.
final class StoryQuery {
    static final String[] PARAMETERS = {
        "section",
        "tag",
        "contributor",
        "type",
        "language",
        "since",
        "until",
        "after",
        "limit",
        "body"
    };
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}");

    private final Asked asked;
    private final @Nullable StoryType type;
    private final @Nullable String language;
    private final @Nullable Instant since;
    private final @Nullable Instant until;
    final @Nullable Position after;
    final int limit;
    final Collection<Body> bodies;

    StoryQuery(Asked asked, ZoneId zone) {
        this.asked = asked;
        this.type = asked.choice("type", StoryType.values()).orElse(null);
        this.language = asked.text("language").map(StoryQuery::language).orElse(null);
        this.since = asked.instant("since", zone).orElse(null);
        this.until = asked.instant("until", zone).orElse(null);
        if (since != null && until != null && until.isBefore(since))
            throw Problem.parameter(
                            "until",
                            asked.text("until").orElse(""),
                            "a time that is not before since")
                    .thrown();
        this.after = asked.text("after").map(StoryQuery::position).orElse(null);
        this.limit = asked.limit(USUAL, MOST);
        this.bodies = asked.choices("body", Body.values()).orElse(List.of());
    }

    /// Whether many may ask for the same: the press keeps no answers to what one made up.
    boolean common() {
        return List.of("language", "since", "until", "after", "limit").stream()
                .noneMatch(asked::has);
    }

    /// The selection, once names are looked up. To be called while rendering.
    ///
    /// @throws Problem.Thrown where a name is of nothing public
    Selection selection(ReadingRoom room) {
        List<Listing> lists = new ArrayList<>();
        asked.text("section").ifPresent(path -> lists.add(section(path, room.sections())));
        asked.text("contributor")
                .ifPresent(slug ->
                        lists.add(
                                used(
                                        room,
                                        "contributor",
                                        slug,
                                        room.contributors()
                                                .at(slug)
                                                .map(Contributor::id)
                                                .map(Listing.By::new))));
        asked.text("tag")
                .ifPresent(slug ->
                        lists.add(
                                used(
                                        room,
                                        "tag",
                                        slug,
                                        room.tags()
                                                .at(slug)
                                                .map(Tag::id)
                                                .map(Listing.WithTag::new))));
        return new Selection(lists, type, language, since, until);
    }

    private static Listing section(String path, SectionTree tree) {
        return tree.at(path.startsWith("/") ? path : "/" + path)
                .map(Section::id)
                .<Listing>map(Listing.InSection::new)
                .orElseThrow(() ->
                        Problem.nothing(
                                        400,
                                        "section",
                                        path,
                                        "the path of a section, as "
                                                + Links.ROOT
                                                + "/sections has it")
                                .thrown());
    }

    /// A tag or name that only unpublished stories have is answered as one that is not there.
    private static Listing used(
            ReadingRoom room, String name, String slug, Optional<? extends Listing> listing) {
        return listing.filter(list -> room.stories().any(list))
                .<Listing>map(list -> list)
                .orElseThrow(() ->
                        Problem.nothing(
                                        400,
                                        name,
                                        slug,
                                        "a slug, as " + Links.ROOT + "/" + name + "s has them")
                                .thrown());
    }

    private static String language(String value) {
        if (LANGUAGE.matcher(value).matches()) return value;
        throw Problem.parameter("language", value, "a language tag such as en or pt-BR").thrown();
    }

    private static Position position(String value) {
        return Addresses.position(value)
                .orElseThrow(() ->
                        Problem.parameter("after", value, "a cursor, as the answer's next has it")
                                .thrown());
    }
}
