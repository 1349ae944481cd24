package broadsheet.importer.ghost;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.House;
import broadsheet.importer.ImportReport;
import broadsheet.text.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// How fast a large Ghost export comes in and in how much memory; run with `-Dghost.bench=50000`.
class GhostBench {
    @Test
    void aLargeExport() throws IOException {
        int posts = Integer.getInteger("ghost.bench", 0);
        Assumptions.assumeTrue(posts > 0, "ghost.bench is not set");
        Path file = Path.of("target", "ghost-bench.json");
        write(file, posts);
        House house = new House(Path.of("target", "test-blobs"));
        long[] most = new long[1];
        GhostWishes wishes = new GhostWishes(null, null, ZoneId.of("UTC"));
        long began = System.nanoTime();
        ImportReport report =
                new ArchiveImport(
                                house.stores,
                                InstantSource.system(),
                                FetchLimits.DEFAULT,
                                new Actor("import:ghost"))
                        .run(
                                List.of(new GhostExport(file, wishes, InstantSource.system())),
                                House.settings(null, false),
                                at ->
                                        most[0] =
                                                Math.max(
                                                        most[0],
                                                        ManagementFactory.getMemoryMXBean()
                                                                .getHeapMemoryUsage()
                                                                .getUsed()));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%,d posts, %,d MB in %.0f s: %.0f a second, at most %,d MB of heap seen%n",
                report.count("stories"),
                Files.size(file) >> 20,
                seconds,
                posts / seconds,
                most[0] >> 20);
        Files.delete(file);
    }

    private static void write(Path file, int posts) throws IOException {
        String words = "The crane on the third quay stood still until the fog had gone. ".repeat(6);
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 10; i++)
            nodes.append(i == 0 ? "" : ",")
                    .append(
                            "{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"format\":0,\"text\":\"")
                    .append(words)
                    .append("\"}]}");
        String lexical = Json.of("{\"root\":{\"children\":[" + nodes + "]}}").write();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"db\":[{\"data\":{\"posts\":[");
            for (int i = 0; i < posts; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"id\":\"p%1$d\",\"title\":\"Story %1$d\",\"slug\":\"story-%1$d\",\"lexical\":%2$s,\"status\":\"published\",\"visibility\":\"public\",\"published_at\":\"2019-03-05T08:00:00.000Z\"}"
                                        .formatted(i, lexical));
            out.write("],\"posts_meta\":[");
            for (int i = 0; i < posts; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"post_id\":\"p%d\",\"meta_title\":\"T\"}".formatted(i));
            out.write("],\"posts_tags\":[");
            for (int i = 0; i < posts * 3; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"post_id\":\"p%d\",\"tag_id\":\"t%d\",\"sort_order\":%d}"
                                        .formatted(i / 3, (i / 3 + i % 3) % 20, i % 3));
            out.write("],\"tags\":[");
            for (int i = 0; i < 20; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"id\":\"t%d\",\"name\":\"Tag %1$d\",\"slug\":\"tag-%1$d\"}"
                                        .formatted(i));
            out.write("]}}]}");
        }
    }
}
