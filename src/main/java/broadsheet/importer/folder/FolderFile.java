package broadsheet.importer.folder;

import broadsheet.importer.Fields;
import broadsheet.text.Json;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of the site with what it says about itself, the site's own settings for it included.
///
/// @param text the whole file
/// @param changed when the file was last written, for a text without any date
record FolderFile(
        Source source, Fields front, String body, boolean hasFront, String text, FileTime changed) {

    static FolderFile of(Source source, String text, FileTime changed, SiteConfig config) {
        FrontMatter matter = FrontMatter.read(text);
        Json.Builder all = Json.object();
        String type = source.collection().isEmpty() ? "posts" : source.collection();
        if (source.role() == Source.Role.PAGE) type = "pages";
        for (Fields defaults : config.defaults(source.path(), type))
            defaults.object().members().forEach(all::put);
        if (source.isHtml() && !matter.present())
            PageHead.of(matter.body()).object().members().forEach(all::put);
        for (Map.Entry<String, Json> member : matter.fields().object().members().entrySet())
            all.put(member.getKey(), member.getValue());
        return new FolderFile(
                source, new Fields(all.build()), matter.body(), matter.present(), text, changed);
    }

    /// When it was published, as it says itself or its name does; null where neither does.
    @Nullable Instant date(ZoneId zone) {
        for (String name :
                List.of(
                        "date",
                        "publishDate",
                        "pubDate",
                        "publishdate",
                        "published_at",
                        "created")) {
            Instant at = FolderDates.at(front.text(name), zone);
            if (at != null) return at;
        }
        return FolderDates.at(source.date(), zone);
    }

    @Nullable Instant updated(ZoneId zone) {
        for (String name :
                List.of(
                        "lastmod",
                        "last_modified_at",
                        "updated",
                        "modified",
                        "last-modified-date",
                        "update_date")) {
            Instant at = FolderDates.at(front.text(name), zone);
            if (at != null) return at;
        }
        return null;
    }

    /// Its categories in order; Jekyll's may be words in one text, or folders above its posts.
    List<String> categories(Maker maker) {
        List<String> categories = new ArrayList<>();
        if (maker == Maker.JEKYLL
                && source.collection().isEmpty()
                && source.role() != Source.Role.PAGE) categories.addAll(source.folders());
        categories.addAll(front.texts("category", "section"));
        categories.addAll(words("categories", maker));
        return categories.stream().distinct().toList();
    }

    List<String> tags(Maker maker) {
        List<String> tags = words("tags", maker);
        if (tags.isEmpty()) tags = words("tag", maker);
        return tags.stream()
                .filter(tag ->
                        !List.of("post", "posts", "all").contains(tag.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private List<String> words(String name, Maker maker) {
        List<String> texts = front.texts(name);
        if (texts.size() != 1 || front.get(name) instanceof Json.Arr) return texts;
        String all = texts.getFirst();
        String between = all.contains(",") ? "," : maker == Maker.JEKYLL ? "\\s+" : "\\n";
        List<String> words = new ArrayList<>();
        for (String word : all.split(between)) if (!word.isBlank()) words.add(word.strip());
        return words;
    }
}
