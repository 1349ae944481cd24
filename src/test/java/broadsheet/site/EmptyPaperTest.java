package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.NuChecker;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A paper on its first day, before its first story.
class EmptyPaperTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "he", "pt"})
    void servesEveryPageThereIs(String language) {
        NuChecker checker = new NuChecker();
        try (TestSite site = TestSite.paper().with("site.language", language).open()) {
            Map<String, Reply> pages = site.crawl(language.equals("en") ? 200 : 14);
            assertThat(pages).containsKeys("/", "/world");
            pages.forEach((path, page) -> {
                assertThat(page.status()).as(path).isIn(200, 303);
                if (page.header("Content-Type").startsWith("text/html"))
                    assertThat(checker.errors(page.text())).as(path).isEmpty();
            });
            assertThat(pages.get("/").words()).isNotBlank();
            Reply missing = site.get("/nowhere");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(checker.errors(missing.text())).isEmpty();
        }
    }

    @Test
    void aNewPaperWithoutAnAddressToWriteToHasNoBrokenMailLink() {
        try (TestSite site = TestSite.paper().with("site.email", "").open()) {
            site.crawl(200)
                    .forEach((path, page) ->
                            assertThat(page.html().select("a[href=mailto:]")).as(path).isEmpty());
        }
    }
}
