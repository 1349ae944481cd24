package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import broadsheet.story.Block;
import broadsheet.text.Sanitiser;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Content that is broken, enormous or made to hurt: it converts, soon, and nothing is thrown.
class HostileContentTest {
    private static final int UNIT = 250_000;

    static Stream<Arguments> enormous() {
        return Stream.of(
                Arguments.of("words", "The tide came in. ", 20 * UNIT),
                Arguments.of("empty lines", "a\n\n", 5 * UNIT),
                Arguments.of("empty lines in one paragraph", "<p>x" + "\n\ny", 2 * UNIT),
                Arguments.of("new lines", "\n", 5 * UNIT),
                Arguments.of("breaks", "<br>a", 2 * UNIT),
                Arguments.of("cells", "<td>x</td>", UNIT),
                Arguments.of("less-than signs", "<", 2 * UNIT),
                Arguments.of("open tags", "<a ", 2 * UNIT),
                Arguments.of("open quotes", "<a title=\"", 2 * UNIT),
                Arguments.of("open quotes of both kinds", "<a x=\"'><b y='\"", 2 * UNIT),
                Arguments.of("open comments", "<!--", 2 * UNIT),
                Arguments.of("open blocks", "<!-- wp:group {\"a\":1} -->", 2 * UNIT),
                Arguments.of("open dynamic blocks", "<!-- wp:query -->x", 2 * UNIT),
                Arguments.of("closed blocks", "<!-- /wp:group -->", 2 * UNIT),
                Arguments.of(
                        "crossed blocks", "<!-- wp:a --><!-- wp:b --><!-- /wp:a -->", 2 * UNIT),
                Arguments.of("scripts", "<script>x", 2 * UNIT),
                Arguments.of("half-closed scripts", "<script></s", 2 * UNIT),
                Arguments.of("textareas", "</textarea><textarea>", UNIT),
                Arguments.of("brackets", "[", 5 * UNIT),
                Arguments.of("double brackets", "[[a]", 2 * UNIT),
                Arguments.of("open shortcodes", "[caption id=\"x\"]", 2 * UNIT),
                Arguments.of("open embeds", "[embed]", 2 * UNIT),
                Arguments.of("open listings", "[code]", 2 * UNIT),
                Arguments.of("unfinished shortcodes", "[gallery a=\"", 2 * UNIT),
                Arguments.of("closing shortcodes", "[/x]", 2 * UNIT),
                Arguments.of("divisions", "<div>", UNIT),
                Arguments.of("bold", "<b>x", UNIT),
                Arguments.of("bold paragraphs", "<b><p>x", UNIT),
                Arguments.of("links", "<a href=/x>x", UNIT),
                Arguments.of("spans", "<span lang=fr>x", UNIT),
                Arguments.of("tables in tables", "<table><tr><td>x", UNIT),
                Arguments.of("lists in lists", "<ul><li>x", UNIT),
                Arguments.of("quotes in quotes", "<blockquote>x", UNIT),
                Arguments.of("figures in figures", "<figure class=wp-caption><figcaption>x", UNIT),
                Arguments.of("galleries in galleries", "<div class=gallery><img src=/x>", UNIT),
                Arguments.of("fact boxes in fact boxes", "<aside class=factbox><h3>x</h3>", UNIT),
                Arguments.of("definitions in definitions", "<dl><dd>x", UNIT),
                Arguments.of("objects in objects", "<object data=x>x", UNIT),
                Arguments.of("preformatted in preformatted", "<pre><b>x", UNIT),
                Arguments.of("bare list items", "<ul><p>x</p></ul>", UNIT),
                Arguments.of("loose things in one list", "<ul>" + "<b>x</b>", UNIT),
                Arguments.of(
                        "pictures",
                        "<figure><img src=/x.jpg><figcaption>y</figcaption></figure>",
                        2 * UNIT),
                Arguments.of("entities", "&amp;&#x41;&notanentity", 2 * UNIT),
                Arguments.of("vectors", "<svg><style><a title=\"</style><img src=x>\">", UNIT),
                Arguments.of("selects", "<select><option>x", UNIT),
                Arguments.of("forms", "<form><table><form>", UNIT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enormous")
    void convertsSoon(String name, String piece, int length) {
        String content = piece.repeat(length / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Converter.convert(content, Context.NONE));
    }

    @Test
    void aTableOfFiftyThousandCellsStaysOne() {
        String row = "<tr>" + "<td>cell</td>".repeat(10) + "</tr>";
        List<Block> body =
                Converter.convert("<table>" + row.repeat(5_000) + "</table>", Context.NONE).body();
        assertThat(body)
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table ->
                                assertThat(table.rows())
                                        .hasSize(5_000)
                                        .allSatisfy(cells -> assertThat(cells).hasSize(10)));
    }

    @Test
    void tenThousandNestedShortcodesKeepWhatTheyEnclose() {
        String content = "[box a=\"1\"]".repeat(10_000) + "tide" + "[/box]".repeat(10_000);
        Converted converted = Converter.convert(content, Context.NONE);
        assertThat(Shown.blocks(converted.body())).isEqualTo("p tide");
        assertThat(converted.dropped()).containsEntry("shortcode box", 10_000);
    }

    @Property(tries = 1_500)
    void anythingConverts(@ForAll("content") String content) {
        Converted converted = Converter.convert(content, Context.NONE);
        assertThat(Shown.html(converted.body())).doesNotContain("<!--");
        for (Block block : converted.body())
            if (block instanceof Block.Legacy legacy)
                assertThat(Sanitiser.clean(legacy.html().toString())).isEqualTo(legacy.html());
    }

    @Property(tries = 500)
    void anyTextConverts(@ForAll String content) {
        assertThat(Converter.convert(content, Context.NONE).legacyCounts()).isEmpty();
    }

    @Provide
    Arbitrary<String> content() {
        return Arbitraries.of(
                        "<!-- wp:group -->",
                        "<!-- /wp:group -->",
                        "<!-- wp:image {\"id\":1} -->",
                        "<!-- /wp:image -->",
                        "<!-- wp:query -->",
                        "<!-- /wp:query -->",
                        "<!-- wp:",
                        "-->",
                        "<!-- wp:embed {\"url\":\"https://youtu.be/x\"} /-->",
                        "<figure>",
                        "</figure>",
                        "<figcaption>",
                        "</figcaption>",
                        "<img src=\"/a.jpg\" alt=\"x\">",
                        "<ul>",
                        "<li>",
                        "</li>",
                        "</ul>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</table>",
                        "<blockquote>",
                        "<cite>",
                        "</cite>",
                        "</blockquote>",
                        "<pre>",
                        "</pre>",
                        "<code>",
                        "</code>",
                        "[gallery]",
                        "[caption id=\"a\"]",
                        "[/caption]",
                        "[embed]",
                        "[/embed]",
                        "[x y=\"z\"]",
                        "[/x]",
                        "[[gallery]]",
                        "\n\n",
                        "\n",
                        "\r\n",
                        "words ",
                        "<br>",
                        "<p>",
                        "</p>",
                        "<div class=\"gallery\">",
                        "</div>",
                        "<aside class=\"related\">",
                        "</aside>",
                        "<a href=\"https://quay.example\">",
                        "</a>",
                        "<a href=\"javascript:x\">",
                        "<b>",
                        "</b>",
                        "<script>",
                        "</script>",
                        "<",
                        ">",
                        "\"",
                        "'",
                        "&",
                        "&lt;",
                        "\u0000",
                        "\ud800",
                        "<dl>",
                        "<dt>",
                        "</dl>",
                        "<details>",
                        "<summary>",
                        "<span lang=\"he\">",
                        "</span>",
                        "https://youtu.be/x",
                        "<video src=/v.mp4>",
                        "<hr>",
                        "<h2>",
                        "</h2>",
                        "<h9>",
                        "<q>",
                        "<ruby>",
                        "<rt>",
                        "<center>",
                        "<select>",
                        "<textarea>",
                        "<svg>")
                .list()
                .ofMaxSize(50)
                .map(parts -> String.join("", parts));
    }
}
