package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Markup;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MachineFilesTest {
    private static final String PAPER = "http://localhost:0";
    private final TestClock clock = new TestClock("2026-11-20T09:00:00Z");
    private TestSite site = TestSite.paper().at(clock).open();

    @AfterEach
    void close() {
        site.close();
    }

    private void reopen(TestSite.Builder paper) {
        site.close();
        site = paper.at(clock).open();
    }

    @Test
    void robotsNamesTheSitemapsAndKeepsNobodyOutButOfSearch() {
        assertThat(site.get("/robots.txt").text())
                .isEqualTo(
                        """
                        User-agent: *
                        Disallow: /search

                        Sitemap: http://localhost:0/sitemap.xml
                        Sitemap: http://localhost:0/sitemap/news.xml
                        """);
    }

    @Test
    void robotsKeepsTrainingCrawlersOutAndSearchIn() {
        reopen(TestSite.paper().with("machines.training-crawlers", "disallow"));
        String robots = site.get("/robots.txt").text();
        assertThat(robots)
                .contains(
                        "User-agent: GPTBot\n",
                        "User-agent: CCBot\n",
                        "User-agent: Google-Extended\n");
        assertThat(robots)
                .doesNotContain("OAI-SearchBot", "Googlebot\n", "Bingbot", "Claude-User", "#");
        String[] groups = robots.split("\n\n");
        assertThat(groups[0]).startsWith("User-agent: ").endsWith("\nDisallow: /");
        assertThat(groups[1]).isEqualTo("User-agent: *\nDisallow: /search");
    }

    @Test
    void whatNobodySetIsNotThere() {
        for (String path :
                List.of(
                        "/ads.txt",
                        "/app-ads.txt",
                        "/.well-known/security.txt",
                        "/license.xml",
                        "/.well-known/tdmrep.json"))
            assertThat(site.get(path).status()).as(path).isEqualTo(404);
        Reply home = site.get("/");
        assertThat(home.header("tdm-reservation")).isEmpty();
        assertThat(home.header("Link")).doesNotContain("license");
    }

    @Test
    void adsComeFromTheDataFolder() throws Exception {
        Files.writeString(site.data().resolve("ads.txt"), "ads.example, 12, DIRECT\n");
        Reply ads = site.get("/ads.txt");
        assertThat(ads.text()).isEqualTo("ads.example, 12, DIRECT\n");
        assertThat(ads.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        Files.delete(site.data().resolve("ads.txt"));
        Files.createDirectory(site.data().resolve("ads.txt"));
        assertThat(site.get("/ads.txt").status()).isEqualTo(404);
    }

    @Test
    void securityContactNeverEndsSoon() {
        reopen(
                TestSite.paper()
                        .with("machines.security-contact", "safe@paper.example")
                        .with("machines.security-policy", "https://paper.example/safe"));
        assertThat(site.get("/.well-known/security.txt").text())
                .isEqualTo(
                        """
                        Contact: mailto:safe@paper.example
                        Expires: 2027-05-01T00:00:00Z
                        Preferred-Languages: en
                        Canonical: http://localhost:0/.well-known/security.txt
                        Policy: https://paper.example/safe
                        """);
        clock.set("2027-12-31T23:59:59Z");
        assertThat(site.get("/.well-known/security.txt").text())
                .contains("Expires: 2028-06-01T00:00:00Z");
    }

    @Test
    void devicesFindNameAndIcons() throws Exception {
        Reply reply = site.get(site.get("/").html().select("link[rel=manifest]").attr("href"));
        assertThat(reply.header("Content-Type")).isEqualTo("application/manifest+json");
        Json.Obj manifest = Json.read(reply.text()).obj();
        assertThat(manifest.text("name")).isEqualTo("The Harbour Post");
        for (Json icon : manifest.items("icons"))
            assertThat(size(icon.obj().text("src"))).isEqualTo(icon.obj().text("sizes"));
        assertThat(size("/apple-touch-icon.png")).isEqualTo("180x180");
        assertThat(site.get("/").html().select("link[rel=apple-touch-icon]").attr("href"))
                .isEqualTo("/apple-touch-icon.png");
    }

    private String size(String path) throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(site.get(path).body()));
        return picture.getWidth() + "x" + picture.getHeight();
    }

    @Test
    void theLicenceIsNamedEverywhereAndSaysWhatIsSet() {
        reopen(
                TestSite.paper()
                        .with("licence.permits", "search, ai-index")
                        .with("licence.prohibits", "ai-train")
                        .with("licence.payment", "attribution")
                        .with("licence.tdm", "reserved")
                        .with("licence.tdm-policy", "https://paper.example/mining"));
        assertThat(site.get("/robots.txt").text())
                .startsWith("License: " + PAPER + "/license.xml\n\n");
        for (String path : List.of("/", "/feed.xml", "/icon-192.png", "/nowhere")) {
            Reply reply = site.get(path);
            assertThat(reply.header("Link"))
                    .as(path)
                    .contains(
                            "<"
                                    + PAPER
                                    + "/license.xml>; rel=\"license\"; type=\"application/rsl+xml\"");
            assertThat(reply.header("tdm-reservation")).isEqualTo("1");
            assertThat(reply.header("tdm-policy")).isEqualTo("https://paper.example/mining");
        }
        Reply licence = site.get("/license.xml");
        assertThat(licence.header("Content-Type")).isEqualTo("application/rsl+xml; charset=utf-8");
        String rsl = "https://rslstandard.org/rsl";
        Element root = Markup.parse(licence.text()).getDocumentElement();
        Element content = Markup.children(root, rsl, "content").getFirst();
        assertThat(content.getAttribute("url")).isEqualTo("/");
        Element terms = Markup.children(content, rsl, "license").getFirst();
        assertThat(Markup.text(terms, rsl, "permits")).isEqualTo("search ai-index");
        assertThat(Markup.text(terms, rsl, "prohibits")).isEqualTo("ai-train");
        assertThat(Markup.children(terms, rsl, "payment").getFirst().getAttribute("type"))
                .isEqualTo("attribution");
        assertThat(Markup.text(content, rsl, "terms")).isEqualTo(PAPER + "/licensing");
        Json rule =
                ((Json.Arr) Json.read(site.get("/.well-known/tdmrep.json").text()))
                        .items()
                        .getFirst();
        assertThat(rule.obj().text("location")).isEqualTo("/");
        assertThat(rule.obj().number("tdm-reservation")).isEqualTo(1);
        assertThat(rule.obj().text("tdm-policy")).isEqualTo("https://paper.example/mining");
    }
}
