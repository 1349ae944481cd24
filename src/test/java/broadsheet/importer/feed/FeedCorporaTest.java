package broadsheet.importer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import broadsheet.testing.Corpora;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Feeds as others test their parsers with them: no crash, no hang, the same twice, and what they
/// expect as far as we keep it.
class FeedCorporaTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// The least share of all expectations that is met, and of those that ask for what we keep.
    private static final double FLOOR = 0.765;

    private static final double FLOOR_OF_KEPT = 0.91;

    /// What cases ask for that no story of ours has a place for.
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "base",
                    "cloud",
                    "comments",
                    "docs",
                    "etag",
                    "expired",
                    "expired_parsed",
                    "generator",
                    "generator_detail",
                    "guidislink",
                    "headers",
                    "height",
                    "info",
                    "info_detail",
                    "itunes_block",
                    "itunes_explicit",
                    "license",
                    "madeup_element",
                    "media_credit",
                    "media_player",
                    "psc_chapters",
                    "publisher_detail",
                    "source",
                    "thr_in-reply-to",
                    "type",
                    "validity_end",
                    "validity_end_parsed",
                    "validity_start",
                    "version",
                    "wfw_comment",
                    "wfw_commentrss",
                    "where",
                    "width");

    @Test
    void everyFileIsReadOrRefusedQuicklyAndTwiceTheSame() throws IOException {
        int read = 0;
        int refused = 0;
        try (Stream<Path> files = Files.walk(Corpora.need("feeds"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String first =
                        assertTimeoutPreemptively(LIMIT, () -> outcome(bytes), file::toString);
                assertThat(outcome(bytes)).as(file.toString()).isEqualTo(first);
                if (first.startsWith("refused")) refused++;
                else read++;
            }
        }
        System.out.println("feeds of the corpora: " + read + " read, " + refused + " refused");
        assertThat(read).isGreaterThan(2_000);
    }

    private static String outcome(byte[] bytes) {
        try {
            return FeedReader.read(bytes, null, URI.create("http://feeds.example/feed")).toString();
        } catch (IOException e) {
            return "refused: " + e.getMessage();
        }
    }

    @Test
    void expectationsOfTheFeedparserSetAreMet() throws IOException {
        Path folder = Corpora.need("feeds/feedparser");
        int all = 0;
        int met = 0;
        int elsewhere = 0;
        Map<String, Integer> why = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        List<String> lines = Files.readAllLines(folder.resolve("expectations.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            if (parts[2].equals("1")) continue;
            all++;
            String reason =
                    reason(folder.resolve(parts[0]), parts[2], parts.length > 3 ? parts[3] : "");
            if (reason.isEmpty()) met++;
            else if (NOT_KEPT.contains(reason.replace("not kept: ", ""))) elsewhere++;
            if (reason.isEmpty()) continue;
            why.merge(reason, 1, Integer::sum);
            list.append(parts[0])
                    .append(": ")
                    .append(reason)
                    .append(": ")
                    .append(parts[2])
                    .append('\n');
        }
        System.out.printf(
                "feedparser: %d of %d expectations met (%.1f %%)%n", met, all, 100.0 * met / all);
        System.out.printf(
                "of those that ask for what a story keeps: %d of %d (%.1f %%)%n",
                met, all - elsewhere, 100.0 * met / (all - elsewhere));
        why.forEach((reason, count) -> System.out.println("  " + count + " " + reason));
        if (Boolean.getBoolean("feeds.list")) System.out.println(list);
        assertThat((double) met / all).isGreaterThanOrEqualTo(FLOOR);
        assertThat((double) met / (all - elsewhere)).isGreaterThanOrEqualTo(FLOOR_OF_KEPT);
    }

    private static String reason(Path file, String expression, String headers) throws IOException {
        URI from = URI.create("http://127.0.0.1:8097/tests/" + file.getFileName());
        if (headers.startsWith("Content-Location:"))
            from = URI.create(headers.substring(17).strip());
        try {
            Feed feed = FeedReader.read(Files.readAllBytes(file), null, from);
            boolean met = Expectation.met(expression, FeedWorld.of(feed), FeedWorld::same);
            return met ? "" : "says otherwise";
        } catch (NotAFeed e) {
            return "refused: " + e.getMessage();
        } catch (Expectation.Missing e) {
            return "not kept: " + e.getMessage();
        }
    }
}
