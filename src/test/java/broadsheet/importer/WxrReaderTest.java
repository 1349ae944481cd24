package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WxrReaderTest {
    @TempDir Path folder;

    @Test
    void readsAWholeExportOfAnyVersion() throws IOException {
        for (String version : List.of("1.0", "1.1", "1.2")) {
            List<Wxr> parts =
                    read(
                            export(
                                    version,
                                    """
                                    <title>The Quay</title><wp:base_blog_url>https://quay.example</wp:base_blog_url>
                                    <wp:author><wp:author_id>7</wp:author_id><wp:author_login>ines
                                    </wp:author_login><wp:author_display_name><![CDATA[Ines Vale]]></wp:author_display_name></wp:author>
                                    <wp:category><wp:category_nicename>news</wp:category_nicename><wp:category_parent/>\
                                    <wp:cat_name><![CDATA[News & Views]]></wp:cat_name></wp:category>
                                    <wp:tag><wp:tag_slug>docks</wp:tag_slug><wp:tag_name><![CDATA[Docks]]></wp:tag_name></wp:tag>
                                    """
                                            + item(1, "First")
                                            + item(2, "Second")));
            assertThat(parts)
                    .containsSubsequence(
                            new Wxr.Channel("title", "The Quay"),
                            new Wxr.Channel("wp:base_blog_url", "https://quay.example"),
                            new Wxr.Author("7", "ines", "", "Ines Vale"),
                            new Wxr.Term("category", "", "news", "", "News & Views", ""),
                            new Wxr.Term("post_tag", "", "docks", "", "Docks", ""));
            Wxr.Item first = items(parts).getFirst();
            assertThat(first.text("title")).isEqualTo("First");
            assertThat(first.id()).isEqualTo(1);
            assertThat(first.raw("content:encoded")).isEqualTo("<p>Text of First &amp; more</p>");
            assertThat(first.terms())
                    .containsExactly(new Wxr.Filed("category", "news", "News & Views"));
            assertThat(first.meta("_thumbnail_id")).isEqualTo("99");
            assertThat(first.comments().getFirst().text()).isEqualTo("Well said");
            assertThat(items(parts)).hasSize(2);
        }
    }

    @Test
    void namespacesAreKnownByAddressNotByPrefix() throws IOException {
        List<Wxr.Item> items =
                items(
                        read(
                                """
                                <rss xmlns:x="https://wordpress.org/export/1.2/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
                                <channel><item><title>Odd</title><x:post_id>5</x:post_id><c:encoded>hello</c:encoded>
                                <x:status xmlns:x="http://elsewhere.example/">trash</x:status><x:status>publish</x:status></item>
                                </channel></rss>\
                                """));
        assertThat(items.getFirst().id()).isEqualTo(5);
        assertThat(items.getFirst().text("wp:status")).isEqualTo("publish");
        assertThat(items.getFirst().raw("content:encoded")).isEqualTo("hello");
    }

    @Test
    void undeclaredPrefixesMeanWhatTheyAlwaysMean() throws IOException {
        List<Wxr.Item> items = items(read("<rss><channel>" + item(3, "Bare") + "</channel></rss>"));
        assertThat(items.getFirst().id()).isEqualTo(3);
    }

    @Test
    void mendsWhatExportsGetWrong() throws IOException {
        String broken =
                item(1, "Salt & vinegar &nbsp; <3 \u0001done &#x1;")
                        .replace("<p>Text", "<![CDATA[ inner ]]> :)<p>Text");
        Wxr.Item item =
                items(read("\uFEFF\n\n<!-- a leading remark -->\n" + export("1.1", broken)))
                        .getFirst();
        assertThat(item.text("title")).isEqualTo("Salt & vinegar &nbsp; <3 done &#x1;");
        assertThat(item.raw("content:encoded"))
                .isEqualTo(
                        "<![CDATA[ inner ]]> :)<p>Text of Salt & vinegar &nbsp; <3 done &#x1; &amp; more</p>");
    }

    @Test
    void readsEscapedCdataWithinCdata() throws IOException {
        Wxr.Item item =
                items(
                                read(
                                        export(
                                                "1.2",
                                                item(1, "x")
                                                        .replace(
                                                                "<p>Text",
                                                                "a <![CDATA[ b ]]]]><![CDATA[> c<p>Text"))))
                        .getFirst();
        assertThat(item.raw("content:encoded")).startsWith("a <![CDATA[ b ]]> c<p>Text");
    }

    @Test
    void bytesOfAnotherEncodingAreRead() throws IOException {
        byte[] mixed = export("1.2", item(1, "Café “é”")).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("mixed.xml");
        String latin =
                new String(mixed, StandardCharsets.ISO_8859_1).replaceFirst("CafÃ©", "Caf\u00e9");
        Files.write(file, latin.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(items(read(file)).getFirst().text("title")).isEqualTo("Café “é”");

        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            Files.write(
                    file,
                    ("<?xml version=\"1.0\"?>" + export("1.2", item(1, "Łódź"))).getBytes(wide));
            assertThat(items(read(file)).getFirst().text("title")).isEqualTo("Łódź");
        }
        Files.write(
                file,
                ("<?xml version=\"1.0\" encoding=\"windows-1251\"?>"
                                + export("1.2", item(1, "Гавань")))
                        .getBytes(Charset.forName("windows-1251")));
        assertThat(items(read(file)).getFirst().text("title")).isEqualTo("Гавань");
    }

    @Test
    void aBrokenItemCostsThatItemAlone() throws IOException {
        String unclosed = item(2, "Unclosed").replace("</item>", "");
        String openText = item(3, "Open text").replace("</p>]]>", "");
        String badTag = item(4, "Bad tag").replace("</title>", "</titel>");
        List<Wxr> parts =
                read(export("1.2", item(1, "A") + unclosed + openText + badTag + item(5, "E")));
        assertThat(items(parts)).extracting(Wxr.Item::id).containsExactly(1L, 5L);
        assertThat(broken(parts)).hasSize(3);
        assertThat(broken(parts).get(0).item()).contains("Unclosed");
        assertThat(broken(parts).get(1).item()).contains("Open text");
        assertThat(broken(parts).get(2).item()).contains("Bad tag");
        assertThat(broken(parts).get(2).reason()).contains("well-formed");
    }

    @Test
    void anItemWrittenAboutInsideABrokenOneIsNoItem() throws IOException {
        String about =
                item(1, "About feeds")
                        .replace(
                                "<p>Text",
                                "<pre>\n<item>\n<title>sample</title></item></pre><p>Text")
                        .replace("</title>\n<link>", "</titel>\n<link>");
        List<Wxr> parts = read(export("1.2", about + item(2, "Next")));
        assertThat(items(parts)).extracting(Wxr.Item::id).containsExactly(2L);
    }

    @Test
    void neverReadsADocumentTypeNorExpandsAnEntity() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "the safe's number");
        List<Wxr> parts =
                read(
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE rss [
                          <!ENTITY secret SYSTEM "%s">
                          <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
                        ]>
                        """
                                        .formatted(secret.toUri())
                                + export("1.2", item(1, "&secret; &b; it's")));
        assertThat(items(parts).getFirst().text("title")).isEqualTo("&secret; &b; it's");
        assertThat(broken(parts))
                .extracting(Wxr.Broken::item)
                .containsExactly("document type declaration");
    }

    @Test
    void refusesDepthAndSizeBeyondTheLimitAndGoesOn() throws IOException {
        String deep =
                item(1, "x")
                        .replace("<title>x", "<title>" + "<b>".repeat(5000) + "</b>".repeat(5000));
        Path file = folder.resolve("limits.xml");
        Files.writeString(
                file, export("1.2", deep + item(2, "y".repeat(300_000)) + item(3, "Fine")));
        List<Wxr> parts = new ArrayList<>();
        try (WxrReader reader = new WxrReader(file, 200_000)) {
            for (Wxr part = reader.next(); part != null; part = reader.next()) parts.add(part);
        }
        assertThat(items(parts)).extracting(Wxr.Item::id).containsExactly(3L);
        assertThat(broken(parts)).hasSize(2);
    }

    private List<Wxr> read(String text) throws IOException {
        Path file = folder.resolve("export.xml");
        Files.writeString(file, text);
        return read(file);
    }

    static List<Wxr> read(Path file) throws IOException {
        List<Wxr> parts = new ArrayList<>();
        try (WxrReader reader = new WxrReader(file)) {
            for (Wxr part = reader.next(); part != null; part = reader.next()) parts.add(part);
        }
        return parts;
    }

    static List<Wxr.Item> items(List<Wxr> parts) {
        return parts.stream().filter(Wxr.Item.class::isInstance).map(Wxr.Item.class::cast).toList();
    }

    static List<Wxr.Broken> broken(List<Wxr> parts) {
        return parts.stream()
                .filter(Wxr.Broken.class::isInstance)
                .map(Wxr.Broken.class::cast)
                .toList();
    }

    static String export(String version, String inside) {
        return """
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/%1$s/excerpt/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/%1$s/">
        <channel><wp:wxr_version>%1$s</wp:wxr_version>
        """
                        .formatted(version)
                + inside
                + "\n</channel>\n</rss>\n";
    }

    static String item(int id, String title) {
        return """
        <item>
        <title>%2$s</title>
        <link>https://quay.example/2012/%1$d/</link>
        <dc:creator>ines</dc:creator>
        <category><![CDATA[News & Views]]></category>
        <category domain="category" nicename="news"><![CDATA[News & Views]]></category>
        <content:encoded><![CDATA[<p>Text of %2$s &amp; more</p>]]></content:encoded>
        <excerpt:encoded><![CDATA[]]></excerpt:encoded>
        <wp:post_id>%1$d</wp:post_id>
        <wp:post_date>2012-01-05 14:30:46</wp:post_date>
        <wp:post_date_gmt>2012-01-05 14:30:46</wp:post_date_gmt>
        <wp:post_name>story-%1$d</wp:post_name>
        <wp:status>publish</wp:status>
        <wp:post_type>post</wp:post_type>
        <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[99]]></wp:meta_value></wp:postmeta>
        <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[Well said]]></wp:comment_content></wp:comment>
        </item>
        """
                .formatted(id, title);
    }
}
