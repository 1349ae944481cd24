package broadsheet.importer.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.Shown;
import broadsheet.story.AtPath;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Outcome;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GhostImportTest {
    @TempDir Path folder;

    private final House house = new House(Path.of("target", "test-blobs"));
    private GhostWishes wishes =
            new GhostWishes(URI.create("https://quay.example"), null, ZoneId.of("UTC"));

    @Test
    void aStoryComesWithAllThatBelongsToIt() throws IOException {
        Path media = Files.createDirectories(folder.resolve("content/images/2019/03"));
        ImageIO.write(
                new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB),
                "png",
                media.resolve("crane.png").toFile());
        ImageIO.write(
                new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB),
                "png",
                media.resolve("../../ines.png").toFile());
        GhostFile export =
                new GhostFile()
                        .post(
                                1,
                                "title",
                                "Cranes & tides",
                                "slug",
                                "cranes",
                                "html",
                                "not this",
                                "lexical",
                                """
                                {"root":{"children":[
                                {"type":"paragraph","children":[{"type":"extended-text","format":1,"text":"Fog"},
                                  {"type":"extended-text","format":0,"text":" over "},
                                  {"type":"link","url":"__GHOST_URL__/quay/","children":[{"type":"text","text":"the quay"}]}]},
                                {"type":"image","src":"__GHOST_URL__/content/images/size/w600/2019/03/crane.png","alt":"A crane","caption":"<i>Dawn</i>"}
                                ]}}\
                                """,
                                "custom_excerpt",
                                "What the night shift saw",
                                "feature_image",
                                "__GHOST_URL__/content/images/2019/03/crane.png",
                                "featured",
                                "true",
                                "updated_at",
                                "2019-03-06T10:30:00.000Z")
                        .row(
                                "posts_meta",
                                "post_id",
                                "p1",
                                "meta_title",
                                "For searchers",
                                "og_description",
                                "And for friends",
                                "feature_image_alt",
                                "The crane",
                                "feature_image_caption",
                                "Seen from <b>the</b> pier")
                        .tagged(1, "t3", "t1", "t2")
                        .by(1, "u1", "u2");
        ImportReport report = imports(export, folder.resolve("content"));
        Story story = house.there("/cranes/");
        assertThat(story.copy().headline()).isEqualTo("Cranes & tides");
        assertThat(story.copy().standfirst()).isEqualTo("What the night shift saw");
        assertThat(Shown.blocks(story.copy().body()))
                .startsWith("p <strong:Fog> over {the quay|/quay/}\npicture #")
                .endsWith("alt:A crane caption:<em:Dawn>");
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2019-03-05T08:00:00Z"));
        assertThat(story.updated()).isEqualTo(Instant.parse("2019-03-06T10:30:00Z"));
        assertThat(story.copy().filing().prominence()).isEqualTo(7);
        assertThat(story.copy().search())
                .isEqualTo(new Copy.Search("For searchers", "And for friends"));
        assertThat(story.copy().lead())
                .satisfies(lead -> {
                    assertThat(lead.alt()).isEqualTo("The crane");
                    assertThat(Shown.text(lead.caption())).isEqualTo("Seen from the pier");
                });
        assertThat(house.sections.tree().trail(story.copy().filing().section()))
                .extracting("path")
                .containsExactly("/harbour");
        assertThat(story.copy().filing().tags()).hasSize(1);
        assertThat(story.copy().byline().credits()).hasSize(2);
        assertThat(house.contributors.at("ines"))
                .get()
                .satisfies(ines -> {
                    assertThat(ines.bio()).isEqualTo("Writes of ships");
                    assertThat(ines.picture()).isNotNull();
                });
        assertThat(house.stories.at("/tag/harbour/")).isEqualTo(new AtPath.Moved("/harbour"));
        assertThat(house.stories.at("/author/ines/")).isEqualTo(new AtPath.Moved("/by/ines"));
        assertThat(report.lines()).isEmpty();
        assertThat(report.count("stories")).isOne();
    }

    @Test
    void aTagThatIsTheFirstOfOneStoryIsASectionForAll() throws IOException {
        imports(new GhostFile().post(1).post(2).tagged(1, "t1", "t2").tagged(2, "t2"));
        Copy.Filing first = house.there("/story-1/").copy().filing();
        assertThat(first.tags()).isEmpty();
        assertThat(first.alsoIn()).hasSize(1);
        assertThat(house.sections.tree().all())
                .extracting("path")
                .containsExactlyInAnyOrder("/harbour", "/night-work");
    }

    @Test
    void whatIsNotPlainlyPublicStaysUnpublished() throws IOException {
        ImportReport report =
                imports(
                        new GhostFile()
                                .post(1, "status", "draft")
                                .post(2, "visibility", "members")
                                .post(3, "visibility", "paid")
                                .post(4, "visibility", "tiers")
                                .post(5, "status", "sent")
                                .post(
                                        6,
                                        "status",
                                        "scheduled",
                                        "published_at",
                                        "2099-01-01T00:00:00.000Z")
                                .post(7, "status", "scheduled")
                                .post(
                                        8,
                                        "status",
                                        "published",
                                        "published_at",
                                        "2099-01-01T00:00:00.000Z")
                                .post(9, "status", "")
                                .post(10));
        for (int number = 1; number < 10; number++)
            assertThat(house.at("/story-" + number + "/")).as("post " + number).isNull();
        assertThat(house.at("/story-10/")).isNotNull();
        assertThat(house.rows()).contains("story 10");
        assertThat(report.lines("unpublished")).isEqualTo(8);
        assertThat(report.json().write())
                .contains("for paying members only")
                .contains("newsletter");
    }

    @Test
    void aSecondImportChangesNothingAndAChangedPostOnlyItself() throws IOException {
        GhostFile export = new GhostFile().post(1).post(2).tagged(1, "t1").by(1, "u2");
        imports(export);
        List<String> rows = house.rows();
        assertThat(imports(export).count("unchanged")).isEqualTo(2);
        assertThat(house.rows()).isEqualTo(rows);

        ImportReport third =
                imports(
                        new GhostFile()
                                .post(1, "html", "<p>Better.</p>")
                                .post(2)
                                .tagged(1, "t1")
                                .by(1, "u2"));
        assertThat(third.count("rewritten")).isOne();
        assertThat(Shown.blocks(house.there("/story-1/").copy().body())).isEqualTo("p Better.");
        assertThat(house.there("/story-2/").number()).isEqualTo(1);
    }

    @Test
    void whatAnEditorHasChangedIsLeftAlone() throws IOException {
        imports(new GhostFile().post(1));
        Story story = house.there("/story-1/");
        Copy mended = story.copy().with().headline("Mara's own headline").build();
        assertThat(
                        house.publishing.publish(
                                story.id(), 1, mended, Change.MINOR, new Actor("person:1")))
                .isInstanceOf(Outcome.Done.class);
        ImportReport report = imports(new GhostFile().post(1, "html", "<p>Other.</p>"));
        assertThat(house.there("/story-1/").copy().headline()).isEqualTo("Mara's own headline");
        assertThat(report.lines("kept")).isOne();
    }

    @Test
    void addressesFollowTheFormOfTheOldSite() throws IOException {
        GhostFile dated = new GhostFile().post(1).post(2, "type", "page");
        dated.row("settings", "key", "permalinks", "value", "/:year/:month/:day/:slug/");
        imports(dated);
        assertThat(house.at("/2019/03/05/story-1/")).isNotNull();
        assertThat(house.stories.at("/story-1/"))
                .isEqualTo(new AtPath.Moved("/2019/03/05/story-1/"));
        assertThat(house.there("/story-2/").kind()).isEqualTo(StoryKind.PAGE);

        wishes =
                new GhostWishes(
                        URI.create("https://quay.example/news"),
                        "/{primary_tag}/{slug}/",
                        ZoneId.of("UTC"));
        imports(
                new GhostFile()
                        .row("settings", "key", "db_hash", "value", "another")
                        .post(
                                3,
                                "html",
                                "<a href=\"__GHOST_URL__/x/\">x</a><a href=\"https://www.quay.example/news/y/\">y</a>")
                        .tagged(3, "t1"));
        Story story = house.there("/news/harbour/story-3/");
        assertThat(Shown.blocks(story.copy().body())).isEqualTo("p {x|/news/x/}{y|/y/}");
    }

    @Test
    void whoReadIsCountedAndStaysOut() throws IOException {
        ImportReport report =
                imports(
                        new GhostFile()
                                .post(1)
                                .row("members", "id", "m1", "email", "bo@quay.example")
                                .row("members", "id", "m2", "email", "al@quay.example"));
        assertThat(report.readable()).contains("Passed over: 2 members");
        assertThat(house.rows()).contains("story 1", "contributor 0");
    }

    @Test
    void anOlderExportAndOneFromTheApiAreReadAsWell() throws IOException {
        Path old =
                Files.writeString(
                        folder.resolve("old.json"),
                        """
                        {"db":[{"data":{"users":[{"id":1,"name":"Ines Vale","slug":"ines","image":"/content/images/x.png"}],
                        "posts":[{"id":7,"title":"Old","slug":"old","mobiledoc":"{\\"version\\":\\"0.3.1\\",\\"markups\\":[[\\"em\\"]],\\"atoms\\":[[\\"soft-return\\",\\"\\",{}]],\\"cards\\":[],\\"sections\\":[[1,\\"p\\",[[0,[0],1,\\"Low\\"],[1,[],0,0],[0,[],0,\\" water\\"]]]]}",
                          "page":0,"status":"published","published_at":1551772800000,"author_id":1}]}}]}\
                        """);
        run(List.of(old), null);
        Story story = house.there("/old/");
        assertThat(Shown.blocks(story.copy().body())).isEqualTo("p <em:Low>\\water");
        assertThat(story.firstPublished()).isEqualTo(Instant.parse("2019-03-05T08:00:00Z"));
        assertThat(story.copy().byline().credits()).hasSize(1);

        Path api =
                Files.writeString(
                        folder.resolve("api.json"),
                        """
                        {"posts":[{"id":"a1","title":"Api","slug":"api","html":"<p>x</p>","status":"published","published_at":"2020-01-01T00:00:00.000+00:00",
                        "tags":[{"id":"t","name":"Port","slug":"port","visibility":"public"}],"authors":[{"slug":"jo","name":"Jo"}]}],"meta":{}}\
                        """);
        run(List.of(api), null);
        assertThat(house.sections.tree().trail(house.there("/api/").copy().filing().section()))
                .extracting("path")
                .containsExactly("/port");
    }

    @Test
    void whatStandsAfterADamageComesInTooAndEachDamageIsNamed() throws IOException {
        GhostFile export = new GhostFile();
        for (int i = 1; i <= 9; i++) export.post(i).tagged(i, "t1").by(i, "u1");
        String damaged =
                export.json()
                        .write()
                        .replace("\"Headline 3\"", "\"Head\"line 3\"")
                        .replace("\"Headline 6\"", "\"Headline\u0001 6\"")
                        .replace("Text of 8", "Text of { \\\"title\\\": 8");
        byte[] bytes =
                damaged.replace("Headline 9", "H\u00ffadline 9")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("damaged.json"), bytes);
        ImportReport report = run(List.of(file), null);
        assertThat(report.failed()).isFalse();
        assertThat(house.rows()).contains("story 6");
        assertThat(report.lines("broken")).isEqualTo(3);
        assertThat(report.readable().toString()).contains("damaged.json", "byte ");
        Story last = house.there("/story-8/");
        assertThat(last.copy().filing().section()).isNotNull();
        assertThat(last.copy().byline().credits()).hasSize(1);
        List<String> rows = house.rows();
        run(List.of(file), null);
        assertThat(house.rows()).isEqualTo(rows);
    }

    @Test
    void ofAFileThatWasCutOffComesInWhatStandsBeforeTheEnd() throws IOException {
        GhostFile export = new GhostFile();
        for (int i = 1; i <= 30; i++) export.post(i);
        String whole = export.json().write();
        for (int cut : List.of(whole.length() / 2, whole.length() * 3 / 4, whole.length() - 1)) {
            Path file = Files.writeString(folder.resolve("cut.json"), whole.substring(0, cut));
            ImportReport report = run(List.of(file), null);
            assertThat(report.failed()).isTrue();
            assertThat(report.readable().toString()).contains("cannot be read any further");
        }
        assertThat(house.rows()).contains("story 30");
        for (String bad :
                List.of(
                        "",
                        "{",
                        "[",
                        "nothing",
                        "{\"db\":",
                        "\u0000",
                        "{\"db\":[{\"data\":{\"posts\":[1,null,\"x\",[]]}}]}")) {
            Path file = Files.writeString(folder.resolve("bad.json"), bad);
            ImportReport report = run(List.of(file), null);
            assertThat(report.failed() || report.lines("broken") > 0).as(bad).isTrue();
        }
        assertThat(house.rows()).contains("story 30");
    }

    @Test
    void aByteOrderMarkAndTablesInAnyOrderAreNoTrouble() throws IOException {
        GhostFile export =
                new GhostFile()
                        .row("posts_meta", "post_id", "p1", "meta_title", "For searchers")
                        .tagged(1, "t1")
                        .post(1);
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        Path file = folder.resolve("bom.json");
        Files.write(file, mark);
        Files.write(
                file,
                export.json().write().getBytes(StandardCharsets.UTF_8),
                java.nio.file.StandardOpenOption.APPEND);
        run(List.of(file), null);
        assertThat(house.there("/story-1/").copy().search().title()).isEqualTo("For searchers");
        assertThat(house.sections.tree().all()).extracting("path").containsExactly("/harbour");
    }

    @Test
    void aKillInTheMiddleCostsNothing() throws IOException {
        GhostFile export = new GhostFile();
        for (int i = 1; i <= 900; i++) export.post(i).tagged(i, i % 2 == 0 ? "t1" : "t2");
        Path file = export.write(folder);
        for (int stop : List.of(200, 600)) {
            try {
                run(
                        List.of(file),
                        House.settings(null, false),
                        at -> {
                            if (at.count() >= stop) throw new Killed();
                        });
                throw new AssertionError("it was not stopped at " + stop);
            } catch (Killed _) {
                assertThat(house.rows()).doesNotContain("story 900");
            }
        }
        ImportReport report = run(List.of(file), null);
        assertThat(report.count("stories") + report.count("unchanged")).isEqualTo(900);
        assertThat(house.rows()).contains("story 900", "revision 900", "import_item 900");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        List<String> before = house.rows();
        ImportReport report =
                run(
                        List.of(new GhostFile().post(1).tagged(1, "t1").by(1, "u1").write(folder)),
                        House.settings(null, true),
                        ImportProgress.SILENT);
        assertThat(house.rows()).isEqualTo(before);
        assertThat(report.count("stories")).isOne();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private ImportReport imports(GhostFile export) throws IOException {
        return imports(export, null);
    }

    private ImportReport imports(GhostFile export, Path media) throws IOException {
        return run(List.of(export.write(folder)), media);
    }

    private ImportReport run(List<Path> files, Path media) {
        return run(files, House.settings(media, false), ImportProgress.SILENT);
    }

    private ImportReport run(List<Path> files, ImportSettings settings, ImportProgress progress) {
        return new ArchiveImport(
                        house.stores, House.hasty(), FetchLimits.DEFAULT, new Actor("import:ghost"))
                .run(
                        files.stream()
                                .map(file -> new GhostExport(file, wishes, InstantSource.system()))
                                .toList(),
                        settings,
                        progress);
    }
}
