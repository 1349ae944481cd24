package broadsheet.importer.ghost;

import broadsheet.importer.Digests;
import broadsheet.importer.Fields;
import broadsheet.importer.InTray;
import broadsheet.importer.OldStory;
import broadsheet.importer.OldTerm;
import broadsheet.importer.OldWriter;
import broadsheet.importer.PictureRef;
import broadsheet.story.Inline;
import broadsheet.story.StoryKind;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of Ghost's table of posts as a story of an old archive.
final class GhostPost {
    /// An editor's weight for what Ghost calls featured.
    private static final int FEATURED = 7;

    private final GhostSite site;
    private final Marker marker;
    private final Permalinks permalinks;
    private final String file;
    private final Instant now;

    GhostPost(GhostSite site, Marker marker, Permalinks permalinks, String file, Instant now) {
        this.site = site;
        this.marker = marker;
        this.permalinks = permalinks;
        this.file = file;
        this.now = now;
    }

    /// @param written the row, and the address it stands under in an export of addresses
    /// @param more the row of `posts_meta` that belongs to it, or an empty one
    OldStory story(Fields written, Fields more, InTray tray) {
        Fields post = marker.of(written);
        Fields meta = marker.of(more);
        String label = label(post);
        List<Fields> tags = tags(post);
        List<Fields> authors = authors(post);
        Instant published = GhostDates.at(post.text("published_at"));
        if (published == null && post.text("status").equals("published"))
            published = GhostDates.at(post.text("created_at"));
        GhostStates states =
                GhostStates.of(post, meta.flag("email_only"), published, now, permalinks.zone());
        boolean page = post.text("type").equals("page") || post.flag("page");
        remark(post, tray, label);
        Json.Obj row = written.object();
        String all = row.write();
        return OldStory.of(key(post), file, label)
                .digest(
                        Digests.of(
                                List.of(
                                        all,
                                        more.object().write(),
                                        marker.base(),
                                        filing(tags),
                                        authors.stream()
                                                .map(a -> a.text("slug"))
                                                .toList()
                                                .toString())),
                        all.length())
                .kind(page ? StoryKind.PAGE : StoryKind.ARTICLE)
                .state(states.state(), states.why())
                .language(post.textOrNull("locale"))
                .headline(post.text("title"))
                .standfirst(post.textOrNull("custom_excerpt"))
                .search(
                        first(meta, post, "meta_title", "og_title"),
                        first(meta, post, "meta_description", "og_description"))
                .path(path(post, page, published, tags, authors), oldPaths(post))
                .times(published, GhostDates.at(post.text("updated_at")))
                .prominence(post.flag("featured") ? FEATURED : 0)
                .writers(writers(authors))
                .sections(sections(tags))
                .tags(tags.stream().filter(tag -> !site.isSection(tag)).map(site::term).toList())
                .lead(lead(post, meta))
                .body(context -> GhostBody.convert(post, context));
    }

    private static String key(Fields post) {
        String id = post.text("id", "uuid");
        return id.isEmpty() ? "slug:" + post.text("slug", "title") : "post:" + id;
    }

    private static String label(Fields post) {
        String title = post.text("title");
        String cut = title.length() > 80 ? title.substring(0, 80) + "…" : title;
        String id = post.text("id", "uuid", "slug");
        return "post " + id + (cut.isEmpty() ? "" : " “" + cut + "”");
    }

    private void remark(Fields post, InTray tray, String label) {
        tray.status(post.text("status"));
        String canonical = post.text("canonical_url");
        if (canonical.startsWith("http"))
            tray.note(file, label, "its canonical address is " + canonical + ": not kept");
        if (!post.text("codeinjection_head", "codeinjection_foot").isEmpty())
            tray.note(file, label, "it has code of its own for head or foot: left out");
        if (post.text("title").isEmpty()) tray.note(file, label, "it has no title");
    }

    /// Its public tags in order: by the table that says so, else those written into the row.
    private List<Fields> tags(Fields post) {
        List<Fields> tags = site.tags(post.text("id"));
        if (tags.isEmpty()) tags = embedded(post, "tags");
        return tags.stream().filter(GhostSite::isPublic).toList();
    }

    private List<Fields> authors(Fields post) {
        List<Fields> authors = site.authors(post.text("id"));
        if (!authors.isEmpty()) return authors;
        authors = embedded(post, "authors");
        if (!authors.isEmpty()) return authors;
        Fields one = post.fields("author");
        if (!one.isEmpty()) return List.of(inner(one));
        Fields user = site.user(post.text("author_id", "author"));
        return user == null ? List.of() : List.of(user);
    }

    private List<Fields> embedded(Fields post, String name) {
        return post.items(name).stream()
                .map(item -> marker.of(inner(Fields.of(item))))
                .filter(fields -> !fields.isEmpty())
                .toList();
    }

    /// What stands under `data` in a list of addresses.
    static Fields inner(Fields row) {
        Fields data = row.fields("data");
        return data.isEmpty() ? row : data;
    }

    /// The first tag is its section; it also stands in those that are the first tag of others.
    private List<List<OldTerm>> sections(List<Fields> tags) {
        List<List<OldTerm>> sections = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++)
            if (i == 0 || site.isSection(tags.get(i)))
                sections.add(List.of(site.term(tags.get(i))));
        return sections;
    }

    private String filing(List<Fields> tags) {
        StringBuilder out = new StringBuilder();
        for (Fields tag : tags)
            out.append(tag.text("slug", "name")).append(site.isSection(tag) ? "/" : ",");
        return out.toString();
    }

    private List<OldWriter> writers(List<Fields> authors) {
        return authors.stream().map(site::writer).toList();
    }

    private static @Nullable String first(Fields meta, Fields post, String... names) {
        for (String name : names) {
            String value = meta.text(name);
            if (value.isEmpty()) value = post.text(name);
            if (!value.isEmpty()) return value;
        }
        return null;
    }

    private @Nullable String path(
            Fields post,
            boolean page,
            @Nullable Instant published,
            List<Fields> tags,
            List<Fields> authors) {
        String slug = post.text("slug");
        if (!post.text("url").isEmpty()) return post.text("url");
        if (slug.isEmpty()) return null;
        if (page) return marker.base() + "/" + slug + "/";
        Map<String, String> words = new HashMap<>();
        words.put("slug", slug);
        words.put("id", post.text("id"));
        words.put("primary_tag", tags.isEmpty() ? "all" : tags.getFirst().text("slug"));
        words.put("primary_author", authors.isEmpty() ? "" : authors.getFirst().text("slug"));
        return marker.base() + permalinks.path(words, published);
    }

    /// The address at the site's top, where another form had been chosen, and that of the light
    /// version for phones.
    private List<String> oldPaths(Fields post) {
        String slug = post.text("slug");
        if (slug.isEmpty()) return List.of();
        String plain = marker.base() + "/" + slug + "/";
        return site.setting("amp").equals("true") ? List.of(plain, plain + "amp/") : List.of(plain);
    }

    private static @Nullable PictureRef lead(Fields post, Fields meta) {
        String url = post.text("feature_image", "image");
        if (url.isEmpty()) return null;
        String caption = PlainText.line(text(meta, post, "feature_image_caption"));
        String alt = text(meta, post, "feature_image_alt");
        return new PictureRef(
                GhostBody.original(url),
                null,
                alt.isEmpty() ? null : alt,
                Inline.text(caption),
                null);
    }

    private static String text(Fields meta, Fields post, String name) {
        String value = meta.text(name);
        return value.isEmpty() ? post.text(name) : value;
    }
}
