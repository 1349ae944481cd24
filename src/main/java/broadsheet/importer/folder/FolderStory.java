package broadsheet.importer.folder;

import broadsheet.importer.Converter;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of an old site as a story of an old archive.
final class FolderStory {
    /// An editor's weight for what a site pinned or called featured.
    private static final int FEATURED = 7;

    private final SiteFolder folder;
    private final SiteConfig config;
    private final Pages pages;
    private final Map<String, Fields> sectionPages = new HashMap<>();
    private final ZoneId zone;
    private final String archive;
    private final Instant now;

    FolderStory(SiteFolder folder, SiteConfig config, ZoneId zone, String archive, Instant now) {
        this.folder = folder;
        this.config = config;
        this.pages = new Pages();
        this.zone = zone;
        this.archive = archive;
        this.now = now;
    }

    /// Remembers where the text stood, or what it says about its section.
    void survey(FolderFile file) {
        if (file.source().role() == Source.Role.SECTION)
            sectionPages.put(String.join("/", file.source().folders()), file.front());
        else pages.put(file.source(), path(file));
    }

    private String path(FolderFile file) {
        return new FolderPaths(config, zone).path(file);
    }

    OldStory story(FolderFile file, InTray tray) {
        Source source = file.source();
        Fields front = file.front();
        String path = path(file);
        Surroundings around = new Surroundings(folder, pages, config.base(), source, path);
        Instant date = file.date(zone);
        StoryKind kind = kind(file, date);
        FolderStates states = FolderStates.of(file, date, now, zone);
        String label = label(file);
        tray.status(states.state().word());
        if (date == null) date = file.changed().toInstant();
        List<OldWriter> writers = new FolderWriters(config).of(front, around::picture);
        List<List<OldTerm>> sections = kind == StoryKind.PAGE ? List.of() : sections(file);
        List<OldTerm> tags =
                file.tags(config.maker()).stream().map(tag -> term(tag, "tags")).toList();
        String description = front.text("description");
        String own =
                front.text(
                        "standfirst",
                        "subtitle",
                        "deck",
                        "dek",
                        "lede",
                        "lead",
                        "summary",
                        "excerpt");
        String headline = line(title(file));
        return OldStory.of("file:" + source.path(), archive, label)
                .digest(
                        Digests.of(
                                List.of(
                                        file.text(),
                                        path,
                                        sections.toString(),
                                        writers.toString(),
                                        front.object().write())),
                        file.text().length())
                .kind(kind)
                .state(states.state(), states.why())
                .language(language(file))
                .headline(headline)
                .standfirst(line(own.isEmpty() ? description : own))
                .kicker(front.textOrNull("kicker"))
                .search(
                        front.textOrNull("seo_title", "meta_title"),
                        own.isEmpty() ? null : description)
                .path(path, aliases(front, path))
                .times(date, file.updated(zone))
                .prominence(front.flag("featured", "sticky", "pin", "pinned") ? FEATURED : 0)
                .writers(writers)
                .sections(sections)
                .tags(tags)
                .lead(lead(file, around))
                .body(context -> {
                    FolderText text = FolderText.of(source, file.body(), config, pages);
                    return Converter.convertTree(around.whole(text.under(headline)), context)
                            .andDropped(text.dropped());
                });
    }

    private StoryKind kind(FolderFile file, @Nullable Instant date) {
        Source source = file.source();
        String layout = file.front().text("layout", "type");
        if (layout.equals("page") || layout.equals("pages")) return StoryKind.PAGE;
        boolean dated = config.maker() == Maker.OTHER && date != null;
        boolean post = layout.equals("post") || layout.equals("posts");
        return source.role() == Source.Role.PAGE && !dated && !post
                ? StoryKind.PAGE
                : StoryKind.ARTICLE;
    }

