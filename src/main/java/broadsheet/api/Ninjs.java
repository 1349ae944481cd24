package broadsheet.api;

import broadsheet.media.Picture;
import broadsheet.media.PictureFiles;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.BlockText;
import broadsheet.story.Copy;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.PicturesIn;
import broadsheet.story.Story;
import broadsheet.story.StoryType;
import broadsheet.story.Withdrawals.Withdrawal;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A story as an IPTC ninjs 3.1 news object. Every version has the same `uri`; the version is the
/// revision's number.
final class Ninjs {
    private static final String SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";

    private final Paper paper;
    private final Links links;

    Ninjs(Links links) {
        this.paper = links.paper();
        this.links = links;
    }

    Json write(WholeStory whole) {
        Story story = whole.story();
        Copy copy = story.copy();
        List<Json> bodies = bodies(whole);
        Json.Builder json =
                start(links.story(story.id()))
                        .put("representationType", "full")
                        .put("version", Integer.toString(story.number()))
                        .put("firstCreated", story.firstPublished().toString())
                        .put("versionCreated", story.modified().toString())
                        .put("pubStatus", "usable")
                        .put("language", copy.language())
                        .put("title", copy.headline().isBlank() ? null : copy.headline())
                        .put("headlines", headlines(copy), each -> each)
                        .put("descriptions", descriptions(copy), each -> each)
                        .put("bodies", bodies, each -> each)
                        .put("located", copy.sourcing().dateline())
                        .put("copyrightHolder", paper.publisher())
                        .put("copyrightNotice", rights(copy));
        List<WholeStory.Name> names = whole.names();
        if (!names.isEmpty()) {
            json.put(
                    "by",
                    names.stream().map(WholeStory.Name::name).collect(Collectors.joining(", ")));
            json.put("people", names, this::person);
        }
        json.put("infoSources", infoSources(copy), each -> each);
        json.put("subjects", subjects(whole), each -> each);
        if (copy.type() != StoryType.NEWS)
            json.put(
                    "genres",
                    List.of(Asked.word(copy.type())),
                    genre -> Json.object().put("name", genre).put("literal", genre).build());
        return json.put("associations", associations(whole), each -> each)
                .put(
                        "altIds",
                        List.of(links.page(story.path())),
                        url -> Json.object().put("role", "webpage").put("value", url).build())
                .build();
    }

    /// A withdrawn story: its identity, that it is canceled, and the public notice as a note to
    /// those who have it.
    Json write(Withdrawal gone) {
        return start(links.story(gone.story()))
                .put("version", Integer.toString(gone.number()))
                .put("versionCreated", gone.at().toString())
                .put("pubStatus", "canceled")
                .put("edNote", gone.notice())
                .build();
    }

    private static Json.Builder start(String uri) {
        return Json.object()
                .put("uri", uri)
                .put(
                        "standard",
                        Json.object()
                                .put("name", "ninjs")
                                .put("version", "3.1")
                                .put("schema", SCHEMA)
                                .build())
                .put("type", "text");
    }

    private @Nullable String rights(Copy copy) {
        String own = copy.sourcing().rights();
        return own == null ? paper.rights() : own;
    }

    private static List<Json> headlines(Copy copy) {
        return Stream.of(
                        said("main", copy.headline()),
                        said("kicker", copy.kicker()),
                        said("push", copy.variants().push()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Json> descriptions(Copy copy) {
        List<Json> all = new ArrayList<>(said("summary", copy.standfirst()));
        all.addAll(said("updateNote", copy.updateNote()));
        copy.corrections().forEach(each -> all.addAll(said("correction", each.text())));
        return all;
    }

    private static List<Json> said(String role, @Nullable String value) {
        return value == null || value.isBlank()
                ? List.of()
                : List.of(
                        Json.object()
                                .put("role", role)
                                .put("contentType", "text/plain")
                                .put("value", value)
                                .build());
    }

    private List<Json> bodies(WholeStory whole) {
        String text = BlockText.write(whole.story().copy().body());
        return List.of(
                body("html", "text/html", whole.portable(paper).toString()),
                Json.object()
                        .put("role", "text")
                        .put("contentType", "text/plain")
                        .put("charCount", text.codePointCount(0, text.length()))
                        .put("value", text)
                        .build());
    }

    private static Json body(String role, String type, String value) {
        return Json.object().put("role", role).put("contentType", type).put("value", value).build();
    }

    private Json person(WholeStory.Name name) {
        Json.Builder json = Json.object().put("name", name.name()).put("rel", "creator");
        if (name.role() != null) json.put("literal", name.role());
        if (name.person() != null) json.put("uri", links.contributor(name.person()));
        return json.build();
    }

    private static List<Json> infoSources(Copy copy) {
        return Stream.of(
                        Map.entry("source", text(copy.sourcing().source())),
                        Map.entry("credit", text(copy.sourcing().credit())))
                .filter(each -> !each.getValue().isBlank())
                .<Json>map(each ->
                        Json.object()
                                .put("name", each.getValue())
                                .put("role", each.getKey())
                                .build())
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Sections say where the story is filed, tags what it is about.
    private List<Json> subjects(WholeStory whole) {
        return Stream.concat(
                        whole.trail().stream()
                                .map(it -> subject(it.name(), links.page(it.path()), "partOf")),
                        whole.tags().stream().map(it -> subject(it.name(), links.tag(it), "about")))
                .toList();
    }

    private static Json subject(String name, String uri, String rel) {
        return Json.object().put("name", name).put("rel", rel).put("uri", uri).build();
    }

    private List<Json> associations(WholeStory whole) {
        Copy copy = whole.story().copy();
        PictureUse lead = copy.lead();
        return PicturesIn.uses(copy).stream()
                .flatMap(use ->
                        whole.pictures().get(use.picture()) instanceof Picture picture
                                ? Stream.of(picture(whole.story(), use, picture, use.equals(lead)))
                                : Stream.of())
                .toList();
    }

    private Json picture(Story story, PictureUse use, Picture picture, boolean lead) {
        String caption = PictureJson.caption(use, picture);
        String credit = PictureWording.credit(use, picture);
        String alt = PictureWording.alt(use, picture);
        List<Json> words = new ArrayList<>(said("caption", caption));
        words.addAll(said("altText", alt));
        return start(links.picture(story.id(), picture.id().value()))
                .put("name", (lead ? "lead-" : "picture-") + picture.id().value())
                .put("rel", lead ? "featured" : "body")
                .put("type", "picture")
                .put("representationType", "partial")
                .put("pubStatus", "usable")
                .put("descriptions", words, each -> each)
                .put("by", credit.isBlank() ? null : credit)
                .put("copyrightNotice", picture.rights().isBlank() ? null : picture.rights())
                .put("renditions", PictureFiles.of(picture), this::rendition)
                .build();
    }

    private Json rendition(PictureFiles.PictureFile file) {
        String format = file.mediaType().substring(file.mediaType().indexOf('/') + 1);
        return Json.object()
                .put("name", file.crop() + "-" + file.width() + "-" + format)
                .put("href", links.of(file.path()))
                .put("contentType", file.mediaType())
                .put("width", file.width())
                .put("height", file.height())
                .build();
    }
}
