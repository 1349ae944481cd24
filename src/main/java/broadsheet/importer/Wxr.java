package broadsheet.importer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a WordPress export (WXR 1.0 to 1.2) is made of, in the order in which it comes.
sealed interface Wxr {
    /// One fact about the site: `title`, `link`, `description`, `language`, `wp:base_site_url` and
    /// the like.
    record Channel(String name, String value) implements Wxr {}

    /// Someone who can write.
    record Author(String id, String login, String email, String name) implements Wxr {}

    /// A category (`taxonomy` is `category`), tag (`post_tag`) or term of another taxonomy;
    /// `parent` is a slug or empty.
    record Term(
            String taxonomy, String id, String slug, String parent, String name, String description)
            implements Wxr {}

    /// A post, page, attachment or anything else that WordPress keeps as one.
    ///
    /// @param ordinal counts the file's items from 1
    /// @param weight its bytes in the file
    /// @param fields texts by name with the usual prefix (`title`, `wp:post_id`,
    ///   `content:encoded`), first one wins
    /// @param meta values of `wp:postmeta` by key, as far as anything here reads them
    record Item(
            int ordinal,
            long offset,
            int weight,
            Map<String, String> fields,
            List<Filed> terms,
            Map<String, List<String>> meta,
            List<Comment> comments)
            implements Wxr {
        /// The field as it is, or an empty text.
        String raw(String name) {
            return fields.getOrDefault(name, "");
        }

        /// The field without space around it, or an empty text.
        String text(String name) {
            return raw(name).strip();
        }

        /// The first value under `key`, or an empty text.
        String meta(String key) {
            return meta.getOrDefault(key, List.of("")).getFirst().strip();
        }

        String type() {
            return text("wp:post_type");
        }

        /// WordPress's number for it, or 0 where there is none.
        long id() {
            String text = text("wp:post_id");
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        }

        /// How a report names it.
        String label() {
            String title = text("title");
            String cut = title.length() > 80 ? title.substring(0, 80) + "…" : title;
            return "item "
                    + ordinal
                    + (id() > 0 ? " (post " + id() + ")" : "")
                    + (cut.isEmpty() ? "" : " “" + cut + "”");
        }
    }

    /// A term an item is filed under; domain or slug are empty where the export does not say.
    record Filed(String domain, String slug, String name) {}

    record Comment(
            String id,
            String parent,
            String author,
            String url,
            String date,
            String dateGmt,
            String approved,
            String type,
            String text) {}

    /// Something that could not be read. `item` says which, `reason` why; all else goes on.
    record Broken(String item, long offset, String reason) implements Wxr {}

    /// The name without a null, for what may be absent.
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
