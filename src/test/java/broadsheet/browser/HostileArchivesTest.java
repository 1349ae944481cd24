package broadsheet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.folder.FolderArchive;
import broadsheet.importer.ghost.GhostExport;
import broadsheet.importer.ghost.GhostWishes;
import broadsheet.testing.Corpora;
import broadsheet.testing.InBrowser;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an attacker can put into a Ghost export, a folder of texts, a feed, or an archive of a
/// paper like ours, judged in a browser after it was imported.
@InBrowser
class HostileArchivesTest {
    private static final int BATCH = 25;
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    @TempDir Path folder;

    private final List<String> payloads = payloads();

    private static List<String> payloads() {
        try {
            return ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                    .items().stream()
                            .map(vector -> vector.obj().text("payload"))
                            .map(text -> text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", ""))
                            .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Several vectors in one text, apart, so that one broken one cannot hide the next.
    private List<String> batches(String between) {
        List<String> batches = new ArrayList<>();
        for (int from = 0; from < payloads.size(); from += BATCH)
            batches.add(
                    String.join(
                            between,
                            payloads.subList(from, Math.min(from + BATCH, payloads.size()))));
        return batches;
    }

    @Test
    void aGhostExport() throws IOException {
        List<Json> posts = new ArrayList<>();
        List<String> bodies = batches("</p>\n<p>");
        for (int i = 0; i < payloads.size(); i++) {
            String evil = payloads.get(i);
            Json card = Json.object().put("type", "html").put("html", evil).build();
            Json picture =
                    Json.object()
                            .put("type", "image")
                            .put("src", evil)
                            .put("alt", evil)
                            .put("caption", evil)
                            .build();
            Json bookmark =
                    Json.object()
                            .put("type", "bookmark")
                            .put("url", evil)
                            .put("caption", evil)
                            .put(
                                    "metadata",
                                    Json.object().put("title", evil).put("icon", evil).build())
                            .build();
            Json root =
                    Json.object()
                            .put(
                                    "root",
                                    Json.object()
                                            .put(
                                                    "children",
                                                    List.of(card, picture, bookmark),
                                                    it -> it)
                                            .build())
                            .build();
            Json.Builder post =
                    Json.object()
                            .put("id", "p" + i)
                            .put("title", evil)
                            .put("slug", "story-" + i)
                            .put("status", "published")
                            .put("visibility", "public")
                            .put("custom_excerpt", evil)
                            .put("published_at", "2020-01-02T03:04:05.000Z");
            posts.add(
                    (i < bodies.size()
                                    ? post.put("html", "<p>" + bodies.get(i) + "</p>")
                                    : post.put("lexical", root.write()))
                            .build());
        }
        String file =
                "{\"db\":[{\"meta\":{\"version\":\"5.0.0\"},\"data\":{\"posts\":"
                        + Json.array(posts, it -> it).write()
                        + "}}]}";
        Path export = Files.writeString(folder.resolve("hostile.json"), file);
        try (TestSite site = TestSite.paper().with("search.rate", "0").open()) {
            site.app()
                    .imports(
                            new Actor("import:ghost"),
                            new GhostExport(
                                    export,
                                    new GhostWishes(URI.create("https://quay.example"), null, ZONE),
                                    InstantSource.system()),
                            settings(null));
            judge(site, payloads.size());
        }
    }

    @Test
    void aFolderOfTexts() throws IOException {
        Files.writeString(folder.resolve("hugo.toml"), "baseURL = \"https://quay.example/\"\n");
        Path port = Files.createDirectories(folder.resolve("content/port"));
        List<String> bodies = batches("\n\n");
        for (int i = 0; i < payloads.size(); i++) {
            String evil = Json.of(payloads.get(i)).write();
            Files.writeString(
                    port.resolve("story-" + i + ".md"),
                    "---\ntitle: %s\ndescription: %s\nauthor: %s\ntags: [%s]\ndate: 2020-01-02\n---\n%s\n"
                            .formatted(
                                    evil,
                                    evil,
                                    evil,
                                    evil,
                                    i < bodies.size() ? bodies.get(i) : payloads.get(i)));
            if (i < bodies.size())
                Files.writeString(
                        port.resolve("page-" + i + ".html"),
                        "---\ntitle: Page %d\ndate: 2020-01-02\n---\n<p>%s</p>\n"
                                .formatted(i, bodies.get(i)));
        }
        try (TestSite site = TestSite.paper().with("search.rate", "0").open()) {
            FolderArchive archive = FolderArchive.open(folder, ZONE, InstantSource.system());
            site.app().imports(new Actor("import:folder"), archive, settings(archive.root()));
            judge(site, payloads.size());
        }
    }

    @Test
    void aFeed() throws IOException {
        StringBuilder rss =
                new StringBuilder(
                        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">"
                                + "<channel><title>Hostile</title><link>https://quay.example/</link>");
        List<String> bodies = batches("</p>\n<p>");
        for (int i = 0; i < payloads.size(); i++) {
            String evil = cdata(payloads.get(i));
            rss.append("<item><guid>https://quay.example/story-%d/</guid>".formatted(i))
                    .append("<link>https://quay.example/story-%d/</link><title>".formatted(i))
                    .append(evil)
                    .append("</title><dc:creator>")
                    .append(evil)
                    .append("</dc:creator><category>")
                    .append(evil)
                    .append("</category><description>")
                    .append(evil)
                    .append("</description><media:title>")
                    .append(evil)
                    .append(
                            "</media:title><pubDate>Thu, 02 Jan 2020 03:04:05 GMT</pubDate><content:encoded>")
                    .append(
                            cdata(
                                    i < bodies.size()
                                            ? "<p>" + bodies.get(i) + "</p>"
                                            : payloads.get(i)))
                    .append("</content:encoded></item>");
        }
        Path file =
                Files.writeString(folder.resolve("hostile.xml"), rss.append("</channel></rss>"));
        try (TestSite site = TestSite.paper().with("search.rate", "0").open()) {
            site.app().importsFeeds(List.of(file.toString()), settings(null));
            judge(site, payloads.size() / 2);
        }
    }

    /// @param fewest stories that have come in
    private static void judge(TestSite site, int fewest) {
        assertThat(site.app().stories().count()).isGreaterThanOrEqualTo(fewest);
        List<String> pages = new ArrayList<>();
        for (Map.Entry<String, Reply> page : site.crawl(250, "/archive/2020/01/02").entrySet())
            if (page.getValue().status() == 200
                    && page.getValue().header("Content-Type").startsWith("text/html"))
                pages.add(page.getKey());
        assertThat(pages).hasSizeGreaterThan(60);
        Harmless.judge(site, pages, pages.subList(0, 60));
    }

    private static ImportSettings settings(Path media) {
        return new ImportSettings(List.of(), media, false, false, ZONE, "en");
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
