package broadsheet.importer.feed;

import java.util.List;

/// A feed of any format, or one page of it. Texts that are missing are empty.
///
/// @param format how it was written: `rss`, `rdf`, `atom`, `cdf` or `json`
/// @param title as HTML
/// @param subtitle as HTML
/// @param link the site it is of
/// @param rights as HTML
/// @param image the address of its picture
/// @param mended whether it had to be repaired to be read
record Feed(
        String format,
        String id,
        String title,
        String subtitle,
        String link,
        String language,
        String rights,
        String image,
        List<Person> authors,
        List<Category> categories,
        List<Link> links,
        List<FeedItem> items,
        boolean mended) {
    Feed {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        links = List.copyOf(links);
        items = List.copyOf(items);
    }

    /// Somebody, as far as they are named.
    record Person(String name, String email, String uri) {
        boolean isBlank() {
            return name.isBlank() && email.isBlank() && uri.isBlank();
        }
    }

    /// @param rel `alternate`, `enclosure`, `next`, `prev-archive` and the like
    record Link(String rel, String href, String type, String title, String hreflang, long length) {}

    /// What something is filed under. The label is for people, where there is one.
    record Category(String term, String scheme, String label) {
        String name() {
            return label.isBlank() ? term : label;
        }
    }

    /// The address of the first link of this kind, or an empty text.
    String href(String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(Link::href)
                .findFirst()
                .orElse("");
    }
}
