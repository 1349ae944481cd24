package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.story.PictureUse;
import broadsheet.testing.Corpora;
import broadsheet.text.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every item of the WordPress project's own test exports becomes blocks: no block comment and no
/// shortcode is left, and hardly a word is lost.
class CorporaConversionTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
    private static final Pattern SHORTCODE =
            Pattern.compile(
                    "\\[/?(gallery|caption|audio|video|embed|playlist|youtube)\\b[^\\]]*\\]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64-block-test-data.xml",
                "themeunittestdata.wordpress.xml",
                "theme-preview.xml"
            })
    void keepsTheWordsOfEveryItem(String file) {
        List<Items> items = Items.of(Corpora.need("wordpress/" + file));
        Map<String, Integer> legacy = new TreeMap<>();
        Map<String, Integer> dropped = new TreeMap<>();
        int words = 0;
        List<String> lost = new ArrayList<>();
        for (Items item : items) {
            Converted converted = Converter.convert(item.content(), context(item));
            String html = Shown.html(converted.body());
            assertThat(html).as(item.title()).doesNotContain("<!--");
            assertThat(SHORTCODE.matcher(html).results().map(match -> match.group()))
                    .as(item.title())
                    .isEmpty();
            converted
                    .legacyCounts()
                    .forEach((what, count) -> legacy.merge(what, count, Integer::sum));
            converted.dropped().forEach((what, count) -> dropped.merge(what, count, Integer::sum));
            Map<String, Integer> kept = counts(Shown.words(converted.body()));
            Map<String, Integer> had = counts(PlainText.of(withoutShortcodes(item.content())));
            for (var word : had.entrySet()) {
                words += word.getValue();
                int missing = word.getValue() - kept.getOrDefault(word.getKey(), 0);
                if (missing > 0) lost.add(item.title() + ": " + word.getKey() + " ×" + missing);
            }
        }
        System.out.println(
                file
                        + ": legacy "
                        + legacy
                        + ", dropped "
                        + dropped
                        + ", words "
                        + words
                        + ", lost "
                        + lost);
        assertThat(lost.size()).as("of %s words: %s", words, lost).isLessThanOrEqualTo(words / 100);
    }

    private static Context context(Items item) {
        Context context =
                Context.NONE
                        .withPictures(ref ->
                                Optional.of(
                                        new PictureUse(
                                                new PictureId(1),
                                                ref.alt(),
                                                ref.caption(),
                                                ref.credit())))
                        .withLinks(
                                new OwnLinks(
                                        List.of(
                                                URI.create(
                                                        "https://wpthemetestdata.wordpress.com"))));
        return item.footnotes().isEmpty() ? context : context.withFootnotes(item.footnotes());
    }

    private static String withoutShortcodes(String content) {
        return SHORTCODE.matcher(content).replaceAll(" ");
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        WORD.matcher(text).results().forEach(match -> counts.merge(match.group(), 1, Integer::sum));
        return counts;
    }
}
