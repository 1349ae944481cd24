package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.story.Revision;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.testing.TestDb;
import broadsheet.testing.WxrGenerator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import in a process of its own, killed with -9 more than once. What is there in the end is
/// what one run brings, to the last revision, redirect and file.
class KilledImportTest {
    private static final int STORIES = 1_200;
    private static final int EVERY = 60;
    private static final int ATTEMPTS = 5;
    private static final Pattern ID =
            Pattern.compile("(SectionId|TagId|ContributorId|PictureId)\\[value=(\\d+)]");

    @TempDir Path folder;

    @Test
    void whatComesAfterKillsIsWhatOneRunBrings() throws Exception {
        Path export = export();
        URI killed = TestDb.address();
        URI whole = TestDb.address();
        try (Db there = TestDb.open(killed);
                Db aim = TestDb.open(whole)) {
            for (int stop : List.of(1, 400, 700)) kill(export, killed, there, stop);
            finish(export, killed, "killed");
            finish(export, whole, "whole");
            List<String> one = everything(aim);
            assertThat(one).hasSizeGreaterThan(4 * STORIES);
            assertThat(everything(there)).isEqualTo(one);
            assertThat(blobs("killed")).isEqualTo(blobs("whole")).hasSize(2 * STORIES / EVERY);

            List<String> rows = TestDb.rows(there);
            finish(export, killed, "killed");
            assertThat(withoutCounters(TestDb.rows(there))).isEqualTo(withoutCounters(rows));
        }
    }

    private Process start(Path export, URI database, String data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djdk.virtualThreadScheduler.parallelism=8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "broadsheet.Main",
                        "import",
                        "wordpress",
                        export.toString(),
                        "--no-fetch",
                        "--media",
                        folder.resolve("uploads").toString(),
                        "--data",
                        folder.resolve(data).toString(),
                        "--database-url",
                        database.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    /// Kills a run once so many stories are there. One that ended by itself, since a busy machine
    /// had no connection for it in time, is begun again.
    private void kill(Path export, URI database, Db db, int stop) throws Exception {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Process run = start(export, database, "killed");
            while (run.isAlive() && stories(db) < stop) LockSupport.parkNanos(20_000_000);
            boolean alive = run.isAlive();
            run.destroyForcibly();
            assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(stories(db)).isLessThan(STORIES);
            if (alive) return;
        }
        throw new AssertionError(Files.readString(folder.resolve("out.txt")));
    }

    /// Runs to the end.
    private void finish(Path export, URI database, String data) throws Exception {
        int code = -1;
        for (int attempt = 1; attempt <= ATTEMPTS && code != 0; attempt++) {
            Process run = start(export, database, data);
            assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
            code = run.exitValue();
        }
        assertThat(code).as(Files.readString(folder.resolve("out.txt"))).isZero();
    }

    /// Stories with a picture and a document here and there, each a file of its own.
    private Path export() throws IOException {
        Path plain = folder.resolve("plain.xml");
        WxrGenerator.write(plain, STORIES);
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        Path export = folder.resolve("export.xml");
        int number = 0;
        try (Writer out = Files.newBufferedWriter(export)) {
            for (String line : Files.readAllLines(plain)) {
                if (line.equals("</channel>")) out.write(attachments());
                boolean end = line.equals("]]></content:encoded>");
                if (end && ++number % EVERY == 0) {
                    out.write(
                            "<img src=\"https://archive.example/wp-content/uploads/%1$d.png\"> <a href=\"https://archive.example/wp-content/uploads/%1$d.pdf\">file</a>"
                                    .formatted(number));
                    picture(uploads, number);
                    Files.writeString(uploads.resolve(number + ".pdf"), "%PDF-1.7 " + number);
                }
                out.write(line + "\n");
            }
        }
        return export;
    }

