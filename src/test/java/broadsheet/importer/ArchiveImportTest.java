package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.story.AtPath;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Outcome;
import broadsheet.story.State;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for archives of every kind.
class ArchiveImportTest {
    private static final Instant THEN = Instant.parse("2019-03-05T08:00:00Z");

    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));

    @Test
    void aStoryComesWithAllThatBelongsToIt() {
        ImportReport report =
                imports(
                        story(1, "The <a href=\"https://www.quay.example/old/\">tide</a>")
                                .language("pt-PT")
                                .headline(" Cranes &  tides ")
                                .standfirst("What the night shift saw")
                                .kicker("Docks")
                                .search("For searchers", null)
                                .path("/2019/caf%C3%A9/", List.of("https://quay.example/?p=1"))
                                .prominence(7)
                                .writers(
                                        List.of(
                                                new OldWriter(
                                                        "ines",
                                                        "Ines Vale",
                                                        "Writes of ships",
                                                        "ines@quay.example",
                                                        null,
                                                        List.of("/author/ines/")),
                                                OldWriter.named("Jo Guest")))
                                .sections(
                                        List.of(
                                                List.of(
                                                        OldTerm.named("News"),
                                                        new OldTerm(
                                                                "port",
                                                                "Port",
                                                                "All of the port",
                                                                List.of("/category/port/"))),
                                                List.of(OldTerm.named("Sport"))))
                                .tags(
                                        List.of(
                                                new OldTerm(
                                                        "",
                                                        "Night work",
                                                        null,
                                                        List.of("/topics/night/")))));
        Story story = house.there("/2019/café/");
        assertThat(story.copy().headline()).isEqualTo("Cranes & tides");
        assertThat(story.copy().language()).isEqualTo("pt-PT");
        assertThat(story.copy().kicker()).isEqualTo("Docks");
        assertThat(story.copy().search().title()).isEqualTo("For searchers");
        assertThat(story.copy().body().toString()).contains("href=/old/");
        assertThat(story.copy().filing().alsoIn()).hasSize(1);
        assertThat(house.sections.tree().trail(story.copy().filing().section()))
                .extracting("path")
                .containsExactly("/news", "/news/port");
        assertThat(story.copy().byline().credits()).hasSize(2);
        assertThat(house.at("/?p=1")).isEqualTo(story);
        assertThat(house.stories.at("/category/port/")).isEqualTo(new AtPath.Moved("/news/port"));
        assertThat(house.stories.at("/topics/night/"))
                .isEqualTo(new AtPath.Moved("/tag/night-work"));
        assertThat(house.stories.at("/author/ines/")).isEqualTo(new AtPath.Moved("/by/ines"));
        assertThat(report.count("stories")).isOne();
    }

    @Test
    void aSectionThePaperHasIsFoundByItsNameWhereverItStands() {
        imports(
                story(1, "a")
                        .sections(List.of(List.of(OldTerm.named("News"), OldTerm.named("Port")))));
        imports(story(2, "b").sections(List.of(List.of(OldTerm.named("Port")))));
        assertThat(house.sections.tree().all())
                .extracting("path")
                .containsExactly("/news", "/news/port");
    }

    @Test
    void aSecondImportChangesNothingAndAChangedStoryOnlyItself() {
        imports(story(1, "one"), story(2, "two"));
        List<String> rows = house.rows();
        assertThat(imports(story(1, "one"), story(2, "two")).count("unchanged")).isEqualTo(2);
        assertThat(house.rows()).isEqualTo(rows);

        ImportReport third = imports(story(1, "better"), story(2, "two"));
        assertThat(third.count("rewritten")).isOne();
        assertThat(house.there("/story-1/").number()).isEqualTo(2);
        assertThat(house.there("/story-1/").copy().body().toString()).contains("better");
        assertThat(house.there("/story-2/").number()).isEqualTo(1);
    }

    @Test
    void aStoryThatMovedInTheArchiveStaysAndIsFoundAtBothAddresses() {
        imports(story(1, "one"));
        imports(story(1, "better").path("/renamed/", List.of("/story-1/")));
        assertThat(house.there("/story-1/").copy().body().toString()).contains("better");
        assertThat(house.stories.at("/renamed/")).isEqualTo(new AtPath.Moved("/story-1/"));
    }

    @Test
    void whatAnEditorHasChangedIsLeftAlone() {
        imports(story(1, "one"));
        Story story = house.there("/story-1/");
        Copy mended = story.copy().with().headline("Mara's own headline").build();
        assertThat(
                        house.publishing.publish(
                                story.id(), 1, mended, Change.MINOR, new Actor("person:1")))
                .isInstanceOf(Outcome.Done.class);
        ImportReport report = imports(story(1, "other"));
        assertThat(house.there("/story-1/").copy().headline()).isEqualTo("Mara's own headline");
        assertThat(report.lines("kept")).isOne();
    }

    @Test
    void draftsStayUnseenAndPagesInNoSection() {
        ImportReport report =
                imports(
                        story(1, "one")
                                .state(new State.Draft(), "for members only: kept as a draft"),
                        story(2, "two").kind(StoryKind.PAGE));
        assertThat(house.at("/story-1/")).isNull();
        assertThat(report.lines("unpublished")).isOne();
        assertThat(house.there("/story-2/").copy().filing().section()).isNull();
        assertThat(report.count("pages")).isOne();
    }

    @Test
    void twoOfOneKeyAndTwoOfOneAddressAreTold() {
        ImportReport report =
                imports(
                        story(1, "one"),
                        story(1, "again"),
                        story(2, "two").path("/story-1/", List.of()));
        assertThat(report.count("stories")).isEqualTo(2);
        assertThat(report.lines("note")).isOne();
        assertThat(report.lines("path")).isOne();
        assertThat(house.there("/story-1-2/").copy().headline()).isEqualTo("Headline 2");
    }

    @Test
    void aStoryThatCannotBeConvertedStopsNothing() {
        ImportReport report =
                run(
                        List.of(
                                story(1, "one")
                                        .body(_ -> {
                                            throw new IllegalStateException("torn");
                                        }),
                                built(story(2, "two"), "two")),
                        settings(null, false));
        assertThat(report.lines("broken")).isOne();
        assertThat(house.at("/story-2/")).isNotNull();
    }

    @Test
    void aDryRunReportsAndWritesNothing() {
        List<String> before = house.rows();
        ImportReport report =
                run(
                        List.of(
                                built(
                                        story(1, "one")
                                                .sections(List.of(List.of(OldTerm.named("A")))),
                                        "one"),
                                built(story(2, "two").tags(List.of(OldTerm.named("b"))), "two")),
                        settings(null, true));
        assertThat(house.rows()).isEqualTo(before);
        assertThat(report.count("stories")).isEqualTo(2);
    }

    @Test
    void aKillInTheMiddleCostsNothing() {
        List<OldStory> all = new ArrayList<>();
        for (int i = 1; i <= 1_500; i++) all.add(built(story(i, "Text " + i), "Text " + i));
        for (int stop : List.of(250, 700, 1_200)) {
            try {
                run(
                        all,
                        settings(null, false),
                        at -> {
                            if (at.count() >= stop) throw new Killed();
                        });
                throw new AssertionError("it was not stopped at " + stop);
            } catch (Killed _) {
                assertThat(house.rows()).doesNotContain("story 1500");
            }
        }
        ImportReport report = run(all, settings(null, false));
        assertThat(report.count("stories") + report.count("unchanged")).isEqualTo(1_500);
        assertThat(report.count("rewritten")).isZero();
        assertThat(house.rows()).contains("story 1500", "revision 1500", "import_item 1500");
    }

    @Test
    void picturesComeFromTheFolderOnceAndLaterWhereTheyWereMissing() throws IOException {
        Path media = Files.createDirectory(folder.resolve("media"));
        OldStory story =
                built(
                        story(1, "")
                                .lead(
                                        new PictureRef(
                                                "/images/crane.png",
                                                null,
                                                "A crane",
                                                List.of(),
                                                null)),
                        "Text <img src=\"https://quay.example/images/crane.png\">");
        ImportReport without = run(List.of(story), settings(media, false));
        assertThat(house.there("/story-1/").copy().lead()).isNull();
        assertThat(without.lines("picture")).isPositive();

        picture(Files.createDirectory(media.resolve("images")).resolve("crane.png"));
        run(List.of(story), settings(media, false));
        assertThat(house.there("/story-1/").copy().lead()).isNotNull();
        assertThat(house.rows()).contains("revision 2");

        List<String> rows = house.rows();
        run(List.of(story), settings(media, false));
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void noPictureIsTakenFromOutsideTheFolder() throws IOException {
        Path media = Files.createDirectory(folder.resolve("media"));
        Path secret = Files.createDirectory(folder.resolve("secret"));
        picture(secret.resolve("face.png"));
        Files.createSymbolicLink(media.resolve("face.png"), secret.resolve("face.png"));
        Files.createSymbolicLink(media.resolve("more"), secret);
        ImportReport report =
                run(
                        List.of(
                                built(
                                        story(1, ""),
                                        "a<img src=\"/face.png\"><img src=\"/more/face.png\">"
                                                + "<img src=\"/../secret/face.png\"><img src=\"/%2e%2e/secret/face.png\">")),
                        settings(media, false));
        assertThat(house.rows()).contains("picture 0");
        assertThat(report.lines("picture")).isEqualTo(4);
    }

    @Test
    void recordingsAndDocumentsComeToo() throws IOException {
        Path media = Files.createDirectory(folder.resolve("files"));
        Path secret = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(secret.resolve("salaries.pdf"), "%PDF-1.7 salaries");
        Files.writeString(media.resolve("tides.pdf"), "%PDF-1.7 tides");
        Files.createSymbolicLink(media.resolve("more"), secret);
        ImportReport report =
                run(
                        List.of(
                                built(
                                        story(1, ""),
                                        "<p><a href=\"/tides.pdf\">Tides</a>"
                                                + " <a href=\"/more/salaries.pdf\">More</a></p>")),
                        settings(media, false));
        assertThat(house.rows()).contains("attachment 1");
        assertThat(house.there("/story-1/").copy().body().toString())
                .contains("href=/media/", "href=/more/salaries.pdf");
        assertThat(report.lines("file")).isEqualTo(1);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void picture(Path file) throws IOException {
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private record Piece(OldStory.Builder builder, String html) {}

    private final List<Piece> pieces = new ArrayList<>();

    private OldStory.Builder story(int number, String html) {
        OldStory.Builder builder =
                OldStory.of("story:" + number, "quay.json", "story " + number)
                        .headline("Headline " + number)
                        .digest(Digests.of(List.of(html)), html.length())
                        .path("/story-" + number + "/", List.of())
                        .times(THEN, null);
        pieces.add(new Piece(builder, html));
        return builder;
    }

    private static OldStory built(OldStory.Builder builder, String html) {
        return builder.body(context -> Converter.convertHtml(html, context));
    }

    private ImportReport imports(OldStory.Builder... builders) {
        List<OldStory> stories = new ArrayList<>();
        for (OldStory.Builder builder : builders) {
            String html =
                    pieces.stream()
                            .filter(piece -> piece.builder() == builder)
                            .findFirst()
                            .orElseThrow()
                            .html();
            stories.add(built(builder, html));
        }
        return run(stories, settings(null, false));
    }

    private static ImportSettings settings(Path media, boolean dryRun) {
        return House.settings(media, dryRun);
    }

    private ImportReport run(List<OldStory> stories, ImportSettings settings) {
        return run(stories, settings, ImportProgress.SILENT);
    }

    private ImportReport run(
            List<OldStory> stories, ImportSettings settings, ImportProgress progress) {
        return new ArchiveImport(
                        house.stores, House.hasty(), FetchLimits.DEFAULT, new Actor("import:test"))
                .run(List.of(new Shelf(stories)), settings, progress);
    }

    /// An archive that is there already.
    private record Shelf(List<OldStory> stories) implements OldArchive {
        @Override
        public String name() {
            return "quay.json";
        }

        @Override
        public long size() {
            return stories.size();
        }

        @Override
        public void survey(LongConsumer position) {
            position.accept(size());
        }

        @Override
        public String source() {
            return "test:quay";
        }

        @Override
        public List<URI> sites() {
            return List.of(URI.create("https://quay.example"));
        }

        @Override
        public void read(InTray tray) {
            for (int i = 0; i < stories.size(); i++) {
                tray.put(stories.get(i));
                tray.at(i);
            }
        }
    }
}
