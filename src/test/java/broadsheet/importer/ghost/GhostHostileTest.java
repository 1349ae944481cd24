package broadsheet.importer.ghost;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import broadsheet.importer.Converted;
import broadsheet.importer.Fields;
import broadsheet.importer.XssVectorsTest;
import broadsheet.testing.Corpora;
import broadsheet.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Posts that are enormous, nonsense or made to hurt: they convert, soon, into nothing that runs.
class GhostHostileTest {
    private static final List<String> OWN =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "javascript:alert(1)",
                    "\"><script>alert(1)</script>",
                    "<svg><style><img src=x onerror=alert(1)></style></svg>",
                    "</figcaption></figure><iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "data:text/html,<script>alert(1)</script>",
                    "__GHOST_URL__javascript:alert(1)",
                    "<!--kg-card-begin: html--><script>alert(1)</script>");

    private static final List<String> CARDS =
            List.of(
                    "image",
                    "gallery",
                    "bookmark",
                    "embed",
                    "html",
                    "markdown",
                    "code",
                    "codeblock",
                    "callout",
                    "toggle",
                    "button",
                    "hr",
                    "product",
                    "header",
                    "call-to-action",
                    "audio",
                    "video",
                    "file",
                    "before-after",
                    "nft",
                    "signup",
                    "paywall");

    private static final List<String> FIELDS =
            List.of(
                    "src",
                    "url",
                    "href",
                    "html",
                    "markdown",
                    "caption",
                    "alt",
                    "title",
                    "code",
                    "heading",
                    "content",
                    "calloutText",
                    "calloutEmoji",
                    "buttonText",
                    "buttonUrl",
                    "productTitle",
                    "productDescription",
                    "productUrl",
                    "productButton",
                    "productImageSrc",
                    "header",
                    "subheader",
                    "sponsorLabel",
                    "textValue",
                    "imageUrl",
                    "fileTitle",
                    "fileCaption",
                    "fileName",
                    "thumbnailSrc",
                    "language");

    @Test
    void noAttackSurvivesInAnyFieldOfAnyCard() throws IOException {
        List<String> attacks = new ArrayList<>(OWN);
        if (Files.exists(Corpora.folder().resolve("html/xss-vectors.json")))
            for (Json vector :
                    ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                            .items()) attacks.add(vector.obj().text("payload"));
        for (String attack : attacks)
            for (Converted converted : all(attack))
                converted.body().forEach(XssVectorsTest::harmless);
    }

    /// The attack in every field of every card, in the text of both editors, and as plain HTML.
    private static List<Converted> all(String attack) {
        Json.Builder fields = Json.object();
        FIELDS.forEach(name -> fields.put(name, attack));
        for (String flag :
                List.of("buttonEnabled", "productButtonEnabled", "showButton", "hasSponsorLabel"))
            fields.put(flag, true);
        Json.Obj plain = fields.build();
        fields.put("metadata", plain).put("beforeImage", plain).put("afterImage", plain);
        fields.put("images", new Json.Arr(List.of(plain)));
        Json.Obj payload = fields.build();
        StringBuilder cards = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        StringBuilder nodes = new StringBuilder();
        for (String name : CARDS) {
            cards.append(cards.isEmpty() ? "" : ",")
                    .append("[\"")
                    .append(name)
                    .append("\",")
                    .append(payload.write())
                    .append(']');
            sections.append(sections.isEmpty() ? "" : ",")
                    .append("[10,")
                    .append(CARDS.indexOf(name))
                    .append(']');
            Json.Builder node = Json.object();
            payload.members().forEach(node::put);
            nodes.append(node.put("type", name).build().write()).append(',');
        }
        String word = Json.of(attack).write();
        nodes.append("{\"type\":\"paragraph\",\"children\":[{\"type\":\"link\",\"url\":")
                .append(word)
                .append(",\"children\":[{\"type\":\"text\",\"format\":1,\"text\":")
                .append(word)
                .append("}]}]}");
        sections.append(",[1,")
                .append(word)
                .append(",[[0,[0],1,")
                .append(word)
                .append("]]],[2,")
                .append(word)
                .append(']');
        return List.of(
                GhostBodyTest.mobiledoc(
                        "[[\"a\",[\"href\"," + word + ",\"onclick\"," + word + "]]]",
                        "[" + cards + "]",
                        "[" + sections + "]"),
                GhostBodyTest.lexical(nodes.toString()),
                GhostBodyTest.convert("html", attack),
                GhostBodyTest.convert(
                        "markdown", "[x](" + attack + ") ![y](" + attack + ")\n\n" + attack));
    }

    static Stream<Arguments> enormous() {
        int many = 100_000;
        return Stream.of(
                Arguments.of(
                        "lexical",
                        "{\"root\":{\"children\":["
                                + "{\"type\":\"paragraph\",\"children\":[".repeat(many)),
                Arguments.of(
                        "lexical",
                        "{\"root\":{\"children\":["
                                + "{\"type\":\"list\",\"children\":[".repeat(90)
                                + "]}".repeat(90)
                                + "]}}"),
                Arguments.of(
                        "lexical",
                        "{\"root\":{\"children\":["
                                + "{\"type\":\"horizontalrule\"},".repeat(many)
                                + "{}]}}"),
                Arguments.of(
                        "lexical",
                        "{\"root\":{\"children\":[{\"type\":\"text\",\"text\":\""
                                + "x".repeat(20_000_000)
                                + "\"}]}}"),
                Arguments.of(
                        "mobiledoc",
                        "{\"markups\":[[\"b\"]],\"sections\":[[1,\"p\",["
                                + "[0,[0,0,0,0],0,\"x\"],".repeat(many)
                                + "[0,[],999999999,\"\"]]]]}"),
                Arguments.of(
                        "mobiledoc",
                        "{\"cards\":[[\"hr\",{}]],\"sections\":["
                                + "[10,0],".repeat(many)
                                + "[10,0]]}"),
                Arguments.of(
                        "html",
                        "<div class=\"kg-card kg-toggle-card\"><div class=\"kg-toggle-content\">"
                                .repeat(many)),
                Arguments.of("html", "<!--kg-card-begin: html--><b>".repeat(many)),
                Arguments.of("html", "<!--kg-card-begin".repeat(many)),
                Arguments.of("markdown", "> ".repeat(many)),
                Arguments.of("markdown", "*a **b ".repeat(many)),
                Arguments.of("markdown", "[".repeat(many)),
                Arguments.of("markdown", "![](".repeat(many)),
                Arguments.of("markdown", "`".repeat(many) + "x"),
                Arguments.of("markdown", "- ".repeat(2_000)),
                Arguments.of(
                        "markdown",
                        "|a".repeat(2_000)
                                + "\n"
                                + "|-".repeat(2_000)
                                + "\n"
                                + "|x\n".repeat(1_000)),
                Arguments.of("markdown", "[^a]: [^a]\n\n[^a]".repeat(2_000)),
                Arguments.of("markdown", "<!--".repeat(many)),
                Arguments.of("markdown", "https://x.example/".repeat(many / 10)));
    }

    @ParameterizedTest
    @MethodSource("enormous")
    void convertsSoon(String field, String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> GhostBodyTest.convert(field, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[[]]",
                "[[1]]",
                "[[1,\"p\"]]",
                "[[1,\"p\",[[0,[7],1,\"x\"]]]]",
                "[[10]]",
                "[[10,99]]",
                "[[10,-1]]",
                "[[1,\"p\",[[1,[],0,5]]]]",
                "[[3,\"ul\",[[]]]]",
                "[[1,\"p\",[[0,[0],1e999999999,\"x\"]]]]",
                "[[2]]",
                "[[77,1]]",
                "[null,true,{}]",
                "{}"
            })
    void sectionsThatAreNoneDoNoHarm(String sections) {
        GhostBodyTest.mobiledoc("[[\"b\"]]", "[]", sections);
    }

    @Property(tries = 400)
    void anyMixtureOfValuesConverts(@ForAll("json") Json json) {
        for (String field : List.of("lexical", "mobiledoc", "html", "markdown"))
            GhostBody.convert(
                    new Fields(Json.object().put(field, json.write()).build()),
                    GhostBodyTest.CONTEXT);
        GhostBodyTest.lexical(json.write());
        GhostBodyTest.mobiledoc(
                "[" + json.write() + "]",
                "[[\"html\"," + json.write() + "]]",
                "[" + json.write() + ",[10,0]]");
    }

    @Provide
    Arbitrary<Json> json() {
        return json(4);
    }

    private static Arbitrary<Json> json(int depth) {
        Arbitrary<Json> leaf =
                Arbitraries.of(
                        Json.of("text"),
                        Json.of(1),
                        Json.of(10),
                        Json.of(0),
                        Json.of(true),
                        Json.Null.NULL,
                        Json.of("p"),
                        Json.of("list"),
                        Json.of("<b>x"));
        if (depth == 0) return leaf;
        Arbitrary<List<Json>> some = json(depth - 1).list().ofMaxSize(3);
        return Arbitraries.oneOf(
                leaf,
                some.map(Json.Arr::new),
                Combinators.combine(
                                Arbitraries.of(
                                        "list", "listitem", "link", "image", "html", "gallery"),
                                some,
                                leaf)
                        .as(GhostHostileTest::node));
    }

    private static Json node(String type, List<Json> children, Json other) {
        return Json.object()
                .put("type", type)
                .put("children", new Json.Arr(children))
                .put("images", new Json.Arr(children))
                .put("src", other)
                .put("url", other)
                .put("text", other)
                .put("html", other)
                .put("tag", other)
                .build();
    }
}
