package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.page.Templates;
import broadsheet.testing.NuChecker;
import broadsheet.text.SafeHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The default pages about the paper: valid, complete, and without links that lead nowhere.
class SitePagesTextTest {
    private static final Path TEXTS = Path.of("src/main/resources/pages/en");
    private static final Pattern TITLE = Pattern.compile("<!-- title: (.+) -->\n");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    /// What stands there without a text of its own.
    private static final Set<String> MACHINES =
            Set.of("/feed.xml", "/feed.atom", "/feed.json", "/sitemap.xml", "/sitemap/news.xml");

    private static final Set<String> PLACES = Set.of("{site}", "{publisher}", "{email}", "{url}");

    @Test
    void every_text_is_valid_and_links_only_to_what_is_there() throws IOException {
        Templates templates = new Templates();
        NuChecker checker = new NuChecker();
        List<Path> files;
        try (Stream<Path> found = Files.list(TEXTS)) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSize(11);
        for (Path file : files) {
            String text = Files.readString(file);
            assertThat(text).as(file.toString()).startsWith("<!-- title: ");
            assertThat(TITLE.matcher(text).lookingAt()).isTrue();
            Pattern.compile("\\{\\w+\\}")
                    .matcher(text)
                    .results()
                    .forEach(place -> assertThat(PLACES).contains(place.group()));
            LINK.matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .forEach(link ->
                            assertThat(leadsSomewhere(link)).as(file + " " + link).isTrue());
            String filled =
                    text.replace("{email}", "news@gazette.example")
                            .replace("{url}", "https://a.example");
            SitePage page =
                    new SitePage(
                            new Samples("en").bareLayout(false, false),
                            "Title",
                            SafeHtml.trusted(filled));
            byte[] html = templates.render("site/page", page);
            assertThat(checker.errors(new String(html, StandardCharsets.UTF_8)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static boolean leadsSomewhere(String link) {
        return link.equals("mailto:{email}")
                || link.equals("/")
                || link.equals("/archive")
                || MACHINES.contains(link)
                || Files.exists(TEXTS.resolve(link.substring(1) + ".html"));
    }
}
