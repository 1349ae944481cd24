package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Card;
import broadsheet.story.MonthPart;
import broadsheet.story.Months;
import broadsheet.story.State;
import broadsheet.story.StoryId;
import broadsheet.testing.Corpora;
import broadsheet.testing.Editor;
import broadsheet.testing.Markup;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SitemapsTest {
    private static final String PAPER = "http://localhost:0";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    /// Google's entries as its documentation describes them.
    private static final String EXTENSIONS =
            """
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="%s" elementFormDefault="qualified">%s</xsd:schema>\
            """;

    private static final String IMAGES =
            EXTENSIONS.formatted(
                    IMAGE,
                    """
                    <xsd:element name="image"><xsd:complexType><xsd:sequence>
                    <xsd:element name="loc" type="xsd:anyURI"/></xsd:sequence></xsd:complexType></xsd:element>\
                    """);
    private static final String ARTICLES =
            EXTENSIONS.formatted(
                    NEWS,
                    """
                    <xsd:element name="news"><xsd:complexType><xsd:sequence>
                    <xsd:element name="publication"><xsd:complexType><xsd:sequence>
                    <xsd:element name="name" type="xsd:string"/><xsd:element name="language">
                    <xsd:simpleType><xsd:restriction base="xsd:string"><xsd:pattern value="zh-cn|zh-tw|([a-z]{2,3})"/></xsd:restriction></xsd:simpleType>
                    </xsd:element></xsd:sequence></xsd:complexType></xsd:element>
                    <xsd:element name="publication_date" type="xsd:dateTime"/>
                    <xsd:element name="title" type="xsd:string"/>
                    </xsd:sequence></xsd:complexType></xsd:element>\
                    """);

    private final TestClock clock = new TestClock("2026-11-20T09:00:00Z");
    private TestSite site = TestSite.paper().at(clock).open();
    private Editor mara = site.editor("Mara");

    @AfterEach
    void close() {
        site.close();
    }

    private List<String> places(String path) {
        Reply reply = site.get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/xml; charset=utf-8");
        return Markup.children(Markup.parse(reply.text()).getDocumentElement()).stream()
                .map(each -> Markup.text(each, SITEMAP, "loc"))
                .peek(place -> assertThat(place).startsWith(PAPER))
                .map(place -> place.substring(PAPER.length()))
                .toList();
    }

    private String changed(String index, String place) {
        return Markup.children(Markup.parse(site.get(index).text()).getDocumentElement()).stream()
                .filter(each -> Markup.text(each, SITEMAP, "loc").equals(PAPER + place))
                .map(each -> Markup.text(each, SITEMAP, "lastmod"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPublicPageIsInOneOfThemAndAnswers() {
        mara.publishes(words ->
                words.headline("Cranes").in("/business/economy").tagged("Ferry").by("Ada Finch"));
        mara.publishesPage(words -> words.headline("House rules").in(null));
        site.files(
                new State.Published(),
                "/2012/05/old & odd é/",
                "2012-05-06T07:08:09Z",
                words -> words.headline("Old"));
        assertThat(places("/sitemap.xml"))
                .containsExactly(
                        "/sitemap/pages.xml",
                        "/sitemap/tags-1.xml",
                        "/sitemap/contributors-1.xml",
                        "/sitemap/2012-05.xml",
                        "/sitemap/2026-11.xml");
        List<String> all = new ArrayList<>();
        for (String part : places("/sitemap.xml")) all.addAll(places(part));
        assertThat(all)
                .doesNotHaveDuplicates()
                .contains(
                        "/",
                        "/business",
                        "/business/economy",
                        "/about",
                        "/house-rules",
                        "/tag/ferry",
                        "/by/ada-finch")
                .contains("/2012/05/old%20&%20odd%20%C3%A9/")
                .doesNotContain("/health");
        for (String place : all) assertThat(site.get(place).status()).as(place).isEqualTo(200);
        for (String none :
                List.of(
                        "2012-06.xml",
                        "2012-05-1.xml",
                        "2012-05-2.xml",
                        "2012-13.xml",
                        "2012-00.xml",
                        "tags-2.xml",
                        "tags-0.xml",
                        "x.xml",
                        "2012-05-999999.xml",
                        "0000-01.xml"))
            assertThat(site.get("/sitemap/" + none).status()).as(none).isEqualTo(404);
        assertThat(site.get("/wp-sitemap.xml").location()).isEqualTo("/sitemap.xml");
    }

    @Test
    void anOldMonthStaysAsItIsWhenNewStoriesComeAndChangesWithItsOwn() {
        clock.set("2026-10-31T23:59:59Z");
        Piece old = mara.publishes(words -> words.headline("October"));
        clock.set("2026-11-01T00:00:00Z");
        mara.publishes(words -> words.headline("November"));
        assertThat(places("/sitemap/2026-10.xml")).containsExactly(old.path());
        String october = site.get("/sitemap/2026-10.xml").header("ETag");
        assertThat(changed("/sitemap.xml", "/sitemap/2026-10.xml"))
                .isEqualTo("2026-10-31T23:59:59Z");
        long before = renders("/sitemap/2026-10.xml");
        clock.pass(Duration.ofDays(2));
        Piece another = mara.publishes(words -> words.headline("Another"));
        assertThat(renders("/sitemap/2026-10.xml")).as("pressed once more").isEqualTo(before);
        assertThat(places("/sitemap/2026-11.xml")).endsWith(another.path()).hasSize(2);
        assertThat(changed("/sitemap.xml", "/sitemap/2026-10.xml"))
                .isEqualTo("2026-10-31T23:59:59Z");
        assertThat(changed("/sitemap.xml", "/sitemap/2026-11.xml"))
                .isEqualTo("2026-11-03T00:00:00Z");

        mara.updates(old, "Adds more", copy -> copy);
        assertThat(changed("/sitemap.xml", "/sitemap/2026-10.xml"))
                .isEqualTo("2026-11-03T00:00:00Z");
        assertThat(site.get("/sitemap/2026-10.xml").header("ETag")).isNotEqualTo(october);
        mara.kills(old, "Wrong.");
        assertThat(site.get("/sitemap/2026-10.xml").status()).isEqualTo(404);
        assertThat(places("/sitemap.xml")).doesNotContain("/sitemap/2026-10.xml");
    }

    /// How often anything was rendered until this page had been read once more.
    private long renders(String path) {
        site.get(path);
        return site.app().renders();
    }

    @Test
    void aLargeMonthHasPartsThatFillUpFromTheOldest() {
        Months months = new Months(site.app().db());
        YearMonth november = YearMonth.of(2026, 11);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            int number = i;
            if (i == 5) clock.pass(Duration.ofDays(2));
            if (i == 6) clock.pass(Duration.ofDays(1));
            pieces.add(mara.publishes(words -> words.headline("Take " + number)));
            clock.pass(Duration.ofMinutes(1));
        }
        LocalDate crowded = LocalDate.of(2026, 11, 20);
        LocalDate last = LocalDate.of(2026, 11, 23);
        assertThat(months.all()).containsExactly(november);
        assertThat(months.days(november)).containsExactly(crowded, last.minusDays(1), last);
        Instant fifth = Instant.parse("2026-11-20T09:04:00Z");
        Instant seventh = Instant.parse("2026-11-23T09:06:00Z");
        List<MonthPart> parts = parts(months, november, 3);
        assertThat(parts)
                .containsExactly(
                        new MonthPart(1, crowded, crowded, 0, 3, fifth),
                        new MonthPart(2, crowded, crowded, 3, 3, fifth),
                        new MonthPart(3, last.minusDays(1), last, 0, 3, seventh));
        assertThat(parts.stream().flatMap(part -> stories(months.cards(part)).stream()))
                .containsExactlyElementsOf(pieces.stream().map(Piece::id).toList());
        assertThat(stories(months.cards(parts.get(1)))).hasSize(2);
        mara.unpublishes(pieces.get(1));
        mara.unpublishes(pieces.get(2));
        mara.unpublishes(pieces.get(5));
        assertThat(parts(months, november, 3))
                .containsExactly(
                        new MonthPart(1, crowded, crowded, 0, 3, fifth),
                        new MonthPart(2, last, last, 0, 3, seventh));
        assertThat(parts(months, november, 4))
                .containsExactly(new MonthPart(1, crowded, last, 0, 4, seventh));
    }

    private static List<MonthPart> parts(Months months, YearMonth month, int size) {
        return MonthPart.of(months.days(month).stream().map(months::day).toList(), size);
    }

    private static List<StoryId> stories(List<Card> cards) {
        return cards.stream().map(Card::story).toList();
    }

    @Test
    void aPageThatThePaperPublishesIsThereAtOnce() {
        assertThat(places("/sitemap/pages.xml")).contains("/about").doesNotContain("/house-rules");
        Piece page = mara.publishesPage(words -> words.headline("House rules").in(null));
        assertThat(places("/sitemap/pages.xml")).contains(page.path());
        mara.unpublishes(page);
        assertThat(places("/sitemap/pages.xml")).doesNotContain(page.path());
    }

    @Test
    void newsAreThoseOfTwoDays() {
        mara.publishes(words -> words.headline("First & foremost"));
        clock.pass(Duration.ofHours(30));
        mara.publishes(words -> words.headline("新闻").language("zh-Hant"));
        site.files(
                new State.Published(),
                "/bare/",
                "2026-11-21T10:00:00Z",
                words -> words.headline(" ").body(List.of()));
        Element news = Markup.parse(site.get("/sitemap/news.xml").text()).getDocumentElement();
        assertThat(Markup.children(news)).hasSize(2);
        Element second = Markup.children(Markup.children(news).get(1), NEWS, "news").getFirst();
        assertThat(Markup.text(second, NEWS, "title")).isEqualTo("First & foremost");
        assertThat(Markup.text(second, NEWS, "publication_date")).isEqualTo("2026-11-20T09:00:00Z");
        Element publication = Markup.children(second, NEWS, "publication").getFirst();
        assertThat(Markup.text(publication, NEWS, "name")).isEqualTo("The Harbour Post");
        assertThat(Markup.text(publication, NEWS, "language")).isEqualTo("en");
        assertThat(site.get("/sitemap/news.xml").text())
                .contains("<news:language>zh-tw</news:language>");
        clock.pass(Duration.ofHours(18).plusMillis(1));
        assertThat(places("/sitemap/news.xml")).as("older than two days").hasSize(1);
        clock.pass(Duration.ofDays(3));
        assertThat(places("/sitemap/news.xml")).isEmpty();
    }

    @Test
    void allAreValidByTheSchemaOfTheProtocol() throws Exception {
        Source sitemaps = new StreamSource(Corpora.need("schemas/sitemap.xsd").toFile());
        var schema =
                SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema")
                        .newSchema(
                                new Source[] {
                                    sitemaps,
                                    new StreamSource(new StringReader(IMAGES)),
                                    new StreamSource(new StringReader(ARTICLES))
                                });
        site.close();
        site = TestSite.paper().demo().with("site.url", "http://localhost:0").open();
        List<String> all = new ArrayList<>(places("/sitemap.xml"));
        assertThat(all).hasSizeGreaterThan(3);
        all.add("/sitemap/news.xml");
        for (String path : all)
            schema.newValidator()
                    .validate(new StreamSource(new StringReader(site.get(path).text())));
        assertThat(all.stream().map(path -> site.get(path).text()))
                .anyMatch(text -> text.contains("<image:loc>"))
                .anyMatch(text -> text.contains("<news:title>"));
    }
}
