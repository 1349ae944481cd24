package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.story.AtPath;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Outcome;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import broadsheet.testing.WxrGenerator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPressImportTest {
    private static final Actor MARA = new Actor("person:1");

    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));

    @Test
    void aStoryComesWithAllThatBelongsToIt() throws IOException {
        ImportReport report =
                house.imports(
                        quay(
                                """
                                <item><title>Cranes &amp;amp; &lt;em&gt;tides&lt;/em&gt;</title>
                                <link>https://quay.example/2019/03/caf%C3%A9-cranes/</link>
                                <dc:creator>ines</dc:creator>
                                <guid>https://quay.example/?p=7</guid>
                                <content:encoded><![CDATA[One paragraph.

                                Two with <a href="https://quay.example/about/">a link</a>.]]></content:encoded>
                                <excerpt:encoded><![CDATA[What the <b>night</b> shift saw]]></excerpt:encoded>
                                <wp:post_id>7</wp:post_id><wp:post_date>2019-03-05 09:00:00</wp:post_date>
                                <wp:post_date_gmt>2019-03-05 08:00:00</wp:post_date_gmt>
                                <wp:post_modified_gmt>2019-03-06 10:30:00</wp:post_modified_gmt>
                                <wp:post_name>caf%C3%A9-cranes</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                                <wp:is_sticky>1</wp:is_sticky>
                                <category domain="category" nicename="news"><![CDATA[News]]></category>
                                <category domain="category" nicename="port"><![CDATA[Port]]></category>
                                <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
                                <category domain="post_tag" nicename="docks"><![CDATA[Docks]]></category>
                                <category domain="author" nicename="cap-ines"><![CDATA[ines]]></category>
                                <category domain="author" nicename="cap-guest-jo"><![CDATA[guest-jo]]></category>
                                <wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key><wp:meta_value>%%title%% %%sep%%</wp:meta_value></wp:postmeta>
                                <wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value>For searchers</wp:meta_value></wp:postmeta>
                                <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>first-name</wp:meta_value></wp:postmeta>
                                <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Bo</wp:comment_author>
                                <wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[Well put]]></wp:comment_content></wp:comment>
                                <wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_approved>spam</wp:comment_approved></wp:comment>
                                </item>
                                """));
        Story story = house.there("/2019/03/café-cranes/");
        assertThat(story.copy().headline()).isEqualTo("Cranes & tides");
        assertThat(story.copy().standfirst()).isEqualTo("What the night shift saw");
        assertThat(story.copy().body()).hasSize(2);
        assertThat(story.copy().body().toString()).contains("href=/about/");
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2019-03-05T08:00:00Z"));
        assertThat(story.updated()).isEqualTo(Instant.parse("2019-03-06T10:30:00Z"));
        assertThat(story.copy().filing().prominence()).isEqualTo(8);
        assertThat(house.sections.tree().trail(story.copy().filing().section()))
                .extracting("path")
                .containsExactly("/news", "/news/port");
        assertThat(story.copy().filing().alsoIn()).hasSize(1);
        assertThat(story.copy().filing().tags()).hasSize(1);
        assertThat(story.copy().byline().credits())
                .extracting(credit ->
                        Objects.requireNonNull(
                                        house.contributors
                                                .find(List.of(credit.contributor()))
                                                .get(credit.contributor()))
                                .name())
                .containsExactly("Ines Vale", "Jo Guest");
        assertThat(story.copy().search()).isEqualTo(new Copy.Search(null, "For searchers"));
        assertThat(house.at("/?p=7")).isEqualTo(story);
        assertThat(house.at("/2019/03/first-name/")).isEqualTo(story);
        assertThat(house.rows()).contains("archived_comment 1");
        assertThat(house.stories.at("/category/news/port/"))
                .isEqualTo(new AtPath.Moved("/news/port"));
        assertThat(house.stories.at("/category/port/")).isEqualTo(new AtPath.Moved("/news/port"));
        assertThat(house.stories.at("/author/ines/")).isEqualTo(new AtPath.Moved("/by/ines"));
        assertThat(report.count("stories")).isOne();
        assertThat(report.count("comments")).isOne();
    }

    @Test
    void whatIsNotPlainlyPublicStaysUnpublished() throws IOException {
        ImportReport report =
                house.imports(
                        quay(
                                item(1, "draft", "")
                                        + item(2, "private", "")
                                        + item(3, "publish", "secret")
                                        + item(4, "pending", "")
                                        + item(5, "future", "")
                                        + item(6, "trash", "")
                                        + item(7, "publish", "")
                                        + item(8, "pitch", "")));
        for (int id : List.of(1, 2, 3, 4, 5, 6, 8)) {
            assertThat(house.at("/story-" + id + "/")).isNull();
            assertThat(house.at("/?p=" + id)).isNull();
        }
        assertThat(house.at("/story-7/")).isNotNull();
        assertThat(house.rows()).contains("story 7");
        assertThat(report.lines("unpublished")).isEqualTo(4);
        assertThat(report.json().write())
                .contains("it has a password")
                .contains("it is in the bin");
    }

    @Test
    void aSecondImportChangesNothingAndAChangedItemOnlyItself() throws IOException {
        Path file = quay(item(1, "publish", "") + item(2, "publish", ""));
        house.imports(file);
        List<String> rows = house.rows();
        assertThat(house.imports(file).count("unchanged")).isEqualTo(2);
        assertThat(house.rows()).isEqualTo(rows);

        quay(
                item(1, "publish", "").replace("Text of 1", "Better text of 1")
                        + item(2, "publish", ""));
        ImportReport third = house.imports(file);
        assertThat(third.count("rewritten")).isOne();
        assertThat(house.there("/story-1/").number()).isEqualTo(2);
        assertThat(house.there("/story-1/").copy().body().toString()).contains("Better text");
        assertThat(house.there("/story-2/").number()).isEqualTo(1);
    }

    @Test
    void whatAnEditorHasChangedIsLeftAlone() throws IOException {
        Path file = quay(item(1, "publish", ""));
        house.imports(file);
        Story story = house.there("/story-1/");
        Copy mended =
                Copy.of("en", "Mara's own headline", story.copy().body())
                        .filing(story.copy().filing())
                        .build();
        assertThat(house.publishing.publish(story.id(), 1, mended, Change.MINOR, MARA))
                .isInstanceOf(Outcome.Done.class);
        quay(item(1, "publish", "").replace("Text of 1", "Other text"));
        ImportReport report = house.imports(file);
        assertThat(house.there("/story-1/").copy().headline()).isEqualTo("Mara's own headline");
        assertThat(report.lines("kept")).isOne();
    }

    @Test
    void anAddressThatIsTakenGetsANumberAndALine() throws IOException {
        ImportReport report =
                house.imports(
                        quay(
                                item(1, "publish", "")
                                        + item(2, "publish", "")
                                                .replace("/story-2/", "/story-1/")));
        assertThat(house.there("/story-1/").copy().headline()).isEqualTo("Headline 1");
        assertThat(house.there("/story-1-2/").copy().headline()).isEqualTo("Headline 2");
        assertThat(report.lines("path")).isOne();
    }

    @Test
    void aDryRunReportsAndWritesNothing() throws IOException {
        Path file = quay(item(1, "publish", "") + item(2, "draft", ""));
        List<String> before = house.rows();
        ImportReport report = house.imports(House.settings(null, true, file));
        assertThat(house.rows()).isEqualTo(before);
        assertThat(report.count("stories")).isEqualTo(2);
    }

    @Test
    void picturesComeFromTheUploadsFolderOnceAndLaterWhereTheyWereMissing() throws IOException {
        Path media = folder.resolve("uploads");
        Files.createDirectories(media.resolve("2019/03"));
        String attachment =
                """
                <item><title>crane</title><link>https://quay.example/story-1/crane/</link>
                <wp:post_id>50</wp:post_id><wp:post_parent>1</wp:post_parent>
                <wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
                <excerpt:encoded><![CDATA[A crane at dawn]]></excerpt:encoded>
                <wp:attachment_url>https://quay.example/wp-content/uploads/2019/03/crane.png</wp:attachment_url>
                <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A crane</wp:meta_value></wp:postmeta>
                </item>\
                """;
        String story =
                item(1, "publish", "")
                        .replace(
                                "Text of 1",
                                "Text <img src=\"https://quay.example/wp-content/uploads/2019/03/crane-300x200.png\">")
                        .replace("</item>", meta("_thumbnail_id", "50") + "</item>");
        Path file = quay(story + attachment);

        ImportReport without = house.imports(House.settings(media, false, file));
        assertThat(house.there("/story-1/").copy().lead()).isNull();
        assertThat(without.lines("picture")).isOne();

        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", media.resolve("2019/03/crane.png").toFile());
        house.imports(House.settings(media, false, file));
        Story with = house.there("/story-1/");
        assertThat(with.number()).isEqualTo(2);
        assertThat(with.copy().lead()).isNotNull();
        assertThat(house.rows()).contains("picture 1");
        assertThat(house.at("/story-1/crane/")).isEqualTo(with);

        List<String> rows = house.rows();
        house.imports(House.settings(media, false, file));
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void pagesKeepTheirPlaceAndNoSection() throws IOException {
        house.imports(
                quay(
                        item(1, "publish", "")
                                .replace(">post<", ">page<")
                                .replace("/story-1/", "/about/team/")
                                .replaceAll("<category.*</category>", "")));
        Story page = house.there("/about/team/");
        assertThat(page.kind()).isEqualTo(StoryKind.PAGE);
        assertThat(page.copy().filing().section()).isNull();
        assertThat(house.at("/?page_id=1")).isEqualTo(page);
    }

    @Test
    void aKillInTheMiddleCostsNothing() throws Exception {
        Path file = folder.resolve("archive.xml");
        WxrGenerator.write(file, 1_500);
        // Each time it stops while some batches are filed and others on their way.
        for (int stop : List.of(250, 700, 1_200)) {
            try {
                new WordPressImport(
                                house.stores,
                                java.time.InstantSource.system(),
                                broadsheet.fetch.FetchLimits.DEFAULT)
                        .run(
                                House.settings(null, false, file),
                                snapshot -> {
                                    if (snapshot.stories() >= stop) throw new Killed();
                                });
            } catch (Killed expected) {
                assertThat(stories()).isLessThan(1_500);
            }
        }
        ImportReport report = house.imports(file);
        assertThat(report.count("stories") + report.count("unchanged")).isEqualTo(1_500);
        assertThat(report.count("rewritten")).isZero();
        assertThat(stories()).isEqualTo(1_500);
        assertThat(house.rows())
                .contains("revision 1500", "import_item 1500", "archived_comment 75");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private long stories() {
        return house.db
                .read(tx -> tx.sql("select count(*) as n from story").list(row -> row.number("n")))
                .getFirst();
    }

    private static String meta(String key, String value) {
        return "<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta>"
                .formatted(key, value);
    }

    private static String item(int id, String status, String password) {
        return """
        <item><title>Headline %1$d</title><link>https://quay.example/story-%1$d/</link>
        <dc:creator>ines</dc:creator>
        <content:encoded><![CDATA[Text of %1$d.]]></content:encoded>
        <wp:post_id>%1$d</wp:post_id><wp:post_date>2019-03-05 09:00:00</wp:post_date>
        <wp:post_date_gmt>2019-03-05 08:00:0%1$d</wp:post_date_gmt>
        <wp:post_name>story-%1$d</wp:post_name><wp:status>%2$s</wp:status><wp:post_type>post</wp:post_type>
        <wp:post_password>%3$s</wp:post_password>
        <category domain="category" nicename="news"><![CDATA[News]]></category>
        </item>
        """
                .formatted(id, status, password);
    }

    private Path quay(String items) throws IOException {
        return Files.writeString(
                folder.resolve("quay.xml"),
                WxrReaderTest.export(
                        "1.2",
                        """
                        <title>The Quay</title><link>https://quay.example</link><language>en-GB</language>
                        <wp:base_blog_url>https://quay.example</wp:base_blog_url>
                        <wp:author><wp:author_id>1</wp:author_id><wp:author_login>ines</wp:author_login>\
                        <wp:author_display_name>Ines Vale</wp:author_display_name></wp:author>
                        <wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>news</wp:category_nicename>\
                        <wp:category_parent></wp:category_parent><wp:cat_name>News</wp:cat_name></wp:category>
                        <wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>port</wp:category_nicename>\
                        <wp:category_parent>news</wp:category_parent><wp:cat_name>Port</wp:cat_name></wp:category>
                        <item><title>Jo Guest</title><wp:post_id>90</wp:post_id><wp:post_type>guest-author</wp:post_type>
                        <wp:postmeta><wp:meta_key>cap-display_name</wp:meta_key><wp:meta_value>Jo Guest</wp:meta_value></wp:postmeta>
                        <wp:postmeta><wp:meta_key>cap-user_login</wp:meta_key><wp:meta_value>guest-jo</wp:meta_value></wp:postmeta>
                        </item>
                        """
                                + items));
    }
}
