package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.story.Contributor;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Story;
import broadsheet.story.Tag;
import broadsheet.testing.Corpora;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Third-party exports, where they lie beside the project.
class CorporaTest {
    @TempDir Path folder;

    static List<Path> files() throws IOException {
        Path found = Corpora.folder().resolve("wordpress");
        if (!Files.isDirectory(found)) return List.of(found);
        try (Stream<Path> all = Files.walk(found)) {
            return all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPublicItemStandsAtItsOldAddress(Path file) throws IOException {
        assumeTrue(Files.isRegularFile(file), "no corpora beside the project");
        House house = new House(folder);
        ImportReport report = house.imports(file);
        assertThat(report.failed()).isFalse();

        List<Wxr.Item> items = WxrReaderTest.items(WxrReaderTest.read(file));
        for (Wxr.Item item : items) if (isPublic(item)) check(house, item, report);

        List<String> rows = house.rows();
        ImportReport again = house.imports(file);
        assertThat(house.rows()).isEqualTo(rows);
        assertThat(again.count("stories") + again.count("pages") + again.count("rewritten"))
                .isZero();
    }

    private static boolean isPublic(Wxr.Item item) {
        return List.of("post", "page").contains(item.type())
                && item.text("wp:status").equals("publish")
                && item.text("wp:post_password").isEmpty();
    }

    private static void check(House house, Wxr.Item item, ImportReport report) {
        String path = WpPaths.local(item.text("link"));
        if (path == null || path.equals("/")) path = "/?p=" + item.id();
        boolean elsewhere =
                report.lines().stream()
                        .anyMatch(line ->
                                List.of("path", "note").contains(line.kind())
                                        && line.item().equals(item.label()));
        Story story = house.at(path);
        assertThat(story).as(item.label() + " at " + path).isNotNull();
        if (elsewhere || story == null) return;
        assertThat(story.copy().headline()).isEqualTo(PlainText.line(item.text("title")));
        assertThat(story.firstPublished())
                .isEqualTo(WpDates.published(item, ZoneId.of("Europe/Lisbon")));
        if (!item.text("dc:creator").isEmpty()) assertThat(writers(house, story)).isNotEmpty();
        SectionTree tree = house.sections.tree();
        for (Wxr.Filed term : item.terms()) {
            if (term.domain().equals("category") && !term.slug().equals("uncategorized"))
                assertThat(sections(tree, story)).contains(plain(term.name()));
            if (term.domain().equals("post_tag"))
                assertThat(tags(house, story)).contains(plain(term.name()));
        }
        if (!item.text("content:encoded").isBlank()
                && PlainText.line(item.text("content:encoded")).length() > 30)
            assertThat(story.copy().body()).as(item.label()).isNotEmpty();
    }

    /// The first spelling of a name stands.
    private static String plain(String name) {
        return PlainText.line(name).toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> writers(House house, Story story) {
        return story.copy().byline().credits().stream()
                .map(credit ->
                        Objects.requireNonNull(
                                house.contributors
                                        .find(List.of(credit.contributor()))
                                        .get(credit.contributor())))
                .map(Contributor::name)
                .toList();
    }

    private static List<String> sections(SectionTree tree, Story story) {
        return Stream.concat(
                        Stream.of(Objects.requireNonNull(story.copy().filing().section())),
                        story.copy().filing().alsoIn().stream())
                .map(id -> tree.find(id).orElseThrow())
                .map(Section::name)
                .map(CorporaTest::plain)
                .toList();
    }

    private static List<String> tags(House house, Story story) {
        return house.tags.find(story.copy().filing().tags()).values().stream()
                .map(Tag::name)
                .map(CorporaTest::plain)
                .toList();
    }
}
