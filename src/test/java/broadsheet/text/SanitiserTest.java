package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What old HTML may keep, and that keeping it twice changes nothing.
class SanitiserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<p onclick=x style=y class=z id=forms name=n>Quay</p> ~ <p>Quay</p>",
                "<a href='javascript:alert(1)'>Quay</a> ~ Quay",
                "<a href='java\tscript:alert(1)'>Quay</a> ~ Quay",
                "<a href='data:text/html,x'>Quay</a> ~ Quay",
                "<a href='https://quay.example/?a=1&amp;b' onclick=x target=_blank>Quay</a> ~ <a href=\"https://quay.example/?a=1&amp;b\">Quay</a>",
                "<a href='/2013/tide'>Tide</a> ~ <a href=\"/2013/tide\">Tide</a>",
                "<img src='https://quay.example/a.jpg' alt='The quay' onerror=x> ~ <a href=\"https://quay.example/a.jpg\">The quay</a>",
                "<img src=x onerror=alert(1)> ~ ``",
                "<a href='https://a.example'><img src='https://b.example/i.png' alt=Boat></a> ~ <a href=\"https://a.example\">Boat</a>",
                "<video><source src='https://b.example/v.mp4'></video> ~ <a href=\"https://b.example/v.mp4\">https://b.example/v.mp4</a>",
                "<iframe src='https://b.example/'></iframe> ~ <a href=\"https://b.example/\">https://b.example/</a>",
                "<script>alert(1)</script>a<style>b</style> ~ a",
                "<svg><text>x</text></svg><math><mi>y</mi></math>z ~ z",
                "<h1>Big</h1> ~ <h2>Big</h2>",
                "<dl><dt>Ebb<dd>Going out</dl> ~ <dl><dt>Ebb</dt><dd>Going out</dd></dl>",
                "<td>loose</td> ~ loose",
                "<span lang=cy dir=rtl>bore da</span> ~ <span lang=\"cy\" dir=\"rtl\">bore da</span>",
                "5 < 6 & 7 ~ 5 &lt; 6 &amp; 7",
                "<form action=/x><input name=y>Name</form> ~ Name",
                "<object data='data:x'>Words</object> ~ ``"
            })
    void letsThroughWordsAndStructureOnly(String html, String kept) {
        assertThat(Sanitiser.clean(html)).hasToString(kept);
    }

    @Test
    void keepsTheFirstNewLineOfPreformattedText() {
        assertThat(Sanitiser.clean("<pre>\n\nTide</pre>")).hasToString("<pre>\n\nTide</pre>");
    }

    @Property(tries = 1_500)
    void isAFixedPoint(@ForAll("markup") String html) {
        SafeHtml once = Sanitiser.clean(html);
        assertThat(Sanitiser.clean(once.toString())).isEqualTo(once);
        assertThat(HtmlTree.parse(once.toString())).allSatisfy(SanitiserTest::harmless);
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<p>",
                        "</p>",
                        "<a href=/x>",
                        "</a>",
                        "<a href='javascript:x'>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</td>",
                        "</table>",
                        "<svg>",
                        "</svg>",
                        "<math>",
                        "<mtext>",
                        "<style>",
                        "</style>",
                        "<b>",
                        "</b>",
                        "<template>",
                        "</template>",
                        "<noscript>",
                        "</noscript>",
                        "<textarea>",
                        "</textarea>",
                        "<title>",
                        "<img src=x onerror=y>",
                        "<pre>\n",
                        "</pre>",
                        "<ul>",
                        "<li>",
                        "</ul>",
                        "<form>",
                        "</form>",
                        "<h1>",
                        "</h1>",
                        "<blockquote>",
                        "&lt;script>",
                        "&amp;lt;",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        "\n",
                        "<script>",
                        "</script>",
                        "<dl>",
                        "<dt>",
                        "<dd>",
                        "<select>",
                        "<option>",
                        "<ruby>",
                        "<rt>",
                        "<details>",
                        "<summary>",
                        "\u202e",
                        "\ud83d",
                        "\u0000",
                        "<div title=\"",
                        "\">",
                        "word ",
                        "<hr>",
                        "<nobr>",
                        "<button>",
                        "<desc>",
                        "<foreignObject>",
                        "<annotation-xml encoding=text/html>")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    /// Fails where an element or attribute could run, load or name anything.
    static void harmless(HtmlNode node) {
        if (!(node instanceof HtmlNode.Element element)) return;
        assertThat(element.name())
                .isNotIn(
                        "script",
                        "style",
                        "iframe",
                        "object",
                        "embed",
                        "form",
                        "input",
                        "svg",
                        "math",
                        "template",
                        "base",
                        "meta",
                        "link",
                        "img",
                        "audio",
                        "video",
                        "source",
                        "button",
                        "textarea",
                        "select");
        for (String attribute : element.attributes().keySet())
            assertThat(attribute)
                    .isIn(
                            "href",
                            "colspan",
                            "rowspan",
                            "scope",
                            "start",
                            "reversed",
                            "title",
                            "datetime",
                            "open",
                            "lang",
                            "dir");
        String href = element.attributes().get("href");
        if (href != null) assertThat(href).matches("(https?://|mailto:|tel:|/(?![/\\\\])).*");
        for (HtmlNode child : element.children()) harmless(child);
    }

    @Test
    void refusesNothingForItsDepth() {
        String deep = "<div>".repeat(100_000) + "bottom" + "</div>".repeat(100_000);
        assertThat(PlainText.of(deep)).isEqualTo("bottom");
        assertThat(Sanitiser.clean(deep).toString()).contains("bottom");
        for (String tag :
                List.of(
                        "<b>",
                        "<a href=/x>",
                        "<table><tr><td>",
                        "<ul><li>",
                        "<svg>",
                        "<font>",
                        "<p><i>"))
            assertThat(PlainText.of(tag.repeat(20_000) + "bottom"))
                    .contains(tag.equals("<svg>") ? "" : "bottom");
    }
}
