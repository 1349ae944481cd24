package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.testing.Corpora;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import broadsheet.text.Json;
import broadsheet.text.Sanitiser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile content, converted: no element that runs or loads, no address that does.
public class XssVectorsTest {
    /// An attack and the story body it has become; for tests that show it in a browser.
    public record Vector(String payload, List<Block> body) {
        @Override
        public String toString() {
            return payload.length() > 80 ? payload.substring(0, 80) : payload;
        }
    }

    /// Every vector of the corpus in each of the ways content comes in: classic, in a block, in a
    /// shortcode and in cells and captions.
    public static List<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (Json vector :
                ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                        .items()) {
            String payload = vector.obj().text("payload");
            vectors.add(vector(payload));
            vectors.add(vector("<!-- wp:html -->" + payload + "<!-- /wp:html -->"));
            vectors.add(
                    vector(
                            "[caption id=\"x\" caption=\""
                                    + payload
                                    + "\"]<img src=\"/a.jpg\">"
                                    + payload
                                    + "[/caption]"));
            vectors.add(
                    vector(
                            "<dl><dt>"
                                    + payload
                                    + "</dt></dl><table><tr><td><ul><li>"
                                    + payload
                                    + "</ul><td>b</table>"));
        }
        return vectors;
    }

    private static Vector vector(String payload) {
        Context context =
                Context.NONE.withPictures(ref ->
                        Optional.of(
                                new PictureUse(
                                        new PictureId(1), ref.alt(), ref.caption(), ref.credit())));
        return new Vector(payload, Converter.convert(payload, context).body());
    }

    @Test
    void noVectorOfTheCorpusSurvives() throws IOException {
        assertThat(vectors())
                .isNotEmpty()
                .allSatisfy(vector -> vector.body().forEach(XssVectorsTest::harmless));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "[video src=\"javascript:alert(1)\"]",
                "[embed]javascript:alert(1)[/embed]",
                "[audio mp3='x\"><script>alert(1)</script>']",
                "[gallery ids='\"><img src=x onerror=alert(1)>']",
                "<!-- wp:embed {\"url\":\"javascript:alert(1)\"} /-->",
                "<!-- wp:social-link {\"url\":\"javascript:alert(1)\",\"service\":\"<script>\"} /-->",
                "<!-- wp:cover {\"url\":\"x\\\" onerror=\\\"alert(1)\"} --><div style=\"background-image:url(x)\"></div><!-- /wp:cover -->",
                "<iframe srcdoc=\"<script>alert(1)</script>\" src=\"data:text/html,x\"></iframe>",
                "<dl><dt><iframe srcdoc='x'></iframe><img src=http://tracker.example/x.gif></dt></dl>"
            })
    void noneOfOurOwnSurvives(String payload) {
        vector(payload).body().forEach(XssVectorsTest::harmless);
    }

    /// Fails where a block holds anything that runs, loads or leads to what does.
    public static void harmless(Block block) {
        if (block instanceof Block.Legacy(var html, var origin)) {
            assertThat(Sanitiser.clean(html.toString())).as(origin).isEqualTo(html);
            HtmlTree.parse(html.toString()).forEach(XssVectorsTest::harmless);
        }
        assertThat(addresses(Shown.blocks(List.of(block)))).isEmpty();
        if (block instanceof Block.Embed embed) {
            assertThat(embed.url()).matches("https?://.*|/.*");
            assertThat(Inline.Link.safe(embed.url())).isTrue();
        }
    }

    private static List<String> addresses(String shown) {
        return java.util.regex.Pattern.compile(
                        "\\|(javascript|data|vbscript):", java.util.regex.Pattern.CASE_INSENSITIVE)
                .matcher(shown)
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static void harmless(HtmlNode node) {
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
                        "textarea");
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            assertThat(attribute.getKey())
                    .doesNotStartWith("on")
                    .isNotIn("style", "id", "name", "src", "srcset", "class");
            assertThat(attribute.getValue().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("javascript:");
        }
        element.children().forEach(XssVectorsTest::harmless);
    }
}
