package broadsheet.importer.feed;

import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The feed a page names in a `link` with `rel=alternate`.
final class FeedLinks {
    private static final List<String> TYPES =
            List.of(
                    "application/atom+xml",
                    "application/rss+xml",
                    "application/feed+json",
                    "application/rdf+xml",
                    "application/json",
                    "application/xml",
                    "text/xml");

    private FeedLinks() {}

    /// The first, as the page's authors put their main feed first.
    static Optional<URI> in(String html, URI page) {
        URI base = page;
        for (HtmlNode.Element element : HtmlTree.links(html)) {
            String href = element.attribute("href");
            if (href == null) continue;
            if (element.name().equals("base")) {
                URI own = Bases.uri(Bases.resolve(page, href));
                if (own != null) base = own;
            } else if (isFeed(element)) {
                @Nullable URI feed = Bases.uri(Bases.resolve(base, href));
                if (feed != null) return Optional.of(feed);
            }
        }
        return Optional.empty();
    }

    private static boolean isFeed(HtmlNode.Element link) {
        String rel = link.attribute("rel");
        String type = link.attribute("type");
        if (rel == null || type == null) return false;
        return List.of(rel.toLowerCase(Locale.ROOT).split("\\s+")).contains("alternate")
                && TYPES.contains(type.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", ""));
    }
}
