package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Addresses;
import broadsheet.story.Contributor;
import broadsheet.story.Listing;
import broadsheet.story.Story;
import broadsheet.testing.TestSite;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What ROME, a reader of feeds that is not ours, finds in the feeds of the demo edition, beside
/// what the stores say.
class FeedReadersTest {
    private static final String PAPER = "http://localhost:0";
    private static final TestSite site =
            TestSite.paper().demo().with("feeds.stories", "500").open();

    @AfterAll
    static void close() {
        site.close();
    }

    private static SyndFeed read(String path) throws Exception {
        return new SyndFeedInput().build(new StringReader(site.get(path).text()));
    }

    private static List<String> names(Story story) {
        Map<broadsheet.story.ContributorId, Contributor> people =
                site.app()
                        .contributors()
                        .find(
                                story.copy().byline().credits().stream()
                                        .map(credit -> credit.contributor())
                                        .toList());
        List<String> names =
                new java.util.ArrayList<>(
                        story.copy().byline().credits().stream()
                                .map(credit -> people.get(credit.contributor()))
                                .filter(Objects::nonNull)
                                .map(Contributor::name)
                                .toList());
        if (story.copy().byline().line() != null) names.add(story.copy().byline().line());
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.xml", "/feed.atom"})
    void agreesWithTheStoresOnEveryStory(String path) throws Exception {
        List<Story> stories = site.app().stories().newest(new Listing.All(), null, 500);
        assertThat(stories).hasSizeGreaterThan(50);
        SyndFeed feed = read(path);
        assertThat(feed.getEntries()).hasSameSizeAs(stories);
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            SyndEntry entry = feed.getEntries().get(i);
            assertThat(entry.getTitle()).isEqualTo(story.headline());
            assertThat(entry.getLink()).isEqualTo(PAPER + Addresses.encoded(story.path()));
            assertThat(entry.getPublishedDate().toInstant().getEpochSecond())
                    .isEqualTo(story.firstPublished().getEpochSecond());
            if (path.endsWith("atom"))
                assertThat(entry.getUpdatedDate().toInstant().getEpochSecond())
                        .isEqualTo(story.updated().getEpochSecond());
            assertThat(
                            path.endsWith("atom")
                                    ? entry.getAuthors().stream().map(SyndPerson::getName).toList()
                                    : creators(entry))
                    .as(story.path())
                    .isEqualTo(names(story));
            if (story.copy().standfirst() != null)
                assertThat(entry.getDescription().getValue()).isEqualTo(story.copy().standfirst());
            if (!story.copy().body().isEmpty()) {
                SyndContent content = entry.getContents().getFirst();
                assertThat(content.getValue()).isNotBlank();
                assertThat(Jsoup.parseBodyFragment(content.getValue()).select("script, iframe"))
                        .isEmpty();
            }
            assertThat(entry.getEnclosures().isEmpty())
                    .as(story.path())
                    .isEqualTo(story.copy().lead() == null && files(story) == 0);
        }
        assertThat(feed.getEntries().stream().filter(entry -> !entry.getEnclosures().isEmpty()))
                .isNotEmpty();
    }

    private static List<String> creators(SyndEntry entry) {
        var module =
                (com.rometools.rome.feed.module.DCModule)
                        entry.getModule(com.rometools.rome.feed.module.DCModule.URI);
        return module == null ? List.of() : module.getCreators();
    }

    private static long files(Story story) {
        return story.copy().body().stream()
                .filter(block -> block instanceof broadsheet.story.Block.AudioVideo)
                .count();
    }

    @Test
    void rssAndAtomAndJsonSayTheSame() throws Exception {
        var json = broadsheet.text.Json.read(site.get("/feed.json").text()).obj().items("items");
        List<SyndEntry> rss = read("/feed.xml").getEntries();
        List<SyndEntry> atom = read("/feed.atom").getEntries();
        for (int i = 0; i < json.size(); i++) {
            String html = json.get(i).obj().textOrNull("content_html");
            assertThat(json.get(i).obj().text("title"))
                    .isEqualTo(rss.get(i).getTitle())
                    .isEqualTo(atom.get(i).getTitle());
            assertThat(json.get(i).obj().text("url"))
                    .isEqualTo(rss.get(i).getLink())
                    .isEqualTo(atom.get(i).getLink());
            if (html == null) continue;
            assertThat(html(rss.get(i))).isEqualTo(Jsoup.parseBodyFragment(html).html());
            assertThat(html(atom.get(i))).isEqualTo(Jsoup.parseBodyFragment(html).html());
        }
    }

    /// As a browser has it: ROME spells some entities anew.
    private static String html(SyndEntry entry) {
        return Jsoup.parseBodyFragment(entry.getContents().getFirst().getValue()).html();
    }

    @Test
    void picturesAreThereInTheSizesSaid() throws Exception {
        int seen = 0;
        for (SyndEntry entry : read("/feed.xml").getEntries()) {
            if (!(entry.getModule("http://search.yahoo.com/mrss/")
                    instanceof MediaEntryModule media)) continue;
            for (var content : media.getMediaContents()) {
                if (!"image".equals(content.getMedium())) continue;
                assertThat(content.getWidth()).isPositive();
                if (seen++ > 3) continue;
                var picture = site.get(content.getReference().toString().replace(PAPER, ""));
                assertThat(picture.status()).isEqualTo(200);
                assertThat(picture.header("Content-Type")).isEqualTo(content.getType());
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void everyFeedThatADemoPageNamesIsValid() {
        java.util.Set<String> feeds = new java.util.TreeSet<>();
        site.crawl(120).values().stream()
                .filter(page -> page.header("Content-Type").startsWith("text/html"))
                .forEach(page ->
                        feeds.addAll(
                                page.html()
                                        .select("link[rel=alternate]:not([type*=oembed])")
                                        .eachAttr("href")));
        assertThat(feeds).hasSizeGreaterThan(30);
        for (String path : feeds) {
            String text = site.get(path).text();
            assertThat(
                            path.endsWith(".xml")
                                    ? RssRules.problems(text, PAPER + path)
                                    : path.endsWith(".atom")
                                            ? AtomRules.problems(text, PAPER + path)
                                            : JsonFeedRules.problems(text, PAPER + path))
                    .as(path)
                    .isEmpty();
        }
    }
}
