package broadsheet.importer.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a feed. Texts that are missing are empty; title, summary, content and rights are
/// HTML, as it came.
///
/// @param source the title of the feed it was taken from
/// @param pictures addresses of its pictures, the best first
record FeedItem(
        String id,
        String title,
        String link,
        String summary,
        String content,
        String rights,
        String language,
        String source,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<Feed.Person> authors,
        List<Feed.Person> contributors,
        List<Feed.Category> categories,
        List<Feed.Link> links,
        List<Picture> pictures) {
    FeedItem {
        authors = List.copyOf(authors);
        contributors = List.copyOf(contributors);
        categories = List.copyOf(categories);
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
    }

    /// A picture that goes with an item.
    record Picture(String url, String caption, String credit) {}

    boolean isEmpty() {
        return id.isEmpty()
                && link.isEmpty()
                && title.isBlank()
                && content.isBlank()
                && summary.isBlank();
    }
}
