package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Corpora;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export written by an attacker, imported and opened in a browser: nothing runs, nothing is
/// asked of anybody else.
@InBrowser
class HostileImportTest {
    private static final int BATCH = 25;

    @TempDir Path folder;

    @Test
    void noVectorRunsOrAsksAnybodyAfterImport() throws IOException {
        List<String> payloads =
                ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                        .items().stream().map(vector -> vector.obj().text("payload")).toList();
        assertThat(payloads).hasSizeGreaterThan(50);
        List<String> paths = new ArrayList<>();
        Path export = Files.writeString(folder.resolve("hostile.xml"), export(payloads, paths));
        try (TestSite site = TestSite.open()) {
            assertThat(site.imports(export).failed()).isFalse();
            List<String> pages = new ArrayList<>(paths);
            for (Map.Entry<String, Reply> page : site.crawl(120, "/archive/2020/01/02").entrySet())
                if (page.getValue().status() == 200
                        && page.getValue().header("Content-Type").startsWith("text/html"))
                    pages.add(page.getKey());
            List<String> opened = new ArrayList<>(pages.subList(0, batches(payloads)));
            opened.addAll(pages.subList(paths.size(), pages.size()).stream().limit(30).toList());
            Harmless.judge(site, pages, opened);
        }
    }

    /// The stories that hold many vectors each stand first.
    private static int batches(List<String> payloads) {
        return 2 * ((payloads.size() + BATCH - 1) / BATCH);
    }

    private static String export(List<String> payloads, List<String> paths) {
        StringBuilder out =
                new StringBuilder(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
                        <channel><title>Hostile</title><link>https://hostile.example</link><wp:wxr_version>1.2</wp:wxr_version>
                        <wp:base_site_url>https://hostile.example</wp:base_site_url><wp:base_blog_url>https://hostile.example</wp:base_blog_url>
                        """);
        int id = 0;
        for (int from = 0; from < payloads.size(); from += BATCH) {
            List<String> batch = payloads.subList(from, Math.min(from + BATCH, payloads.size()));
            // Apart, so that one broken vector cannot hide the next.
            StringBuilder classic = new StringBuilder();
            StringBuilder blocks = new StringBuilder();
            for (String payload : batch) {
                classic.append(payload)
                        .append(
                                "\n\n[caption id=\"attachment_1\" width=\"9\"]<img src=\"/a.jpg\" alt=\"x\"> ")
                        .append(payload)
                        .append("[/caption]\n\n");
                blocks.append("<!-- wp:html -->")
                        .append(payload)
                        .append("<!-- /wp:html -->\n<!-- wp:paragraph --><p>")
                        .append(payload)
                        .append("</p><!-- /wp:paragraph -->\n");
            }
            item(out, ++id, "Classic " + id, classic.toString(), "", "News", "mara", paths);
            item(out, ++id, "Blocks " + id, blocks.toString(), "", "News", "mara", paths);
        }
        for (String payload : payloads)
            item(out, ++id, payload, "Words. " + id, payload, payload, payload, paths);
        return out.append("</channel></rss>").toString();
    }

    private static void item(
            StringBuilder out,
            int id,
            String title,
            String body,
            String excerpt,
            String term,
            String author,
            List<String> paths) {
        paths.add("/item-" + id + "/");
        out.append("<item><title>")
                .append(cdata(title))
                .append("</title><link>https://hostile.example/item-")
                .append(id)
                .append("/</link><dc:creator>")
                .append(cdata(author))
                .append("</dc:creator><content:encoded>")
                .append(cdata(body))
                .append("</content:encoded><excerpt:encoded>")
                .append(cdata(excerpt))
                .append("</excerpt:encoded><wp:post_id>")
                .append(id)
                .append(
                        "</wp:post_id><wp:post_date>2020-01-02 03:04:05</wp:post_date><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:post_name>item-")
                .append(id)
                .append(
                        "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>")
                .append("<category domain=\"category\" nicename=\"c-")
                .append(term.equals("News") ? "news" : "x" + id)
                .append("\">")
                .append(cdata(term))
                .append("</category><category domain=\"post_tag\" nicename=\"t-")
                .append(term.equals("News") ? "news" : "x" + id)
                .append("\">")
                .append(cdata(term))
                .append("</category><wp:comment><wp:comment_id>")
                .append(id)
                .append("</wp:comment_id><wp:comment_author>")
                .append(cdata(author))
                .append(
                        "</wp:comment_author><wp:comment_approved>1</wp:comment_approved><wp:comment_content>")
                .append(cdata(title))
                .append("</wp:comment_content></wp:comment></item>\n");
    }

    private static String cdata(String text) {
        String clean = text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
        return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
