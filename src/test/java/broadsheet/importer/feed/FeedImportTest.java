package broadsheet.importer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.InTray;
import broadsheet.importer.OldStory;
import broadsheet.importer.XssVectorsTest;
import broadsheet.story.AtPath;
import broadsheet.story.Block;
import broadsheet.story.Story;
import broadsheet.text.SafeHtml;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds as stories of ours.
class FeedImportTest {
    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));

    private ImportReport imports(FeedWishes wishes, boolean dryRun, String... feeds)
            throws IOException {
        List<String> places = new ArrayList<>();
        for (String feed : feeds)
            places.add(
                    Files.writeString(folder.resolve("feed-" + places.size() + ".xml"), feed)
                            .toString());
        ImportSettings settings =
                new ImportSettings(List.of(), null, false, dryRun, ZoneId.of("UTC"), "en");
        return FeedImport.of(house.stores, InstantSource.system(), false)
                .run(places, wishes, settings, ImportProgress.SILENT);
    }

    private ImportReport imports(String... feeds) throws IOException {
        return imports(FeedWishes.DEFAULT, false, feeds);
    }

    private static String atom(String entry) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='pt-PT'><title>Quay</title><link href='https://quay.example/'/>"
                + "<author><name>The desk</name></author><rights>© Quay</rights>"
                + entry
                + "</feed>";
    }

    private static final String CRANES =
            """
            <entry><id>tag:quay.example,2024:17</id><title type="html">Cranes &amp;amp; &lt;i>tides&lt;/i></title>
            <link href="https://www.quay.example/2024/cranes/"/><published>2024-03-05T07:30:00Z</published>
            <updated>2024-03-06T07:30:00Z</updated><author><name>Ines Vale</name></author>
            <category term="Port"/><category term="Night work"/><summary>What the night shift saw.</summary>
            <content type="html">&lt;p>The first crane &lt;a href="/2023/old/">went up&lt;/a> at dawn.&lt;/p></content></entry>\
            """;

    @Test
    void aStoryComesWithAllThatBelongsToIt() throws IOException {
        ImportReport report = imports(atom(CRANES));
        assertThat(report.count("stories")).isOne();
        Story story = house.there("/2024/cranes/");
        assertThat(story.copy().headline()).isEqualTo("Cranes & tides");
        assertThat(story.copy().standfirst()).isEqualTo("What the night shift saw.");
        assertThat(story.copy().language()).isEqualTo("pt-PT");
        assertThat(story.copy().sourcing().rights()).isEqualTo("© Quay");
        assertThat(story.copy().byline().credits()).hasSize(1);
        assertThat(story.copy().body().toString()).contains("href=/2023/old/");
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2024-03-05T07:30:00Z"));
        assertThat(house.sections.tree().all()).extracting("path").containsExactly("/port");
        assertThat(house.rows()).contains("tag 1", "contributor 1");
    }

    @Test
    void theSameFeedAgainAddsNothingAndAChangedItemChangesItsStory() throws IOException {
        imports(atom(CRANES));
        List<String> rows = house.rows();
        assertThat(imports(atom(CRANES)).count("unchanged")).isOne();
        assertThat(house.rows()).isEqualTo(rows);
        assertThat(imports(atom(CRANES.replace("at dawn", "at noon"))).count("rewritten")).isOne();
        assertThat(house.there("/2024/cranes/").number()).isEqualTo(2);
    }

    @Test
    void twoFeedsOfOneSiteBringNoStoryTwice() throws IOException {
        ImportReport report = imports(atom(CRANES), atom(CRANES));
        assertThat(report.count("stories")).isOne();
        assertThat(house.rows()).contains("story 1");
    }

    @Test
    void draftsWaitAndASectionTakesAll() throws IOException {
        imports(new FeedWishes(true, "Wire", null, 1, false), false, atom(CRANES));
        assertThat(house.at("/2024/cranes/")).isNull();
        assertThat(house.rows()).contains("story 1", "tag 2");
        assertThat(house.sections.tree().all()).extracting("path").containsExactly("/wire");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        List<String> rows = house.rows();
        assertThat(imports(FeedWishes.DEFAULT, true, atom(CRANES)).count("stories")).isOne();
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void pathsOfOtherSitesAreNotTaken() throws IOException {
        imports(
                atom(
                        "<entry><id>1</id><title>Elsewhere</title><link href='https://other.example/politics/'/></entry>"));
        assertThat(house.stories.at("/politics/")).isInstanceOf(AtPath.Missing.class);
        assertThat(house.rows()).contains("story 1");
        imports(
                new FeedWishes(false, null, URI.create("https://other.example"), 1, false),
                false,
                atom(
                        "<entry><id>2</id><title>Ours now</title><link href='https://other.example/economy/'/></entry>"));
        assertThat(house.there("/economy/").copy().headline()).isEqualTo("Ours now");
    }

    @Test
    void itemsThatLackMuchStillComeIn() throws IOException {
        ImportReport report =
                imports(
                        "<rss><channel><item><description>Only words, &lt;b>some&lt;/b> of them bold.</description></item>"
                                + "<item><title>Only a title</title></item><item><link>https://quay.example/only-link</link></item>"
                                + "<item><title>Ahead</title><pubDate>Tue, 05 Mar 2199 07:30:00 GMT</pubDate></item>"
                                + "<item></item></channel></rss>");
        assertThat(report.count("stories")).isEqualTo(4);
        assertThat(report.lines("broken")).isOne();
        assertThat(report.json().write()).contains("its date lies ahead");
        assertThat(house.there("/only-link").copy().headline()).isNotBlank();
    }

    @Test
    void summariesThatAreOnlyTheBeginningAreNoStandfirst() throws IOException {
        imports(
                "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><link>https://quay.example/</link><item><title>a</title><link>https://quay.example/a</link>"
                        + "<description>The first crane went up at dawn, and then […]</description>"
                        + "<content:encoded>&lt;p>The first crane went up at dawn, and then others followed.</content:encoded></item></channel></rss>");
        assertThat(house.there("/a").copy().standfirst()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java&#10;script:alert(1)\">x</a>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<iframe srcdoc=\"<script>alert(1)</script>\" src=\"data:text/html,x\"></iframe>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<base href=\"javascript:/a/\"><a href=\"b\">x</a>",
                "]]><script>alert(1)</script>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"
            })
    void nothingRunsThatCameInAFeed(String payload) throws IOException {
        harmless(payload);
    }

    @Test
    void noVectorOfTheCorpusSurvivesInAFeed() throws IOException {
        for (XssVectorsTest.Vector vector : XssVectorsTest.vectors()) harmless(vector.payload());
    }

    private static void harmless(String payload) throws IOException {
        String escaped = SafeHtml.escape(payload).toString();
        String rss =
                "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Q</title><link>https://quay.example/</link>"
                        + "<item><title>"
                        + escaped
                        + "</title><link>"
                        + escaped
                        + "</link><dc:creator>"
                        + escaped
                        + "</dc:creator><category>"
                        + escaped
                        + "</category><enclosure url=\""
                        + escaped
                        + "\" type='audio/mpeg'/><description>"
                        + escaped
                        + "</description><content:encoded>"
                        + escaped
                        + "</content:encoded></item></channel></rss>";
        String raw =
                "<rss><channel><item><title>t</title><description>"
                        + payload
                        + "</description></item></channel></rss>";
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>"
                        + escaped
                        + "</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                        + payload
                        + "</div></content></entry></feed>";
        for (String text : List.of(rss, raw, atom))
            for (OldStory story : stories(text)) {
                for (Block block : story.body().apply(broadsheet.importer.Context.NONE).body())
                    XssVectorsTest.harmless(block);
                String path = story.place().path();
                if (path != null) assertThat(path).startsWith("http");
            }
    }

    private static List<OldStory> stories(String text) throws IOException {
        List<OldStory> stories = new ArrayList<>();
        Feed feed;
        try {
            feed =
                    FeedReader.read(
                            text.getBytes(StandardCharsets.UTF_8),
                            null,
                            URI.create("https://quay.example/f"));
        } catch (NotAFeed _) {
            return stories;
        }
        InTray tray = new Silent();
        FeedStory stage = new FeedStory(feed, FeedWishes.DEFAULT, "", "feed.xml", Instant.now());
        for (FeedItem item : feed.items()) stories.add(stage.of(item, tray));
        return stories;
    }

    private static final class Silent implements InTray {
        @Override
        public void put(OldStory story) {}

        @Override
        public void broken(String file, String item, String reason) {}

        @Override
        public void note(String file, String item, String reason) {}

        @Override
        public void noPicture(String file, String item, String reason) {}

        @Override
        public void status(String status) {}

        @Override
        public void passedOver(String what, long count) {}

        @Override
        public void at(long position) {}
    }
}
