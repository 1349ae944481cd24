package broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.Db;
import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole paper out and in again.
class ArchiveTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");

    /// Tables that no archive has, and why.
    private static final List<String> STAY =
            List.of(
                    "event", // what comes in tells of itself
                    "follower", // this house's own place in its log
                    "flyway_schema_history", // this house's own tables
                    "api_key", // keys that others have been given: they are agreed anew
                    "key_grant",
                    "asked_story", // requests of those keys
                    "feed_visit", // what other servers said to this one
                    "hook", // secrets shared with others: they are agreed anew
                    "delivery", // what was sent from here
                    "read_count", // the readers of this house, not of the stories
                    "read_referrer",
                    "read_pace",
                    "person", // passwords and rights stay where they were given
                    "role_grant",
                    "session",
                    "one_time_link",
                    "sign_in_failure",
                    "authenticator",
                    "recovery_code",
                    "second_step",
                    "passkey",
                    "ticket",
                    "known_browser",
                    "letter", // what is to be written to the people here
                    "provider_tie",
                    "draft", // words of the people here that are in no revision
                    "draft_step",
                    "story_lock",
                    "room", // where the people here write together
                    "room_step",
                    "room_base",
                    "room_field",
                    "preview_link", // for those whom somebody here asked to read
                    "audit" // tells of the people here
                    );

    @TempDir private static Path folder;
    private static TestSite site;
    private static Path file;

    @BeforeAll
    static void aPaperWithALife() {
        site = TestSite.paper().demo().open();
        Editor mara = site.editor("Mara");
        Piece corrected =
                mara.publishes(words -> words.headline("The bridge opens").by("Ada Finch"));
        mara.updates(corrected, "Adds the mayor", copy -> copy.kicker("Bridges"));
        mara.corrects(corrected, "The bridge is 40 metres long.", copy -> copy);
        mara.kills(mara.publishes(words -> words.headline("Wrong at the root")), "It was wrong.");
        mara.holds(mara.publishes(words -> words.headline("Doubtful")));
        mara.drafts(words -> words.headline("Not yet \u0000 \uD83D\uDE00 مرحبا"));
        site.files(
                new State.Published(),
                "/2012/05/an-old-story/",
                "2012-05-06T07:08:09.123456Z",
                words -> words.headline("An old story"),
                "/?p=12",
                "/older/place");
        file = folder.resolve("paper.zip");
        Export.Written written = site.app().export().write(file, "The Tide", NOW, _ -> {});
        assertThat(written.missing()).isEmpty();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Restore.Report bring(TestSite paper, Path from) throws IOException {
        return paper.app().restore().read(from, false, _ -> {});
    }

    /// Every row of every table that goes out, and of the lists made from them.
    private static List<String> rows(Db db) {
        List<String> rows = new ArrayList<>();
        db.read(tx -> {
            Stream.of(
                            Tables.BEFORE_STORIES,
                            List.of("story", "revision", "listing"),
                            Tables.AFTER_STORIES)
                    .flatMap(List::stream)
                    .forEach(table ->
                            tx.sql("select to_jsonb(t)::text as line from " + table + " t")
                                    .list(row -> table + " " + row.text("line"))
                                    .forEach(rows::add));
            return true;
        });
        return rows.stream().sorted().toList();
    }

    private static void assertSame(List<String> rows, List<String> wanted) {
        assertThat(rows.stream().filter(row -> !wanted.contains(row)).limit(5)).isEmpty();
        assertThat(wanted.stream().filter(row -> !rows.contains(row)).limit(5)).isEmpty();
        assertThat(rows).hasSameSizeAs(wanted);
    }

    @Test
    void whatComesInIsWhatWentOutWithEveryHash() throws IOException {
        try (TestSite other = TestSite.open()) {
            Restore.Report report = bring(other, file);
            assertThat(report.faults()).isEmpty();
            assertSame(rows(other.app().db()), rows(site.app().db()));
            String story = "/politics/harbour-strike-talks";
            assertThat(other.get(story).html().select("article").text())
                    .isEqualTo(site.get(story).html().select("article").text());
            assertThat(other.get("/?p=12").location()).isEqualTo("/2012/05/an-old-story/");
            String picture = other.get(story).html().select("figure.story-pic img").attr("src");
            assertThat(other.get(picture).status()).isEqualTo(200);
        }
    }

    @Test
    void aSecondArchiveIsTheSameAsTheFirst() throws IOException {
        try (TestSite other = TestSite.open()) {
            bring(other, file);
            Path again = folder.resolve("again.zip");
            other.app().export().write(again, "The Tide", NOW, _ -> {});
            assertThat(entries(again)).isEqualTo(entries(file));
        }
    }

    @Test
    void broughtInTwiceNothingComesTwiceAndNewStoriesGetNewNumbers() throws IOException {
        try (TestSite other = TestSite.open()) {
            bring(other, file);
            Editor bo = other.editor("Bo");
            Piece own = bo.publishes(words -> words.headline("Written here"));
            List<String> before = rows(other.app().db());
            Restore.Report report = bring(other, file);
            assertThat(report.faults()).isEmpty();
            assertThat(report.counts().keySet()).containsOnly("same");
            assertSame(rows(other.app().db()), before);
            assertThat(other.get(own.path()).status()).isEqualTo(200);
        }
    }

    @Test
    void cutShortItGoesOnWhereItWas() throws IOException {
        try (TestSite other = TestSite.open()) {
            assertThatThrownBy(() ->
                            other.app()
                                    .restore()
                                    .read(
                                            file,
                                            false,
                                            at -> {
                                                throw new IllegalStateException("killed");
                                            }))
                    .hasMessage("killed");
            assertThat(bring(other, file).faults()).isEmpty();
            assertSame(rows(other.app().db()), rows(site.app().db()));
        }
    }

    @Test
    void aFileCutAnywhereIsKnownAndWhatIsWholeComesIn() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        Path cut = folder.resolve("cut.zip");
        for (int i = 0; i < 25; i++) {
            Files.write(cut, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(site.app().restore().read(cut, true, _ -> {}).faults()).isNotEmpty();
        }
    }

    @Test
    void aChangedRevisionIsFoundByItsHashAndAllElseComesIn() throws IOException {
        Path forged = folder.resolve("forged.zip");
        rewrite(
                forged,
                lines -> lines.replace("The bridge is 40 metres long.", "The bridge is fine."));
        try (TestSite other = TestSite.open()) {
            Restore.Report report = bring(other, forged);
            assertThat(report.faults()).singleElement().asString().contains("hash");
            assertThat(other.get("/world/the-bridge-opens").status()).isEqualTo(404);
            assertThat(other.get("/politics/harbour-strike-talks").status()).isEqualTo(200);
        }
    }

    @Test
    void anotherPaperIsNotMixedInto() throws IOException {
        try (TestSite other = TestSite.open()) {
            other.editor("Bo").publishes(words -> words.headline("Already here"));
            List<String> before = rows(other.app().db());
            assertThat(bring(other, file).faults())
                    .singleElement()
                    .asString()
                    .contains("another paper");
            assertSame(rows(other.app().db()), before);
        }
    }

    @Test
    void aStoryThatHasGoneOnSinceIsLeftAsItIs() throws IOException {
        try (TestSite other = TestSite.open()) {
            bring(other, file);
            long story =
                    other.app()
                            .db()
                            .read(tx ->
                                    tx.sql("select max(story_id) as id from revision")
                                            .one(row -> row.number("id"))
                                            .orElseThrow());
            var publishing = other.app().publishing();
            publishing.unpublish(
                    new broadsheet.story.StoryId(story),
                    1,
                    new broadsheet.identity.Actor("person:bo"));
            List<String> before = rows(other.app().db());
            Restore.Report report = bring(other, file);
            assertThat(report.counts()).containsEntry("newer", 1L);
            assertSame(rows(other.app().db()), before);
        }
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws IOException {
        Path none = folder.resolve("none.zip");
        Files.writeString(none, "not a zip");
        assertThat(bring(site, none).faults())
                .singleElement()
                .asString()
                .contains("not an archive");
        rewrite(none, lines -> lines.replace("\"version\":1", "\"version\":99"));
        assertThat(bring(site, none).faults()).singleElement().asString().contains("newer");
    }

    @Test
    void everyTableEitherGoesOutOrIsNamedHere() {
        List<String> tables =
                site.app()
                        .db()
                        .read(tx ->
                                tx.sql(
                                                """
                                                select table_name as name from information_schema.tables
                                                where table_schema = 'public' and table_type = 'BASE TABLE'
                                                """)
                                        .list(row -> row.text("name")));
        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        Tables.BEFORE_STORIES,
                                        Tables.AFTER_STORIES,
                                        List.of("story", "revision", "listing"),
                                        STAY)
                                .flatMap(List::stream)
                                .toList());
    }

    private static List<String> entries(Path zip) throws IOException {
        List<String> entries = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                entries.add(
                        entry.getName()
                                + " "
                                + broadsheet.blobs.Blobs.id(in.readAllBytes()).hash());
        }
        return entries;
    }

    /// The same archive with other words in its lines.
    private static void rewrite(Path to, UnaryOperator<String> lines) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.readAllBytes();
                if (entry.getName().startsWith(Format.BLOBS)) out.write(bytes);
                else
                    new ByteArrayInputStream(
                                    lines.apply(new String(bytes, StandardCharsets.UTF_8))
                                            .getBytes(StandardCharsets.UTF_8))
                            .transferTo(out);
                out.closeEntry();
            }
        }
    }
}