    private static void picture(Path uploads, int number) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, number);
        ImageIO.write(image, "png", uploads.resolve(number + ".png").toFile());
    }

    private static String attachments() {
        StringBuilder items = new StringBuilder();
        for (int number = EVERY; number <= STORIES; number += EVERY)
            items.append(
                    """
                    <item><title>Picture %1$d</title><link>https://archive.example/picture-%1$d/</link>
                    <wp:post_id>%2$d</wp:post_id><wp:post_parent>0</wp:post_parent>
                    <wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
                    <wp:attachment_url>https://archive.example/wp-content/uploads/%1$d.png</wp:attachment_url></item>
                    """
                            .formatted(number, 100_000 + number));
        return items.toString();
    }

    private static long stories(Db db) {
        return db.read(tx -> tx.sql("select count(*) as n from story").one(row -> row.number("n")))
                .orElseThrow();
    }

    /// Counters move where an insert finds its row there.
    private static List<String> withoutCounters(List<String> rows) {
        return rows.stream().filter(row -> !row.contains("gave out")).toList();
    }

    private List<String> blobs(String data) throws IOException {
        Path blobs = folder.resolve(data).resolve("blobs");
        try (var files = Files.walk(blobs)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> blobs.relativize(file).toString())
                    .filter(file -> !file.startsWith("unfinished"))
                    .sorted()
                    .toList();
        }
    }

    /// All that came in, a line each, with names in place of numbers, which may differ.
    private static List<String> everything(Db db) {
        Map<String, String> names = names(db);
        List<String> lines =
                new ArrayList<>(
                        db.read(tx ->
                                tx.sql(
                                                """
                                                select 'section ' || path || ' ' || name as line from section
                                                union all select 'tag ' || slug || ' ' || name from tag
                                                union all select 'by ' || slug || ' ' || name from contributor
                                                union all select 'picture ' || blob || ' ' || slug from picture
                                                union all select 'file ' || blob || ' ' || slug || ' ' || kind from attachment
                                                union all select 'redirect ' || r.path || ' ' || coalesce(r.target, s.path)
                                                  from redirect r left join story s on s.id = r.story_id
                                                union all select 'comment ' || c.key || ' ' || s.path || ' ' || c.body
                                                  from archived_comment c join story s on s.id = c.story_id
                                                union all select 'item ' || key || ' ' || encode(digest, 'hex') || ' ' || path || ' ' || number || ' ' || missing
                                                  from import_item
                                                union all select 'old picture ' || i.address || ' ' || p.blob
                                                  from import_picture i join picture p on p.id = i.picture_id
                                                union all select 'old file ' || address || ' ' || blob from import_file
                                                union all select 'listed ' || l.kind::text || ' ' || s.path || ' ' || l.at || ' ' || count(*)
                                                  from listing l join story s on s.id = l.story_id group by l.kind, s.path, l.at
                                                order by 1
                                                """)
                                        .list(row -> row.text("line"))));
        Stories stories = new Stories(db);
        db.read(tx ->
                        tx.sql("select id, path from story order by path")
                                .list(row -> Map.entry(row.number("id"), row.text("path"))))
                .forEach(story -> {
                    for (Revision revision : stories.revisions(new StoryId(story.getKey())))
                        lines.add(
                                "story %s %d %s %s %s"
                                        .formatted(
                                                story.getValue(),
                                                revision.number(),
                                                revision.state(),
                                                revision.change(),
                                                named(revision.copy().toString(), names)));
                });
        return lines;
    }

    private static Map<String, String> names(Db db) {
        Map<String, String> names = new HashMap<>();
        db.read(tx ->
                        tx.sql(
                                        """
                                        select 'SectionId' || id as id, path as name from section
                                        union all select 'TagId' || id, slug from tag
                                        union all select 'ContributorId' || id, slug from contributor
                                        union all select 'PictureId' || id, blob from picture
                                        """)
                                .list(row -> Map.entry(row.text("id"), row.text("name"))))
                .forEach(it -> names.put(it.getKey(), it.getValue()));
        return names;
    }

    private static String named(String copy, Map<String, String> names) {
        return ID.matcher(copy)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                match.group(1) + " " + names.get(match.group(1) + match.group(2))));
    }
}
