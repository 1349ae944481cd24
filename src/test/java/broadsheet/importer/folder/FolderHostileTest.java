package broadsheet.importer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import broadsheet.importer.Context;
import broadsheet.importer.Converter;
import broadsheet.importer.Fields;
import broadsheet.importer.XssVectorsTest;
import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.PictureUse;
import broadsheet.testing.Corpora;
import broadsheet.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts that are enormous, nonsense or made to hurt: they convert, soon, into nothing that runs,
/// and no template shows.
class FolderHostileTest {
    private static final List<String> OWN =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "[x](javascript:alert(1))",
                    "![x](javascript:alert(1))",
                    "<javascript:alert(1)>",
                    "[x]: javascript:alert(1)\n\n[x]",
                    "{{< figure src=\"javascript:alert(1)\" caption=\"<script>alert(1)</script>\" >}}",
                    "{{< figure src=\"x\\\" onerror=\\\"alert(1)\" >}}",
                    "{{< youtube \"javascript:alert(1)\" >}}",
                    "{{< video src=\"javascript:alert(1)\" poster=\"javascript:alert(1)\" >}}",
                    "{{< gist \"//evil.example\" \"x\" >}}",
                    "{{< details \"<img src=x onerror=alert(1)>\" >}}<script>alert(1)</script>{{< /details >}}",
                    "{{< highlight html >}}</code></pre><script>alert(1)</script>{{< /highlight >}}",
                    "{% highlight html %}</code></pre><script>alert(1)</script>{% endhighlight %}",
                    "{% raw %}<script>alert(1)</script>{% endraw %}",
                    "{% include figure image_path=\"javascript:alert(1)\" caption=\"<script>alert(1)</script>\" %}",
                    "{{ \"<script>alert(1)</script>\" | relative_url }}",
                    "[^a]: <script>alert(1)</script>\n\nx[^a]",
                    "|<script>alert(1)</script>|\n|---|\n|<img src=x onerror=alert(1)>|",
                    "<details open ontoggle=alert(1)><summary>x</summary>y</details>");

    @TempDir Path folder;

    @Test
    void noAttackSurvives() throws IOException {
        List<String> attacks = new ArrayList<>(OWN);
        if (Files.exists(Corpora.folder().resolve("html/xss-vectors.json")))
            for (Json vector :
                    ((Json.Arr) Json.read(Files.readString(Corpora.need("html/xss-vectors.json"))))
                            .items()) {
                String payload = vector.obj().text("payload");
                attacks.add(payload);
                attacks.add("- " + payload + "\n\n> " + payload);
                attacks.add(
                        "{{< quote >}}"
                                + payload
                                + "{{< /quote >}}{{< figure src=\"/a.png\" caption=\""
                                + payload
                                + "\" >}}");
                attacks.add("[" + payload + "](" + payload + ")");
            }
        for (String attack : attacks)
            for (List<Block> body : all(attack)) body.forEach(XssVectorsTest::harmless);
    }

    static Stream<Arguments> enormous() {
        int many = 200_000;
        return Stream.of(
                        Arguments.of("{{<"),
                        Arguments.of("{{< x "),
                        Arguments.of("{{< x >}}"),
                        Arguments.of("{{< highlight >}}"),
                        Arguments.of("{{</*"),
                        Arguments.of("{% raw %}"),
                        Arguments.of("{% highlight %}"),
                        Arguments.of("{% x"),
                        Arguments.of("{% endraw %}"),
                        Arguments.of("{{"),
                        Arguments.of("{{ x"),
                        Arguments.of("{{ x }}"),
                        Arguments.of("{#"),
                        Arguments.of("{% comment %}{% "),
                        Arguments.of("{:"),
                        Arguments.of("{: x"),
                        Arguments.of("endhighlight"),
                        Arguments.of("{{< x a=\""),
                        Arguments.of("{% highlight %}endhighlight"),
                        Arguments.of("/highlight{{<"),
                        Arguments.of("- x\n{:"))
                .map(arguments ->
                        Arguments.of(String.valueOf(arguments.get()[0]).repeat(many / 8)));
    }

    @ParameterizedTest
    @MethodSource("enormous")
    void convertsSoon(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> all(text));
    }

    @Property(tries = 500)
    void anyMixtureConvertsAndNoTemplateIsLeft(@ForAll("texts") String text) throws IOException {
        folder = Path.of("target");
        all(text);
        assertThat(replaced(text, Maker.HUGO)).doesNotContain("{{<", "{{%");
        for (Maker maker : List.of(Maker.JEKYLL, Maker.OTHER))
            assertThat(replaced(text, maker)).doesNotContain("{{", "{%", "}}", "%}");
    }

    private static String replaced(String text, Maker maker) {
        return new Templates(text, maker, "", _ -> "").replaced();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "{{< figure src=\"a.png\" >}}",
                        "{{< x >}}",
                        "{{< /x >}}",
                        "{{% notice %}}",
                        "{{% /notice %}}",
                        "{{<",
                        ">}}",
                        "{{% ",
                        "%}}",
                        "{{ x }}",
                        "{{",
                        "}}",
                        "{% if x %}",
                        "{% endif %}",
                        "{%",
                        "%}",
                        "\n\n",
                        "\n",
                        "words ",
                        "```\n",
                        "`",
                        "> ",
                        "- ",
                        "<div>",
                        "</div>",
                        "{% comment %}",
                        "{% endcomment %}",
                        "\"",
                        "'",
                        "{: .x}",
                        "[a](b)",
                        "![a](b)",
                        "| a | b |\n|---|---|\n",
                        "{",
                        "<")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private List<List<Block>> all(String text) throws IOException {
        return List.of(
                body(text, Maker.HUGO, "content/a/x.md"),
                body(text, Maker.JEKYLL, "_posts/2020-01-01-x.md"),
                body(text, Maker.OTHER, "x.html"));
    }

    private List<Block> body(String text, Maker maker, String path) throws IOException {
        SiteConfig config = new SiteConfig(maker, Fields.NONE, Fields.NONE, List.of());
        Source source = Source.of(path, config);
        Pages pages = new Pages();
        FolderText read = FolderText.of(source, text, config, pages);
        Context context =
                Context.NONE.withPictures(ref ->
                        Optional.of(
                                new PictureUse(
                                        new PictureId(1), ref.alt(), ref.caption(), ref.credit())));
        return Converter.convertTree(
                        new Surroundings(new SiteFolder(folder), pages, "", source, "/a/x/")
                                .whole(read.tree()),
                        context)
                .body();
    }
}
