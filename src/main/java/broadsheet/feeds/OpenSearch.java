package broadsheet.feeds;

import broadsheet.http.Content;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.text.Xml;
import java.nio.charset.StandardCharsets;

/// The description by which browsers offer the paper's search as their own (OpenSearch 1.1): where
/// to ask, and where suggestions come from.
final class OpenSearch {
    private static final String MEDIA_TYPE = "application/opensearchdescription+xml";

    private static final String NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/";

    /// As many letters as the standard allows.
    private static final int SHORT_NAME = 16;

    private OpenSearch() {}

    static Content content(Paper paper) {
        String description = Messages.of(paper.language()).get("search.of", paper.name());
        String site = paper.url().toString();
        Xml xml = new Xml(1_000).open("OpenSearchDescription", "xmlns", NAMESPACE);
        xml.text("ShortName", shortened(paper.name()));
        xml.text("LongName", paper.name());
        xml.text("Description", description);
        template(xml, "results", "text/html", site + Addresses.SEARCH + "?q={searchTerms}");
        template(
                xml,
                "suggestions",
                "application/x-suggestions+json",
                site + Addresses.SUGGEST + "?q={searchTerms}");
        template(xml, "self", MEDIA_TYPE, site + Addresses.OPEN_SEARCH);
        xml.text("Image", site + Icons.SMALL, "width", "192", "height", "192", "type", "image/png");
        xml.text("Language", paper.language());
        xml.text("InputEncoding", "UTF-8").text("OutputEncoding", "UTF-8");
        byte[] body = xml.close().toString().getBytes(StandardCharsets.UTF_8);
        return Content.of(MEDIA_TYPE, body).build();
    }

    private static void template(Xml xml, String rel, String type, String template) {
        xml.empty("Url", "type", type, "rel", rel, "method", "get", "template", template);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= SHORT_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHORT_NAME)).strip();
    }
}
