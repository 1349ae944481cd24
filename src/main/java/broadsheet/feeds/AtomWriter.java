package broadsheet.feeds;

import broadsheet.paper.Paper;
import broadsheet.text.SafeHtml;
import broadsheet.text.Xml;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Atom (RFC 4287). Content is HTML escaped and not XHTML: some readers lose the order of words and
/// elements in the latter.
final class AtomWriter implements FeedWriter {
    private final Paper paper;
    private final String style;

    /// @param style the path of the style sheet for browsers
    AtomWriter(Paper paper, String style) {
        this.paper = paper;
        this.style = style;
    }

    @Override
    public String write(Feed feed) {
        Xml xml = new Xml(feed.items().size() * 8_192 + 2_048).style(style);
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xmlns:media",
                "http://search.yahoo.com/mrss/",
                "xml:lang",
                paper.language());
        xml.text("id", feed.first());
        xml.text("title", feed.channel().title());
        xml.text("subtitle", feed.channel().description());
        xml.text("updated", date(feed.updated()));
        // An entry without a byline is the paper's.
        xml.open("author").text("name", paper.name()).text("uri", paper.address("/"));
        xml.close();
        xml.text("rights", paper.rights());
        xml.text("generator", "Broadsheet");
        xml.text("icon", feed.icon());
        link(xml, "self", FeedFormat.ATOM.mediaType(), feed.self());
        link(xml, "alternate", "text/html", feed.page());
        link(
                xml,
                "first",
                null,
                feed.newer() == null && feed.older() == null ? null : feed.first());
        link(xml, "previous", null, feed.newer());
        link(xml, "next", null, feed.older());
        link(xml, "hub", null, feed.hub() == null ? null : feed.hub().toString());
        feed.items().forEach(item -> entry(xml, item));
        return xml.close().toString();
    }

    private static void link(
            Xml xml, String relation, @Nullable String type, @Nullable String href) {
        if (href != null) xml.empty("link", "rel", relation, "type", type, "href", href);
    }

    private void entry(Xml xml, Item item) {
        xml.open("entry", "xml:lang", item.foreign() ? item.language() : null);
        xml.text("id", item.id(paper.url()));
        xml.text("title", item.title());
        link(xml, "alternate", "text/html", item.link());
        xml.text("published", date(item.published()));
        xml.text("updated", date(item.updated()));
        for (Item.Author author : item.authors())
            xml.open("author").text("name", author.name()).text("uri", author.link()).close();
        for (String category : item.categories()) xml.empty("category", "term", category);
        xml.some("summary", item.summary());
        SafeHtml content = item.content();
        if (content != null && !content.isEmpty())
            xml.text("content", content.toString(), "type", "html");
        for (Item.File file : item.files())
            xml.empty(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    file.mediaType(),
                    "length",
                    Long.toString(file.bytes()),
                    "href",
                    file.link());
        Item.Image lead = item.lead();
        if (lead != null) {
            link(xml, "enclosure", lead.mediaType(), lead.link());
            xml.empty(
                    "media:thumbnail",
                    "url",
                    lead.link(),
                    "width",
                    Integer.toString(lead.width()),
                    "height",
                    Integer.toString(lead.height()));
        }
        xml.text("rights", item.rights());
        xml.close();
    }

    private static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
