package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.media.Picture;
import broadsheet.paper.Addresses;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStory;
import broadsheet.story.AtPath;
import broadsheet.story.PictureUse;
import broadsheet.story.PicturesIn;
import broadsheet.story.SectionTree;
import broadsheet.story.Selections;
import broadsheet.story.State;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.story.Withdrawals;
import broadsheet.story.Withdrawals.Withdrawal;
import broadsheet.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Stories: the list, and one in each of its formats.
final class StoryAnswers {
    private static final List<Body> USUAL = List.of(Body.HTML);

    private final ReadingRoom room;
    private final Links links;
    private final Selections selections;
    private final Withdrawals withdrawals;
    private final StoryJson json;
    private final Ninjs ninjs;
    private final NewsMl newsml;

    StoryAnswers(
            ReadingRoom room,
            Links links,
            Selections selections,
            Withdrawals withdrawals,
            StoryJson json) {
        this.room = room;
        this.links = links;
        this.selections = selections;
        this.withdrawals = withdrawals;
        this.json = json;
        this.ninjs = new Ninjs(links);
        this.newsml = new NewsMl(links);
    }

    Response list(Request request) {
        Asked asked = new Asked(request, StoryQuery.PARAMETERS);
        StoryQuery query = new StoryQuery(asked, room.paper().zone());
        return query.common()
                ? room.press().answer(key(asked), () -> list(asked, query))
                : list(asked, query);
    }

    private Content list(Asked asked, StoryQuery query) {
        Selections.Page page = selections.read(query.selection(room), query.after, query.limit);
        SectionTree tree = room.sections();
        List<WholeStory> whole = room.whole().of(page.stories());
        Json.Builder body =
                Json.object().put("stories", whole, each -> json.write(each, tree, query.bodies));
        if (page.next() == null) return Content.json(body.build().write()).build();
        String next =
                links.of(
                        Links.ROOT
                                + "/stories"
                                + asked.with("after", Addresses.position(page.next())));
        return Content.json(body.put("next", next).build().write())
                .link("<" + next + ">; rel=\"next\"")
                .build();
    }

    Response one(Request request) {
        Asked asked = new Asked(request, "body");
        StoryId id = id(asked);
        Collection<Body> bodies = asked.choices("body", Body.values()).orElse(USUAL);
        return room.press().answer(key(asked), () -> one(story(id), bodies));
    }

    private Content one(Story story, Collection<Body> bodies) {
        WholeStory whole = room.whole().of(story);
        return found(
                story,
                Content.json(json.write(whole, room.sections(), bodies).write())
                        .header("Content-Location", links.story(story.id())));
    }

    /// The same story by the address that readers know; an old address leads to the new one.
    Response byPath(Request request) {
        Asked asked = new Asked(request, "path", "body");
        String path =
                asked.text("path")
                        .orElseThrow(() ->
                                Problem.parameter(
                                                "path",
                                                "",
                                                "a story's path, such as /world/a-story")
                                        .thrown());
        Collection<Body> bodies = asked.choices("body", Body.values()).orElse(USUAL);
        return room.press()
                .answer(
                        key(asked),
                        () ->
                                switch (room.stories().at(path)) {
                                    case AtPath.Found(var story) -> one(story, bodies);
                                    case AtPath.Moved(var to) ->
                                            throw PressRoom.instead(
                                                    Response.movedPermanently(
                                                            Links.ROOT
                                                                    + "/stories/by-path"
                                                                    + asked.with("path", to)));
                                    case AtPath.Withdrawn(var id, _, _) -> throw gone(id, path);
                                    case AtPath.Missing() -> throw missing("path", path);
                                });
    }

    Response ninjs(Request request) {
        return format(request, ninjs::write, ninjs::write, Content::json, Json::write);
    }

    Response newsml(Request request) {
        return format(request, newsml::write, newsml::write, StoryAnswers::xml, xml -> xml);
    }

    /// In the formats of the trade a withdrawn story is an item that says so.
    private <T> Response format(
            Request request,
            Function<WholeStory, T> usable,
            Function<Withdrawal, T> canceled,
            Function<String, Content.Builder> content,
            Function<T, String> text) {
        Asked asked = new Asked(request);
        StoryId id = id(asked);
        return room.press()
                .answer(
                        key(asked),
                        () -> {
                            Optional<Story> story = room.stories().find(id);
                            if (story.isPresent())
                                return found(
                                        story.get(),
                                        content.apply(
                                                text.apply(
                                                        usable.apply(
                                                                room.whole().of(story.get())))));
                            Withdrawal gone =
                                    withdrawals.of(id).orElseThrow(() -> missing("id", number(id)));
                            return content.apply(text.apply(canceled.apply(gone))).build();
                        });
    }

    Response picture(Request request) {
        Asked asked = new Asked(request);
        StoryId id = id(asked);
        long picture = asked.id("picture");
        return room.press()
                .answer(
                        key(asked),
                        () -> {
                            Story story = story(id);
                            WholeStory whole = room.whole().of(story);
                            for (PictureUse use : PicturesIn.uses(story.copy()))
                                if (use.picture().value() == picture
                                        && whole.pictures().get(use.picture())
                                                instanceof Picture shown)
                                    return found(story, xml(newsml.write(story, use, shown)));
                            throw missing("picture", Long.toString(picture));
                        });
    }

    private static Content.Builder xml(String xml) {
        return Content.of(NewsMl.MEDIA_TYPE, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Content found(Story story, Content.Builder content) {
        return content.language(story.copy().language())
                .cacheTags(List.of("story-" + story.id().value()))
                .build();
    }

    private Story story(StoryId id) {
        return room.stories().find(id).orElseThrow(() -> gone(id, number(id)));
    }

    /// Why a story is not there: withdrawn with a notice, or nothing that the public may know of.
    private RuntimeException gone(StoryId id, String asked) {
        Optional<Withdrawal> withdrawal = withdrawals.of(id);
        if (withdrawal.isEmpty()) return missing(asked.startsWith("/") ? "path" : "id", asked);
        Withdrawal gone = withdrawal.get();
        boolean legal = gone.state() instanceof State.TakenDown;
        Json.Obj more =
                Json.object()
                        .put("id", id.value())
                        .put("change", legal ? "recalled" : "canceled")
                        .put("notice", gone.notice())
                        .put("at", gone.at().toString())
                        .build();
        return new Problem(
                        legal ? 451 : 410,
                        "withdrawn",
                        "The story was withdrawn",
                        "Whoever has this story must stop using it.",
                        more)
                .thrown();
    }

    private static RuntimeException missing(String name, String value) {
        return Problem.nothing(404, name, value, "what the lists of this API give out").thrown();
    }

    private static StoryId id(Asked asked) {
        return new StoryId(asked.id("id"));
    }

    private static String number(StoryId id) {
        return Long.toString(id.value());
    }

    /// Does not begin with a slash: nobody is given it before limits are looked at.
    static String key(Asked asked) {
        return "api:" + asked.canonical();
    }
}
