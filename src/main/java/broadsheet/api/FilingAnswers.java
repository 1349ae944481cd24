package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.paper.Addresses;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.AtPath;
import broadsheet.story.Contributor;
import broadsheet.story.Listing;
import broadsheet.story.PictureUse;
import broadsheet.story.SectionTree;
import broadsheet.story.SlugPage;
import broadsheet.story.Tag;
import broadsheet.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stories are filed under and who they are by. A tag or contributor of unpublished stories
/// only is not there.
final class FilingAnswers {
    private static final int USUAL = 100;
    private static final int MOST = 500;

    private final ReadingRoom room;
    private final Links links;
    private final FilingJson json;

    FilingAnswers(ReadingRoom room, Links links, FilingJson json) {
        this.room = room;
        this.links = links;
        this.json = json;
    }

    Response sections(Request request) {
        Asked asked = new Asked(request);
        return room.press()
                .answer(
                        StoryAnswers.key(asked),
                        () -> {
                            SectionTree tree = room.sections();
                            Json.Obj body =
                                    Json.object()
                                            .put(
                                                    "sections",
                                                    tree.top(),
                                                    top -> json.branch(top, tree))
                                            .build();
                            return Content.json(body.write()).build();
                        });
    }

    Response tags(Request request) {
        return list(request, "tags", room.tags()::inUse, tags -> Json.array(tags, json::tag));
    }

    Response contributors(Request request) {
        return list(request, "contributors", room.contributors()::inUse, this::people);
    }

    Response tag(Request request) {
        return one(
                request,
                Addresses.TAGS,
                "tags",
                room.tags()::at,
                tag -> new Listing.WithTag(tag.id()),
                (Tag tag) -> json.tag(tag));
    }

    Response contributor(Request request) {
        return one(
                request,
                Addresses.CONTRIBUTORS,
                "contributors",
                room.contributors()::at,
                person -> new Listing.By(person.id()),
                (Contributor person) ->
                        json.contributor(person, portraits(List.of(person)).get(pictured(person))));
    }

    private interface Read<T> {
        SlugPage<T> after(String slug, int limit);
    }

    private <T> Response list(
            Request request, String name, Read<T> read, Function<List<T>, Json> write) {
        Asked asked = new Asked(request, "after", "limit");
        int limit = asked.limit(USUAL, MOST);
        String after = asked.text("after").orElse("");
        return asked.has("after") || asked.has("limit")
                ? list(asked, name, read.after(after, limit), write)
                : room.press()
                        .answer(
                                StoryAnswers.key(asked),
                                () -> list(asked, name, read.after(after, limit), write));
    }

    private <T> Content list(
            Asked asked, String name, SlugPage<T> page, Function<List<T>, Json> write) {
        Json.Builder body = Json.object().put(name, write.apply(page.items()));
        if (page.next() == null) return Content.json(body.build().write()).build();
        String next = links.of(Links.ROOT + "/" + name + asked.with("after", page.next()));
        return Content.json(body.put("next", next).build().write())
                .link("<" + next + ">; rel=\"next\"")
                .build();
    }

    /// @param address what the address of its page begins with, whose changes the address here
    ///   follows
    private <T> Response one(
            Request request,
            String address,
            String name,
            Function<String, Optional<T>> find,
            Function<T, Listing> listing,
            Function<T, Json> write) {
        Asked asked = new Asked(request);
        String slug = asked.variable("slug");
        return room.press()
                .answer(
                        StoryAnswers.key(asked),
                        () -> {
                            T found =
                                    find.apply(slug)
                                            .filter(it -> room.stories().any(listing.apply(it)))
                                            .orElseThrow(() -> elsewhere(address, name, slug));
                            return Content.json(write.apply(found).write()).build();
                        });
    }

    private RuntimeException elsewhere(String address, String name, String slug) {
        return room.stories().at(address + slug) instanceof AtPath.Moved(var to)
                        && to.startsWith(address)
                ? PressRoom.instead(
                        Response.movedPermanently(
                                Addresses.encoded(
                                        Links.ROOT
                                                + "/"
                                                + name
                                                + "/"
                                                + to.substring(address.length()))))
                : Problem.nothing(404, "slug", slug, "what the lists of this API give out")
                        .thrown();
    }

    private Json people(List<Contributor> people) {
        Map<PictureId, Picture> portraits = portraits(people);
        return Json.array(
                people, person -> json.contributor(person, portraits.get(pictured(person))));
    }

    private Map<PictureId, Picture> portraits(List<Contributor> people) {
        return room.pictures()
                .find(
                        people.stream()
                                .map(Contributor::picture)
                                .filter(Objects::nonNull)
                                .map(PictureUse::picture)
                                .collect(Collectors.toSet()));
    }

    /// The number of somebody's portrait, or of none that there is.
    private static PictureId pictured(Contributor person) {
        @Nullable PictureUse use = person.picture();
        return use == null ? new PictureId(Long.MAX_VALUE) : use.picture();
    }
}
