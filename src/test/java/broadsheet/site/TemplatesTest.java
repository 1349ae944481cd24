package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.page.Templates;
import broadsheet.testing.NuChecker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every template with all a page can hold, and with the least, in a left-to-right and a
/// right-to-left language. The pages stay in `target/templates` to be looked at.
class TemplatesTest {
    private static final Path SHELF = Path.of("target/templates");

    private final Templates templates = new Templates();
    private final NuChecker checker = new NuChecker();

    @TestFactory
    java.util.stream.Stream<DynamicTest> every_page_is_valid_html() {
        return pages().entrySet().stream()
                .map(page ->
                        DynamicTest.dynamicTest(
                                page.getKey(),
                                () -> {
                                    String name = page.getKey();
                                    String html = render(name.split(" ")[0], page.getValue());
                                    keep(name, html);
                                    assertThat(checker.errors(html)).isEmpty();
                                    assertThat(html)
                                            .doesNotContain(" style=\"")
                                            .doesNotContain(" onclick");
                                }));
    }

    private static Map<String, Object> pages() {
        Map<String, Object> pages = new LinkedHashMap<>();
        for (String language : new String[] {"en-GB", "ar"}) {
            Samples samples = new Samples(language);
            pages.put("site/home full " + language, samples.home());
            pages.put("site/home bare " + language, samples.bareHome());
            pages.put("site/list section " + language, samples.section());
            pages.put("site/list contributor " + language, samples.contributor());
            pages.put("site/list bare " + language, samples.bareList());
            pages.put("site/day full " + language, samples.day(true));
            pages.put("site/day bare " + language, samples.day(false));
            pages.put("site/story full " + language, samples.story());
            pages.put("site/story foreign " + language, samples.foreignStory());
            pages.put("site/story long " + language, samples.longStory());
            pages.put("site/story bare " + language, samples.bareStory());
            pages.put("site/page full " + language, samples.page());
            pages.put("site/notice full " + language, samples.notice(true));
            pages.put("site/notice bare " + language, samples.notice(false));
            pages.put("site/search found " + language, samples.found());
            pages.put("site/search nothing " + language, samples.nothingFound());
        }
        return pages;
    }

    @Test
    void what_a_newsroom_writes_shows_as_text() {
        String html = render("site/story", new Samples("en-GB").longStory());
        assertThat(html).contains("&amp; never &lt;did").doesNotContain("<did>");
        assertThat(html).contains("content=\"News from the harbour &#34;city&#34; &amp; beyond\"");
    }

    @Test
    void a_foreign_story_says_its_language_and_the_words_around_it_theirs() {
        String html = render("site/story", new Samples("en-GB").foreignStory());
        assertThat(html)
                .contains("<html lang=\"en-GB\">")
                .contains("<article class=\"article\" lang=\"ar\" dir=\"rtl\">")
                .contains("<div class=\"story-meta\" lang=\"en-GB\" dir=\"ltr\">");
    }

    private String render(String name, Object page) {
        return new String(templates.render(name, page), StandardCharsets.UTF_8);
    }

    private static void keep(String name, String html) throws IOException {
        Path file = SHELF.resolve(name.replace('/', '-').replace(' ', '-') + ".html");
        Files.createDirectories(SHELF);
        Files.writeString(file, html);
    }
}
