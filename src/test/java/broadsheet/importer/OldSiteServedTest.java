package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.testing.Corpora;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Third-party exports, imported and then asked for over HTTP as their old readers would.
class OldSiteServedTest {
    private static final Pattern SHORTCODE =
            Pattern.compile(
                    "\\[/?(caption|gallery|audio|video|playlist|embed|code|quote)(\\s[^\\]]*)?\\]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

    static List<Path> files() throws IOException {
        Path folder = Corpora.folder().resolve("wordpress");
        if (!Files.isDirectory(folder)) return List.of(folder.resolve("absent.xml"));
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPublicItemIsReadAtItsOldAddress(Path file) throws IOException {
        assumeTrue(Files.exists(file), "no corpora beside the project");
        try (TestSite site = TestSite.open()) {
            ImportReport report = site.imports(file);
            List<String> wrong = new ArrayList<>();
            Map<String, String> tags = new LinkedHashMap<>();
            for (Wxr.Item item : WxrReaderTest.items(WxrReaderTest.read(file))) {
                if (!isPublic(item)) continue;
                String path = WpPaths.local(item.text("link"));
                if (path == null || path.equals("/")) path = "/?p=" + item.id();
                boolean elsewhere =
                        report.lines().stream()
                                .anyMatch(line ->
                                        List.of("path", "note").contains(line.kind())
                                                && line.item().equals(item.label()));
                Reply page = site.follow(broadsheet.paper.Addresses.encoded(path));
                if (page.status() != 200) wrong.add(path + ": " + page.status());
                else if (!elsewhere) check(item, path, page, wrong);
                tags.put(page.path(), page.header("ETag"));
            }
            assertThat(wrong).isEmpty();

            List<String> rows = site.rows();
            site.imports(file);
            assertThat(site.rows()).isEqualTo(rows);
            tags.forEach((path, tag) ->
                    assertThat(site.get(path).header("ETag")).as(path).isEqualTo(tag));
        }
    }

    private static boolean isPublic(Wxr.Item item) {
        return List.of("post", "page").contains(item.type())
                && item.text("wp:status").equals("publish")
                && item.text("wp:post_password").isEmpty();
    }

    private static void check(Wxr.Item item, String path, Reply page, List<String> wrong) {
        String html = page.text();
        var document = page.html();
        var visible = document.clone();
        visible.select("pre, code").remove();
        if (html.contains("<!-- wp:") || visible.text().contains("<!-- wp:"))
            wrong.add(path + ": a block comment");
        var shortcode = SHORTCODE.matcher(visible.select("main").text());
        // A story about shortcodes shows them in code, or escaped with double brackets.
        if (shortcode.find() && !item.text("content:encoded").contains("[["))
            wrong.add(path + ": " + shortcode.group());
        String words = squeezed(document.text());
        String title = squeezed(Jsoup.parse(PlainText.line(item.text("title"))).text());
        if (!words.contains(title)) wrong.add(path + ": no title " + title);
        boolean post = item.type().equals("post");
        if (post) {
            var at = WpDates.published(item, ZoneId.of("Europe/Lisbon"));
            if (at != null
                    && document.select("time").stream()
                            .map(time -> time.attr("datetime"))
                            .filter(time -> time.length() > 10)
                            .noneMatch(time ->
                                    java.time.OffsetDateTime.parse(time)
                                                    .toInstant()
                                                    .equals(
                                                            at.truncatedTo(
                                                                    java.time.temporal.ChronoUnit
                                                                            .MINUTES))
                                            || java.time.OffsetDateTime.parse(time)
                                                    .toInstant()
                                                    .equals(at)))
                wrong.add(path + ": not of " + at);
            if (!item.text("dc:creator").isEmpty() && document.select(".byline li").isEmpty())
                wrong.add(path + ": by nobody");
            List<String> tags =
                    document.select(".tags a").eachText().stream()
                            .map(OldSiteServedTest::squeezed)
                            .toList();
            for (Wxr.Filed term : item.terms())
                if (term.domain().equals("post_tag")
                        && !tags.contains(squeezed(PlainText.line(term.name()))))
                    wrong.add(path + ": no tag " + term.name());
            if (item.terms().stream().anyMatch(term -> term.domain().equals("category"))
                    && document.select(".crumbs a").isEmpty()) wrong.add(path + ": in no section");
        }
        missing(item, path, words, wrong);
    }

    /// The words of a body that the page lacks: nearly all must be there. Attributes, scripts and
    /// shortcodes are no words.
    private static void missing(Wxr.Item item, String path, String words, List<String> wrong) {
        String body =
                item.text("content:encoded")
                        .replaceAll("(?s)<!--.*?-->", " ")
                        .replaceAll("\\[[^\\]]*\\]", " ")
                        .replaceAll("https?://\\S+", " ");
        var parsed = Jsoup.parse(body);
        parsed.select(
                        "script, style, iframe, object, form, svg, noscript, button, select, textarea, .wp-block-file__button")
                .remove();
        List<String> all =
                WORD.matcher(squeezed(parsed.text()))
                        .results()
                        .map(it -> it.group())
                        .distinct()
                        .toList();
        List<String> lost = all.stream().filter(word -> !words.contains(word)).toList();
        if (lost.size() * 20 > all.size() && lost.size() > 2)
            wrong.add(path + ": lost " + lost.size() + " of " + all.size() + " words: " + lost);
    }

    private static String squeezed(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[‘’‚′]", "'")
                .replaceAll("[“”„″]", "\"")
                .replaceAll("[–—]", "-")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
