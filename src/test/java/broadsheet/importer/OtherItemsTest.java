package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an export holds besides posts, pages and files.
class OtherItemsTest {
    private static final String EXPORT =
            item(1, "news", "publish", "/news/cranes/", "Nothing moved.")
                    + item(2, "news", "draft", "/?post_type=news&amp;p=2", "Not yet.")
                    + item(3, "press-release", "publish", "/releases/rates/", "Rates fall.")
                    + item(4, "nav_menu_item", "publish", "/menu/", "Menu")
                    + item(5, "elementor_library", "publish", "/?elementor_library=a", "Part")
                    + item(6, "footer_box", "publish", "/?footer_box=b", "Box")
                    + item(7, "team_logo", "publish", "/logo/", "")
                    + item(8, "product", "publish", "/shop/mug/", "A mug.")
                    + item(9, "wp_template", "publish", "/template/", "Template")
                    + item(10, "acf-field", "publish", "/field/", "Field");

    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));

    @Test
    void itemsThatWereReadAsPagesOfTheirOwnBecomeStories() throws IOException {
        ImportReport report = imports(null);
        assertThat(house.there("/news/cranes/").copy().headline()).isEqualTo("Headline 1");
        assertThat(house.at("/?p=1")).isEqualTo(house.there("/news/cranes/"));
        assertThat(house.there("/releases/rates/").copy().headline()).isEqualTo("Headline 3");
        assertThat(house.rows()).as("the draft too, unpublished").contains("story 3");
        for (String path : List.of("/menu/", "/logo/", "/shop/mug/", "/template/", "/field/"))
            assertThat(house.at(path)).as(path).isNull();
        assertThat(report.readable().toString())
                .contains("neither posts nor pages there: 2 news, 1 press-release")
                .contains("1 product", "1 team_logo", "1 elementor_library", "1 footer_box");

        List<String> rows = house.rows();
        imports(null);
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void thoseThatAreNamedBecomeStoriesAndNoOthers() throws IOException {
        imports(Set.of("product", "press-release"));
        assertThat(house.at("/shop/mug/")).isNotNull();
        assertThat(house.at("/releases/rates/")).isNotNull();
        assertThat(house.at("/news/cranes/")).isNull();
        assertThat(house.rows()).contains("story 2");
    }

    @Test
    void aReusableBlockStandsInTheTextWhereverTheExportHasIt() throws IOException {
        imports(
                null,
                item(
                                1,
                                "post",
                                "publish",
                                "/story/",
                                "<!-- wp:paragraph --><p>Before.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":2} /-->"
                                        + "<!-- wp:block {\"ref\":404} /-->")
                        + item(
                                2,
                                "wp_block",
                                "publish",
                                "/b/",
                                "<!-- wp:paragraph --><p>About the paper.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":3} /-->")
                        + item(
                                3,
                                "wp_block",
                                "publish",
                                "/c/",
                                "<!-- wp:paragraph --><p>Write to us.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":2} /-->"));
        assertThat(Shown.blocks(house.there("/story/").copy().body()))
                .startsWith("p Before.\np About the paper.\np Write to us.")
                .doesNotContain("wp:block");
    }

    private ImportReport imports(@Nullable Set<String> types) throws IOException {
        return imports(types, EXPORT);
    }

    private ImportReport imports(@Nullable Set<String> types, String items) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("quay.xml"),
                        WxrReaderTest.export(
                                "1.2",
                                """
                                <title>The Quay</title><link>https://quay.example</link>
                                <wp:base_blog_url>https://quay.example</wp:base_blog_url>
                                """
                                        + items));
        return house.imports(
                new ImportSettings(
                        List.of(file),
                        null,
                        false,
                        false,
                        ZoneId.of("Europe/Lisbon"),
                        "en",
                        types));
    }

    private static String item(int id, String type, String status, String link, String content) {
        return """
        <item><title>Headline %1$d</title><link>https://quay.example%4$s</link>
        <content:encoded><![CDATA[%5$s]]></content:encoded>
        <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>2019-03-05 08:00:00</wp:post_date_gmt>
        <wp:post_name>name-%1$d</wp:post_name><wp:status>%3$s</wp:status><wp:post_type><![CDATA[%2$s]]></wp:post_type></item>
        """
                .formatted(id, type, status, link, content);
    }
}
