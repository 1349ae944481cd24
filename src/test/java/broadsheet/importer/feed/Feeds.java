package broadsheet.importer.feed;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The same item in every format, written for these tests.
final class Feeds {
    private static final String BODY = "&lt;p&gt;The first crane went up at dawn.&lt;/p&gt;";

    private Feeds() {}

    static Stream<Arguments> ofAllFormats() {
        return Stream.of(
                Arguments.of(
                        "RSS 0.90",
                        """
                        <?xml version="1.0"?>
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
                        <channel><title>Quay</title><link>https://quay.example/</link><description>d</description></channel>
                        <item><title>Cranes &amp; tides</title><link>https://quay.example/2024/cranes/</link><description>%s</description></item>
                        </rdf:RDF>\
                        """
                                .formatted(BODY)),
                Arguments.of("RSS 0.91", rss09("0.91")),
                Arguments.of("RSS 0.92", rss09("0.92")),
                Arguments.of(
                        "RSS 1.0",
                        """
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                        <channel rdf:about="https://quay.example/"><title>Quay</title><link>https://quay.example/</link>
                        <items><rdf:Seq><rdf:li rdf:resource="https://quay.example/2024/cranes/"/></rdf:Seq></items></channel>
                        <item rdf:about="https://quay.example/2024/cranes/"><title>Cranes &amp; tides</title>
                        <link>https://quay.example/2024/cranes/</link><dc:date>2024-03-05T08:30:00+01:00</dc:date>
                        <dc:creator>Ines Vale</dc:creator><dc:subject>Port</dc:subject><dc:subject>Night work</dc:subject>
                        <content:encoded><![CDATA[<p>The first crane went up at dawn.</p>]]></content:encoded></item></rdf:RDF>\
                        """),
                Arguments.of(
                        "RSS 2.0",
                        """
                        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
                        <channel><title>Quay</title><link>https://quay.example/</link>
                        <atom:link rel="self" href="https://quay.example/feeds/all.xml"/><language>en-gb</language>
                        <item><title>Cranes &amp; tides</title><link>https://quay.example/2024/cranes/</link>
                        <guid isPermaLink="false">quay-17</guid><pubDate>Tue, 05 Mar 2024 07:30:00 GMT</pubDate>
                        <author>ines@quay.example (Ines Vale)</author><category>Port</category><category>Night work</category>
                        <description>Short</description><content:encoded>%s</content:encoded></item></channel></rss>\
                        """
                                .formatted(BODY)),
                Arguments.of(
                        "Atom 0.3",
                        """
                        <feed version="0.3" xmlns="http://purl.org/atom/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><title>Quay</title>
                        <link rel="alternate" type="text/html" href="https://quay.example/"/><modified>2024-03-05T07:30:00Z</modified>
                        <entry><title>Cranes &amp; tides</title><link rel="alternate" type="text/html" href="https://quay.example/2024/cranes/"/>
                        <id>tag:quay.example,2024:17</id><issued>2024-03-05T07:30:00Z</issued><modified>2024-03-05T07:30:00Z</modified>
                        <author><name>Ines Vale</name></author><dc:subject>Port</dc:subject><dc:subject>Night work</dc:subject>
                        <content type="text/html" mode="escaped">%s</content></entry></feed>\
                        """
                                .formatted(BODY)),
                Arguments.of(
                        "Atom 1.0",
                        """
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Quay</title><link href="https://quay.example/"/>
                        <link rel="self" href="https://quay.example/feeds/all.xml"/><id>tag:quay.example,2024:feed</id>
                        <entry><title type="text">Cranes &amp; tides</title><link href="https://quay.example/2024/cranes/"/>
                        <id>tag:quay.example,2024:17</id><published>2024-03-05T07:30:00Z</published><updated>2024-03-06T07:30:00Z</updated>
                        <author><name>Ines Vale</name><email>ines@quay.example</email></author>
                        <category term="port" label="Port"/><category term="Night work"/>
                        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The first crane went up at dawn.</p></div></content>
                        </entry></feed>\
                        """),
                Arguments.of(
                        "CDF",
                        """
                        <CHANNEL HREF="https://quay.example/"><TITLE>Quay</TITLE><ABSTRACT>d</ABSTRACT>
                        <ITEM HREF="https://quay.example/2024/cranes/"><TITLE>Cranes &amp; tides</TITLE>
                        <ABSTRACT>%s</ABSTRACT></ITEM></CHANNEL>\
                        """
                                .formatted(BODY)),
                Arguments.of("JSON Feed 1.0", json("1", "\"author\":{\"name\":\"Ines Vale\"}")),
                Arguments.of(
                        "JSON Feed 1.1", json("1.1", "\"authors\":[{\"name\":\"Ines Vale\"},7]")));
    }

    private static String rss09(String version) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
        <rss version="%s"><channel><title>Quay</title><link>https://quay.example/</link><description>d</description>
        <image><title>No</title><url>/i.png</url><link>https://elsewhere.example/</link></image>
        <item><title>Cranes &amp; tides</title><link>https://quay.example/2024/cranes/</link><description>%s</description></item>
        </channel></rss>\
        """
                .formatted(version, BODY);
    }

    private static String json(String version, String author) {
        return """
        {"version":"https://jsonfeed.org/version/%s","title":"Quay","home_page_url":"https://quay.example/",
         "feed_url":"https://quay.example/feeds/all.json","items":[{"id":17,"title":"Cranes & tides",
         "url":"https://quay.example/2024/cranes/","content_html":"<p>The first crane went up at dawn.</p>",
         "date_published":"2024-03-05T07:30:00Z","tags":["Port","Night work",null],%s}]}\
        """
                .formatted(version, author);
    }
}
