package broadsheet.importer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each format in a feed of our own, and what goes wrong with feeds.
class FeedReaderTest {
    private static final URI FROM = URI.create("https://quay.example/feeds/all.xml");
    private static final Instant THEN = Instant.parse("2024-03-05T07:30:00Z");

    @ParameterizedTest
    @MethodSource("broadsheet.importer.feed.Feeds#ofAllFormats")
    void everyFormatSaysTheSame(String format, String text) throws IOException {
        Feed feed = read(text);
        assertThat(feed.title()).contains("Quay");
        assertThat(feed.link()).isEqualTo("https://quay.example/");
        assertThat(feed.mended()).isFalse();
        FeedItem item = feed.items().getFirst();
        assertThat(item.title()).isEqualTo("Cranes &amp; tides");
        assertThat(item.link()).isEqualTo("https://quay.example/2024/cranes/");
        assertThat(item.content() + item.summary()).contains("The first crane");
        if (format.startsWith("RSS 0.9") || format.equals("CDF")) return;
        assertThat(item.published() == null ? item.updated() : item.published()).isEqualTo(THEN);
        assertThat(item.authors().getFirst().name()).isEqualTo("Ines Vale");
        assertThat(item.categories())
                .extracting(Feed.Category::name)
                .contains("Port", "Night work");
        assertThat(item.id()).isNotEmpty();
    }

