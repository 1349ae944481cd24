package broadsheet.feeds;

import broadsheet.paper.Paper;
import broadsheet.text.SafeHtml;
import broadsheet.text.Xml;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// RSS 2.0 with the modules that its readers know: content, Dublin Core, Media RSS, and Atom's
/// links.
final class RssWriter implements FeedWriter {
    /// RFC 822 with years of four digits, as RSS asks.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Paper paper;
    private final String style;

    /// @param style the path of the style sheet for browsers
    RssWriter(Paper paper, String style) {
        this.paper = paper;
        this.style = style;
    }

    @Override
    public String write(Feed feed) {
        Xml xml = new Xml(feed.items().size() * 8_192 + 2_048).style(style);
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms",
                "http://purl.org/dc/terms/",
                "xmlns:media",
                "http://search.yahoo.com/mrss/");
        xml.open("channel");
        xml.text("title", feed.channel().title());
        xml.text("link", feed.page());
        xml.text("description", feed.channel().description());
        xml.text("language", paper.language());
        xml.text("copyright", paper.rights());
        if (!paper.email().isEmpty())
            xml.text("managingEditor", paper.email() + " (" + paper.publisher() + ")");
        xml.text("lastBuildDate", DATE.format(feed.updated()));
        xml.text("generator", "Broadsheet");
        xml.text("docs", "https://www.rssboard.org/rss-specification");
        xml.open("image");
        xml.text("url", feed.icon());
        xml.text("title", feed.channel().title());
        xml.text("link", feed.page());
        xml.close();
        xml.empty(
                "atom:link",
                "rel",
                "self",
                "type",
                FeedFormat.RSS.mediaType(),
                "href",
                feed.self());
        link(xml, "first", feed.newer() == null && feed.older() == null ? null : feed.first());
        link(xml, "previous", feed.newer());
        link(xml, "next", feed.older());
        link(xml, "hub", feed.hub() == null ? null : feed.hub().toString());
        feed.items().forEach(item -> item(xml, item));
        return xml.close().close().toString();
    }

    private static void link(Xml xml, String relation, @Nullable String href) {
        if (href != null) xml.empty("atom:link", "rel", relation, "href", href);
    }

    private void item(Xml xml, Item item) {
        xml.open("item");
        xml.text("title", item.title());
        xml.text("link", item.link());
        xml.text("guid", item.id(paper.url()), "isPermaLink", "false");
        xml.text("pubDate", DATE.format(item.published()));
        if (item.updated().isAfter(item.published()))
            xml.text("dcterms:modified", item.updated().truncatedTo(ChronoUnit.SECONDS).toString());
        for (Item.Author author : item.authors()) xml.text("dc:creator", author.name());
        if (item.foreign()) xml.text("dc:language", item.language());
        for (String category : item.categories()) xml.text("category", category);
        xml.some("description", item.summary());
        SafeHtml content = item.content();
        if (content != null && !content.isEmpty())
            xml.wrapped("content:encoded", content.toString());
        Item.File enclosure = item.enclosure();
        if (enclosure != null)
            xml.empty(
                    "enclosure",
                    "url",
                    enclosure.link(),
                    "length",
                    Long.toString(enclosure.bytes()),
                    "type",
                    enclosure.mediaType());
        item.pictures().forEach(picture -> picture(xml, picture));
        item.files().forEach(file -> recording(xml, file));
        xml.text("dc:rights", item.rights());
        xml.close();
    }

    private static void picture(Xml xml, Item.Image picture) {
        xml.open(
                "media:content",
                "url",
                picture.link(),
                "type",
                picture.mediaType(),
                "medium",
                "image",
                "width",
                Integer.toString(picture.width()),
                "height",
                Integer.toString(picture.height()));
        xml.some("media:title", picture.alt(), "type", "plain");
        xml.some("media:description", picture.caption(), "type", "plain");
        xml.some("media:credit", picture.credit());
        xml.some("media:copyright", picture.rights());
        xml.close();
    }

    private static void recording(Xml xml, Item.File file) {
        xml.empty(
                "media:content",
                "url",
                file.link(),
                "type",
                file.mediaType(),
                "medium",
                file.mediaType().startsWith("video/") ? "video" : "audio",
                "fileSize",
                Long.toString(file.bytes()));
    }
}
