package broadsheet.importer.folder;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.Shown;
import broadsheet.story.AtPath;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Outcome;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImportTest {
    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));
    private OldFolder site;

    @BeforeEach
    void open() {
        site = new OldFolder(folder);
    }

    @Test
    void aSiteOfHugo() throws IOException {
        site.file(
                        "hugo.toml",
                        """
                        baseURL = "https://quay.example/"
                        languageCode = "en-gb"
                        [permalinks]
                          blog = "/:year/:month/:slug/"
                        """)
                .file(
                        "data/authors.yaml",
                        "ines:\n  name: Ines Vale\n  bio: Writes of ships\n  picture: /images/ines.png\n")
                .picture("static/images/ines.png")
                .file(
                        "content/port/_index.md",
                        "---\ntitle: The port\ndescription: All of it\n---\n")
                .picture("content/port/cranes/crane.png")
                .picture("content/port/cranes/feature.png")
                .file(
                        "content/port/cranes/index.md",
                        """
                        +++
                        title = "Cranes & tides"
                        date = 2019-03-05T09:00:00+01:00
                        lastmod = 2019-03-06
                        description = "What the night shift saw"
                        authors = ["ines", "Jo Guest"]
                        tags = ["Night work"]
                        aliases = ["/old/cranes/", "cranes-2"]
                        featured = true
                        +++

                        Fog over [the blog]({{< ref "blog/first.md#end" >}}), see [plan](plan.pdf).

                        ![A crane](crane.png)

                        {{< figure src="/images/ines.png" caption="Ines" attr="Bo" >}}

                        {{< youtube abcdefghijk >}}

                        {{< unheard-of x="1" >}}

                        ```
                        {{</* figure src="x" */>}}
                        ```
                        """)
                .file(
                        "content/blog/first.md",
                        "---\ntitle: First\nslug: the-first\ndate: 2020-02-03\ncategories: [Sport, News]\n---\n\nHello[^1]\n\n[^1]: A note\n")
                .file("content/about.md", "---\ntitle: About\n---\nWho we are\n")
                .file("content/blog/later.md", "---\ntitle: Later\ndate: 2099-01-01\n---\nx\n")
                .file(
                        "content/blog/draft.md",
                        "---\ntitle: Draft\ndate: 2020-01-01\ndraft: true\n---\nx\n")
                .file(
                        "content/blog/gone.md",
                        "---\ntitle: Gone\ndate: 2020-01-01\nexpiryDate: 2020-02-01\n---\nx\n")
                .file("content/resources/maps.md", "---\ntitle: Maps\ndate: 2020-05-01\n---\nx\n")
                .file("layouts/index.html", "{{ .Title }}")
                .file("public/port/cranes/index.html", "<p>finished</p>")
                .file("README.md", "# Not a story");
        ImportReport report = site.importedInto(house);

        Story story = house.there("/port/cranes/");
        assertThat(story.copy().headline()).isEqualTo("Cranes & tides");
        assertThat(story.copy().standfirst()).isEqualTo("What the night shift saw");
        assertThat(story.copy().language()).isEqualTo("en-gb");
        assertThat(story.copy().filing().prominence()).isEqualTo(7);
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2019-03-05T08:00:00Z"));
        assertThat(story.updated()).isEqualTo(Instant.parse("2019-03-06T00:00:00Z"));
        assertThat(story.copy().lead()).isNotNull();
        String body = Shown.blocks(story.copy().body());
        assertThat(body)
                .startsWith(
                        "p Fog over {the blog|/2020/02/the-first/#end}, see {plan|/port/cranes/plan.pdf}.\npicture #")
                .contains("alt:A crane")
                .contains("caption:Ines credit:Bo")
                .contains("embed https://www.youtube.com/watch?v=abcdefghijk (YouTube)")
                .contains("{{< figure src=\"x\" >}}")
                .doesNotContain("unheard-of");
        assertThat(house.sections.tree().trail(story.copy().filing().section()))
                .extracting("path", "name")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/port", "The port"));
        assertThat(house.contributors.at("ines"))
                .get()
                .satisfies(ines -> assertThat(ines.picture()).isNotNull());
        assertThat(story.copy().byline().credits()).hasSize(2);
        assertThat(house.at("/old/cranes/")).isEqualTo(story);
        assertThat(house.at("/port/cranes-2")).isEqualTo(story);
        assertThat(house.stories.at("/tags/night-work/"))
                .isEqualTo(new AtPath.Moved("/tag/night-work"));

        Story first = house.there("/2020/02/the-first/");
        assertThat(first.copy().filing().alsoIn()).hasSize(1);
        assertThat(Shown.words(first.copy().body())).contains("Hello").contains("A note");
        assertThat(house.there("/about/").kind()).isEqualTo(StoryKind.PAGE);
        assertThat(house.at("/resources/maps/")).isNotNull();
        assertThat(house.rows()).contains("story 7");
        assertThat(report.lines("unpublished")).isEqualTo(2);
        assertThat(report.json().write()).contains("shortcode unheard-of");
        assertThat(report.lines("broken")).isZero();
    }

    @Test
    void aSiteOfJekyll() throws IOException {
        site.file(
                        "_config.yml",
                        "url: https://quay.example\nbaseurl: /paper\nauthor: Ines Vale\ndefaults:\n  - scope: {path: ''}\n    values: {lang: pt}\n")
                .picture("assets/crane.png")
                .file(
                        "_posts/2019-03-05-cranes.md",
                        """
                        ---
                        layout: post
                        title: Cranes
                        categories: port night
                        tags: [docks]
                        image: {path: /assets/crane.png, alt: A crane}
                        redirect_from: /old.html
                        ---
                        See [the other]({% post_url 2019-04-01-other %}) and [home]({{ site.baseurl }}/x/).
                        {: .lead}

                        ![c]({{ "/assets/crane.png" | relative_url }})

                        {% highlight ruby %}
                        puts "{{ x }}"
                        {% endhighlight %}

                        {% include youtube.html id="abcdefghijk" %}
                        {% include newsletter.html %}
                        {% for x in site.posts %}{{ x.title }}{% endfor %}

                        {% raw %}Liquid is {{ like.this }}{% endraw %}
                        """)
                .file(
                        "_posts/2019-04-01-other.md",
                        "---\ntitle: Other\npermalink: /special/\n---\nText\n")
                .file(
                        "_posts/2019-04-02-hidden.md",
                        "---\ntitle: Hidden\npublished: false\n---\nText\n")
                .file("_drafts/idea.md", "---\ntitle: Idea\n---\nText\n")
                .file("about.md", "---\ntitle: About\nlayout: page\n---\nWho\n")
                .file("index.html", "---\n---\n{% for post in site.posts %}{% endfor %}")
                .file("_layouts/default.html", "{{ content }}")
                .file("static.html", "<p>no front matter</p>");
        ImportReport report = site.importedInto(house);

        Story story = house.there("/paper/port/night/2019/03/05/cranes.html");
        assertThat(story.copy().language()).isEqualTo("pt");
        String body = Shown.blocks(story.copy().body());
        assertThat(body)
                .startsWith("p See {the other|/paper/special/} and {home|/paper/x/}.")
                .contains("picture #")
                .contains("pre CODE puts \"{{ x }}\"")
                .contains("embed https://www.youtube.com/watch?v=abcdefghijk (YouTube)")
                .contains("p Liquid is {{ like.this }}")
                .doesNotContain("{%")
                .doesNotContain("{:");
        assertThat(story.copy().lead())
                .satisfies(lead -> assertThat(lead.alt()).isEqualTo("A crane"));
        assertThat(house.at("/paper/old.html")).isEqualTo(story);
        assertThat(story.copy().byline().credits()).hasSize(1);
        assertThat(house.there("/paper/about.html").kind()).isEqualTo(StoryKind.PAGE);
        assertThat(house.at("/paper/special/")).isNotNull();
        assertThat(house.rows()).contains("story 5");
        assertThat(report.json().write())
                .contains("tag include")
                .contains("value x.title")
                .contains("files without front matter");
    }

    @Test
    void aFolderOfOtherTexts() throws IOException {
        site.file(
                        "posts/2019-03-05-cranes.md",
                        "# Cranes\n\nText | of\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\nhttps://x.example/\n")
                .file(
                        "notes/tides.md",
                        "{\"title\": \"Tides\", \"date\": \"2020-01-01\", \"tags\": [\"post\", \"Sea\"]}\n\nSee [cranes](../posts/2019-03-05-cranes.md) {{ collections.all | dump }}\n")
                .file(
                        "archive/fog.html",
                        """
                        <!doctype html><html><head><title>Fog | The Quay</title><meta name="author" content="Jo Guest">
                        <meta property="article:published_time" content="2001-02-03T04:05:06Z"></head>
                        <body><nav>Menu</nav><article><h1>Fog</h1><p>Thick <a href="../notes/tides.md">as</a></article><footer>End</footer></body></html>\
                        """)
                .file("imprint.md", "Who is to blame");
        site.importedInto(house);
        Story cranes = house.there("/posts/cranes/");
        assertThat(cranes.copy().headline()).isEqualTo("Cranes");
        assertThat(Shown.blocks(cranes.copy().body()))
                .isEqualTo(
                        "p Text | of\ntable1 / a | b / 1 | <s:2>\np {https://x.example/|https://x.example/}");
        Story tides = house.there("/notes/tides/");
        assertThat(Shown.blocks(tides.copy().body())).isEqualTo("p See {cranes|/posts/cranes/}");
        assertThat(tides.copy().filing().tags()).hasSize(1);
        Story fog = house.there("/archive/fog.html");
        assertThat(fog.copy().headline()).isEqualTo("Fog");
        assertThat(fog.firstPublished()).isEqualTo(Instant.parse("2001-02-03T04:05:06Z"));
        assertThat(Shown.blocks(fog.copy().body())).isEqualTo("p Thick {as|/notes/tides/}");
        assertThat(house.there("/imprint/").kind()).isEqualTo(StoryKind.PAGE);
    }

    @Test
    void aSecondImportChangesNothingAndAChangedFileOnlyItself() throws IOException {
        site.file("a/one.md", "---\ntitle: One\ndate: 2020-01-01\n---\nText\n")
                .file("a/two.md", "---\ntitle: Two\ndate: 2020-01-02\n---\nText\n");
        site.importedInto(house);
        List<String> rows = house.rows();
        assertThat(site.importedInto(house).count("unchanged")).isEqualTo(2);
        assertThat(house.rows()).isEqualTo(rows);
        site.file("a/one.md", "---\ntitle: One\ndate: 2020-01-01\n---\nBetter\n");
        assertThat(site.importedInto(house).count("rewritten")).isOne();
        assertThat(Shown.blocks(house.there("/a/one/").copy().body())).isEqualTo("p Better");
        assertThat(house.there("/a/two/").number()).isEqualTo(1);
    }

    @Test
    void whatAnEditorHasChangedIsLeftAlone() throws IOException {
        site.file("a/one.md", "---\ntitle: One\ndate: 2020-01-01\n---\nText\n");
        site.importedInto(house);
        Story story = house.there("/a/one/");
        Copy mended = story.copy().with().headline("Mara's own headline").build();
        assertThat(
                        house.publishing.publish(
                                story.id(), 1, mended, Change.MINOR, new Actor("person:1")))
                .isInstanceOf(Outcome.Done.class);
        site.file("a/one.md", "---\ntitle: One\ndate: 2020-01-01\n---\nOther\n");
        assertThat(site.importedInto(house).lines("kept")).isOne();
        assertThat(house.there("/a/one/").copy().headline()).isEqualTo("Mara's own headline");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        site.file("a/one.md", "---\ntitle: One\ndate: 2020-01-01\n---\nText\n");
        List<String> before = house.rows();
        assertThat(site.importedInto(house, true, ImportProgress.SILENT).count("stories")).isOne();
        assertThat(house.rows()).isEqualTo(before);
    }

    @Test
    void aKillInTheMiddleCostsNothing() throws IOException {
        for (int i = 0; i < 700; i++)
            site.file("a/s" + i + ".md", "---\ntitle: S" + i + "\ndate: 2020-01-01\n---\nText\n");
        for (int stop : List.of(200, 600)) {
            try {
                site.importedInto(
                        house,
                        false,
                        at -> {
                            if (at.count() >= stop) throw new Killed();
                        });
                throw new AssertionError("it was not stopped at " + stop);
            } catch (Killed _) {
                assertThat(house.rows()).doesNotContain("story 700");
            }
        }
        ImportReport report = site.importedInto(house);
        assertThat(report.count("stories") + report.count("unchanged")).isEqualTo(700);
        assertThat(house.rows()).contains("story 700", "revision 700", "import_item 700");
    }

    @Test
    void whatCannotBeReadIsSaidAndStopsNothingElse() throws IOException {
        site.file("a/good.md", "---\ntitle: Good\ndate: 2020-01-01\n---\nText\n")
                .file("a/open.md", "---\ntitle: Open\n")
                .file("a/yaml.md", "---\ntitle: [\n---\nText\n")
                .file("a/toml.md", "+++\ntitle = \n+++\nText\n")
                .file("a/json.md", "{\"title\": x}\nText\n")
                .file("a/bomb.md", bomb())
                .file("a/loop.md", "---\na: &a [*a]\n---\nText\n")
                .file("a/deep.md", "---\na: " + "[".repeat(20_000) + "\n---\nText\n");
        Files.write(
                folder.resolve("a/latin.md"),
                "---\ntitle: Café\ndate: 2020-01-01\n---\nÀ bientôt\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("a/zero.md"), new byte[] {0, 1, 2, (byte) 0xff});
        ImportReport report = site.importedInto(house);
        assertThat(report.lines("broken")).isEqualTo(7);
        assertThat(house.at("/a/good/")).isNotNull();
        assertThat(house.there("/a/latin/").copy().headline()).isEqualTo("Café");
        assertThat(report.failed()).isFalse();
    }

    private static String bomb() {
        StringBuilder out = new StringBuilder("---\na0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++)
            out.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        return out.append("---\nText\n").toString();
    }

    @Test
    void nothingOutsideTheFolderComesIn() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        OldFolder inside = new OldFolder(Files.createDirectory(folder.resolve("inside")));
        new OldFolder(outside)
                .picture("face.png")
                .file("secret.md", "---\ntitle: Secret\ndate: 2020-01-01\n---\nSecret\n");
        Files.createSymbolicLink(inside.root().resolve("linked.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(inside.root().resolve("linked"), outside);
        Files.createSymbolicLink(inside.root().resolve("face.png"), outside.resolve("face.png"));
        Files.createSymbolicLink(
                inside.root().resolve("_config.yml"), outside.resolve("secret.md"));
        inside.file(
                "a/one.md",
                """
                ---
                title: One
                date: 2020-01-01
                image: ../../outside/face.png
                cover: /linked/face.png
                ---
                ![a](../../outside/face.png) ![b](/face.png) ![c](../linked/face.png) ![d](/%2e%2e/outside/face.png)
                ![e](file:///etc/passwd) ![f](/etc/passwd)
                """);
        inside.importedInto(house);
        assertThat(house.rows()).contains("story 1", "picture 0");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