    private static Feed read(String text) throws IOException {
        return FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, FROM);
    }

    private static Feed rss(String item) throws IOException {
        return read(
                "<rss version=\"2.0\"><channel><title>Quay</title><item>"
                        + item
                        + "</item></channel></rss>");
    }

    private static FeedItem item(String xml) throws IOException {
        return rss(xml).items().getFirst();
    }

    @Test
    void mediaEnclosuresAndPodcastsPicturesAreFound() throws IOException {
        FeedItem item =
                read("""
                <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
                     xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Quay</title><item>
                  <title>Tides</title><link>/tides</link>
                  <enclosure url="/sound.mp3" type="audio/mpeg" length="12 KB"/>
                  <media:group><media:content url="/crane.jpg" type="image/jpeg" width="wide">
                    <media:description>A crane</media:description><media:credit>Jo Guest</media:credit>
                  </media:content><media:content url="/crane.mp4" type="video/mp4"/></media:group>
                  <itunes:image href="cover.png"/>
                </item></channel></rss>\
                """)
                        .items()
                        .getFirst();
        assertThat(item.pictures())
                .containsExactly(
                        new FeedItem.Picture(
                                "https://quay.example/crane.jpg", "A crane", "Jo Guest"),
                        new FeedItem.Picture("https://quay.example/feeds/cover.png", "", ""));
        assertThat(item.links())
                .filteredOn(link -> link.rel().equals("enclosure"))
                .extracting(Feed.Link::href)
                .containsExactly("https://quay.example/sound.mp3");
    }

    @Test
    void relativeLinksAreMadeWholeByTheNearestBase() throws IOException {
        Feed feed =
                read(
                        """
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/paper/"><title>Quay</title>
                        <entry xml:base="2024/"><title>a</title><link href="cranes"/>
                        <content type="html">&lt;a href="../x"&gt;x&lt;/a&gt; &lt;img src="y.png"&gt; &lt;a href="?p=1"&gt;z&lt;/a&gt;</content>
                        </entry><entry xml:base="javascript:alert(1)"><title>b</title><link href="b"/></entry></feed>\
                        """);
        assertThat(feed.items().getFirst().link())
                .isEqualTo("https://quay.example/paper/2024/cranes");
        assertThat(feed.items().getFirst().content())
                .contains("\"https://quay.example/paper/x\"")
                .contains("\"https://quay.example/paper/2024/y.png\"")
                .contains("\"https://quay.example/paper/2024/?p=1\"");
        assertThat(feed.items().get(1).link()).isEqualTo("https://quay.example/paper/b");
    }

    @Test
    void inAFileRelativeLinksAreThoseOfTheSite() throws IOException {
        String rss =
                "<rss><channel><title>Q</title><link>https://quay.example/paper/</link><item><title>a</title><link>a</link></item></channel></rss>";
        String json =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"home_page_url\":\"https://quay.example/paper/\",\"items\":[{\"id\":\"1\",\"url\":\"a\"}]}";
        for (String text : List.of(rss, json))
            assertThat(
                            FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, null)
                                    .items()
                                    .getFirst()
                                    .link())
                    .isEqualTo("https://quay.example/paper/a");
    }

    @Test
    void authorsComeInAllSpellings() throws IOException {
        assertThat(item("<author>mara@quay.example (Mara Quay)</author>").authors())
                .containsExactly(new Feed.Person("Mara Quay", "mara@quay.example", ""));
        assertThat(item("<author>Mara Quay &lt;mara@quay.example&gt;</author>").authors())
                .containsExactly(new Feed.Person("Mara Quay", "mara@quay.example", ""));
        assertThat(
                        item("<author>mara@quay.example</author><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Jo</dc:creator>")
                                .authors())
                .hasSize(2);
    }

    @Test
    void aGuidIsALinkOnlyWhereItSaysSo() throws IOException {
        assertThat(item("<guid>https://quay.example/a</guid>").link())
                .isEqualTo("https://quay.example/a");
        assertThat(item("<guid isPermaLink='false'>https://quay.example/a</guid>").link())
                .isEmpty();
        assertThat(item("<guid>tag:x,1</guid><link>https://quay.example/b</link>").link())
                .isEqualTo("https://quay.example/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n <?xml version='1.0'?><rss><channel><title>Quay</title><item><title>Tide</title></item></channel></rss>",
                "<br />\n<b>Warning</b>: x <?xml version='1.0'?><rss><channel><title>Quay</title><item><title>Tide</title></item></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Tide</title></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Tide</item></channel>",
                "<rss><channel><title>Quay</title><item><title>Tide",
                "<rss><channel><title>Quay</title><item><title>Tide</title><description>fish & chips <br> <b>x</description></item></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Ti\u0000\u0008de</title></item></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Ti&#0;&#x1f;de</title></item></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Tide</title><dc:creator>Jo</dc:creator></item></channel></rss>",
                "<rss><channel><title>Quay</title><item><title>Tide</title><a:b c:d='1' e=2 f>x</a:b></item></channel></rss> <!-- cached -->x",
                "<rss><channel><title>Quay</title></channel><item><title>Tide</title></item></rss>",
                "<RSS><Channel><Title>Quay</Title><Item><Title>Tide</Title></Item></Channel></RSS>",
                "<rss xmlns=' http://quay.example/'><channel><title>Quay</title><item><title>Tide</title></item></channel></rss>",
                "<rss xmlns:x='2005/x'><channel><title>Quay</title><item><title>Tide</title><:a/><x:y/></item></channel></rss>",
                "<channel><title>Quay</title><item><title>Tide</title></item></channel>",
                "<feed xmlns='http://www.w3.org/2005/atom/'><title>Quay</title><entry><title>Tide</title></entry></feed>",
                "<feed><title>Quay</title><entry><title>Tide</title></entry></feed>",
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Quay</a:title><a:entry><a:title>Tide</a:title></a:entry></a:feed>",
                "<!DOCTYPE rss [<!ENTITY t 'Tide'>]><rss><channel><title>Quay</title><item><title>&t;</title></item></channel></rss>"
            })
    void whatASaneReaderWouldReadIsRead(String text) throws IOException {
        Feed feed = read(text);
        assertThat(feed.title()).isEqualTo("Quay");
        assertThat(feed.items().getFirst().title()).isEqualTo("Tide");
    }

    @Test
    void namedCharactersOfHtmlAndBareAmpersandsAreMeant() throws IOException {
        FeedItem item = item("<title>A&nbsp;&eacute;&#146; B & C &unknown; D&amp;E</title>");
        assertThat(broadsheet.text.PlainText.line(item.title()))
                .isEqualTo("A\u00a0é’ B & C &unknown; D&E".replace('\u00a0', ' '));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "ISO-8859-1",
                "windows-1252"
            })
    void textIsReadInItsOwnEncodingWhateverItSays(String name) throws IOException {
        String text =
                "<?xml version='1.0' encoding='NAME'?><rss><channel><title>Cafés</title></channel></rss>";
        for (String declared :
                new String[] {name, "iso-8859-1", "us-ascii", "utf-8", "x-made-up", ""}) {
            byte[] bytes = text.replace("NAME", declared).getBytes(Charset.forName(name));
            assertThat(FeedReader.read(bytes, null, null).title())
                    .as(name + " as " + declared)
                    .isEqualTo("Cafés");
            assertThat(FeedReader.read(bytes, "utf-8", null).title()).isEqualTo("Cafés");
        }
    }

    @Test
    void otherEncodingsAreReadWhereTheyAreNamed() throws IOException {
        for (String name :
                new String[] {"gb2312", "Shift_JIS", "EUC-KR", "koi8-r", "big5", "IBM037"}) {
            String word = name.equals("koi8-r") ? "Вести" : name.equals("EUC-KR") ? "뉴스" : "新聞";
            if (name.equals("gb2312")) word = "新闻";
            if (name.equals("IBM037")) word = "Tides";
            byte[] inXml =
                    ("<?xml version='1.0' encoding='"
                                    + name
                                    + "'?><rss><channel><title>"
                                    + word
                                    + "</title></channel></rss>")
                            .getBytes(Charset.forName(name));
            assertThat(FeedReader.read(inXml, null, null).title()).isEqualTo(word);
            if (name.equals("IBM037")) continue;
            byte[] inHttp =
                    ("<rss><channel><title>" + word + "</title></channel></rss>")
                            .getBytes(Charset.forName(name));
            assertThat(FeedReader.read(inHttp, name, null).title()).isEqualTo(word);
        }
    }

    @Test
    void twoEncodingsInOneFileAreBothRead() throws IOException {
        byte[] utf8 = "<rss><channel><title>Cafés ".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "é</title></channel></rss>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, all, utf8.length, latin.length);
        assertThat(FeedReader.read(all, "utf-8", null).title()).isEqualTo("Cafés é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
                "<!DOCTYPE r [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x.dtd'> %p; <!ENTITY c '%p;'>]>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'>",
                "<!DOCTYPE r PUBLIC '-//x' \"http://127.0.0.1:1/x.dtd\" [ <!ENTITY c '<x>]]>'> ]>"
            })
    void noEntityReachesOutOrGrows(String dtd) throws IOException {
        Feed feed =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () ->
                                read(
                                        "<?xml version='1.0'?>"
                                                + dtd
                                                + "<rss><channel><title>Q&c;</title></channel></rss>"));
        assertThat(feed.title()).startsWith("Q").hasSizeLessThan(40).doesNotContain("root:");
    }

    @Test
    void depthWidthAndLengthAreBorne() {
        String deep = "<rss><channel><title>Quay</title>" + "<a>".repeat(200_000);
        String wide =
                "<rss " + "a='1' ".repeat(50_000) + "><channel><title>Quay</title></channel></rss>";
        String many =
                "<rss><channel><title>Quay</title>"
                        + "<item><title>a</title></item>".repeat(60_000)
                        + "</channel></rss>";
        String html =
                "<rss><channel><title>Quay</title><item><description>"
                        + "&lt;b&gt;".repeat(100_000)
                        + "</description></item></channel></rss>";
        String open =
                "<rss><channel><title>Quay" + "<![CDATA[".repeat(20_000) + "<".repeat(100_000);
        String ands =
                "<rss><channel><title>Quay</title><a>"
                        + "&".repeat(300_000)
                        + "</a></channel></rss>";
        StringBuilder filed = new StringBuilder("<rss><channel><title>Quay</title><item>");
        for (int i = 0; i < 200_000; i++)
            filed.append("<category>")
                    .append(i)
                    .append("</category><author>")
                    .append(i)
                    .append("</author>");
        String ends = "</x>".repeat(300_000);
        List<String> texts =
                new ArrayList<>(
                        List.of(
                                deep,
                                wide,
                                many,
                                html,
                                open,
                                ands,
                                filed.toString(),
                                "<rss>" + ends));
        for (String start :
                List.of(
                        "<!--",
                        "<?",
                        "<!DOCTYPE x [",
                        "<!DOCTYPE x [\"",
                        "<html>",
                        "<x ",
                        "<!DOCTYPE")) texts.add(start.repeat(500_000) + "<?xml version='1.0'?>");
        for (String text : texts)
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> {
                        try {
                            read(text);
                        } catch (NotAFeed e) {
                            assertThat(e).hasMessageContaining("it is ");
                        }
                    });
    }

    @Test
    void aLargeFeedFullOfEscapesIsReadWhole() throws IOException {
        String item =
                "<item><title>a</title><description>"
                        + "&lt;p>b &amp;amp; &#233;".repeat(2_000)
                        + "</description></item>";
        Feed feed =
                read("<rss><channel><title>Quay</title>" + item.repeat(200) + "</channel></rss>");
        assertThat(feed.mended()).isFalse();
        assertThat(feed.items())
                .hasSize(200)
                .allSatisfy(each -> assertThat(each.summary()).hasSizeGreaterThan(20_000));
    }

    @Test
    void whatWouldFillTheMemoryIsRefusedBeforeItDoes() {
        for (String text :
                List.of(
                        "<rss>" + "<a/>".repeat(2_000_000),
                        "{\"items\":[" + "{},".repeat(2_000_000)))
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(NotAFeed.class)
                    .hasMessageContaining("parts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty",
                "hello | it is no feed",
                "<html><body>hi</body></html> | it is a page",
                "<!DOCTYPE html><p>hi | it is a page",
                "{\"a\":1} | it is JSON, but no feed",
                "{\"version\":\"https://jsonfeed.org/version/1\", | not JSON"
            })
    void whatIsNoFeedIsToldWhatItIs(String text, String why) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(NotAFeed.class).hasMessageContaining(why);
    }

    @Test
    void cutAnywhereItIsReadOrRefused() {
        String atom =
                Feeds.ofAllFormats()
                        .filter(each -> each.get()[0].equals("Atom 1.0"))
                        .findFirst()
                        .orElseThrow()
                        .get()[1]
                        .toString();
        for (int end = 0; end < atom.length(); end += 3) {
            String cut = atom.substring(0, end);
            try {
                read(cut);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(NotAFeed.class);
            }
        }
    }

    /// Pieces of markup thrown into feeds of every format, the same in every run.
    @Test
    void damagedAnywhereItIsReadOrRefused() {
        Random random = new Random(17);
        String[] pieces = {
            "<",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "<?",
            "\"",
            "</",
            "xmlns=\"\"",
            "xmlns=\" 1\"",
            "xml:base=\"::\"",
            "<:a>",
            ":",
            "&#x0;",
            "mode=\"base64\" ",
            "\u0000",
            "<item>",
            "<entry>",
            "{",
            "]",
            ","
        };
        List<String> feeds = Feeds.ofAllFormats().map(each -> each.get()[1].toString()).toList();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(feeds.get(i % feeds.size()));
            for (int cuts = random.nextInt(1, 5); cuts > 0; cuts--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.insert(at, pieces[random.nextInt(pieces.length)]);
                else text.delete(at, at + random.nextInt(20));
            }
            try {
                read(text.toString());
            } catch (IOException e) {
                assertThat(e).as(text.toString()).isInstanceOf(NotAFeed.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 05 Mar 2024 07:30:00 GMT', 2024-03-05T07:30:00Z",
        "'Tue, 05 Mar 2024 07:30:00 +0000', 2024-03-05T07:30:00Z",
        "'Tue, 5 Mar 24 02:30 EST', 2024-03-05T07:30:00Z",
        "'5 Mar 2024 00:30:00 PDT', 2024-03-05T07:30:00Z",
        "'Tuesday, 05-Mar-24 07:30:00 GMT', 2024-03-05T07:30:00Z",
        "'Tue Mar  5 07:30:00 2024', 2024-03-05T07:30:00Z",
        "'Mar 5, 2024 7:30 AM', 2024-03-05T07:30:00Z",
        "'March 5, 2024 07:30:00 PM UTC', 2024-03-05T19:30:00Z",
        "'Tue, 05 Mar 2024 08:30:00 +01:00', 2024-03-05T07:30:00Z",
        "'Tue, 05 Mar 2024 08:30:00 GMT+1', 2024-03-05T07:30:00Z",
        "'Di, 05 Mär 2024 08:30:00 +0100', 2024-03-05T07:30:00Z",
        "'mar., 05 mars 2024 08:30:00 +0100', 2024-03-05T07:30:00Z",
        "'Tue, 05 Mar 2024', 2024-03-05T00:00:00Z",
        "2024-03-05T07:30:00Z, 2024-03-05T07:30:00Z",
        "2024-03-05T07:30:00.123456+00:00, 2024-03-05T07:30:00Z",
        "2024-03-05t08:30:00+0100, 2024-03-05T07:30:00Z",
        "2024-03-05 08:30 +01, 2024-03-05T07:30:00Z",
        "2024-03-05T07:30, 2024-03-05T07:30:00Z",
        "20240305T073000Z, 2024-03-05T07:30:00Z",
        "2024-065, 2024-03-05T00:00:00Z",
        "2024-03-05, 2024-03-05T00:00:00Z",
        "2024-03, 2024-03-01T00:00:00Z",
        "2024, 2024-01-01T00:00:00Z",
        "2024/03/05 07:30:00, 2024-03-05T07:30:00Z",
        "05.03.2024 07:30, 2024-05-03T07:30:00Z",
        "25/03/2024 07:30, 2024-03-25T07:30:00Z",
        "1709623800, 2024-03-05T07:30:00Z",
        "1709623800000, 2024-03-05T07:30:00Z",
        "'Tue, 05 Mar 2024 24:00:00 GMT', 2024-03-06T00:00:00Z"
    })
    void datesComeInManySpellings(String written, String meant) {
        assertThat(FeedDates.at(written)).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "32 Mar 2024",
                "2024-13-45",
                "00000000000",
                "Mar",
                "99999999999999999999",
                "Tue, 05 Mar 12024 07:30:00 GMT"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(FeedDates.at(written)).isNull();
    }
}