    private String title(FolderFile file) {
        String title = file.front().text("title", "headline");
        if (!title.isEmpty() && file.hasFront()) return title;
        String heading = FolderText.of(file.source(), file.body(), config, pages).title();
        if (!heading.isEmpty()) return heading;
        if (!title.isEmpty()) return title;
        String words = file.source().name().replaceAll("[-_]+", " ").strip();
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String label(FolderFile file) {
        String title = file.front().text("title");
        String cut = title.length() > 80 ? title.substring(0, 80) + "…" : title;
        return file.source().path() + (cut.isEmpty() ? "" : " “" + cut + "”");
    }

    private @Nullable String language(FolderFile file) {
        String own = file.front().text("lang", "language", "locale").replace('_', '-');
        if (!own.isEmpty()) return own;
        return file.source().language() != null ? file.source().language() : config.language();
    }

    /// Its categories, the first of them its own; without any, the folders it lies in.
    private List<List<OldTerm>> sections(FolderFile file) {
        List<List<OldTerm>> sections = new ArrayList<>();
        for (String category : file.categories(config.maker()))
            sections.add(List.of(term(category, "categories")));
        if (!sections.isEmpty()) return sections;
        List<OldTerm> way = new ArrayList<>();
        StringBuilder at = new StringBuilder();
        for (String name : file.source().folders()) {
            at.append(at.isEmpty() ? "" : "/").append(name);
            if (name.matches("\\d+")) continue;
            Fields about = sectionPages.getOrDefault(at.toString(), Fields.NONE);
            String title = about.text("title");
            way.add(
                    new OldTerm(
                            name,
                            title.isEmpty() ? capital(name) : title,
                            about.textOrNull("description"),
                            List.of(config.base() + "/" + at + "/")));
        }
        return way.isEmpty() ? List.of() : List.of(way);
    }

    private OldTerm term(String name, String kind) {
        String old = name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        return new OldTerm(
                "", capital(name), null, List.of(config.base() + "/" + kind + "/" + old + "/"));
    }

    /// Names written as addresses become names again.
    private static String capital(String name) {
        boolean plain = name.equals(name.toLowerCase(Locale.ROOT)) && !name.isEmpty();
        if (!plain) return name;
        String words = name.indexOf(' ') < 0 ? name.replace('-', ' ').replace('_', ' ') : name;
        int first = words.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(words.substring(Character.charCount(first)))
                .toString();
    }

    private List<String> aliases(Fields front, String path) {
        List<String> aliases = new ArrayList<>();
        String above = path.replaceFirst("[^/]+/?$", "");
        for (String name : List.of("aliases", "alias", "redirect_from"))
            for (String alias : front.texts(name))
                aliases.add(
                        alias.startsWith("/") || alias.contains("://")
                                ? within(alias)
                                : above + alias);
        return aliases;
    }

    private String within(String alias) {
        return alias.startsWith("/") ? config.base() + alias : alias;
    }

    private @Nullable PictureRef lead(FolderFile file, Surroundings around) {
        Fields front = file.front();
        for (String name :
                List.of(
                        "image",
                        "featured_image",
                        "featuredImage",
                        "feature_image",
                        "featureImage",
                        "cover",
                        "hero",
                        "hero_image",
                        "banner",
                        "header",
                        "thumbnail",
                        "images",
                        "resources")) {
            PictureRef found = picture(front.get(name), front, around);
            if (found != null) return found;
        }
        if (!file.source().isIndex()) return null;
        return folder.beside(file.source().path()).stream()
                .filter(name ->
                        name.matches(
                                "(?i)(feature|featured|cover|hero)[^/]*\\.(jpe?g|png|webp|gif)"))
                .findFirst()
                .map(name -> ref(name, Fields.NONE, front, around))
                .orElse(null);
    }

    private static @Nullable PictureRef picture(Json value, Fields front, Surroundings around) {
        if (value instanceof Json.Arr(var items))
            return items.isEmpty() ? null : picture(items.getFirst(), front, around);
        if (value instanceof Json.Text(var address))
            return address.matches(
                            "(?i)[^\\s<>\"]+\\.(jpe?g|png|gif|webp|avif|bmp|tiff?)([?#].*)?|https?://\\S+")
                    ? ref(address, Fields.NONE, front, around)
                    : null;
        Fields fields = Fields.of(value);
        String address =
                fields.text("src", "url", "path", "image", "feature", "overlay_image", "teaser");
        return address.isEmpty() ? null : ref(address, fields, front, around);
    }

    private static PictureRef ref(String address, Fields own, Fields front, Surroundings around) {
        String alt = own.text("alt");
        if (alt.isEmpty()) alt = front.text("image_alt", "imageAlt", "alt");
        String caption = own.text("caption", "title");
        if (caption.isEmpty()) caption = front.text("image_caption", "imageCaption", "caption");
        String credit = own.text("credit", "attribution");
        if (credit.isEmpty()) credit = front.text("image_credit", "imageCredit", "credit");
        return new PictureRef(
                around.picture(address),
                null,
                alt.isEmpty() ? null : alt,
                Inline.text(PlainText.line(caption)),
                credit.isEmpty() ? null : PlainText.line(credit));
    }

    /// Words of front matter may hold entities and marks.
    private static String line(String text) {
        return text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : PlainText.line(text);
    }
}
