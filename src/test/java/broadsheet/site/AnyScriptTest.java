package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Addresses;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.StoryType;
import broadsheet.testing.Editor;
import broadsheet.testing.NuChecker;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text is not ASCII. Whatever an editor can type, in every field and on every page: valid HTML,
/// the same words, no failure.
class AnyScriptTest {
    private static final TestSite site = TestSite.open();
    private static final NuChecker checker = new NuChecker();

    record Sample(String name, String language, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() {
        return List.of(
                new Sample("Hebrew", "he", "שלום עולם: הנמל נפתח מחדש"),
                new Sample("Arabic with marks", "ar", "مَرْحَبًا بِالعَالَم ٪ ١٢٣"),
                new Sample("Mixed directions", "en", "Port מִסְפָּר 12 (\u2067سلام\u2069) end"),
                new Sample(
                        "Combining marks", "vi", "Z̷̢̛͔͌a\u0301l\u0323\u0307go Vie\u0302\u0323t"),
                new Sample("Emoji", "en", "👩🏽‍🚒 🏳️‍🌈 🇵🇹 1️⃣ 🫠"),
                new Sample("Chinese", "zh-Hant", "港口的起重機停了一整天𠜎𠮷"),
                new Sample("Thai", "th", "เครนหยุดนิ่งทั้งวันโดยไม่มีช่องว่าง"),
                new Sample(
                        "Markup",
                        "en",
                        "a < b && c > \"d\" 'e' </title><b>x</b> <!-- --> &amp; &lt;"),
                new Sample(
                        "Template", "en", "${1+1} @if(x) {{y}} %s {0} 'quoted' $unsafe{z} $1 \\"),
                new Sample("Quotes", "pt-PT", "O ‘porto’ — “Lá” … ª º € ½ \u00a0 \u00ad end"),
                new Sample("Long word", "de", "Donaudampfschifffahrt".repeat(14).substring(0, 290)),
                new Sample("300 letters", "en", "word ".repeat(60).strip()),
                new Sample("Controls", "en", "tab\tline\nbreak zero\u200bwidth \uFEFFbom \uFFFD"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void standsInEveryFieldOnEveryPage(Sample sample) {
        String text = sample.text();
        Editor mara = site.editor("Mara");
        Piece piece =
                mara.publishes(words ->
                        words.headline(text)
                                .kicker(text)
                                .standfirst(text)
                                .line(text)
                                .language(sample.language())
                                .type(StoryType.ANALYSIS)
                                .sourcing(text, text, text, text)
                                .search(text, text)
                                .tagged(text)
                                .by(text)
                                .in("/lifestyle/culture")
                                .body(everyBlock(text)));
        mara.updates(piece, text, copy -> copy);
        mara.corrects(piece, text, copy -> copy);
        List<String> surfaces =
                new ArrayList<>(
                        List.of(
                                Addresses.encoded(piece.path()),
                                Addresses.encoded("/tag/" + TestSite.slug(text)),
                                Addresses.encoded("/by/" + TestSite.slug(text)),
                                "/lifestyle",
                                "/"));
        for (String surface : surfaces) valid(surface, site.get(surface), 200);
        Reply page = site.get(surfaces.getFirst());
        String shown = page.html().selectFirst("h1").wholeText();
        assertThat(shown.replaceAll("\\s+", " ").strip())
                .isEqualTo(text.replaceAll("\\s+", " ").strip());
        assertThat(page.html().select("head title").text()).isNotBlank();
        for (String link : page.links())
            if (link.startsWith("/by/") || link.startsWith("/tag/") || link.startsWith("/life"))
                assertThat(site.get(link).status()).as(link).isEqualTo(200);
        mara.kills(piece, text);
        valid(surfaces.getFirst(), site.get(surfaces.getFirst()), 410);
    }

    private static void valid(String path, Reply reply, int status) {
        assertThat(reply.status()).as(path).isEqualTo(status);
        assertThat(checker.errors(reply.text())).as(path).isEmpty();
    }

    private static List<Block> everyBlock(String text) {
        List<Inline> words = Inline.text(text);
        Block paragraph = new Block.Paragraph(words);
        return List.of(
                paragraph,
                new Block.Heading(2, words),
                new Block.Heading(5, words),
                new Block.ListBlock(true, 3, List.of(List.of(paragraph), List.of(paragraph))),
                new Block.Quote(List.of(paragraph), words),
                new Block.PullQuote(words, words),
                new Block.Table(
                        words,
                        1,
                        List.of(
                                List.of(
                                        new Block.Table.Cell(true, 1, 1, words),
                                        new Block.Table.Cell(true, 1, 1, words)),
                                List.of(
                                        new Block.Table.Cell(false, 1, 1, words),
                                        new Block.Table.Cell(false, 1, 1, words)))),
                new Block.Embed("https://video.example/x?a=1&b=2", text, text, words),
                new Block.RelatedStories(
                        text, List.of(new Block.RelatedStories.Related("/world", text))),
                new Block.FactBox(text, List.of(paragraph, new Block.Heading(3, words))),
                new Block.Preformatted(Block.Preformatted.Kind.CODE, words),
                new Block.Preformatted(Block.Preformatted.Kind.VERSE, words),
                new Block.AudioVideo(Block.AudioVideo.Kind.AUDIO, "/media/a.mp3", null, words),
                new Block.AudioVideo(
                        Block.AudioVideo.Kind.VIDEO, "https://v.example/a.mp4", null, words),
                new Block.Divider(),
                new Block.Paragraph(
                        List.of(
                                new Inline.Marked(Inline.Mark.STRONG, words),
                                new Inline.LineBreak(),
                                new Inline.Foreign("he", words),
                                new Inline.Link("https://x.example/?q=%22", words))));
    }

    @Test
    void emptyPartsLeaveAValidPage() {
        List<Inline> none = List.of();
        Piece piece =
                site.files(
                        new broadsheet.story.State.Published(),
                        "/empty/story",
                        "2026-01-02T03:04:05Z",
                        words ->
                                words.headline("")
                                        .kicker("")
                                        .standfirst("")
                                        .line("")
                                        .sourcing("", "", "", "")
                                        .search("", "")
                                        .body(
                                                List.of(
                                                        new Block.Paragraph(none),
                                                        new Block.Heading(2, none),
                                                        new Block.ListBlock(false, 1, List.of()),
                                                        new Block.ListBlock(
                                                                true, 1, List.of(List.of())),
                                                        new Block.Quote(List.of(), none),
                                                        new Block.PullQuote(none, none),
                                                        new Block.Gallery(List.of(), none),
                                                        new Block.Table(none, 0, List.of()),
                                                        new Block.Table(
                                                                none, 0, List.of(List.of())),
                                                        new Block.Embed(
                                                                "https://x.example/", "", "", none),
                                                        new Block.RelatedStories("", List.of()),
                                                        new Block.FactBox("", List.of()),
                                                        new Block.Preformatted(
                                                                Block.Preformatted.Kind.PLAIN,
                                                                none))));
        Piece nothing =
                site.files(
                        new broadsheet.story.State.Published(),
                        "/empty/altogether",
                        "2026-01-02T03:04:06Z",
                        words -> words.headline("").body(List.of()));
        for (String path :
                List.of(piece.path(), nothing.path(), "/world", "/archive/2026/01/02", "/"))
            valid(path, site.get(path), 200);
        for (Reply page : List.of(site.get("/world"), site.get("/archive/2026/01/02")))
            page.html()
                    .select("main a")
                    .forEach(link -> assertThat(link.text()).as(link.outerHtml()).isNotBlank());
    }

    @Test
    void tenAuthorsAndTwentyTags() {
        String[] names =
                IntStream.range(0, 10)
                        .mapToObj(i -> "Writer " + (char) ('A' + i))
                        .toArray(String[]::new);
        String[] tags =
                IntStream.range(0, 20)
                        .mapToObj(i -> "Topic " + (char) ('A' + i))
                        .toArray(String[]::new);
        Piece piece =
                site.editor("Mara")
                        .publishes(words -> words.headline("By many").by(names).tagged(tags));
        Reply page = site.get(piece.path());
        valid(piece.path(), page, 200);
        assertThat(page.words()).contains(names).contains(tags);
    }

    @Test
    void aPaperWhoseOwnNameIsMarkup() {
        String odd = "A <b>& \"B\" 'C' ${x} שלום";
        try (TestSite paper =
                TestSite.paper()
                        .with("site.name", odd)
                        .with("site.tagline", odd)
                        .with("site.publisher", odd)
                        .with("site.rights", odd)
                        .with("site.sections", "Wörld & Düst; <Tag>; אבג (דהו); 中文")
                        .open()) {
            Piece piece = paper.editor("Mara").publishes(words -> words.in(firstSection(paper)));
            for (String path :
                    List.of("/", "/about", Addresses.encoded(piece.path()), "/nowhere")) {
                Reply page = paper.get(path);
                assertThat(checker.errors(page.text())).as(path).isEmpty();
                assertThat(page.html().title()).contains(odd);
            }
            for (Map.Entry<String, Reply> page : paper.crawl(60).entrySet())
                assertThat(page.getValue().status()).as(page.getKey()).isIn(200, 303);
        }
    }

    private static String firstSection(TestSite paper) {
        return paper.app().sections().tree().top().getFirst().path();
    }
}
