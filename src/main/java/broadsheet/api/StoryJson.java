package broadsheet.api;

import broadsheet.media.Picture;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.BlockJson;
import broadsheet.story.BlockText;
import broadsheet.story.Copy;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Story;
import broadsheet.text.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stories as JSON: everything that is public, and nothing else.
final class StoryJson {
    private final Paper paper;
    private final Links links;
    private final PictureJson pictures;
    private final FilingJson filing;

    StoryJson(Links links, PictureJson pictures, FilingJson filing) {
        this.paper = links.paper();
        this.links = links;
        this.pictures = pictures;
        this.filing = filing;
    }

    Json write(WholeStory whole, SectionTree tree, Collection<Body> bodies) {
        Story story = whole.story();
        Copy copy = story.copy();
        Json.Builder json =
                Json.object()
                        .put("id", story.id().value())
                        .put("kind", Asked.word(story.kind()))
                        .put("path", story.path())
                        .put("url", links.page(story.path()))
                        .put("type", Asked.word(copy.type()))
                        .put("language", copy.language())
                        .put("kicker", copy.kicker())
                        .put("headline", copy.headline())
                        .put("pushTitle", copy.variants().push())
                        .put("standfirst", copy.standfirst())
                        .put("byline", whole.names(), this::name)
                        .put("sections", whole.trail(), filing::section)
                        .put("alsoIn", alsoIn(copy, tree), filing::section)
                        .put("tags", whole.tags(), filing::tag)
                        .put("published", story.firstPublished().toString())
                        .put("updated", story.updated().toString())
                        .put("modified", story.modified().toString())
                        .put("updateNote", copy.updateNote())
                        .put(
                                "corrections",
                                copy.corrections(),
                                correction ->
                                        Json.object()
                                                .put("at", correction.at().toString())
                                                .put("text", correction.text())
                                                .build())
                        .put("sensitive", copy.sensitive())
                        .put("dateline", copy.sourcing().dateline())
                        .put("source", copy.sourcing().source())
                        .put("credit", copy.sourcing().credit())
                        .put("rights", rights(copy));
        lead(whole).ifPresent(lead -> json.put("lead", lead));
        json.put(
                "pictures",
                whole.pictures().values().stream()
                        .sorted(Comparator.comparingLong(picture -> picture.id().value()))
                        .toList(),
                pictures::write);
        body(whole, bodies).ifPresent(body -> json.put("body", body));
        return json.put(
                        "revision",
                        Json.object()
                                .put("number", story.number())
                                .put("hash", story.hash().toString())
                                .build())
                .put(
                        "links",
                        Json.object()
                                .put("self", links.story(story.id()))
                                .put("ninjs", links.story(story.id()) + Links.NINJS)
                                .put("newsml", links.story(story.id()) + Links.NEWSML)
                                .build())
                .build();
    }

    /// The story's own rights line, or the paper's.
    @Nullable String rights(Copy copy) {
        String own = copy.sourcing().rights();
        return own == null ? paper.rights() : own;
    }

    private Json name(WholeStory.Name name) {
        Json.Builder json = Json.object().put("name", name.name()).put("role", name.role());
        if (name.person() != null)
            json.put("slug", name.person().slug()).put("url", links.contributor(name.person()));
        return json.build();
    }

    private static List<Section> alsoIn(Copy copy, SectionTree tree) {
        return copy.filing().alsoIn().stream().flatMap(id -> tree.find(id).stream()).toList();
    }

    private static Optional<Json> lead(WholeStory whole) {
        PictureUse use = whole.story().copy().lead();
        Picture picture = whole.lead();
        return use == null || picture == null
                ? Optional.empty()
                : Optional.of(PictureJson.use(use, picture));
    }

    private Optional<Json> body(WholeStory whole, Collection<Body> bodies) {
        if (bodies.isEmpty() || bodies.contains(Body.NONE)) return Optional.empty();
        Json.Builder json = Json.object();
        var blocks = whole.story().copy().body();
        if (bodies.contains(Body.BLOCKS)) json.put("blocks", BlockJson.write(blocks));
        if (bodies.contains(Body.HTML)) json.put("html", whole.portable(paper).toString());
        if (bodies.contains(Body.TEXT)) json.put("text", BlockText.write(blocks));
        return Optional.of(json.build());
    }
}
